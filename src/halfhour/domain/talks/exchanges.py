"""Questions and answers: who asked what, where it stands, how it was built, and what came of it."""

from collections.abc import Iterable, Sequence

from halfhour.domain.questions import Form, Forms, form_of
from halfhour.domain.talks.answered import Following, answered
from halfhour.domain.talks.answers import Asked, Planned
from halfhour.domain.talks.asking import Question, questions_in
from halfhour.domain.talks.planned import Likeness, planned_ids
from halfhour.domain.talks.sentences import Sentence
from halfhour.domain.talks.transcript import Transcript


def asked(
    transcript: Transcript,
    said: Sequence[Sentence],
    planned: Iterable[Planned] = (),
    likeness: Likeness | None = None,
    forms: Forms | None = None,
) -> tuple[Asked, ...]:
    """Every real question of a talk in order: by whom, its form, which planned one it is, and what came of it.

    Args:
        said: the sentences of this transcript.
        likeness: sharpens the match with planned questions, when sentence vectors are at hand.
        forms: a trained model for the form of a question; rules judge without it.
    """
    found = questions_in(transcript, said)
    texts = [question.text for question in found]
    guesses = forms(texts) if forms else [form_of(text) for text in texts]
    ids = planned_ids([_in_context(transcript, question) for question in found], tuple(planned), said, likeness)
    following = Following(transcript, [question.quote for question in found])
    results = []
    for number, (question, guess, planned_id) in enumerate(zip(found, guesses, ids, strict=True)):
        turns = following.turns(number)
        outcome = answered(question.text, guess.build, [transcript.turns[turn].text for turn in turns])
        results.append(
            Asked(
                question.quote,
                transcript.turns[question.quote.turn].speaker,
                Form(guess.form),
                planned_id,
                outcome,
                turns,
            )
        )
    return tuple(results)


def _in_context(transcript: Transcript, question: Question) -> str:
    """A question with a little of what stands before it in its turn, which often names its subject."""
    before = transcript.turns[question.quote.turn].text[max(0, question.quote.start - 80) : question.quote.start]
    return f"{before.partition(' ')[2]}\n{question.text}"
