"""All tables, so that Django finds them."""

from halfhour.records.accounts import Membership, User, Workspace
from halfhour.records.consents import Consent
from halfhour.records.conversations import Conversation, PlannedQuestion
from halfhour.records.kind_notes import KindNote
from halfhour.records.people import Organization, Person
from halfhour.records.revisions import Revision
from halfhour.records.talks import KeptAnswer, KeptLines, Talk, Upload

__all__ = [
    "Consent",
    "Conversation",
    "KeptAnswer",
    "KeptLines",
    "KindNote",
    "Membership",
    "Organization",
    "Person",
    "PlannedQuestion",
    "Revision",
    "Talk",
    "Upload",
    "User",
    "Workspace",
]
