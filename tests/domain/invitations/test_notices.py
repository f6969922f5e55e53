"""What a change in a calendar has to tell, by RFC 5546 and RFC 6638."""

from datetime import UTC, datetime

import pytest

from halfhour.domain.invitations.notices import Notice, notices_of
from halfhour.domain.invitations.objects import Block, Line, Sheet
from halfhour.domain.invitations.plans import plan_of, same, same_in_what_counts

STAMP = datetime(2026, 3, 20, 10, tzinfo=UTC)
ADA, BEN, CLEO = "mailto:ada@example.org", "mailto:ben@example.org", "mailto:cleo@example.org"


def line(text: str) -> Line:
    """A property from `NAME;KEY=VALUE:value`."""
    head, _, value = text.partition(":")
    name, *parameters = head.split(";")
    return Line(name, value, tuple((key, (told,)) for key, _, told in (each.partition("=") for each in parameters)))


def event(*lines: str, sequence: int = 0, people: tuple[str, ...] = (BEN,), organizer: str = ADA) -> Block:
    """An event of Ada's to which people are invited."""
    usual = ["UID:tea", f"SEQUENCE:{sequence}", "DTSTART:20260401T130000Z", "SUMMARY:Tea"]
    told = {each.partition(":")[0].partition(";")[0] for each in lines}
    first = [each for each in usual if each.partition(":")[0] not in told]
    seats = [f"ATTENDEE:{address}" if "=" not in address else f"ATTENDEE;{address}" for address in people]
    return Block("VEVENT", tuple(map(line, [*first, f"ORGANIZER:{organizer}", *seats, *lines])))


def sheet(*events: Block) -> Sheet:
    """A calendar of these events."""
    return Sheet(Block("VCALENDAR", (), events))


def told(old: Sheet | None, new: Sheet | None, user: str = ADA) -> list[tuple[str, str]]:
    """Kind and recipient of each message."""
    return [(notice.method, notice.recipient) for notice in notices_of(old, new, user, STAMP)]


def only(old: Sheet | None, new: Sheet | None, user: str) -> Notice:
    """The one message."""
    (notice,) = notices_of(old, new, user, STAMP)
    return notice


def answer(said: str, *more: str) -> Block:
    """The event in Ben's calendar with his answer."""
    return event(*more, people=(f"PARTSTAT={said}:{BEN}",))


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (None, sheet(event()), [("REQUEST", BEN)]),
        (None, sheet(event(people=(ADA, BEN, CLEO))), [("REQUEST", BEN), ("REQUEST", CLEO)]),
        (sheet(event()), sheet(event("DTSTART:20260402T130000Z", sequence=1)), [("REQUEST", BEN)]),
        (sheet(event()), sheet(event()), []),
        (sheet(event()), sheet(event("DTSTAMP:20260320T090000Z", "LAST-MODIFIED:20260320T090000Z")), []),
        (sheet(event()), sheet(event(people=(BEN, CLEO))), [("REQUEST", BEN), ("REQUEST", CLEO)]),
        (
            sheet(event(people=(BEN, CLEO))),
            sheet(event(people=(CLEO,), sequence=1)),
            [("CANCEL", BEN), ("REQUEST", CLEO)],
        ),
        (sheet(event()), None, [("CANCEL", BEN)]),
        (sheet(event()), sheet(event("STATUS:CANCELLED", sequence=1)), [("CANCEL", BEN)]),
        (sheet(event("STATUS:CANCELLED")), sheet(event("STATUS:CANCELLED", sequence=1)), []),
        (sheet(event("STATUS:CANCELLED")), None, []),
        (None, sheet(event(people=(f"SCHEDULE-AGENT=CLIENT:{BEN}",))), []),
        (None, sheet(event(people=(f"SCHEDULE-AGENT=NONE:{BEN}",))), []),
        (sheet(event()), sheet(event(people=(f"SCHEDULE-FORCE-SEND=REQUEST:{BEN}",))), [("REQUEST", BEN)]),
        (None, sheet(event(people=(), organizer=ADA)), []),
        (None, None, []),
        (None, sheet(event(organizer="MAILTO:Ada@Example.org")), [("REQUEST", BEN)]),
    ],
)
def test_what_an_organizer_has_to_tell(old: Sheet | None, new: Sheet | None, messages: list[tuple[str, str]]) -> None:
    assert told(old, new) == messages


@pytest.mark.parametrize(
    ("old", "new", "messages"),
    [
        (sheet(event()), sheet(answer("ACCEPTED")), [("REPLY", ADA)]),
        (sheet(event()), sheet(answer("DECLINED")), [("REPLY", ADA)]),
        (sheet(answer("ACCEPTED")), sheet(answer("ACCEPTED")), []),
        (sheet(event()), sheet(answer("NEEDS-ACTION")), []),
        (None, sheet(answer("TENTATIVE")), [("REPLY", ADA)]),
        (None, sheet(event()), []),
        (sheet(event()), None, [("REPLY", ADA)]),
        (sheet(answer("DECLINED")), None, []),
        (sheet(event("STATUS:CANCELLED")), None, []),
        (sheet(event()), sheet(answer("ACCEPTED", "STATUS:CANCELLED")), []),
        (sheet(event(people=(CLEO,))), sheet(event(people=(f"PARTSTAT=ACCEPTED:{CLEO}",))), []),
        (
            sheet(event("RRULE:FREQ=DAILY")),
            sheet(event("RRULE:FREQ=DAILY", "EXDATE:20260402T130000Z")),
            [("REPLY", ADA)],
        ),
        (
            sheet(answer("DECLINED", "RRULE:FREQ=DAILY")),
            sheet(answer("DECLINED", "RRULE:FREQ=DAILY", "EXDATE:20260402T130000Z")),
            [],
        ),
    ],
)
def test_what_somebody_invited_has_to_tell(
    old: Sheet | None, new: Sheet | None, messages: list[tuple[str, str]]
) -> None:
    assert told(old, new, BEN) == messages


