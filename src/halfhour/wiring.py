"""Which adapter, model and phrase book stands behind each port; chosen once.

Each function imports what it wires: a command that judges one thing need not load what judges the others.
"""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from halfhour.adapters.archives.shelf import Shelf
    from halfhour.adapters.backups.folder import FolderBackups
    from halfhour.adapters.mail.imap import ImapMailbox
    from halfhour.adapters.mail.smtp import SmtpMail
    from halfhour.domain.follow_up import Workdays
    from halfhour.domain.interviews import Interviews
    from halfhour.domain.kind_model import KindModel
    from halfhour.domain.lawful.judging import LawfulKnowledge
    from halfhour.domain.mail_servers import MailServer
    from halfhour.domain.outreach.coach import Coach
    from halfhour.domain.practice.answers import Listening
    from halfhour.domain.practice.hearing import Ear
    from halfhour.domain.question_checks import QuestionKnowledge
    from halfhour.domain.scheduling.words.lexicon import Lexicon
    from halfhour.domain.talks.knowledge import Knowledge
    from halfhour.domain.thanks import Reader
    from halfhour.domain.vectors import Vectors
    from halfhour.domain.which import Judging
    from halfhour.ports import ArchiveIn, ArchiveOut, CalendarAddresses, CalendarServer, Mail, Passwords


@cache
def knowledge() -> "Knowledge":
    """Models and phrase books for reading talks, loaded at the first call."""
    from halfhour.domain.talks.knowledge import Knowledge
    from halfhour.models import load_lessons, load_salience
    from halfhour.phrases import language_profiles, talk_cues, talk_signals

    vectors = word_vectors()
    forms = question_knowledge().model.forms
    signals = talk_signals(vectors)
    return Knowledge(
        vectors, load_lessons(), load_salience(), signals, talk_cues(), language_profiles(), forms, interviews
    )


@cache
def interviews() -> "Interviews":
    """What knows how job interviews sound."""
    from halfhour.models.interviews import load_interviews

    return load_interviews(word_vectors())


@cache
def kind_model() -> "KindModel":
    """What tells which kind of conversation a message is about."""
    from halfhour.models import load_kinds

    return load_kinds()


@cache
def judging() -> "Judging":
    """What tells which kind of conversation a message, thread or talk is."""
    from halfhour.domain.which import Judging
    from halfhour.phrases import language_profiles, talk_cues

    return Judging(kind_model(), talk_cues(), language_profiles(), interviews)


@cache
def word_vectors() -> "Vectors":
    """Meaning of word pieces, shared by all readers."""
    from halfhour.models import load_vectors

    return load_vectors()


@cache
def coach() -> "Coach":
    """What the message coach knows, loaded at the first call."""
    from halfhour.domain.outreach.coach import Coach
    from halfhour.models.acts import load_scale, load_wishes
    from halfhour.phrases import language_profiles

    return Coach(word_vectors(), load_wishes(), load_scale(), language_profiles())


@cache
def lawful_knowledge() -> "LawfulKnowledge":
    """Model, cues and law for judging what an employer may ask, loaded at the first call."""
    from halfhour.domain.lawful.judging import LawfulKnowledge
    from halfhour.models.lawful import load_lawful
    from halfhour.phrases import language_profiles
    from halfhour.phrases.law import law, lawful_cues

    return LawfulKnowledge(word_vectors(), load_lawful(), lawful_cues(), law(), language_profiles())


@cache
def question_knowledge() -> "QuestionKnowledge":
    """What is needed to check questions, loaded at the first call."""
    from halfhour.domain.question_checks import QuestionKnowledge
    from halfhour.models.questions import load_questions
    from halfhour.phrases import language_profiles
    from halfhour.phrases.questions import question_hints, question_rewordings

    model = load_questions(word_vectors(), question_hints())
    return QuestionKnowledge(model, question_rewordings(), language_profiles())


@cache
def ear() -> "Ear":
    """What is needed to understand a turn in a rehearsal, loaded at the first call."""
    from halfhour.domain.kinds_shift import Drift
    from halfhour.domain.practice.hearing import Act, Ear
    from halfhour.phrases import language_profiles
    from halfhour.phrases.contracts import shift_cues
    from halfhour.phrases.practice import acts, listening, rarity, topics

    heard = {**acts(), Act.JOB_ASK: shift_cues()[Drift.JOB_ASK]}
    return Ear(question_knowledge().model, heard, topics(), listening(), language_profiles(), rarity())


