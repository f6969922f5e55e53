"""Makes models/talk-kinds.npz: how job interviews sound. `python -m training.talk_kinds --meetings FOLDER`, three minutes.

Each talk is judged by what talks of other authors taught, as it is, without names, and as captions have it; the line is drawn on those
figures, and the model of turns then fitted on everything.
"""

import argparse
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from halfhour.domain.encoder import Topped
from halfhour.domain.interviews import FEWEST, PARTS, read_turns, shortened, turn_measures
from halfhour.domain.talks.kind import signs
from halfhour.domain.talks.sentences import sentences
from halfhour.domain.talks.stems import words as words_of
from halfhour.domain.talks.transcript import Transcript, Turn
from halfhour.domain.talks.wordings import Wordings
from halfhour.domain.vectors import Vectors
from halfhour.models import load_vectors
from halfhour.models.encoders import load_encoder
from halfhour.phrases import talk_cues
from training.encoders.mixing import meetings
from training.lawful.read import STYLES, lines, listed_questions
from training.letters.acts import MARK_SCALE, MARKS, MODELS, RUN_SCALE, VECTOR_SCALE, features_of, wordings_of
from training.talk_kinds.line import Judged, draw_line, report
from training.talk_kinds.read import WrittenTalk, teaching_talks, written
from training.talks.read import invented_talks

