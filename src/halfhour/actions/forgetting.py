"""Forgetting a person everywhere: their records go for good, and texts that name them say "somebody" from then on."""

import io
import re
import zipfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from html import unescape
from typing import Any

from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q

from halfhour.domain.forgetting import Named, Redaction, is_named, names_of, without
from halfhour.domain.names import plain_person
from halfhour.ports import Mail
from halfhour.records.accounts import Membership, User, Workspace
from halfhour.records.afterwards import Rest
from halfhour.records.conversations import Conversation
from halfhour.records.dossiers import Fact, Source
from halfhour.records.hiring import Candidate
from halfhour.records.hosting import Booking, Knock
from halfhour.records.imports import Forgetting, Import, Merge
from halfhour.records.kept import Kept, PlainField, that_follow
from halfhour.records.letters import Message, Parcel
from halfhour.records.people import Address, Person
from halfhour.records.practice import Rehearsal
from halfhour.records.revisions import Revision
from halfhour.records.talks import KeptAnswer, KeptLines, Talk, Upload
from halfhour.records.trials import Trial

SHOWN = 12
"""Places that a preview shows as they are and as they will be (our own default)."""

_APART = frozenset({User, Workspace, Membership, Forgetting, Revision, KeptAnswer, Upload, Rest, Knock, Trial})
_FIRST = (Talk, Source)
"""Texts in which others count places; these are rewritten before the others."""
_OWN = {Person: frozenset({"name", "call_me", "role"}), Address: frozenset({"value", "plain", "label"})}
"""What other people are called and how they are reached is theirs."""
_ESCAPED = re.compile(r"\\u[0-9a-fA-F]{4}|=\?[\w-]+\?|=[0-9A-F]{2}")


@dataclass
class Change:
    """What forgetting somebody does: how many records go, how many are rewritten, by table, and some places before and after."""

    removed: Counter[str] = field(default_factory=Counter)
    rewritten: Counter[str] = field(default_factory=Counter)
    originals: int = 0
    places: list[tuple[str, str, str]] = field(default_factory=list)
    namesake: bool = False
    """Somebody else bears the whole name, so that only their own conversations are rewritten."""


def what_would_change(person: Person) -> Change:
    """What forgetting them would do; nothing is changed."""
    return _Forgetter(person, dry=True).run()


def forget_person(person: Person, *, now: datetime, mail: Mail | None = None) -> Forgetting:
    """Forgets them everywhere; it cannot be taken back. What is noted of it is when, and how many records it touched.

    Args:
        mail: told to let go of letters to them, once the records are gone.
    """
    letters = _letters_to(person)
    done = _forget(person, now)
    if mail:
        mail.forget(letters)
    return done


def _letters_to(person: Person) -> tuple[str, ...]:
    """The Message-IDs of all letters to a person, or in conversations with them."""
    to_them = Q(person=person) | Q(conversation__people=person) | Q(to__in=person.addresses.values("value"))
    return tuple(
        Parcel.objects.filter(to_them, workspace=person.workspace).values_list("mail_id", flat=True).distinct()
    )


def _forget(person: Person, now: datetime) -> Forgetting:
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten in the file too
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)
        done = _Forgetter(person, dry=False).run()
        counts = {
            "removed": dict(done.removed),
            "rewritten": dict(done.rewritten),
            "originals": done.originals,
        }
        return Forgetting.objects.create(workspace=person.workspace, on=now, counts=counts)


