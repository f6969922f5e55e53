"""Knowledge as data: it can be read, and doors find their words."""

import pytest

from halfhour.phrases import form_in_words


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("zoom-vtt", "Zoom captions"),
        ("aws-call-analytics-json", "AWS Call Analytics JSON"),
        ("notes", "notes without speakers"),
        ("timed-lines", "timed-lines"),
    ],
)
def test_a_form_is_called_as_a_guest_would(form, words):
    assert form_in_words(form) == words