AUTHORS = (
    dict.fromkeys(["tw", "tx", "ty", "tz", "ta", "tb", "tc", "um", "uq", "ut", "vd"], 2)
    | {letter: 3 + number // 3 for number, letter in enumerate("abcdef")}
    | dict.fromkeys(["tk", "uc", "uf", "ui", "va", "vj"], 0)
    | dict.fromkeys(["tu", "ud", "ug", "uk", "ur", "vb", "vg", "vi"], 1)
    | dict.fromkeys(["ua", "uj", "us", "vc", "vf"], 3)
    | dict.fromkeys(["ub", "uh", "ul", "ve", "vh"], 4)
)
"""Which fold the talks of an author are judged in; `tw` has written in seven voices. Meetings: folds of their own."""
MEETING_FOLDS = (5, 6)
STRENGTH, HEARD, BARE = 0.2, 0.6, 0.2
MOST_TURNS, LINES, LISTED, MEETINGS = 70, 1_500, 700, 60
SEEKER, HOST, EMPLOYER, CANDIDATE, OTHER = range(len(PARTS))
SAID_BY = {"hire": EMPLOYER, "probe": EMPLOYER, "answer": CANDIDATE, "asks": CANDIDATE, "path": SEEKER, "told": HOST}


@dataclass(frozen=True)
class Told:
    """A turn with the number of its part among `PARTS`, what it counts, and the fold that may not learn from it (-1: all may)."""

    text: str
    part: int
    weight: float
    fold: int


@dataclass(frozen=True)
class Talk:
    """A talk and the fold in which it is judged; -1: it only teaches."""

    written: WrittenTalk
    fold: int


def all_talks(folder: Path | None) -> Iterator[Talk]:
    """Those written for this, the invented ones, and meetings, every second of which is only judged."""
    for talk in teaching_talks():
        yield Talk(talk, AUTHORS[talk.name[:2]])
    for one in invented_talks():
        yield Talk(WrittenTalk(one.id, one.kind, one.me, one.transcript), AUTHORS[one.author])
    for number, turns in enumerate(list(meetings(folder))[: 2 * MEETINGS]):
        transcript = Transcript(tuple(Turn(None, text) for text in turns))
        fold = MEETING_FOLDS[number // 2 % 2] if number % 2 else -1
        yield Talk(WrittenTalk(f"meeting-{number}", "other", "", transcript), fold)


def everything(talks: Sequence[Talk]) -> list[Told]:
    """Turns of the talks, lines of employers and of seekers, and sentences written for this."""
    dice, found = random.Random(0), []
    for talk in talks:
        if talk.fold not in MEETING_FOLDS:
            found += _told(talk, dice)
    employers = [line.text for line in lines(*STYLES) if line.part in {"ordinary", "lookalikes"}]
    found += [Told(shortened(text), EMPLOYER, 0.7, -1) for text in dice.sample(employers, LINES)]
    seekers = [line.text for line in listed_questions()]
    found += [Told(shortened(text), SEEKER, 0.7, -1) for text in dice.sample(seekers, LISTED)]
    return found + [Told(shortened(text), SAID_BY.get(done, OTHER), 1.5, -1) for done, text in written()]


def _told(talk: Talk, dice: random.Random) -> list[Told]:
    """The turns of a talk, some of them as captions have them; of a long one as many as others have."""
    many = 10 if talk.fold == -1 else MOST_TURNS
    weight = 4.0 if talk.written.name.startswith(("t", "u", "v")) else 1.0
    turns = list(enumerate(read_turns(talk.written.transcript)))
    chosen = turns if len(turns) <= many else dice.sample(turns, many)
    asker = talk.written.candidate or _who_asks(talk.written.transcript)
    return [
        Told(
            text if dice.random() > BARE else bare(text),
            _part(talk.written, asker, number, speaker),
            weight,
            talk.fold,
        )
        for number, (speaker, text) in chosen
    ]


def _part(talk: WrittenTalk, asker: str | None, number: int, speaker: str | None) -> int:
    is_asker = number % 2 == 1 if asker == "-" else speaker == asker
    if talk.is_job:
        return CANDIDATE if is_asker else EMPLOYER
    if talk.kind == "informational":
        return SEEKER if is_asker else HOST
    return OTHER


def _who_asks(transcript: Transcript) -> str | None:
    """Who asks most: the seeker of an informational talk."""
    marks = {turn.speaker: 0 for turn in transcript.turns}
    for turn in transcript.turns:
        marks[turn.speaker] += turn.text.count("?")
    return max(marks, key=lambda speaker: marks[speaker])


def bare(text: str) -> str:
    """As captions have it: small letters, no stops."""
    return re.sub(r"[^\w\s']", "", text.lower())


def forms(transcript: Transcript) -> dict[str, Transcript]:
    """A talk as it is, without names, and as captions with numbered speakers."""
    numbers = {name: f"Speaker {number}" for number, name in enumerate(transcript.speakers, 1)}
    nameless = tuple(replace(turn, speaker=None) for turn in transcript.turns)
    captions = tuple(
        replace(turn, speaker=numbers.get(turn.speaker or ""), text=bare(turn.text)) for turn in transcript.turns
    )
    return {"as it is": transcript, "no names": Transcript(nameless), "captions": Transcript(captions)}


def fitted(features: csr_matrix, parts: np.ndarray, weight: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """One linear model a part, each part counting alike."""
    several = range(len(PARTS))
    share = np.array([weight.sum() / len(PARTS) / weight[parts == part].sum() for part in several])[parts]
    models = [
        LogisticRegression(C=STRENGTH, solver="liblinear").fit(features, parts == part, weight * share)
        for part in several
    ]
    return np.stack([model.coef_[0] for model in models], 1), np.array([model.intercept_[0] for model in models])


def judged_in(
    talk: Talk, seen: Callable[[Sequence[str]], csr_matrix], coef: np.ndarray, bias: np.ndarray
) -> Iterator[Judged]:
    """The measures of a talk in each form."""
    for form, transcript in forms(talk.written.transcript).items():
        read = read_turns(transcript)
        if len(read) >= FEWEST:
            speakers, texts = zip(*read, strict=True)
            measures = turn_measures(np.asarray(seen(texts) @ coef + bias), speakers)
            known = signs(transcript, sentences(transcript), talk_cues())
            yield Judged(talk.written.name, talk.written.is_job, talk.fold, form, (*measures, *known))


@dataclass(frozen=True)
class Eye:
    """What makes features of turns: runs of words, vectors and marks, and the encoder."""

    wordings: Wordings
    vectors: Vectors
    hearing: Topped

    def sees(self, some: Sequence[str]) -> csr_matrix:
        """A row a turn."""
        linear = features_of(some, [words_of(text) for text in some], self.wordings, self.vectors)
        return hstack([linear, csr_matrix(self.hearing.encoder.encode(some, self.vectors) * HEARD)]).tocsr()


def judged(talks: Sequence[Talk], told: Sequence[Told], features: csr_matrix, eye: Eye) -> Iterator[Judged]:
    """Each talk by what others taught; what meetings are judged by was taught by all other talks."""
    parts, weight = np.array([one.part for one in told]), np.array([one.weight for one in told])
    folds = np.array([one.fold for one in told])
    for fold in range(MEETING_FOLDS[0] + 1):
        coef, bias = fitted(features[folds != fold], parts[folds != fold], weight[folds != fold])
        for talk in talks:
            if min(talk.fold, MEETING_FOLDS[0]) == fold:
                yield from judged_in(talk, eye.sees, coef, bias)


def write(
    eye: Eye, coef: np.ndarray, bias: np.ndarray, drawn: tuple[np.ndarray, np.ndarray, LogisticRegression]
) -> None:
    """Stores the model of turns and the line beside the others."""
    mean, spread, line = drawn
    width = len(coef) - eye.hearing.encoder.encode(["."], eye.vectors).shape[1]
    words = width - len(eye.wordings.columns)
    dense = coef[:words].copy()
    dense[:MARKS] *= MARK_SCALE
    dense[MARKS:] *= VECTOR_SCALE
    np.savez_compressed(
        MODELS / "talk-kinds.npz",
        wordings=np.array(list(eye.wordings.columns)),
        common=np.array(sorted(eye.wordings.common)),
        runs=(coef[words:width] * RUN_SCALE).astype(np.float16),
        dense=dense.astype(np.float32),
        bias=bias.astype(np.float32),
        tops=(coef[width:] * HEARD).astype(np.float16),
        mean=mean.astype(np.float32),
        spread=spread.astype(np.float32),
        weights=line.coef_[0].astype(np.float32),
        line=np.array(line.intercept_[0], np.float32),
    )


def main() -> None:
    """Judges, draws the line, fits on everything and writes."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--meetings", type=Path, help="the folder with meetings-with-summaries.jsonl.gz")
    talks = list(all_talks(parser.parse_args().meetings))
    told = everything(talks)
    texts = [one.text for one in told]
    eye = Eye(wordings_of([words_of(text) for text in texts]), load_vectors(), load_encoder("talk-encoder.npz"))
    features = eye.sees(texts)
    found = list(judged(talks, told, features, eye))
    report(found)
    coef, bias = fitted(features, np.array([one.part for one in told]), np.array([one.weight for one in told]))
    write(eye, coef, bias, draw_line(found))


if __name__ == "__main__":
    main()
