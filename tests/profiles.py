"""PDFs in the shape of a LinkedIn profile, of invented people: a side bar on the left, the profile on the right."""

import json
from functools import cache

import typst

INES = {
    "name": "Inês Fado",
    "headline": "Ship surveyor at Tidal Works | Writes about old boats and the people who keep them afloat",
    "place": "Porto, Portugal",
    "side": [
        ["Contact", ["www.linkedin.com/in/ines-fado-", "3b7 (LinkedIn)"]],
        ["Top Skills", ["Hull inspection", "Finite element analysis", "Excel"]],
        ["Languages", ["Portuguese (Native or Bilingual)", "English (Full Professional)"]],
        ["Certifications", ["Certified marine surveyor", "Working at height"]],
    ],
    "summary": [
        "I look at hulls before they go wrong. I grew up in Viana do Castelo, and I still sail there with the local club.",
    ],
    "experience": [
        ["Tidal Works", "3 years 2 months", [
            ["Ship surveyor", "January 2023 - Present (3 years 2 months)", "Porto, Portugal", "I survey tidal barges."],
            ["Assistant surveyor", "March 2021 - December 2022 (1 year 10 months)", "", ""],
        ]],
        ["Gdynia Yard", "", [["Intern", "2019 - 2020 (1 year)", "Gdynia, Poland", ""]]],
    ],
    "education": [
        ["University of Porto", "Master of Engineering - MEng, Naval Architecture · (2014 - 2019)"],
        ["Escola Secundária de Monserrate", "· (2011 - 2014)"],
    ],
}  # fmt: skip

_SHAPE = """
#let it = json(bytes(sys.inputs.it))
#set text(font: "Libertinus Serif", size: 10.5pt)
#set par(leading: 0.45em, spacing: 0.9em)
#set page(width: 612pt, height: 792pt, margin: (left: 223pt, right: 40pt, top: 50pt, bottom: 50pt),
  footer: context text(size: 9pt)[Page #counter(page).display() of #counter(page).final().first()])
#place(top + left, dx: -201pt, block(width: 150pt, {
  for (heading, rows) in it.side {
    block(above: 20pt, below: 8pt, text(size: 13pt, heading))
    for row in rows { block(above: 8pt, below: 8pt, row) }
  }
}))
#text(size: 26pt, it.name) \\
#text(size: 12pt, it.headline) \\
#it.place
#block(text(size: 15.75pt, "Summary"))
#for one in it.summary { block(one) }
#block(text(size: 15.75pt, "Experience"))
#for (company, length, posts) in it.experience {
  block(text(size: 12pt, company))
  if length != "" { block(length) }
  for (title, dates, place, words) in posts {
    block(text(size: 11.5pt, title))
    block(dates)
    if place != "" { block(place) }
    if words != "" { block(above: 1.4em, words) }
  }
}
#block(text(size: 15.75pt, "Education"))
#for (school, degree) in it.education {
  block(text(size: 12pt, school))
  block(degree)
}
"""


def profile_pdf(**changes: object) -> bytes:
    """The profile of Inês, with other things in it where they are named."""
    return _drawn(json.dumps(INES | changes, ensure_ascii=False))


def plain_pdf(words: str) -> bytes:
    """A page in one column."""
    return _drawn_plain(words)


@cache
def _drawn(it: str) -> bytes:
    drawn: bytes = typst.compile(
        _SHAPE.encode(), format="pdf", sys_inputs={"it": it}, ignore_system_fonts=True, timestamp=0
    )
    return drawn


@cache
def _drawn_plain(words: str) -> bytes:
    drawn: bytes = typst.compile(words.encode(), format="pdf", ignore_system_fonts=True, timestamp=0)
    return drawn
