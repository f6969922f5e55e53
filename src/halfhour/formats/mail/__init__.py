"""Mail: files as programs save them, and text as people paste it."""

from halfhour.formats.mail.mime import MAX_WORDS as LONGEST
from halfhour.formats.mail.mime import is_encoded
from halfhour.formats.mail.reading import is_mail, read, read_text

__all__ = ["LONGEST", "is_encoded", "is_mail", "read", "read_text"]
