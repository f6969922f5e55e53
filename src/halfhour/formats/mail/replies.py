"""The reply's own words, cut out of what it quotes and how it is signed."""

from halfhour.domain.mail import Mail
from halfhour.formats.mail.marks import SIGNED
from halfhour.formats.mail.reading import read, words_begin
from halfhour.formats.mail.threads import own_part


def own_words(mail: Mail) -> str:
    """What the writer of a mail says themselves, a line each; empty when they only pass on what others said.

    The closing words stay; marks of a mail program, a phone or a list and what stands below them do not.
    """
    part = own_part(mail.text, words_begin(mail.text))
    if part is None:
        return ""
    signed = mail.signature_of(part).split("\n") if part.signature else []
    end = next((number for number, line in enumerate(signed) if SIGNED.fullmatch(line.strip())), len(signed))
    return "\n".join([mail.words_of(part), *signed[:end]]).strip()


def own_words_in(blob: bytes) -> str:
    """The same out of a file or pasted text.

    Raises:
        InputError: it has more bytes, parts or depth than any mail.
    """
    return own_words(read(blob))
