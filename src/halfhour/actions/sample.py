"""The sample workspace: invented people in the middle of their search, to look round in."""

from datetime import date

from django.db import transaction

from halfhour.actions.accounts import enter_workspace, welcome_local_person
from halfhour.records.accounts import User, Workspace


def prepare_sample_workspace(user: User | None = None, *, today: date) -> Workspace:
    """The sample as of a day, made at the first call; somebody new to Halfhour begins in it."""
    user = user or welcome_local_person()
    with transaction.atomic():
        sample = Workspace.objects.samples().filter(memberships__user=user).first()
        if sample is None:
            sample = Workspace.objects.create(name="Sample", is_sample=True)
            user.memberships.create(workspace=sample)
            if user.workspace is None or not user.workspace.conversations.exists():
                enter_workspace(user, sample)
    return sample
