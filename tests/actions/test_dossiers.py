"""Keeping sources and their facts, and the ground that is shared."""

from datetime import date

import pytest

from halfhour.actions.dossiers import common_ground, keep_fact, keep_source
from halfhour.actions.undo import undo
from halfhour.domain.dossiers import Block, Document, Form, Matter
from halfhour.domain.errors import InputError
from halfhour.formats import sources
from halfhour.phrases.briefs import commons, fact_cues
from halfhour.records.accounts import Workspace
from halfhour.records.dossiers import Source
from halfhour.records.people import Organization, Person
from tests.profiles import profile_pdf

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture
def workspace() -> Workspace:
    """Ada's."""
    return Workspace.objects.create(name="Ada's")


@pytest.fixture
def ines(workspace: Workspace) -> Person:
    """Somebody to talk with."""
    return workspace.people.create(name="Inês Fado")


def note(words: str) -> Document:
    """Own notes."""
    return Document(Form.NOTE, "Notes", words, (Block(words, 0),))


def kept(workspace: Workspace, document: Document, person: Person | None = None) -> Source:
    """A source that is kept."""
    return keep_source(workspace, document, fact_cues(), on=TODAY, person=person)[0]


def test_a_profile_is_kept_with_its_facts_in_their_places(workspace: Workspace, ines: Person) -> None:
    source = kept(workspace, sources.read(profile_pdf()), ines)

    work = source.facts.get(text="Ship surveyor, Tidal Works")
    assert source.text[work.start : work.end].startswith("Tidal Works\nShip surveyor")
    assert (source.on, work.since) == (TODAY, date(2023, 1, 1))
    assert source.address == "https://www.linkedin.com/in/ines-fado-3b7"


def test_the_same_text_is_kept_once_and_for_each_person(workspace: Workspace, ines: Person) -> None:
    first = kept(workspace, note("She sails."), ines)

    assert keep_source(workspace, note("She sails."), fact_cues(), on=TODAY, person=ines) == (first, None)
    assert kept(workspace, note("She sails.")) != first


def test_keeping_is_undone_as_a_whole(workspace: Workspace, ines: Person) -> None:
    source, done = keep_source(workspace, note("She sails."), fact_cues(), on=TODAY, person=ines)
    assert done

    undo(done)

    assert not workspace.sources.present().exists()
    assert kept(workspace, note("She sails."), ines) != source


def test_words_are_kept_as_a_fact_only_if_they_stand_there(workspace: Workspace, ines: Person) -> None:
    source = kept(workspace, sources.pasted("The boat is\nold, of 1987."), ines)

    keep_fact(source, "boat is old", Matter.OTHER)

    fact = source.facts.get()
    assert source.text[fact.start : fact.end] == "boat is\nold"
    with pytest.raises(InputError, match="do not stand"):
        keep_fact(source, "boat is new", Matter.OTHER)


def test_ground_is_found_between_my_notes_and_their_profile(workspace: Workspace, ines: Person) -> None:
    kept(workspace, note("I studied at the University of Porto.\nI know Excel and English."))
    kept(workspace, sources.read(profile_pdf()), ines)

    (found,) = common_ground(workspace, [ines], commons())

    assert found.shared.label == "University of Porto"
    assert found.others == 0
    assert found.shared.theirs.words.startswith("University of Porto\nMaster")


def test_where_somebody_works_or_worked_is_ground_without_any_source(workspace: Workspace, ines: Person) -> None:
    yard = Organization.objects.create(workspace=workspace, name="Gdynia Yard Ltd")
    ines.posts.create(workspace=workspace, organization=yard, is_over=True)
    kept(workspace, note("I was an intern at Gdynia Yard in 2019."))

    (found,) = common_ground(workspace, [ines], commons())

    assert (found.shared.matter, found.shared.plain) == (Matter.WORK, "gdynia yard")


def test_what_many_people_share_is_not_rare(workspace: Workspace, ines: Person) -> None:
    yard = Organization.objects.create(workspace=workspace, name="Gdynia Yard")
    Person.objects.filter(pk=ines.pk).update(organization=yard)
    ines.refresh_from_db()
    kept(workspace, note("I was an intern at Gdynia Yard."))
    for number in range(4):
        workspace.people.create(name=f"Somebody {number}", organization=yard)

    assert common_ground(workspace, [ines], commons()) == ()


def test_without_anything_about_oneself_nothing_is_guessed(workspace: Workspace, ines: Person) -> None:
    kept(workspace, sources.read(profile_pdf()), ines)

    assert common_ground(workspace, [ines], commons()) == ()


def test_others_workspaces_are_not_looked_into(workspace: Workspace, ines: Person) -> None:
    dans = Workspace.objects.create(name="Dan's")
    kept(dans, note("I studied at the University of Porto."))
    kept(workspace, sources.read(profile_pdf()), ines)

    assert common_ground(workspace, [ines], commons()) == ()