@cache
def times_lexicon() -> "Lexicon":
    """All words in which people propose times, with an ear that is loaded with the first that names one, and links."""
    from halfhour.domain.scheduling.words.hearing import Ear, Hears
    from halfhour.domain.scheduling.words.link_nets import LinkNets, Links
    from halfhour.phrases.times_in_words import lexicon

    def load() -> Hears:
        from halfhour.models.times import load_attending

        return load_attending(word_vectors())

    def load_nets() -> LinkNets:
        from halfhour.models.times import load_links

        return load_links(word_vectors())

    return replace(lexicon(), ear=Ear(cache(load)), links=Links(cache(load_nets)))


@cache
def listening() -> "Listening":
    """What is needed to read an answer that is rehearsed, loaded at the first call."""
    from halfhour.domain.practice.answers import Listening
    from halfhour.phrases.answers import answer_cues, answer_topics, answer_verbs, generic_stems

    return Listening(answer_verbs(), answer_topics(word_vectors()), answer_cues(), generic_stems())


@cache
def thanks_reader() -> "Reader":
    """What is needed to judge a thank-you, loaded at the first call."""
    from halfhour.domain.thanks import Reader
    from halfhour.models.acts import load_acts, load_thanks_ear
    from halfhour.phrases import language_profiles

    vectors = word_vectors()
    return Reader(vectors, load_acts("thanks"), language_profiles(), load_thanks_ear(vectors))


def workdays(country: str, day: "date") -> "Workdays":
    """Business days of a country (ISO 3166-1) in the year of a day and those around it."""
    from halfhour.adapters.workdays import workdays_of

    return workdays_of(country, (day.year - 1, day.year, day.year + 1))


@dataclass(frozen=True, slots=True)
class Outside:
    """What stands behind the ports."""

    mail: "Mail"


def outside() -> Outside:
    """Whom we talk to: mail goes into a folder of the data folder."""
    from django.conf import settings

    from halfhour.adapters.mail.folder import FolderMail

    return Outside(FolderMail(settings.DATA / "outbox"))


def smtp(server: "MailServer", password: str | None) -> "SmtpMail":
    """Mail by a server."""
    from halfhour.adapters.mail.smtp import SmtpMail

    return SmtpMail(server, password)


def imap(server: "MailServer", password: str | None, folder: str = "INBOX") -> "ImapMailbox":
    """A mailbox at a server."""
    from halfhour.adapters.mail.imap import ImapMailbox

    return ImapMailbox(server, password, folder=folder)


def passwords() -> "Passwords":
    """Passwords stand in the environment or in the keyring of the machine."""
    from halfhour.adapters.passwords import KeyringPasswords

    return KeyringPasswords()


def calendar_addresses() -> "CalendarAddresses":
    """Calendars at addresses, fetched by https."""
    from halfhour.adapters.calendars.address import WebCalendars

    return WebCalendars()


def calendar_server(address: str, *, user: str, password: str, near: bool) -> "CalendarServer":
    """A CalDAV account."""
    from halfhour.adapters.calendars.caldav import CalDavServer

    return CalDavServer(address, user=user, password=password, near=near)


def archive_to(path: "Path", *, as_folder: bool = False) -> "ArchiveOut":
    """An archive as a ZIP, or as a folder."""
    from halfhour.adapters.archives.folder import FolderOut
    from halfhour.adapters.archives.zips import ZipOut

    return FolderOut(path) if as_folder else ZipOut(path)


def archive_from(path: "Path") -> "ArchiveIn":
    """The archive in a folder, or in a ZIP."""
    from halfhour.adapters.archives.folder import FolderIn
    from halfhour.adapters.archives.zips import ZipIn

    return FolderIn(path) if path.is_dir() else ZipIn(path)


def shelf(workspace: str) -> "Shelf":
    """Where archives of a workspace stand while they are made or looked at."""
    from django.conf import settings

    from halfhour.adapters.archives.shelf import Shelf

    return Shelf(settings.DATA / "archives" / workspace)


def backups() -> "FolderBackups | None":
    """Backups in the data folder; None where the database is PostgreSQL, which has tools of its own."""
    from pathlib import Path

    from django.conf import settings

    from halfhour.adapters.backups.folder import FolderBackups

    database = settings.DATABASES["default"]
    if "sqlite" not in database["ENGINE"]:
        return None
    return FolderBackups(Path(database["NAME"]), settings.DATA / "backups")


def machine_zone(wish: str) -> str:
    """The time zone of this machine by name, or the one wished for (TZ)."""
    from halfhour.adapters.machine_zone import machine_zone as zone

    return zone(wish)
