"""A season looked back on: was the same ground covered with everybody, who was asked what, what time was given, how long answers took."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from halfhour.actions.evidence import spoken_of
from halfhour.domain.fairness import GroupCount, Range, Rate, ground_covered, range_of, rates
from halfhour.records.accounts import Workspace
from halfhour.records.hiring import Candidate, EvidenceSheet, GroupFigure, KitQuestion, Need, Opening


@dataclass(frozen=True, slots=True)
class Spoken:
    """A need, and of each candidate in the order given whether it was spoken about with them."""

    need: Need
    by: tuple[bool, ...]
    is_even: bool

    @property
    def many(self) -> int:
        """With how many."""
        return sum(self.by)


@dataclass(frozen=True, slots=True)
class Ground:
    """What was spoken about with whom: needs with what is uneven first, candidates in the order of adding."""

    opening: Opening
    candidates: tuple[Candidate, ...]
    needs: tuple[Spoken, ...]

    @property
    def is_even(self) -> bool:
        """Whether it was the same ground with everybody."""
        return all(spoken.is_even for spoken in self.needs)

    @property
    def lines(self) -> list[tuple[Candidate, list[bool]]]:
        """Candidate by candidate, as tables are read on a narrow page."""
        return [(one, [spoken.by[place] for spoken in self.needs]) for place, one in enumerate(self.candidates)]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the kit, of whom it was asked, and of whom not."""

    question: KitQuestion
    of: tuple[Candidate, ...]
    not_of: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True)
class Looked:
    """One opening of a season. `waiting` counts candidates who were talked to and have no answer yet."""

    ground: Ground
    asked: tuple[Asked, ...]
    minutes: Range | None
    answers: Range | None
    waiting: int


@dataclass(frozen=True, slots=True)
class Trait:
    """Groups that an organization counted itself, with how they fared."""

    name: str
    rates: tuple[tuple[GroupFigure, Rate], ...]


def ground_of(opening: Opening) -> Ground:
    """What was spoken about with those who were talked to; whose evidence is still awaited is left out."""
    talked = spoken_of(opening)
    candidates = tuple(one for one in opening.candidates.present() if one.pk in talked)
    needs = {need.pk: need for need in opening.needs.present()}
    rows = ground_covered(list(needs), [one.pk for one in candidates], talked)
    return Ground(opening, candidates, tuple(Spoken(needs[row.need], row.by, row.is_even) for row in rows))


def seasons_of(workspace: Workspace) -> list[str]:
    """Names of seasons, the latest first; an opening without one belongs to none."""
    named = workspace.openings.present().exclude(season="").order_by("-created_at").values_list("season", flat=True)
    figures = workspace.group_figures.present().order_by("-created_at").values_list("season", flat=True)
    return list(dict.fromkeys([*named, *figures]))


def looked_back(openings: Iterable[Opening]) -> list[Looked]:
    """Each opening by itself: different roles cover different ground."""
    return [_looked(opening) for opening in openings]


def traits_of(workspace: Workspace, season: str) -> list[Trait]:
    """Figures of groups by what they are told apart by; small groups are hidden and no measure for the others."""
    found: dict[str, list[GroupFigure]] = defaultdict(list)
    for figure in workspace.group_figures.present().filter(season=season):
        found[figure.trait].append(figure)
    return [Trait(name, _rates(figures)) for name, figures in found.items()]


def _rates(figures: Sequence[GroupFigure]) -> tuple[tuple[GroupFigure, Rate], ...]:
    counted = rates(GroupCount(each.group, each.talked_to, each.went_on) for each in figures)
    return tuple(zip(figures, counted, strict=True))


def _looked(opening: Opening) -> Looked:
    ground = ground_of(opening)
    rows = EvidenceSheet.objects.present().filter(candidate__opening=opening, submitted_at__isnull=False)
    asked: dict[str, set[str]] = defaultdict(set)
    minutes = []
    for candidate, questions, many in rows.values_list("candidate", "asked", "minutes"):
        asked[candidate].update(questions)
        minutes += [many] if many else []
    days, waiting = [], 0
    for one in opening.candidates.present():
        asked[one.pk].update(one.counts.get("asked", ()))
        minutes += one.counts.get("minutes", ())
        if one.counts.get("answer_days") is not None:
            days.append(one.counts["answer_days"])
        elif one.answered_on and one.held_on:
            days.append((one.answered_on - one.held_on).days)
        elif one.held_on:
            waiting += 1
    questions = KitQuestion.objects.present().filter(need__opening=opening, need__removed_at=None)
    return Looked(
        ground,
        tuple(_asked(question, ground.candidates, asked) for question in questions.order_by("need__place", "place")),
        range_of(minutes),
        range_of(days),
        waiting,
    )


def _asked(question: KitQuestion, candidates: Sequence[Candidate], asked: dict[str, set[str]]) -> Asked:
    of = tuple(one for one in candidates if question.pk in asked[one.pk])
    return Asked(question, of, tuple(one for one in candidates if question.pk not in asked[one.pk]))
