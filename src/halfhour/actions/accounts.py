"""The local person and their workspaces."""

from django.conf import settings
from django.db import transaction

from halfhour.records.accounts import LOCAL, User, Workspace


def welcome_local_person() -> User:
    """The one user of this machine, with a workspace to be in; both are made at the first call."""
    user = User.objects.select_related("workspace").filter(username=LOCAL).first()
    if user and user.workspace:
        return user
    with transaction.atomic():
        user, _ = User.objects.select_related("workspace").get_or_create(
            username=LOCAL,
            defaults={"password": "!", "zone": settings.MACHINE_ZONE},  # "!" can never be signed in with
        )
        if user.workspace is None:
            start_own_workspace(user)
    return user


def start_own_workspace(user: User) -> Workspace:
    """Moves them into their own workspace, which is made empty at the first call."""
    with transaction.atomic():
        workspace = Workspace.objects.own().filter(memberships__user=user).first()
        if workspace is None:
            workspace = Workspace.objects.create(name="My conversations")
            user.memberships.create(workspace=workspace)
        enter_workspace(user, workspace)
    return workspace


def enter_workspace(user: User, workspace: Workspace) -> None:
    """The pages show this workspace from now on."""
    user.workspace = workspace
    user.save(update_fields=["workspace"])
