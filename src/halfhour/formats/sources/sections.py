"""The headings of a LinkedIn profile in the languages it is saved in."""

from halfhour.domain.dossiers import Section

_HEADINGS = {
    Section.SUMMARY: "summary|about|zusammenfassung|info|extracto|acerca de|résumé|infos|resumo|sobre|riepilogo|samenvatting",
    Section.EXPERIENCE: "experience|berufserfahrung|experiencia|expérience|experiência|esperienza|ervaring",
    Section.EDUCATION: "education|ausbildung|educación|formation|formação acadêmica|formação académica|formação|formazione|opleiding",
    Section.SKILLS: "top skills|skills|top-kenntnisse|kenntnisse|aptitudes principales|principales compétences|compétences"
    "|principais competências|competenze principali|belangrijkste vaardigheden",
    Section.LANGUAGES: "languages|sprachen|idiomas|langues|lingue|talen|languages (native or bilingual)",
    Section.CERTIFICATIONS: "certifications|honors-awards|honors & awards|publications|patents|licenses & certifications"
    "|zertifizierungen|auszeichnungen|certificaciones|certificações|certificazioni|licenties en certificaten",
    Section.INTERESTS: "interests|hobbies|volunteering|volunteer experience|interessen|intereses|centres d’intérêt|interesses",
    Section.CONTACT: "contact|kontakt|contactar|contacto|coordonnées|contato|contatti|contactgegevens",
}
_SECTION_OF = {heading: section for section, row in _HEADINGS.items() for heading in row.split("|")}


def section_of(line: str) -> Section | None:
    """The part of a profile that a line is the heading of; None for every other line."""
    return _SECTION_OF.get(line.strip(" \t#*:").casefold())
