"""All tables, so that Django finds them."""

from halfhour.records.accounts import Membership, User, Workspace
from halfhour.records.afterwards import Advice, Promise, Rest
from halfhour.records.consents import Consent
from halfhour.records.conversations import Conversation, Event, PlannedQuestion
from halfhour.records.dossiers import Fact, Reference, Source
from halfhour.records.hiring import (
    Candidate,
    Decision,
    EvidenceSheet,
    GroupFigure,
    KitQuestion,
    Need,
    Observation,
    Opening,
    TeamMember,
)
from halfhour.records.hosting import Booking, BookingPage, Knock
from halfhour.records.imports import ColumnMapping, Forgetting, Import, Merge, NotTheSame, Origin
from halfhour.records.kind_notes import KindNote
from halfhour.records.letters import Draft, MailAccount, Message, Parcel
from halfhour.records.people import Address, Alias, Contact, Group, Introduction, Organization, Person, Post
from halfhour.records.practice import Rehearsal, Story, Telling
from halfhour.records.revisions import Revision
from halfhour.records.scheduling import (
    Availability,
    Calendar,
    CalendarAccount,
    CalendarItem,
    Meeting,
    MeetingCopy,
    OfferedTime,
    TimeOffer,
)
from halfhour.records.sittings import Mark, Sitting
from halfhour.records.talks import KeptAnswer, KeptLines, Talk, Upload
from halfhour.records.trials import Trial

__all__ = [
    "Address",
    "Advice",
    "Alias",
    "Availability",
    "Booking",
    "BookingPage",
    "Calendar",
    "CalendarAccount",
    "CalendarItem",
    "Candidate",
    "ColumnMapping",
    "Consent",
    "Contact",
    "Conversation",
    "Decision",
    "Draft",
    "Event",
    "EvidenceSheet",
    "Fact",
    "Forgetting",
    "Group",
    "GroupFigure",
    "Import",
    "Introduction",
    "KeptAnswer",
    "KeptLines",
    "KindNote",
    "KitQuestion",
    "Knock",
    "MailAccount",
    "Mark",
    "Meeting",
    "MeetingCopy",
    "Membership",
    "Merge",
    "Message",
    "Need",
    "NotTheSame",
    "Observation",
    "OfferedTime",
    "Opening",
    "Organization",
    "Origin",
    "Parcel",
    "Person",
    "PlannedQuestion",
    "Post",
    "Promise",
    "Reference",
    "Rehearsal",
    "Rest",
    "Revision",
    "Sitting",
    "Source",
    "Story",
    "Talk",
    "TeamMember",
    "Telling",
    "TimeOffer",
    "Trial",
    "Upload",
    "User",
    "Workspace",
]
