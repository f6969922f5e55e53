"""Form, grammar, topic and flags of questions across authors: `python -m benchmarks.questions`.

Each of two authors is judged by what all others taught, beside a list of keywords and a bag of words; talks kept for testing come last.
"""

import re
import time
from collections import Counter
from collections.abc import Sequence

from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline

from halfhour import wiring
from halfhour.domain.question_checks import checked
from halfhour.domain.questions import Form, form_of
from halfhour.models import load_vectors
from training.question_model import Written, fit, folds, measure, print_scores, written

FORMS = [form.value for form in Form]


def report() -> None:
    """Prints all figures."""
    vectors, rows = load_vectors(), list(written())
    train = [row for row in rows if row.use == "train"]
    print_pairs(train)
    for author, learn, judge in folds(train):
        if author in {"q1", "q2"}:
            model = fit(learn, vectors)
            measure(model, judge, author)
            print_confusion(judge, [one.form.value for one in model.judge(row.text for row in judge)])
            print_peers(author, learn, judge)
    tests = [row for row in rows if row.use == "test"]
    measure(fit(train, vectors), tests, "test talks")
    print_peers("test talks", train, tests)
    print_speed([row.text for row in rows if row.grammar])


def print_pairs(rows: Sequence[Written]) -> None:
    """What one author alone teaches, judged on the other and on all talks."""
    vectors = load_vectors()
    talks = [row for row in rows if row.author.startswith("talk")]
    for teacher, other in (("q1", "q2"), ("q2", "q1")):
        model = fit([row for row in rows if row.author == teacher], vectors)
        for name, judge in ((other, [row for row in rows if row.author == other]), ("talks", talks)):
            judged = [one.form.value for one in model.judge(row.text for row in judge)]
            print_scores(f"{teacher} alone on {name}", [row.form for row in judge], judged, FORMS)


def print_confusion(rows: Sequence[Written], guesses: Sequence[str]) -> None:
    """What was meant (down) and what was said (across)."""
    pairs = Counter(zip((row.form for row in rows), guesses, strict=True))
    print("  " + " " * 8 + "".join(f"{form:>9}" for form in FORMS))
    for meant in FORMS:
        print(f"  {meant:8}" + "".join(f"{pairs[meant, said]:>9}" for said in FORMS))


def print_peers(name: str, learn: Sequence[Written], judge: Sequence[Written]) -> None:
    """The form by keywords, by the rules alone, and by TF-IDF with logistic regression."""
    known = [row for row in learn if row.form]
    bag = make_pipeline(
        TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True),
        LogisticRegression(C=10, max_iter=1000, class_weight="balanced"),
    )
    bag.fit([row.text for row in known], [row.form for row in known])
    truth, texts = [row.form for row in judge], [row.text for row in judge]
    print_scores(f"{name} form, keywords", truth, [by_keywords(text) for text in texts], FORMS)
    print_scores(f"{name} form, rules alone", truth, [form_of(text).form.value for text in texts], FORMS)
    print_scores(f"{name} form, TF-IDF", truth, bag.predict(texts).tolist(), FORMS)


def by_keywords(text: str) -> str:
    """What a list of keywords makes of a question, as guides to interviewing print it."""
    text = text.lower()
    if re.search(r"\b(?:and|or) (?:what|how|why|who|when|where|do|did|is|are|was)\b|\?.*\?", text):
        return "double"
    if re.search(r"n't (?:you|it|they|that)\b|\bright\?|\bsurely\b|\bobviously\b|\bof course\b", text):
        return "leading"
    return "open" if re.search(r"\b(?:what|how|why|tell|describe|explain|walk)\b", text) else "closed"


def print_speed(texts: Sequence[str]) -> None:
    """Questions a second with better wordings, the best of five runs."""
    knowledge, times = wiring.question_knowledge(), []
    for _ in range(5):
        began = time.process_time()
        better = sum(check.better is not None for check in checked(texts, knowledge))
        times.append(time.process_time() - began)
    print(
        f"speed: {len(texts) / min(times):,.0f} questions a second (slowest {len(texts) / max(times):,.0f}), {better} reworded"
    )


if __name__ == "__main__":
    report()
