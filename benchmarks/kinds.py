"""Which kind of conversation, author by author, beside a keyword baseline and TF-IDF with logistic regression; and messages a second.

Then the shipped model, on the messages of strangers that taught nothing.

`python -m benchmarks.kinds`
"""

import re
import time
from collections.abc import Callable, Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score

from halfhour.domain.kind_model import kind_of
from halfhour.domain.kinds import Kind
from halfhour.wiring import kind_model
from training.kinds import Message, fit, kept_messages, messages

Judge = Callable[[Sequence[Message]], list[Kind]]


def keywords(judged: Sequence[Message]) -> list[Kind]:
    """What a list of nouns says: the method that Halfhour should beat."""
    patterns = {
        Kind.FORMAL_JOB: r"\b(?:interview|panel|assessment|candidate)\b",
        Kind.INFORMATIONAL: r"\b(?:informational|advice|learn|insight|your career)\b",
        Kind.CASUAL_JOB: r"\b(?:coffee|chat|informal|opening|role|position|cv|resume)\b",
    }
    return [
        next((kind for kind, words in patterns.items() if re.search(words, message.text, re.IGNORECASE)), Kind.OTHER)
        for message in judged
    ]


def ours(taught: Sequence[Message]) -> Judge:
    """Halfhour's model, taught anew without the author who is judged."""
    model = fit(taught)
    return lambda judged: [kind_of(message.text, model, decide=True).kind for message in judged]


def tf_idf(taught: Sequence[Message]) -> Judge:
    """Words and pairs weighed by rarity, logistic regression."""
    table = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    model = LogisticRegression(C=10, max_iter=1000)
    model.fit(table.fit_transform([message.text for message in taught]), [message.kind for message in taught])
    return lambda judged: [Kind(kind) for kind in model.predict(table.transform([message.text for message in judged]))]


def main() -> None:
    """Each author judged by what the others taught."""
    everything = list(messages())
    print(
        f"kind of conversation, {len(everything)} messages written for this project, each author judged by what the others taught"
    )
    peers: dict[str, Callable[[Sequence[Message]], Judge]] = {
        "Halfhour": ours,
        "TF-IDF": tf_idf,
        "keywords": lambda _: keywords,
    }
    for name, teach in peers.items():
        truth, said, parts, seconds = [], [], [], 0.0
        for author in sorted({message.author for message in everything}):
            judge = teach([message for message in everything if message.author != author])
            judged = [message for message in everything if message.author == author]
            begin = time.process_time()
            answers = judge(judged)
            seconds += time.process_time() - begin
            parts.append(f"{author} {accuracy_score([message.kind for message in judged], answers):.2f}")
            truth += [message.kind for message in judged]
            said += answers
        figures = f"accuracy {accuracy_score(truth, said):.3f}, macro-F1 {f1_score(truth, said, average='macro'):.3f}"
        print(f"  {name:10} {figures}  ({', '.join(parts)})  {len(truth) / seconds:,.0f} messages a CPU second")
    strangers(list(kept_messages()))


def strangers(kept: Sequence[Message]) -> None:
    """The shipped model on what taught nobody: an author a line, all of hers and the hard half."""
    model, formal = kind_model(), Kind.FORMAL_JOB
    for author in sorted({message.author for message in kept}):
        judged = [message for message in kept if message.author == author]
        answers = [kind_of(message.text, model, decide=True).kind for message in judged]
        truth = [message.kind for message in judged]
        hard = [one for one, message in enumerate(judged) if message.hard]
        missed = sum(one is formal and other is Kind.INFORMATIONAL for one, other in zip(truth, answers, strict=True))
        print(
            f"  {author} (kept, {len(judged)})  accuracy {accuracy_score(truth, answers):.3f}, macro-F1 "
            f"{f1_score(truth, answers, average='macro'):.3f}, hard half "
            f"{accuracy_score([truth[one] for one in hard], [answers[one] for one in hard]):.3f}, "
            f"formal called informational {missed} of {truth.count(formal)}"
        )


if __name__ == "__main__":
    main()
