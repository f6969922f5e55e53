"""Which adapter, model and phrase book stands behind each port; chosen once."""

from functools import cache

from halfhour.domain.kind_model import KindModel
from halfhour.domain.lawful.judging import LawfulKnowledge
from halfhour.domain.outreach.coach import Coach
from halfhour.domain.talks.knowledge import Knowledge
from halfhour.domain.thanks import Reader
from halfhour.domain.vectors import Vectors
from halfhour.models import load_kinds, load_lessons, load_salience, load_vectors
from halfhour.models.acts import load_acts
from halfhour.models.lawful import load_lawful
from halfhour.phrases import language_profiles, talk_cues, talk_signals
from halfhour.phrases.law import law, lawful_cues


@cache
def knowledge() -> Knowledge:
    """Models and phrase books for reading talks, loaded at the first call."""
    vectors = word_vectors()
    return Knowledge(vectors, load_lessons(), load_salience(), talk_signals(vectors), talk_cues(), language_profiles())


@cache
def kind_model() -> KindModel:
    """What tells which kind of conversation a message is about."""
    return load_kinds(word_vectors())


@cache
def word_vectors() -> Vectors:
    """Meaning of word pieces, shared by all readers."""
    return load_vectors()


@cache
def coach() -> Coach:
    """What the message coach knows, loaded at the first call."""
    return Coach(word_vectors(), load_acts("outreach"), language_profiles())


@cache
def thanks_reader() -> Reader:
    """What is needed to judge a thank-you, loaded at the first call."""
    return Reader(word_vectors(), load_acts("thanks"), language_profiles())


@cache
def lawful_knowledge() -> LawfulKnowledge:
    """Model, cues and law for judging what an employer may ask, loaded at the first call."""
    return LawfulKnowledge(word_vectors(), load_lawful(), lawful_cues(), law(), language_profiles())
