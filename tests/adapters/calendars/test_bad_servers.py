"""Servers that refuse, break, lie and drip: each is told in words, and whether trying again can help."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from halfhour.adapters.calendars.address import WebCalendars
from halfhour.adapters.calendars.caldav import CalDavServer
from halfhour.adapters.calendars.places import NearError, may_know_password, typed
from halfhour.domain.calendars import ChangedThereError, GoneThereError, LaterError
from halfhour.domain.errors import InputError, OutsideError
from tests.bad_servers import Bad, bad_server
from tests.calendar_servers import event

SINCE = datetime(2026, 2, 1, tzinfo=UTC)
BLOB = event("one@halfhour", "20260303T100000", "20260303T110000").encode()


@pytest.fixture
def bad() -> Iterator[Bad]:
    with bad_server() as server:
        yield server


def client(bad: Bad, **more: object) -> CalDavServer:
    return CalDavServer(bad.address, near=True, patience=1.0, **more)


def fetch(bad: Bad, path: str = "days.ics", **marks: str):
    marks = {"etag": "", "last_modified": "", **marks}
    return WebCalendars(patience=1.0).fetch(bad.address + path, near=True, **marks)


def multi(*responses: str, token: str = "") -> str:
    more = f"<sync-token>{token}</sync-token>" if token else ""
    return f'<multistatus xmlns="DAV:">{"".join(responses)}{more}</multistatus>'


def at(href: str, etag: str) -> str:
    return (
        f"<response><href>{href}</href><propstat><prop><getetag>{etag}</getetag></prop>"
        "<status>HTTP/1.1 200 OK</status></propstat></response>"
    )


@pytest.mark.parametrize(
    ("status", "says", "retry"),
    [
        (400, "does not understand", False),
        (401, "does not accept", False),
        (403, "does not allow", False),
        (413, "too large", False),
        (423, "Somebody else", True),
        (500, "fault of its own", True),
        (502, "fault of its own", True),
        (504, "fault of its own", True),
        (507, "no room left", True),
    ],
)
def test_each_refusal_is_told_in_words(bad, status, says, retry):
    bad.say("PUT", status)

    with pytest.raises(OutsideError, match=says) as told:
        client(bad).put(f"{bad.address}own/", f"{bad.address}own/one.ics", BLOB, etag="")

    assert told.value.retry is retry
    assert told.value.way_out


@pytest.mark.parametrize("status", [409, 412])
def test_what_stands_there_already_is_a_change_there(bad, status):
    bad.say("PUT", status)

    with pytest.raises(ChangedThereError):
        client(bad).put(f"{bad.address}own/", f"{bad.address}own/one.ics", BLOB, etag="")


@pytest.mark.parametrize("status", [404, 410])
def test_a_calendar_that_is_gone_is_told(bad, status):
    bad.say("PROPFIND", status)

    with pytest.raises(GoneThereError) as told:
        client(bad).changes(f"{bad.address}own/", "", since=SINCE)

    assert not told.value.retry


def test_a_busy_server_is_left_alone_for_as_long_as_it_asks(bad):
    bad.say("GET", 503, Retry_After="120")

    with pytest.raises(LaterError) as told:
        fetch(bad)

    assert told.value.after == timedelta(minutes=2)


def test_a_busy_server_may_name_a_moment_or_nonsense(bad):
    bad.say("GET", 429, Retry_After="Wed, 01 Jan 2020 00:00:00 GMT")
    with pytest.raises(LaterError) as told:
        fetch(bad)
    assert told.value.after == timedelta(0)

    bad.say("GET", 429, Retry_After="9" * 5000)
    with pytest.raises(LaterError) as told:
        fetch(bad)
    assert told.value.after == timedelta(seconds=10**7)

    for nonsense in ("soon", "²"):
        bad.say("GET", 429, Retry_After=nonsense)
        with pytest.raises(LaterError) as told:
            fetch(bad)
        assert told.value.after is None


def test_a_calendar_as_it_was_is_not_sent_again(bad):
    bad.say("GET", 200, BLOB, ETag='"7"', Last_Modified="Mon, 02 Mar 2026 08:00:00 GMT")
    first = fetch(bad)
    assert first
    bad.say("GET", 304)

    assert fetch(bad, etag=first.etag, last_modified=first.last_modified) is None
    _, _, headers, _ = bad.asked[-1]
    assert headers["If-None-Match"] == '"7"'
    assert headers["If-Modified-Since"] == "Mon, 02 Mar 2026 08:00:00 GMT"


def test_a_page_is_no_calendar(bad):
    bad.say("GET", 200, "<html>Sign in</html>")

    with pytest.raises(OutsideError, match="no calendar") as told:
        fetch(bad)

    assert not told.value.retry


def test_addresses_in_a_calendar_are_not_opened(bad):
    more = f"URL:{bad.address}secret\nATTACH:{bad.address}secret\nX-WR-RELCALID:{bad.address}\nSOURCE:{bad.address}x\n"
    bad.say("GET", 200, event("one@example.org", "20260303T100000", "20260303T110000", more=more))

    fetch(bad)

    assert [path for _, path, _, _ in bad.asked] == ["/days.ics"]


def test_an_answer_that_is_too_large_is_put_down(bad):
    bad.say("GET", 200, b"BEGIN:VCALENDAR\n" + b"X" * (21 * 1024 * 1024))

    with pytest.raises(OutsideError, match="larger than 20 MB"):
        fetch(bad)


def test_an_answer_that_drips_is_put_down(bad):
    bad.drip("GET", 5)

    with pytest.raises(OutsideError, match="too slowly") as told:
        fetch(bad)

    assert told.value.retry


def test_a_silent_server_is_not_waited_for(bad):
    bad.answers["GET"] = lambda _: __import__("time").sleep(2)

    with pytest.raises(OutsideError, match="not answer in time"):
        fetch(bad)


def test_half_an_answer_is_none(bad):
    bad.cut("GET", BLOB[:100], 5000)

    with pytest.raises(OutsideError, match="broke off") as told:
        fetch(bad)

    assert told.value.retry


def test_nobody_at_home_is_told():
    with bad_server() as gone:
        pass

    with pytest.raises(OutsideError, match="cannot be reached") as told:
        fetch(gone)

    assert told.value.retry


@pytest.mark.parametrize(
    "garbage",
    [
        b"\x00\xff\x13" * 50,
        b"HTTP/1.1 207 Multi\r\nContent-Length: 20\r\n\r\nthis is no XML at all",
        b"HTTP/1.1 banana\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: -4\r\n\r\n",
    ],
)
def test_garbage_is_told(bad, garbage):
    bad.raw("PROPFIND", garbage)

    with pytest.raises(OutsideError):
        client(bad).changes(f"{bad.address}own/", "", since=SINCE)


@pytest.mark.parametrize(
    "body",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaa">]><multistatus xmlns="DAV:">&a;</multistatus>',
        '<!DOCTYPE x SYSTEM "file:///etc/passwd"><multistatus xmlns="DAV:"/>',
        "<html/>",
        "<multistatus",
        '<?xml version="1.0" encoding="banana"?><multistatus xmlns="DAV:"/>',
    ],
)
def test_xml_that_could_do_harm_is_refused(bad, body):
    bad.say("PROPFIND", 207, body)

    with pytest.raises(OutsideError, match="does not speak"):
        client(bad).changes(f"{bad.address}own/", "", since=SINCE)


@pytest.mark.parametrize("status", [400, 403, 409, 410, 412])
def test_a_lost_token_brings_everything_however_it_is_said(bad, status):
    bad.in_turn("REPORT", (status, ""), (207, multi(at("/own/a.ics", '"1"'))))
    bad.say("PROPFIND", 207, multi("<response><href>/own/</href></response>"))

    found = client(bad).changes(f"{bad.address}own/", "lost", since=SINCE)

    assert found.whole
    assert dict(found.present) == {f"{bad.address}own/a.ics": '"1"'}


def test_a_server_that_cannot_be_queried_is_asked_for_its_list(bad):
    bad.say("REPORT", 500)
    bad.say(
        "PROPFIND", 207, multi(at("/own/a.ics", '"1"'), at("/own/", '"2"'), at("http://elsewhere.example/b.ics", '"3"'))
    )

    found = client(bad).changes(f"{bad.address}own/", "", since=SINCE)

    assert dict(found.present) == {f"{bad.address}own/a.ics": '"1"'}


def test_a_token_that_never_moves_ends(bad):
    cut = "<response><href>/own/</href><status>HTTP/1.1 507 No</status></response>"
    bad.say("REPORT", 207, multi(at("/own/a.ics", '"1"'), cut, token="same"))
    bad.say("PROPFIND", 207, multi("<response><href>/own/</href></response>"))

    assert client(bad).changes(f"{bad.address}own/", "same", since=SINCE).whole


def test_pages_of_changes_are_put_together(bad):
    cut = "<response><href>/own/</href><status>HTTP/1.1 507 No</status></response>"
    gone = "<response><href>/own/a.ics</href><status>HTTP/1.1 404 Not Found</status></response>"
    bad.in_turn("REPORT", (207, multi(at("/own/a.ics", '"1"'), cut, token="two")), (207, multi(gone, token="three")))

    found = client(bad).changes(f"{bad.address}own/", "one", since=SINCE)

    assert (found.token, dict(found.present), found.gone) == ("three", {}, (f"{bad.address}own/a.ics",))


def test_a_server_without_multiget_is_asked_file_by_file(bad):
    bad.say("REPORT", 501)
    bad.say("GET", 200, BLOB, ETag='"9"')

    (found,) = client(bad).read(f"{bad.address}own/", [f"{bad.address}own/one.ics"])

    assert (found.blob, found.etag) == (BLOB, '"9"')


def test_basic_and_digest_are_spoken_and_nothing_is_told_unasked(bad):
    bad.say("PROPFIND", 401, WWW_Authenticate='Digest realm="r", qop="auth", nonce="n", algorithm=SHA-256')

    with pytest.raises(OutsideError, match="does not accept"):
        client(bad, user="ada", password="secret").collections()

    first, second = (headers.get("Authorization", "") for _, _, headers, _ in bad.asked)
    assert first == ""
    assert second.startswith('Digest username="ada"')
    assert "secret" not in second


@pytest.mark.parametrize(
    "challenge", ["Digest banana", 'Digest realm="r", nonce="n", algorithm=banana', "Digest a=b, qop"]
)
def test_a_digest_that_is_none_is_a_refusal(bad, challenge):
    bad.say("PROPFIND", 401, WWW_Authenticate=challenge)

    with pytest.raises(OutsideError, match="does not accept"):
        client(bad, user="ada", password="secret").collections()


def test_a_password_is_not_carried_to_another_server(bad):
    with bad_server() as other:
        elsewhere = other.address.replace("127.0.0.1", "localhost")
        bad.say("PROPFIND", 301, Location=elsewhere)
        other.say("PROPFIND", 401, WWW_Authenticate='Basic realm="r"')

        with pytest.raises(OutsideError, match="meant for another"):
            client(bad, user="ada", password="secret").collections()

        assert other.asked == []


def test_round_and_round_ends(bad):
    bad.say("GET", 302, Location="/days.ics")

    with pytest.raises(OutsideError, match="round and round"):
        fetch(bad)

    assert len(bad.asked) <= 7


def test_a_redirect_into_a_private_network_is_refused(bad):
    bad.say("GET", 302, Location="http://localhost:1/days.ics")

    with pytest.raises(NearError):
        fetch(bad)


@pytest.mark.parametrize(
    "address",
    [
        "https://127.0.0.1/a",
        "https://localhost/a",
        "https://192.168.1.4/a",
        "https://[::1]/",
        "https://[::ffff:10.0.0.1]/",
        "https://169.254.169.254/latest/",
    ],
)
def test_private_networks_are_asked_only_when_one_says_so(address):
    with pytest.raises(NearError, match="your own network"):
        WebCalendars().fetch(address, etag="", last_modified="", near=False)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("webcal://Example.org/a b.ics", "https://example.org/ab.ics"),
        ("example.org/days.ics?key=1", "https://example.org/days.ics?key=1"),
        (" https://example.org:443 ", "https://example.org/"),
        ("https://example.org/%7eada/ä", "https://example.org/~ada/%C3%A4"),
        ("https://example.org/a%2Fb", "https://example.org/a%2Fb"),
    ],
)
def test_addresses_are_read_as_people_type_them(written, read):
    assert typed(written, near=False) == read


@pytest.mark.parametrize(
    "address",
    [
        "",
        "file:///etc/passwd",
        "ftp://example.org/",
        "https://",
        "http://example.org/",
        "https://ada:secret@example.org/",
        "https://example.org:banana/",
        "https://[::1",
    ],
)
def test_other_addresses_are_refused_with_a_way_out(address):
    with pytest.raises(InputError) as told:
        typed(address, near=False)

    assert told.value.way_out


@pytest.mark.parametrize(
    ("home", "other", "may"),
    [
        ("https://caldav.example.org/", "https://p12-caldav.example.org/", True),
        ("https://example.org/", "https://dav.example.org/", True),
        ("https://example.org/", "https://example.com/", False),
        ("https://example.org/", "https://badexample.org/", False),
        ("https://example.org/", "http://example.org/", False),
        ("http://example.org/", "https://example.org/", True),
        ("https://10.0.0.1/", "https://20.0.0.1/", False),
        ("https://ada.example.org/", "https://ben.example.org:8443/", True),
    ],
)
def test_passwords_go_to_sister_servers_only(home, other, may):
    assert may_know_password(home, other) is may
