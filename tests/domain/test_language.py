"""Languages known by script and small words."""

import pytest

from halfhour.domain.language import language_of
from halfhour.phrases import language_profiles


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Guten Tag, ich wollte fragen, wie Sie zu diesem Beruf gekommen sind.", "de"),
        ("Bonjour, je voulais savoir comment vous êtes arrivé dans ce métier.", "fr"),
        ("Buenos días, quería preguntarle cómo llegó a este oficio.", "es"),
        ("Bom dia, eu queria perguntar como você chegou a essa profissão.", "pt"),
        ("Goedemorgen, ik wilde vragen hoe u in dit vak terecht bent gekomen.", "nl"),
        ("Hei, halusin kysyä, miten päädyit tähän ammattiin ja mistä pidät.", "fi"),
        ("Добрий день, я хотів запитати, як ви прийшли в цю професію.", "uk"),
        ("この仕事を始めたきっかけを教えてください。", "ja"),
        ("请问您是怎么进入这个行业的？", "zh"),
    ],
)
def test_a_text_shows_its_language(text: str, code: str) -> None:
    assert language_of(text, language_profiles()) == code


@pytest.mark.parametrize(
    "text",
    [
        "yeah nah mate she'll be right eh",
        "i am working in factory since three years, very hard work",
        "Señor Muñoz told me about the café in São Paulo",
        "we done it proper, ain't nobody telling us different",
        "um so yeah and then like the the c g is you know",
    ],
)
def test_slang_captions_and_english_of_others_stay_english(text: str) -> None:
    assert language_of(text, language_profiles()) == "en"


@pytest.mark.parametrize("text", ["", "ok", "12:30", "Anna Berg"])
def test_too_little_says_nothing(text: str) -> None:
    assert language_of(text, language_profiles()) is None
