"""Messages of D105 name every stage of the lexicons in plain words."""

from factlint.claims.languages import tables
from factlint.rules.dates.stage_names import SAID


def test_every_stage_has_words() -> None:
    stages = {stage for data in tables("happenings").values() for part in ("verbs", "nouns") for stage in data[part]}
    stages |= {stage for data in tables("stages").values() for stage in (*data["words"], *data["events"])}
    assert stages <= SAID.keys()
