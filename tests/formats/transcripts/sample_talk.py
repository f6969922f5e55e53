"""The talk that every sample file tells, and where the files are."""

from pathlib import Path

SAMPLES = Path(__file__).parents[2] / "material" / "transcripts"

NADIA, TOM, MEI = "Nadia Petrović", "Tom van der Berg (Guest)", "Dr. Mei-Ling Wu"
SPEAKERS = (NADIA, TOM, NADIA, TOM, MEI, NADIA)
STARTS = (4.0, 10.0, 62.0, 71.5, 3725.0, 3731.0)
WORDS = (
    "Thank you for the half hour. One thing first: may I take notes?",
    "Of course. At 10:30 I have to leave, though. Q&A is my favourite part <laughs>.",
    "Then straight on. What does a week look like?",
    "Note: no two weeks are alike. Mondays are for plans, the rest is for people.",
    "Sorry to be late. Here is the short version: write to Femi Adeyemi.",
    "I will. Thank you both.",
)


def sample(name: str) -> bytes:
    """The bytes of a sample file."""
    return (SAMPLES / name).read_bytes()