class _Forgetter:
    """One forgetting; with `dry` it only looks."""

    def __init__(self, person: Person, *, dry: bool) -> None:
        self.workspace, self.dry = person.workspace, dry
        self.people = _same(person)
        self.ids = {each.pk for each in self.people}
        self.conversations = set(
            Conversation.people.through.objects.filter(person_id__in=self.ids).values_list("conversation_id", flat=True)
        )
        self.change = Change()
        self.brought = set(Import._base_manager.filter(origins__person__in=self.ids).values_list("pk", flat=True))
        self.around = self._named()
        full = () if self.change.namesake else self.around.full
        self.everywhere = replace(self.around, full=full)
        self.named: dict[str, Named] = {}
        self.talks: dict[str, str] = {}
        self.turns: dict[tuple[str, int], Redaction] = {}
        self.sources: dict[str, Redaction] = {}
        self.near_rows: set[str] = set()
        self.gone: defaultdict[Any, set[Any]] = defaultdict(set)
        self._read_talks()

    def run(self) -> Change:
        """All of it, in the order in which one thing needs another."""
        self._remove_what_hangs()
        tables = [*_FIRST, *(model for model in _tables() if model not in _FIRST)]
        for model in tables:
            self._rewrite(model)
        self._originals()
        self._remove_what_holds_them()
        if not self.dry:
            Merge.objects.filter(Q(kept__in=self.ids) | Q(gone__in=self.ids)).delete()
            Person._base_manager.filter(pk__in=self.ids).delete()
        return self.change

    # ---- who they are, and who is called alike ----

    def _named(self) -> Named:
        full, short = self._names(())
        mine = {word for name in full for word in plain_person(name).split()}
        others = self.workspace.people.present().exclude(pk__in=self.ids)
        alike = [
            (name, plain)
            for name, plain in others.values_list("name", "plain")
            if not mine.isdisjoint(plain.split()) and " " in name.strip()
        ]
        plains = {plain_person(person.name) for person in self.people}
        self.change.namesake = any(plain in plains for _, plain in alike)
        users = User.objects.filter(memberships__workspace=self.workspace).exclude(name="")
        spared = [name for name, plain in alike if plain not in plains] + [
            user.name for user in users if " " in user.name
        ]
        reached = self._addresses()
        return Named(full, short, tuple(spared), *reached)

    def _names(self, shared: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
        pairs = [names_of(person.name, person.call_me, shared=shared) for person in self.people]
        return (
            tuple(dict.fromkeys(name for full, _ in pairs for name in full)),
            tuple(dict.fromkeys(name for _, short in pairs for name in short)),
        )

    def _addresses(self) -> tuple[tuple[str, ...], ...]:
        """Those that nobody else has: e-mail, telephone, pages."""
        rows = Address.objects.filter(person__in=self.ids)
        found: dict[str, set[str]] = {"email": set(), "phone": set(), "page": set()}
        for way, plain, value in rows.values_list("way", "plain", "value"):
            found[way] |= {plain, value} if way == "email" else {plain}
        shared = set(
            Address.objects.present()
            .filter(workspace=self.workspace, plain__in=[plain for plains in found.values() for plain in plains])
            .exclude(person__in=self.ids)
            .values_list("plain", flat=True)
        )
        return tuple(tuple(sorted(found[way] - shared - {""})) for way in ("email", "phone", "page"))

    def _read_talks(self) -> None:
        """Which names mean whom in each of their conversations."""
        beside: dict[str, set[str]] = {pk: set() for pk in self.conversations}
        through = Conversation.people.through.objects.filter(
            conversation_id__in=self.conversations, person__removed_at=None
        ).exclude(person_id__in=self.ids)
        for pk, name in through.values_list("conversation_id", "person__name"):
            beside[pk] |= set(name.split())
        spared: dict[str, set[str]] = {pk: set() for pk in self.conversations}
        for talk in Talk.objects.filter(conversation_id__in=self.conversations).only("conversation_id", "me", "turns"):
            self.talks[talk.pk] = talk.conversation_id
            beside[talk.conversation_id] |= set(talk.me.split())
            spared[talk.conversation_id] |= {label for label in talk.labels() if self._is_of_another(label)}
        for pk in self.conversations:
            full, short = self._names(beside[pk])
            others = (*self.around.spared, *sorted(spared[pk]))
            self.named[pk] = replace(self.around, full=full, short=short, spared=others)

    def _is_of_another(self, label: str) -> bool:
        words = label.split()
        return len(words) > 1 and len(words[-1]) > 2 and not is_named(label, self.around)

    # ---- what goes ----

    def _remove_what_hangs(self) -> None:
        self._hang(Person, self.ids)
        self._delete(Message._base_manager.filter(person__in=self.ids, conversation=None))
        self._delete(Parcel._base_manager.filter(person__in=self.ids, left_at=None))
        self._remove_what_they_booked()
        self._remove_what_was_noted_of_them()
        keys = Q()
        for pk in self.ids:
            keys |= Q(key__contains=pk)
        self._delete(Rest.objects.filter(keys, workspace=self.workspace))

    def _remove_what_they_booked(self) -> None:
        """Half hours that they asked for, accepted or not, and the letters about them."""
        theirs = Q(person__in=self.ids) | Q(conversation__in=self.conversations)
        rows = Booking._base_manager.filter(workspace=self.workspace)
        rows = rows.filter(theirs | Q(guest_address__in=self.around.emails))
        self._delete(Parcel._base_manager.filter(booking__in=rows.values("pk")))
        self._delete(rows)

    def _remove_what_was_noted_of_them(self) -> None:
        """What a hiring team noted of them, as candidates known by their record or their address; and rehearsals with what was known."""
        theirs = Q(person__in=self.ids) | Q(conversation__in=self.conversations) | Q(address__in=self.around.emails)
        rows = Candidate._base_manager.filter(theirs, workspace=self.workspace)
        self._delete(Parcel._base_manager.filter(candidate__in=rows.values("pk")))
        self._delete(rows)
        self._delete(Rehearsal._base_manager.filter(person__in=self.ids))

    def _hang(self, model: Any, ids: set[Any]) -> None:
        """Notes as gone what the database takes away with some rows."""
        self.gone[model] |= ids
        self._count(self.change.removed, model, len(ids))
        for relation in model._meta.related_objects:
            if not relation.many_to_many and relation.on_delete is models.CASCADE:
                below = relation.related_model
                rows = below._base_manager.filter(**{f"{relation.field.name}__in": ids})
                if found := set(rows.values_list("pk", flat=True)) - self.gone[below]:
                    self._hang(below, found)

    def _remove_what_holds_them(self) -> None:
        answers = KeptAnswer.objects.filter(workspace=self.workspace)
        touched = [
            answer.pk
            for answer in answers.only("talk_id", "answer")
            if answer.talk_id in self.talks or self._json(answer.answer, self.everywhere, near=False) != answer.answer
        ]
        self._delete(answers.filter(pk__in=touched))
        uploads = [upload for upload in Upload.objects.filter(workspace=self.workspace) if self._upload_holds(upload)]
        self._delete(Upload.objects.filter(pk__in=[upload.pk for upload in uploads]))
        kept = Revision.objects.filter(workspace=self.workspace).order_by()
        gone = {pk for pks in self.gone.values() for pk in pks}
        held = [
            pk
            for pk, record, before in kept.values_list("pk", "record", "before")
            if record in gone or self._revision_holds(record, before)
        ]
        for start in range(0, len(held), 500):
            self._delete(kept.filter(pk__in=held[start : start + 500]))

    def _revision_holds(self, record: str, before: Any) -> bool:
        near = record in self.near_rows
        ids = any(pk in str(before) for pk in self.ids)
        return ids or self._json(before, self.around if near else self.everywhere, near=near) != before

    def _upload_holds(self, upload: Upload) -> bool:
        near = upload.conversation_id in self.conversations
        return near or any(is_named(text, self.everywhere) for text in (upload.name, *_texts(bytes(upload.blob))))

    # ---- what is rewritten ----

    def _rewrite(self, model: Any) -> None:
        names = _worded(model)
        links = [
            column.attname
            for column in model._meta.concrete_fields
            if column.is_relation and column.name in {"conversation", "talk", "person", "source"}
        ]
        rows = model._base_manager.filter(workspace=self.workspace).exclude(pk__in=self.gone[model]).order_by()
        changed = 0
        for pk, *values in rows.values_list("pk", *links, *names).iterator(chunk_size=500):
            named, near = self._names_in(model, pk, dict(zip(links, values, strict=False)))
            if near:
                self.near_rows.add(pk)
            stands = dict(zip(names, values[len(links) :], strict=True))
            becomes = self._becomes(model, pk, stands, named, near=near, links=dict(zip(links, values, strict=False)))
            if becomes:
                changed += 1
                self._show(model, stands, becomes)
                if not self.dry:
                    self._store(model, pk, becomes)
        self._count(self.change.rewritten, model, changed)

    def _names_in(self, model: Any, pk: str, links: dict[str, Any]) -> tuple[Named, bool]:
        """Which names count in a row, and whether it belongs to a conversation of theirs."""
        conversation = pk if model is Conversation else links.get("conversation_id")
        if conversation is None:
            conversation = self.talks.get(pk if model is Talk else links.get("talk_id", ""))
        if conversation in self.conversations:
            return self.named[conversation], True
        is_theirs = links.get("person_id") in self.ids
        return self.around if is_theirs else self.everywhere, is_theirs

    def _becomes(
        self, model: Any, pk: str, stands: dict[str, Any], named: Named, *, near: bool, links: dict[str, Any]
    ) -> dict[str, Any]:
        """The columns that change, as they will be."""
        becomes = {}
        for name, value in stands.items():
            if model is Talk and name == "turns":
                new: Any = self._turns(pk, value, named, near=near)
            elif model is KeptLines and name == "lines":
                new = self._lines(links["talk_id"], value, named, near=near)
            elif model is Source and name == "text":
                self.sources[pk] = without(value, named, near=near)
                new = self.sources[pk].text
            else:
                new = self._json(value, named, near=near)
            if new != value:
                becomes[name] = new
        if model is Fact and (redaction := self.sources.get(links["source_id"])) and redaction.cuts:
            becomes |= self._moved(pk, redaction)
        return becomes

    def _turns(self, talk: str, turns: list[Any], named: Named, *, near: bool) -> list[Any]:
        written = []
        for number, (speaker, text, *rest) in enumerate(turns):
            redaction = without(text, named, near=near)
            if redaction.cuts:
                self.turns[talk, number] = redaction
            written.append([self._json(speaker, named, near=near), redaction.text, *rest])
        return written

    def _lines(self, talk: str, lines: list[Any], named: Named, *, near: bool) -> list[Any]:
        written = []
        for line in lines:
            new = self._json({name: value for name, value in line.items() if name != "quotes"}, named, near=near)
            quotes = [self._quote(talk, quote) for quote in line["quotes"]]
            written.append({**new, "quotes": quotes})
        return written

    def _quote(self, talk: str, quote: dict[str, Any]) -> dict[str, Any]:
        redaction = self.turns.get((talk, quote["turn"]))
        if redaction is None:
            return quote
        return {**quote, "start": redaction.moved(quote["start"]), "end": redaction.moved(quote["end"])}

    def _moved(self, fact: str, redaction: Redaction) -> dict[str, int]:
        start, end = Fact._base_manager.values_list("start", "end").get(pk=fact)
        return {"start": redaction.moved(start), "end": redaction.moved(end)}

    def _json(self, value: Any, named: Named, *, near: bool) -> Any:
        """A text, or what holds texts, without them."""
        if isinstance(value, str):
            return without(value, named, near=near).text
        if isinstance(value, list):
            return [self._json(each, named, near=near) for each in value]
        if isinstance(value, dict):
            return {
                self._json(key, named, near=near): self._json(each, named, near=near) for key, each in value.items()
            }
        return value

    def _store(self, model: Any, pk: str, becomes: dict[str, Any]) -> None:
        record = model._base_manager.get(pk=pk)
        for name, value in becomes.items():
            longest = getattr(model._meta.get_field(name), "max_length", None)
            setattr(record, name, value[:longest] if isinstance(value, str) and longest else value)
        names = [*becomes, *that_follow(record, becomes), *(["changed_at"] if isinstance(record, Kept) else [])]
        try:
            with transaction.atomic():
                record.save(update_fields=names)
        except IntegrityError:
            # Two names that differed only by the person's name: the second one bears a sign of its own.
            for name in becomes:
                if isinstance(getattr(record, name), str):
                    setattr(record, name, f"{getattr(record, name)[:180]} {pk[:6]}")
            record.save(update_fields=names)

    # ---- files as they came ----

    def _originals(self) -> None:
        for talk in self._with_blob(Talk):
            near = talk.pk in self.talks
            named = self.named[self.talks[talk.pk]] if near else self.everywhere
            self._file(talk, self._talk_blob(bytes(talk.blob), named, near=near))
        for model in (Message, Source):
            for row in self._with_blob(model):
                near = getattr(row, "conversation_id", None) in self.conversations
                if near or self._holds(bytes(row.blob)):
                    self._file(row, None)
        for taken in self._with_blob(Import):
            if taken.pk in self.brought or self._holds(bytes(taken.blob)):
                self._file(taken, b"")
                if not self.dry:
                    Import._base_manager.filter(pk=taken.pk).update(look={}, looked_at=None)

    def _with_blob(self, model: Any) -> Iterator[Any]:
        rows = model._base_manager.filter(workspace=self.workspace, blob__isnull=False).exclude(pk__in=self.gone[model])
        yield from rows.order_by().only("pk", "blob", *(["conversation_id"] if model is Message else [])).iterator(50)

    def _talk_blob(self, blob: bytes, named: Named, *, near: bool) -> bytes | None:
        """The file without them; empty where its form hides words; the same bytes where it does not name them."""
        if not near and not self._holds(blob):
            return blob
        try:
            text = blob.decode("utf-8")
        except UnicodeDecodeError:
            return b""
        if "\0" in text or _ESCAPED.search(text) or unescape(text) != text:
            return b""
        return without(text, named, near=near).text.encode()

    def _holds(self, blob: bytes) -> bool:
        return any(is_named(text, self.everywhere) for text in _texts(blob))

    def _file(self, row: Any, blob: bytes | None) -> None:
        if row.blob is not None and bytes(row.blob) == blob:
            return
        self.change.originals += 1
        if not self.dry:
            type(row)._base_manager.filter(pk=row.pk).update(blob=blob)

    # ---- telling ----

    def _delete(self, rows: Any) -> None:
        found = set(rows.values_list("pk", flat=True)) - self.gone[rows.model]
        if found:
            self._hang(rows.model, found)
        if not self.dry:
            rows.delete()

    def _count(self, counts: Counter[str], model: Any, many: int) -> None:
        if many:
            counts[model._meta.model_name] += many

    def _show(self, model: Any, stands: dict[str, Any], becomes: dict[str, Any]) -> None:
        for name, new in becomes.items():
            for before, after in _differing(stands.get(name), new):
                place = (model._meta.model_name, *_around(before, after))
                if len(self.change.places) < SHOWN and place not in self.change.places:
                    self.change.places.append(place)


def _same(person: Person) -> list[Person]:
    """The record of a person, those that were merged into it, and removed ones of the same name."""
    found = {person.pk: person}
    waiting = [person.pk]
    while waiting:
        merged = Merge._base_manager.filter(kept__in=waiting, undone_at=None).select_related("gone")
        waiting = [merge.gone_id for merge in merged if merge.gone_id not in found]
        found |= {merge.gone_id: merge.gone for merge in merged}
    elsewhere = Merge._base_manager.filter(undone_at=None).exclude(kept__in=found).values("gone")
    left = Person._base_manager.filter(
        workspace=person.workspace, plain=plain_person(person.name), removed_at__isnull=False
    )
    return [*found.values(), *left.exclude(pk__in=found).exclude(pk__in=elsewhere)]


def _tables() -> list[Any]:
    return [model for model in apps.get_app_config("records").get_models() if model not in _APART]


def _worded(model: Any) -> list[str]:
    """Columns that hold words."""
    own = _OWN.get(model, frozenset())
    return [
        column.attname
        for column in model._meta.concrete_fields
        if isinstance(column, models.CharField | models.TextField | models.JSONField)
        and not column.primary_key
        and not column.is_relation
        and not column.choices
        and not isinstance(column, PlainField)
        and column.name not in own
    ]


def _texts(blob: bytes) -> Iterator[str]:
    """The words in a file, of whatever form, with tags and escapes taken away."""
    if blob[:2] == b"PK":
        try:
            with zipfile.ZipFile(io.BytesIO(blob)) as folder:
                for name in folder.namelist():
                    yield name
                    yield from _texts(folder.read(name))
        except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError):
            return
        return
    text = blob.decode("utf-16" if blob[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", "replace")
    yield text
    bare = unescape(re.sub(r"<[^>]*>", "", text)).replace("=\n", "").replace("=\r\n", "")
    if bare != text:
        yield bare
    if "\ufffd" in text:
        yield blob.decode("latin-1")


def _differing(before: Any, after: Any) -> Iterator[tuple[str, str]]:
    if isinstance(before, str) and isinstance(after, str):
        if before != after:
            yield before, after
    elif isinstance(before, list) and isinstance(after, list):
        for one, other in zip(before, after, strict=False):
            yield from _differing(one, other)
    elif isinstance(before, dict) and isinstance(after, dict):
        yield from _differing(list(before.values()), list(after.values()))


def _around(before: str, after: str, width: int = 60) -> tuple[str, str]:
    """Both texts from shortly before they differ."""
    first = next((place for place, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
    start = max(0, first - width // 2)
    return tuple(  # type: ignore[return-value]
        ("…" if start else "")
        + text[start : start + 2 * width].strip()
        + ("…" if len(text) > start + 2 * width else "")
        for text in (before, after)
    )
