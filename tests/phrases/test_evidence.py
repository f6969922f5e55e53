"""Notes that their writer is shown before submitting, and those that are left alone."""

import tomllib
from pathlib import Path

import pytest

from halfhour.domain.evidence import Concern, doubts_in
from halfhour.domain.lawful.law import Ground
from halfhour.phrases.evidence import evidence_cues, observed, said_of

MATERIAL = Path(__file__).parents[1] / "material"
NOTES = tomllib.loads((MATERIAL / "evidence-notes.toml").read_text(encoding="utf-8"))


def concerns(note: str) -> set[Concern]:
    return {doubt.concern for doubt in doubts_in(note, evidence_cues(), observed())}


@pytest.mark.parametrize("concern", list(Concern))
def test_notes_that_are_no_evidence_are_shown(concern: Concern):
    missed = [note for note in NOTES[concern] if concern not in concerns(note)]

    assert missed == []


def test_notes_of_evidence_are_left_alone():
    shown = {note: found for note in NOTES["fine"] if (found := concerns(note))}

    assert shown == {}


@pytest.mark.parametrize("batch", ["unseen", "unseen-two"])
def test_strangers_notes_of_evidence_are_left_alone_too(batch: str):
    notes = tomllib.loads((MATERIAL / f"evidence-notes-{batch}.toml").read_text(encoding="utf-8"))

    assert [note for note in notes["fine"] if concerns(note)] == []


def test_a_judgement_beside_what_was_seen_is_left_alone():
    assert concerns("She was unsure. She was weak on plans: she could not name one that she had made herself.") == set()


def test_each_concern_and_each_ground_has_words():
    assert all(said_of(concern)["better"] for concern in Concern)
    grounds = {ground for patterns in evidence_cues().values() for ground, _ in patterns}
    assert grounds - {""} <= set(Ground)


def test_capitals_that_become_two_letters_do_not_move_the_place():
    note = "İİİ He is arrogant."

    (doubt,) = doubts_in(note, evidence_cues(), observed())

    assert note[doubt.place.start : doubt.place.end] == "He is arrogant"


def test_a_long_note_is_read_quickly():
    import time

    began = time.process_time()
    doubts_in("He said that the plan was a good one and she is in the port. " * 300, evidence_cues(), observed())

    assert time.process_time() - began < 5
