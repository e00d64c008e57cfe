"""Towns of the world: where they lie, and so whether two of them may be one place.

The list, `languages/names/town.txt`, is of GeoNames. Of a name that several towns bear no one knows which is meant: it
may be any of them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from importlib.resources import files
from math import cos, hypot, radians

Point = tuple[float, float]
"""Degrees of latitude and longitude."""
_NEAR = 60.0
"""Kilometres within which the name of a town may stand for what lies around it."""
_DEGREE = 111.2
"""Kilometres of a degree of latitude."""


def town(form: str) -> str:
    """The name of the town that is called so; "" where none is.

    >>> town("诗巫"), town("Sibu"), town("Nowhere at All")
    ('Sibu', 'Sibu', '')
    """
    line = _line(form)
    return line[0] or form if line else ""


def apart(one: str, two: str) -> bool:
    """Whether two names are surely of two towns: both are known, and none of the one lies near any of the other.

    >>> apart("Sibu", "Kuching"), apart("Sibu", "Nowhere at All"), apart("Rotterdam", "Schiedam")
    (True, False, False)
    """
    first, second = _points(one), _points(two)
    return bool(first and second) and all(_kilometres(a, b) > _NEAR for a in first for b in second)


def _points(form: str) -> tuple[Point, ...]:
    line = _line(form)
    pairs = (point.split(",") for point in line[1].split()) if line else ()
    return tuple((float(latitude), float(longitude)) for latitude, longitude in pairs)


def _kilometres(a: Point, b: Point) -> float:
    """Their distance, roughly."""
    east = (abs(a[1] - b[1]) + 180) % 360 - 180
    return _DEGREE * hypot(a[0] - b[0], east * cos(radians((a[0] + b[0]) / 2)))


@lru_cache(maxsize=4096)
def _line(form: str) -> tuple[str, str] | None:
    """The name and the points behind a form."""
    data, sought = _data(), form.encode()
    low, high = 0, len(data)
    while low < high:
        middle = (low + high) // 2
        start, end = data.rfind(b"\n", low, middle) + 1 or low, data.find(b"\n", middle)
        key, _, rest = data[start:end].partition(b"\t")
        if key == sought:
            name, _, points = rest.decode().partition("\t")
            return name, points
        low, high = (end + 1, high) if key < sought else (low, start)
    return None


@cache
def _data() -> bytes:
    """The list, sorted as its bytes are; it is searched as it lies, for a text names few towns."""
    return (files("factlint.claims.languages") / "names" / "town.txt").read_bytes()