def test_a_reply_carries_the_number_it_answers_and_nobody_elses_answer() -> None:
    new = event(sequence=3, people=(f"PARTSTAT=ACCEPTED:{BEN}", f"PARTSTAT=DECLINED:{CLEO}"))

    (replied,) = only(sheet(event(sequence=3, people=(BEN, CLEO))), sheet(new), BEN).calendar.within("VEVENT")

    assert (replied.value("SEQUENCE"), replied.value("DTSTAMP")) == ("3", "20260320T100000Z")
    assert [(each.value, each.parameter("PARTSTAT")) for each in replied.all("ATTENDEE")] == [(BEN, "ACCEPTED")]


def test_a_deleted_event_is_cancelled_under_the_next_number() -> None:
    (cancelled,) = only(sheet(event(sequence=2)), None, ADA).calendar.within("VEVENT")

    assert (cancelled.value("SEQUENCE"), cancelled.value("STATUS")) == ("3", "CANCELLED")


def test_who_is_merely_not_invited_any_more_is_not_told_that_all_is_off() -> None:
    notices = notices_of(sheet(event(people=(BEN, CLEO))), sheet(event(people=(CLEO,), sequence=1)), ADA, STAMP)

    (cancelled,) = notices[0].calendar.within("VEVENT")
    assert cancelled.line("STATUS") is None


def test_nobody_sees_what_stands_between_a_program_and_its_own_server() -> None:
    people = (f"SCHEDULE-STATUS=1.2:{BEN}",)

    (asked,) = only(None, sheet(event(people=people)), ADA).calendar.within("VEVENT")

    assert asked.all("ATTENDEE")[0].parameter("SCHEDULE-STATUS") == ""


def series(*changed: Block, people: tuple[str, ...] = (BEN,), more: tuple[str, ...] = ()) -> Sheet:
    """A talk every day, with some days changed."""
    return sheet(event("RRULE:FREQ=DAILY", *more, people=people), *changed)


def one_day(*people: str) -> Block:
    """The second day, an hour later, with its own people."""
    return event("RECURRENCE-ID:20260402T130000Z", "DTSTART:20260402T140000Z", people=people)


def test_who_is_left_out_of_one_day_does_not_see_it() -> None:
    notice = only(None, series(one_day()), ADA)

    (asked,) = notice.calendar.within("VEVENT")
    assert [each.value for each in asked.all("EXDATE")] == ["20260402T130000Z"]


def test_who_is_asked_for_one_day_alone_sees_that_day_alone() -> None:
    notices = {notice.recipient: notice for notice in notices_of(None, series(one_day(BEN, CLEO)), ADA, STAMP)}

    assert len(notices[BEN].calendar.within("VEVENT")) == 2
    (asked,) = notices[CLEO].calendar.within("VEVENT")
    assert asked.value("RECURRENCE-ID") == "20260402T130000Z"


def test_who_had_one_day_alone_is_told_that_this_day_is_off() -> None:
    notices = {notice.recipient: notice for notice in notices_of(series(one_day(BEN, CLEO)), series(), ADA, STAMP)}

    (cancelled,) = notices[CLEO].calendar.within("VEVENT")
    assert (notices[CLEO].method, cancelled.value("RECURRENCE-ID")) == ("CANCEL", "20260402T130000Z")


def test_one_day_is_answered_alone() -> None:
    yes = event("RECURRENCE-ID:20260402T130000Z", "DTSTART:20260402T140000Z", people=(f"PARTSTAT=ACCEPTED:{BEN}",))

    (replied,) = only(series(), series(yes), BEN).calendar.within("VEVENT")

    assert (replied.value("RECURRENCE-ID"), replied.value("DTSTART")) == ("20260402T130000Z", "20260402T140000Z")


def test_a_day_answered_as_the_series_is_needs_no_word() -> None:
    people = (f"PARTSTAT=ACCEPTED:{BEN}",)

    assert not told(series(people=people), series(one_day(*people), people=people), BEN)


@pytest.mark.parametrize(
    ("one", "other", "is_same", "counts_same"),
    [
        (event("RRULE:FREQ=WEEKLY;BYDAY=MO"), event("RRULE:BYDAY=MO;FREQ=WEEKLY"), True, True),
        (event(people=(BEN, CLEO)), event(people=(CLEO, BEN)), True, True),
        (event("LOCATION:Café"), event("LOCATION:Office"), False, True),
        (event(), event("DTSTART:20260401T140000Z"), False, False),
        (
            event("EXDATE:20260402T130000Z,20260403T130000Z"),
            event("EXDATE:20260403T130000Z", "EXDATE:20260402T130000Z"),
            True,
            True,
        ),
        (event(), event(sequence=1), False, True),
    ],
)
def test_plans_are_compared_by_what_they_say(one: Block, other: Block, is_same: bool, counts_same: bool) -> None:
    first, second = plan_of(sheet(one)), plan_of(sheet(other))
    assert first
    assert second

    assert (same(first, second), same_in_what_counts(first, second)) == (is_same, counts_same)


def test_the_order_of_events_says_nothing() -> None:
    first, second = plan_of(series(one_day(BEN))), plan_of(sheet(*reversed(series(one_day(BEN)).events)))
    assert first
    assert second

    assert same(first, second)


def test_a_change_that_matters_to_nobody_is_marked_so() -> None:
    notice = only(sheet(event("LOCATION:Café")), sheet(event("LOCATION:Office", sequence=1)), ADA)

    assert not notice.is_significant
