"""The way in: `main` turns arguments into an exit code and lets no traceback out.

Commands are files of this folder, imported when they are called: a start should cost no more than it uses.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from factlint.cli.problem import say, suggestion
from factlint.cli.streams import discard_output, prepare_streams
from factlint.reports.version import VERSION

COMMANDS: dict[str, str] = {
    "check": "Check documents against each other and print what cannot all be true.",
    "claims": "List what documents claim: dates, counts, agreements, people …",
    "align": "Show fact by fact what each source says.",
    "compare": "Compare two versions, translations or statements: facts added, removed, changed, in conflict.",
    "explain": "Show why a finding was made, or why two places were not joined or not flagged.",
    "report": "Write the discrepancy report for people, as HTML, Markdown or CSV.",
    "baseline": "Accept today's findings, so that `check --baseline` tells new ones only.",
    "rule": "Explain a rule, with its examples.",
    "config": "Show the configuration that holds here, and where each value comes from.",
    "init": "Write a commented configuration for this folder; with --ledger a draft of pinned facts.",
    "schema": "Print the JSON Schema of a command's JSON, of the configuration or the ledger.",
}
"""Name of each command and of its file, and what it does in a line."""


class Commands(click.Group):
    """The group of commands; help on all of them imports none."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names, in the order in which one meets them."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"factlint.cli.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that the arguments name, or what it may have been meant to be."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            ctx.fail(f"No such command {name!r}{suggestion(name, COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, _ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(VERSION, prog_name="factlint", message="%(prog)s %(version)s")
def commands() -> None:
    """Compare documents in several languages and flag where they cannot all be true.

    Exit code: 0 nothing found, 1 findings, 2 factlint could not do its job.
    """


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; 0 nothing found, 1 findings, 2 the job could not be done."""
    prepare_streams()
    try:
        words = [_no_option(word) for word in (sys.argv[1:] if argv is None else argv)]
        code = commands.main(words, "factlint", standalone_mode=False)
        return code if isinstance(code, int) else 0
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as problem:
        _explain(problem)
        return 2
    except BrokenPipeError:
        discard_output()
        return 0
    except (click.Abort, KeyboardInterrupt):
        return 130
    except Exception as error:
        if os.environ.get("FACTLINT_DEBUG"):
            raise
        say(internal_error(error))
        return 2


def _no_option(word: str) -> str:
    """A file whose name begins like an option, as hooks are given it, so that it is taken for a file."""
    return f"./{word}" if word.startswith("-") and "." in word and os.path.lexists(word) else word


def _explain(problem: click.ClickException) -> None:
    """One line for a mistake in what was typed; the whole help where nothing was."""
    message = problem.format_message()
    if not isinstance(problem, click.UsageError) or message.startswith("Usage:"):
        problem.show()
    else:
        path = problem.ctx.command_path if problem.ctx else "factlint"
        say(f"{message.rstrip('.')} (see {path} --help)")


def internal_error(error: Exception) -> str:
    """What a user is told of a fault of factlint's own."""
    what = " ".join(f"{type(error).__name__}: {error}".split())
    return (
        f"internal error: {what}. This is a fault in factlint: please report it with the command "
        "and, if you can, the document (FACTLINT_DEBUG=1 shows where it happened)."
    )
