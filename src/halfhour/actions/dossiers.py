"""Keeping what is known of people and places, and finding the rare ground that one shares with somebody."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from halfhour.actions.undo import change
from halfhour.domain.dossiers import (
    CommonGround,
    Commons,
    Document,
    FactCues,
    Form,
    Matter,
    Shared,
    Trait,
    findings,
    rare,
    shared_by,
    years_in,
)
from halfhour.domain.errors import InputError
from halfhour.domain.names import plain_place
from halfhour.records.accounts import Workspace
from halfhour.records.dossiers import Fact, Source
from halfhour.records.people import Organization, Person, Post
from halfhour.records.revisions import Revision


def keep_source(
    workspace: Workspace,
    document: Document,
    cues: FactCues,
    *,
    on: date,
    person: Person | None = None,
    organization: Organization | None = None,
    blob: bytes | None = None,
    name: str = "",
    address: str = "",
) -> tuple[Source, Revision | None]:
    """Keeps a source with the facts in it; the same text again is kept once, and then there is nothing to undo.

    Args:
        on: the day it speaks for, where it does not say one itself.
        person, organization: whom it is about; oneself when neither.
    """
    about = {"person": person, "organization": organization}
    known = workspace.sources.present().filter(**_is(about), text=document.text).first()
    if known:
        return known, None
    with transaction.atomic():
        source = workspace.sources.create(
            **about,
            form=document.form,
            name=(name or document.title or document.form)[:255],
            address=(address or document.address or next(iter(document.links), ""))[:500],
            text=document.text,
            blob=blob,
            on=document.day or on,
            removed_at=timezone.now(),
        )
        Fact.objects.bulk_create(
            Fact(
                workspace=workspace,
                source=source,
                topic=one.matter,
                text=one.text[:500],
                start=one.start,
                end=one.end,
                since=one.since,
                until=one.until,
            )
            for one in findings(document, cues, keep_all=document.form is Form.NOTE)
        )
        return source, change(source, "added", removed_at=None)


def keep_fact(source: Source, words: str, matter: Matter) -> Revision:
    """Keeps words of a source as a fact of their own.

    Raises:
        InputError: they do not stand in the source.
    """
    pattern = r"\s+".join(map(re.escape, words.split()))
    place = re.search(pattern, source.text, re.IGNORECASE) if pattern else None
    if place is None:
        raise InputError("These words do not stand in this source.", "Copy them from its text as they are.")
    since, until = years_in(place.group())
    with transaction.atomic():
        fact = source.facts.create(
            workspace=source.workspace,
            topic=matter,
            text=" ".join(place.group().split())[:500],
            start=place.start(),
            end=place.end(),
            since=since,
            until=until,
            removed_at=timezone.now(),
        )
        return change(fact, "added", removed_at=None)


def common_ground(workspace: Workspace, people: Iterable[Person], commons: Commons) -> tuple[CommonGround, ...]:
    """What oneself and these people have in common and few others have, the rarest first."""
    asked = list(people)
    mine = [_trait(fact) for fact in _facts(workspace).filter(source__person=None, source__organization=None)]
    if not mine or not asked:
        return ()
    theirs = [_trait(fact) for fact in _facts(workspace).filter(source__person__in=asked)]
    shared = shared_by(mine, chain(theirs, _as_kept(asked)), commons)
    if not shared:
        return ()
    everybody = workspace.people.present().exclude(pk__in=[person.pk for person in asked])
    return rare(shared, _others(workspace, shared, asked), everybody.count())


def _facts(workspace: Workspace):
    return workspace.facts.present().filter(source__removed_at=None).select_related("source")


def _trait(fact: Fact) -> Trait:
    words = fact.source.text[fact.start : fact.end] or fact.text
    return Trait(Matter(fact.topic), fact.text, words, fact.pk)


def _as_kept(people: list[Person]) -> Iterator[Trait]:
    """What the list of people says of them."""
    for person in people:
        if person.organization_id:
            yield Trait(Matter.WORK, str(person.organization), str(person.organization))
        if person.place:
            yield Trait(Matter.PLACE, person.place, person.place)
    for post in Post.objects.present().filter(person__in=people).select_related("organization"):
        school = post.organization.sort == Organization.Sort.SCHOOL
        yield Trait(Matter.STUDY if school else Matter.WORK, str(post), f"{post.organization}\n{post.title}".strip())


def _others(workspace: Workspace, shared: Iterable[Shared], asked: list[Person]) -> dict[str, int]:
    """How many other people are known to have each thing that is shared."""
    plains = {one.plain: one.label for one in shared}
    having: dict[str, set[str]] = {plain: set() for plain in plains}
    rest = workspace.people.present().exclude(pk__in=[person.pk for person in asked])
    named = rest.filter(organization__plain__in=plains).values_list("organization__plain", "pk")
    posts = Post.objects.present().filter(person__in=rest, organization__plain__in=plains)
    for plain, person in chain(named, posts.values_list("organization__plain", "person_id")):
        having[plain].add(person)
    said = Q()
    for label in plains.values():
        said |= Q(text__icontains=label)
    facts = _facts(workspace).filter(said, source__person__in=rest).values_list("text", "source__person_id")
    there = Q()
    for label in plains.values():
        there |= Q(place__istartswith=label)
    for text, person in chain(facts, rest.filter(there).values_list("place", "pk")):
        words = f" {plain_place(text)} "
        for plain in plains:
            if f" {plain} " in words:
                having[plain].add(person)
    return {plain: len(people) for plain, people in having.items()}


def _is(about: dict[str, Person | Organization | None]) -> dict[str, object]:
    return {f"{name}__isnull" if value is None else name: value is None or value for name, value in about.items()}
