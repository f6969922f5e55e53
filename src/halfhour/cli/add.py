"""`halfhour add`: somebody new."""

import click


@click.command(short_help="Add somebody you would like to talk with.")
@click.argument("name")
@click.option("--role", default="", help="What they do.")
@click.option("--organization", default="", help="Where they are.")
@click.option("--email", default="", help="Their e-mail address.")
@click.option("--talk", is_flag=True, help="Begin a conversation with them, so that Today asks you to write.")
@click.option("--another", is_flag=True, help="Also when somebody of this name is there already.")
def command(name: str, role: str, organization: str, email: str, talk: bool, another: bool) -> None:
    """Add NAME to your people; quote a name of several words: halfhour add "Ngozi Okafor" --role engineer."""
    from halfhour.cli.workspaces import local_person
    from halfhour.domain.errors import InputError

    name = " ".join(name.split())
    if not name or len(name) > 200 or len(role) > 200:
        raise InputError(
            "A name, and what they do, has 1 to 200 characters.", "Shorten it, or write the rest as a note."
        )
    address = _address(email)
    user = local_person()
    from halfhour.actions.people import add_person, begin_with
    from halfhour.cli.prints import shown

    assert user.workspace
    if not another:
        _require_new(user.workspace, name)
    added = add_person(user.workspace, {"name": name, "role": role}, organization=organization, email=address)
    click.echo(f"{shown(added.name)} is among your people.")
    if talk:
        begin_with(added, zone=user.zone)
        click.echo("  A conversation with them is begun; Today asks you to write.")


def _address(email: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    from halfhour.domain.errors import InputError

    try:
        return validate_email(email, check_deliverability=False).normalized if email else ""
    except EmailNotValidError as error:
        raise InputError(f"{email} is no e-mail address.", "It looks like name@example.org.") from error


def _require_new(workspace: object, name: str) -> None:
    """Nobody of this name is there.

    Raises:
        RuleError: somebody is.
    """
    from halfhour.cli.somebody import described
    from halfhour.domain.errors import RuleError
    from halfhour.domain.names import plain_person

    there = workspace.people.present().select_related("organization")  # type: ignore[attr-defined]
    if found := there.filter(plain=plain_person(name)).first():
        raise RuleError(
            f"{described(found)} is among your people already.", "If it is somebody else, add --another to the command."
        )
