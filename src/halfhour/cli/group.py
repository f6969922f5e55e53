"""The `halfhour` group: each command is a module of the same name, imported only when it is called."""

from importlib import import_module

import click

import halfhour as package

COMMANDS = {
    "read": "Show the turns of a talk, whatever program wrote the file.",
    "debrief": "Five lines, what was learned, questions and promises of a talk.",
    "which": "Which kind of conversation is it? A mail, an invitation, a talk.",
    "coach": "Is this message, which asks for a conversation, ready to send?",
    "thanks": "Is this thank-you ready to send?",
    "lawful": "May an employer ask this? Planned questions, by the law of a country.",
    "questions": "Does each question open the talk? Form, topic, and a better wording.",
    "rehearse": "Practise leading a talk, with an invented host who answers.",
    "free": "Which half hours suit both? From calendars, in two zones.",
    "when": "Which times does a message propose? As slots, or one question.",
    "calendar": "What a calendar file says, and which of its zones nobody knows.",
    "people": "Your people: found by words, or by where they are.",
    "today": "What is due and why, and what comes in the next seven days.",
    "add": "Add somebody you would like to talk with.",
    "note": "Note that you had to do with somebody, in a few words.",
    "serve": "Serve the pages on this machine, with the worker beside them.",
    "export": "Everything you keep, as a ZIP or a folder that anybody can read.",
    "import": "Bring an archive back, or people from LinkedIn, Google, Outlook, cards, any table.",
    "backup": "Copy the whole database, also while Halfhour runs.",
    "restore": "Put a backup back; what is there now is put aside, never deleted.",
    "completion": "Print the lines that teach a shell to complete halfhour.",
}
"""Command → its one line of help; a table, so that `--help` imports none of them."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports them late."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command from its module; None for a name that is not in the table."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"halfhour.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands for `--help`, from the table alone."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package.__version__, prog_name="halfhour")
def halfhour() -> None:
    """Halfhour carries a person through the two conversations that start careers.

    It works on this machine alone: nothing leaves it, and no account is needed.
    """
