"""The contract of a calendar server, on Radicale and on Xandikos."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from halfhour.adapters.calendars.caldav import CalDavServer
from halfhour.domain.calendars import ChangedThereError
from halfhour.domain.errors import OutsideError
from tests.calendar_servers import Running, event

SINCE = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture
def client(server: Running) -> CalDavServer:
    return CalDavServer(server.address, user=server.user, password=server.password, near=True)


@pytest.fixture(autouse=True)
def _empty(server: Running, client: CalDavServer) -> Iterator[None]:
    yield
    for href in client.changes(server.calendar, "", since=datetime(1990, 1, 1, tzinfo=UTC)).present:
        server.ask("DELETE", href)


def test_the_calendar_is_found_from_the_address_of_the_server(server, client):
    (found,) = [each for each in client.collections() if each.address == server.calendar]

    assert found.may_write
    assert found.name


def test_the_calendar_is_found_from_its_own_address(server):
    client = CalDavServer(server.calendar, user=server.user, password=server.password, near=True)

    assert [each.address for each in client.collections()] == [server.calendar]


def test_everything_is_told_first_and_later_only_what_changed(server, client):
    kept = server.put("kept", event("kept@example.org", "20260303T100000", "20260303T110000"))
    other = server.put("other", event("other@example.org", "20260304T100000", "20260304T110000"))
    first = client.changes(server.calendar, "", since=SINCE)

    server.ask("DELETE", other)
    new = server.put("new", event("new@example.org", "20260305T100000", "20260305T110000"))
    then = client.changes(server.calendar, first.token, since=SINCE)

    assert first.whole
    assert set(first.present) == {kept, other}
    assert not then.whole
    assert set(then.present) == {new}
    assert then.gone == (other,)


def test_nothing_is_told_when_nothing_changed(server, client):
    server.put("kept", event("kept@example.org", "20260303T100000", "20260303T110000"))
    first = client.changes(server.calendar, "", since=SINCE)

    then = client.changes(server.calendar, first.token, since=SINCE)

    assert (dict(then.present), then.gone, then.whole) == ({}, (), False)


def test_a_lost_token_brings_everything(server, client):
    kept = server.put("kept", event("kept@example.org", "20260303T100000", "20260303T110000"))

    found = client.changes(server.calendar, "http://example.org/nobody/knows/this", since=SINCE)

    assert found.whole
    assert set(found.present) == {kept}


def test_what_is_long_over_is_not_asked_for_and_series_are(server, client):
    server.put("old", event("old@example.org", "20200303T100000", "20200303T110000"))
    series = server.put(
        "series", event("series@example.org", "20200303T100000", "20200303T110000", more="RRULE:FREQ=WEEKLY\n")
    )

    assert set(client.changes(server.calendar, "", since=SINCE).present) == {series}


def test_files_are_read_as_they_stand(server, client):
    names = [f"event-{number}" for number in range(45)]
    hrefs = [server.put(name, event(f"{name}@example.org", "20260303T100000", "20260303T110000")) for name in names]

    found = client.read(server.calendar, [*hrefs, f"{server.calendar}nothing.ics"])

    assert {resource.href for resource in found} == set(hrefs)
    for resource in found:
        assert f"UID:{resource.href.rpartition('/')[2].removesuffix('.ics')}@example.org".encode() in resource.blob
    told = client.changes(server.calendar, "", since=SINCE).present
    assert {resource.href: resource.etag for resource in found} == dict(told)


def test_a_new_file_is_written_once(server, client):
    href = f"{server.calendar}halfhour-1.ics"
    blob = event("one@halfhour", "20260303T100000", "20260303T110000").replace("\n", "\r\n").encode()

    written = client.put(server.calendar, href, blob, etag="")

    assert written.etag
    assert b"one@halfhour" in written.blob
    with pytest.raises(ChangedThereError):
        client.put(server.calendar, href, blob, etag="")
    assert set(client.changes(server.calendar, "", since=SINCE).present) == {href}


def test_only_what_was_seen_is_written_over(server, client):
    href = f"{server.calendar}halfhour-2.ics"
    first = event("two@halfhour", "20260303T100000", "20260303T110000").replace("\n", "\r\n").encode()
    seen = client.put(server.calendar, href, first, etag="")
    later = first.replace(b"T100000Z", b"T103000Z")
    changed = client.put(server.calendar, href, later, etag=seen.etag)

    with pytest.raises(ChangedThereError):
        client.put(server.calendar, href, first, etag=seen.etag)

    assert changed.etag != seen.etag
    assert "T103000Z" in server.text(href)


def test_only_what_was_seen_is_deleted_and_twice_is_once(server, client):
    href = f"{server.calendar}halfhour-3.ics"
    blob = event("three@halfhour", "20260303T100000", "20260303T110000").replace("\n", "\r\n").encode()
    seen = client.put(server.calendar, href, blob, etag="")

    with pytest.raises(ChangedThereError):
        client.delete(href, etag='"something else"')
    assert server.text(href)

    client.delete(href, etag=seen.etag)
    client.delete(href, etag=seen.etag)
    assert not server.text(href)


def test_a_file_deleted_there_is_not_brought_back(server, client):
    href = f"{server.calendar}halfhour-4.ics"
    blob = event("four@halfhour", "20260303T100000", "20260303T110000").replace("\n", "\r\n").encode()
    seen = client.put(server.calendar, href, blob, etag="")
    server.ask("DELETE", href)

    with pytest.raises(ChangedThereError):
        client.put(server.calendar, href, blob, etag=seen.etag)


def test_a_wrong_password_is_told_and_not_tried_again(server):
    if not server.user:
        pytest.skip("this server has no passwords without TLS")
    client = CalDavServer(server.address, user=server.user, password="another", near=True)

    with pytest.raises(OutsideError, match="does not accept") as told:
        client.collections()

    assert not told.value.retry
