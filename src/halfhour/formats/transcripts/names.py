"""What can be the name of somebody who speaks, and what only looks like one."""

import re
from collections.abc import Container
from functools import lru_cache

from halfhour.formats.transcripts.source import tidy


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


MAX_NAME = 60
_LONGEST = 80  # a pair of names with roles in brackets, seen in company directories

_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069\ufeff]")
_PHRASE = re.compile(r'[?!;"“”„«»=<>{}|\\]|\.\.|…|://|,\s*,')
_BRACKETS = re.compile(r"\s*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])\s*")
_PARTICLES = _words("""
    't 's abu ap aan op st de del della der den di da dos das do du des van von zu zum zur la
    le el al bin ibn bint ben ter ten y e und and & of af av i
""")
_NUMBERED = re.compile(
    r"(?:speaker|spk|person|participant|sprecher(?:in)?|locuteur|hablante|orador|interlocutor)[ _]?[0-9a-z]{1,3}",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@?[\w.+-]{1,40}(?:@[\w.-]{3,60})?")
_PHONE = re.compile(r"\+?[0-9][0-9 ()./*-]{5,20}")
_SENTENCE = re.compile(r"(?<!\w)(?!(?:prof|capt|dipl|frau|herr|miss|hon|univ)\b)[^\W\d_]{4,}\.\s", re.IGNORECASE)
_TIME = re.compile(r"(?:\b(?:at|um|à|a las)\s+)?[0-9]{1,2}", re.IGNORECASE)

# Words before a colon that begin a remark, a heading or a form field; our own list, from transcripts and notes.
LABELS = _words("""
    q a qs note notes nb ps p.s question questions answer answers summary details date time subject location place agenda action
    actions items next steps attendees participants invited present speakers transcript transcription duration http https www
    example examples for e.g i.e warning tip tips update topic topics re fwd fw from to cc bcc sent attachment attachments meeting
    title role roles company advice background skills lesson lessons takeaway takeaways key keywords todo do follow up follow-up
    ups pros cons decision decisions goal goals outcome outcomes plan plans result results problem problems challenge challenges
    solution reason reasons fact facts point points step overview introduction intro conclusion context purpose people resources
    books links link url email e-mail phone mail name address website source author version status language recording recorded so
    well yes no yeah okay ok and but because then first second third firstly secondly finally lastly also plus now look listen
    here there this that it thing is however therefore remember basically actually honestly true right sure exactly anyway meaning
    translation quote hint idea ideas important bonus edit disclaimer caution notiz notizen frage antwort datum zeit ort thema
    teilnehmer zusammenfassung beispiel hinweis rolle firma beschreibung ziel fazit remarque heure lieu sujet exemple résumé
    réponse objet rôle entreprise conseil nota notas pregunta respuesta fecha hora lugar tema ejemplo resumen asunto empresa
    consejo pergunta resposta data assunto resumo domanda risposta luogo argomento esempio riassunto begin end vcard uid dtstart
    dtend webvtt kind region style
""") | {
    "action items",
    "next steps",
    "for example",
    "key takeaways",
    "to do",
    "follow up",
    "follow ups",
    "summary keywords",
    "the thing is",
}


def clean_name(name: str) -> str | None:
    """A display name without control and direction characters and with single blanks; None when nothing is left."""
    return tidy(_BIDI.sub("", name[:400]))[:120] or None


def is_label(name: str) -> bool:
    """Whether a word before a colon is a label such as `Note`, not somebody."""
    return name.strip(" .*_#").lower() in LABELS


@lru_cache(maxsize=4096)
def can_be_name(name: str) -> bool:
    """Whether a text could be a display name at all: short, no sentence, no time of day, no label."""
    name = name.strip()
    if not name or len(name) > _LONGEST or is_label(name) or _PHRASE.search(name):
        return False
    bare = _BRACKETS.sub(" ", name).strip()
    if not bare or len(bare) > MAX_NAME or len(bare.split()) > 7 or bare.endswith((",", " -")):
        return False
    if _TIME.fullmatch(bare) or _SENTENCE.search(bare) or is_label(bare.split()[0] if len(bare.split()) == 1 else bare):
        return False
    return any(letter.isalpha() for letter in bare) or bool(_PHONE.fullmatch(bare))


@lru_cache(maxsize=4096)
def looks_like_name(name: str) -> bool:
    """Whether a text is shaped like a name: each word with a capital (or in a script that has none), or a numbered speaker."""
    if not can_be_name(name):
        return False
    bare = _BRACKETS.sub(" ", name).strip()
    if _NUMBERED.fullmatch(bare) or _PHONE.fullmatch(bare):
        return True
    words = bare.split()
    capital = [word for word in words if _is_capital(word)]
    return bool(capital) and all(_is_capital(word) or word.lower() in _PARTICLES for word in words)


def is_handle(name: str) -> bool:
    """Whether a text is one lower-case word such as a chat handle or `me`."""
    return bool(_HANDLE.fullmatch(name.strip())) and can_be_name(name)


def is_speaker(name: str, count: int, attendees: Container[str] = ()) -> bool:
    """Whether `name`, standing `count` times in front of a colon, is somebody: invited, or there twice and shaped like a name."""
    if name in attendees:
        return True
    return count >= 2 and (looks_like_name(name) or (is_handle(name) and count >= 3))


def _is_capital(word: str) -> bool:
    """Whether a word begins as names do: a capital, a digit, or a letter of a script without capitals."""
    letter = next((sign for sign in word if sign.isalnum()), "")
    if not letter:
        return True
    return not letter.islower() or any(sign.isupper() for sign in word[1:3])
