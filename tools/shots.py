"""Screenshots of every page in four forms (390 and 1280 px, light and dark) into shots/: `python tools/shots.py [words of a name]`.

`python tools/shots.py picture` draws docs/debrief.png anew, the picture of the README.
"""

import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Browser

ROOT = Path(__file__).parent.parent
SHOTS = ROOT / "shots"
PICTURE = ROOT / "docs" / "debrief.png"
ARGUMENTS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def main(wanted: str) -> None:
    """Fills a data folder of its own with the sample, serves it, and walks through the pages."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HALFHOUR_DATA": folder, "DJANGO_SETTINGS_MODULE": "halfhour.server.settings"}
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"  # Playwright's loop runs beside the records of this very thread
        import django

        django.setup()
        pages = list(_prepared())
        address = _served()
        with _browser() as browser:
            if wanted == "picture":
                _picture(browser, address + dict(pages)["debrief"])
                return
            SHOTS.mkdir(exist_ok=True)
            _walk(browser, address, [(name, path) for name, path in pages if wanted in name])


def _prepared() -> Iterator[tuple[str, str]]:
    """The sample, with one conversation and one upload in each state; yields name and address of each page."""
    from django.core.management import call_command
    from django.utils import timezone

    from halfhour.actions.sample import SAMPLES, prepare_sample_workspace
    from halfhour.actions.uploads import take_in

    call_command("migrate", verbosity=0)
    sample = prepare_sample_workspace(today=timezone.localdate())
    talk = {name: sample.talks.get(name=name) for name in ("tidal-zoom.vtt", "bikes-otter.txt", "archive-notes.txt")}
    unknown = sample.talks.create(**_copy(talk["tidal-zoom.vtt"], name="Who is who", me=""))
    thin = sample.talks.create(
        **_copy(talk["bikes-otter.txt"], name="Too little", turns=talk["bikes-otter.txt"].turns[:2])
    )
    long = sample.talks.create(
        **_copy(talk["tidal-zoom.vtt"], name="A long one", turns=talk["tidal-zoom.vtt"].turns * 6)
    )
    taken = take_in(sample, [("bikes-otter.txt", (SAMPLES / "bikes-otter.txt").read_bytes())])
    tidal, bikes, notes = talk.values()
    agreed = sample.conversations.get(name="Tiago Bessa")
    yield from {
        "home": "/",
        "upload": f"/uploads/{taken.uploads[0].pk}/",
        "conversations": "/conversations/",
        "conversations-none": "/conversations/?q=zebra",
        "conversation-new": "/conversations/new",
        "conversation": f"/conversations/{tidal.conversation_id}/",
        "conversation-agreed": f"/conversations/{agreed.pk}/",
        "facts": f"/conversations/{agreed.pk}/facts",
        "meeting": f"/conversations/{agreed.pk}/meeting/",
        "meeting-none": f"/conversations/{bikes.conversation_id}/meeting/",
        **_invited(sample),
        **_worded(agreed),
        "consent": f"/conversations/{agreed.pk}/consent",
        "talk-new": f"/conversations/{tidal.conversation_id}/talks/new",
        "talk-new-ask": f"/conversations/{agreed.pk}/talks/new",
        "debrief": f"/conversations/{tidal.conversation_id}/debrief/?talk={tidal.pk}",
        "debrief-open": f"/conversations/{tidal.conversation_id}/debrief/?talk={tidal.pk}&open=line-2",
        "debrief-kept": f"/conversations/{bikes.conversation_id}/debrief/?talk={bikes.pk}",
        "debrief-notes": f"/conversations/{notes.conversation_id}/debrief/",
        "debrief-who": f"/conversations/{unknown.conversation_id}/debrief/?talk={unknown.pk}",
        "debrief-thin": f"/conversations/{thin.conversation_id}/debrief/?talk={thin.pk}",
        "debrief-reading": f"/conversations/{long.conversation_id}/debrief/?talk={long.pk}",
        "debrief-empty": f"/conversations/{agreed.pk}/debrief/",
        "lines": f"/talks/{tidal.pk}/lines",
        "speakers": f"/talks/{tidal.pk}/speakers",
        "transcript": f"/talks/{tidal.pk}/?open=line-1",
        "which": "/which/",
        "which-example": "/which/?example",
        "lawful": "/lawful/",
        "lawful-example": "/lawful/?example",
        "coach": "/coach/",
        "thanks": "/thanks/",
        "questions": "/questions/",
        "questions-example": "/questions/?example",
        "questions-bank": "/questions/bank?topic=path",
        **_imports(sample),
        **_letters(sample, agreed, tidal.conversation),
        **_prepared_talk(sample, agreed),
        "people": "/people/",
        "people-none": "/people/?q=zebra",
        "person": f"/people/{agreed.people.get().pk}/",
        "person-edit": f"/people/{agreed.people.get().pk}/edit",
        "person-new": "/people/new",
        "person-forget": f"/people/{agreed.people.get().pk}/forgetting",
        "groups": "/people/groups/",
        "organizations": "/organizations/",
        "organizations-asked": "/organizations/?at=Norkraft",
        "organization": f"/organizations/{agreed.people.get().organization_id}/",
        "introductions": "/introductions/",
        "introduction-new": "/introductions/new",
        "today-only": "/?only=ask",
        "reminders": "/settings/reminders",
        **_life(sample),
        "live": f"/conversations/{agreed.pk}/live/",
        "live-held": f"/conversations/{_held(tidal).pk}/live/",
        "afterwards": f"/conversations/{tidal.conversation_id}/afterwards/",
        "afterwards-empty": f"/conversations/{agreed.pk}/afterwards/",
        "settings": "/settings/",
        **_calendars(sample, agreed),
        **_casual(sample),
        **_hosting(sample),
        **_hiring(sample),
        **_data(sample),
        **_stories(sample, agreed),
        **_rehearsals(sample, agreed),
        "keys": "/keys/",
        "not-found": "/nowhere/",
    }.items()


def _life(sample):  # type: ignore[no-untyped-def]
    """An answer that waits for a time, somebody else there, people to keep or forget, Today by mail, and a large file."""
    from datetime import timedelta

    from django.utils import timezone

    from halfhour.actions.conversations import start_conversation

    today = timezone.localdate()
    place = {"zone": "Europe/Lisbon", "organization": "Saltmarsh Institute"}
    asked = start_conversation(sample, ["Vera Lund"], role="Hydrologist", asked_on=today - timedelta(days=16), **place)
    first = start_conversation(sample, ["Olu Adeyemi"], role="Surveyor", **place)
    first.removed_at = timezone.now()
    first.save()
    answered = start_conversation(
        sample, ["Wen Ito"], role="Cartographer", asked_on=today - timedelta(days=4), answered_on=today, **place
    )
    letter = answered.messages.create(
        workspace=sample, is_mine=False, text="Gladly. Thursday at three, or the week after?", on=today
    )
    for days, name in enumerate(["Mio Costa", "Tove Quist", "ليلى حداد"]):
        sample.people.create(name=name, keep_until=today - timedelta(days=days))
    sample.mail_from, sample.digest_hour = "ada@example.org", 7
    sample.save(update_fields=["mail_from", "digest_hour"])
    large = sample.imports.create(name="Connections.csv", form="linkedin_connections", blob=bytes(500_000))
    large.look_asked_at, large.done, large.of = timezone.now(), 12_000, 30_000
    large.save()
    type(large).objects.filter(pk=large.pk).update(changed_at=timezone.now() + timedelta(days=1))  # nobody waits here
    own = f"/conversations/{answered.pk}/"
    return {
        "second": f"/conversations/{asked.pk}/second/",
        "conversation-answered": own,
        "message": f"{own}messages/{letter.pk}",
        "keeping": "/people/keeping/",
        "person-keep": f"/people/{sample.people.get(name='Mio Costa').pk}/#keeping",
        "import-looking": f"/people/import/{large.pk}/",
    }


def _invited(sample: object) -> dict[str, str]:
    """A conversation to which an invitation came, and an invitation that waits for its place."""
    from django.utils import timezone

    from halfhour.actions.conversations import start_conversation
    from halfhour.actions.invitations import take_in
    from halfhour.records.talks import Upload

    now = timezone.now()
    talk = start_conversation(sample, ["Leila Haddad"], zone="Europe/Berlin")  # type: ignore[arg-type]
    lines = (
        *("UID:shots", "SEQUENCE:0", "SUMMARY:Coffee", f"DTSTAMP:{now:%Y%m%dT%H%M%SZ}", "DURATION:PT30M"),
        *(f"DTSTART;TZID=America/New_York:{now.year + 1}0315T103000", "LOCATION:Her office"),
        *("ORGANIZER;CN=Leila Haddad:mailto:leila@example.org", "ATTENDEE:mailto:robin@example.org"),
    )
    event = "\n".join(("BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", *lines, "END:VEVENT", "END:VCALENDAR"))
    take_in(event.encode(), sample, conversation=talk, today=timezone.localdate(), now=now)  # type: ignore[arg-type]
    kept = Upload.objects.create(workspace=sample, name="invite.ics", blob=event.replace(":shots", ":other").encode())
    return {"meeting-invited": f"/conversations/{talk.pk}/meeting/", "invitation": f"/invitations/{kept.pk}/"}


def _held(talk):  # type: ignore[no-untyped-def]
    """The conversation of a talk with a clock that runs and things marked."""
    from django.utils import timezone

    from halfhour.actions.sittings import Marked, begin, keep_marks

    conversation, now = talk.conversation, timezone.now()
    begin(conversation, at=now - timedelta(minutes=12))
    conversation.questions.create(workspace=conversation.workspace, text="Whom else should I talk to?", is_must=True)
    marks = [("advice", "Spend a night on the quay first"), ("name", "Rui Antas"), ("signal", "")]
    keep_marks(conversation, [Marked(f"shot-{n}", sort, text, now) for n, (sort, text) in enumerate(marks)])
    return conversation


def _prepared_talk(sample, agreed):  # type: ignore[no-untyped-def]
    """The agreed talk with a dossier, references, particulars and questions."""
    from datetime import date

    from halfhour.actions.briefs import plan_questions, refer_to
    from halfhour.actions.dossiers import keep_source
    from halfhour.domain.dossiers import Block, Document, Form
    from halfhour.formats import sources
    from halfhour.phrases.briefs import fact_cues

    person, day = agreed.people.get(), date(2026, 3, 2)
    story = (
        "<html><head><title>The man who listens to moorings</title><meta name=date content=2025-05-02></head><body><article>"
        "<p>Tiago Bessa studied at the Naval School of Viana do Castelo and joined the harbour in 2016. He sings in the Douro Bach Choir. "
        "In 2024 the harbour opened a dry dock for small boats, which he had asked for since 2021.</p></article></body></html>"
    )
    page, _ = keep_source(sample, sources.read(story.encode()), fact_cues(), on=day, person=person)
    mine = "I studied at the Naval School of Viana do Castelo for a year.\nI play the oboe."
    keep_source(sample, Document(Form.NOTE, "About me", mine, (Block(mine, 0),)), fact_cues(), on=day)
    refer_to(agreed, "The dry dock he had asked for", page.facts.last())
    plan_questions(agreed, ["Do you like working outdoors?", "Could you pass my CV to your boss?"], from_where="own")
    agreed.aims, agreed.place, agreed.travel_minutes = "Whether a year at sea helps", "Cais do Ouro 14, Porto", 35
    agreed.way_there = "Tram 1 to Ouro, then five minutes along the quay"
    agreed.save()
    brief = f"/conversations/{agreed.pk}/brief/"
    return {
        "brief": brief,
        "brief-questions": f"{brief}questions/",
        "brief-references": f"{brief}references/",
        "brief-particulars": f"{brief}particulars",
        "sources": f"/people/{person.pk}/sources/",
        "sources-empty": f"/organizations/{person.organization_id}/sources/",
        "sources-mine": "/settings/me/sources/",
        "source": f"/sources/{page.pk}/",
    }


def _rehearsals(sample, agreed):  # type: ignore[no-untyped-def]
    """A talk with an invented host under way, one that was closed, and one with what is known of a person."""
    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.rehearsals import begin_rehearsal, say, somebody_of
    from halfhour.phrases.practice import personas, real_persona

    ear, now, kofi, person = wiring.ear(), timezone.now(), personas()["kofi"], agreed.people.get()
    known = real_persona(somebody_of(person), 30)
    good = ("How did you come to radio?", "What was it like to sit down there that Saturday?", "Do you like it?")
    more = (
        "What is hard about it, and what does it pay?",
        "Whom else should I talk to?",
        "Thank you for your time, goodbye.",
    )

    def talk(persona, turns, days, **about):  # type: ignore[no-untyped-def]
        begun = begin_rehearsal(sample, persona, ear, seed=2, now=now - timedelta(days=days), **about)
        for turn in turns:
            say(begun, turn, persona, ear, now=now)
        return begun

    talk(personas()["marta"], ("Is it quiet?", "How did you begin?", "Goodbye."), 9)
    for days, share in ((48, 0.4), (41, 0.35), (41, 0.55), (20, 0.6)):
        figures = {"open_share": share, "follow_up_share": share / 2, "talk_share": 0.6 - share / 2}
        began = now - timedelta(days=days)
        sample.rehearsals.create(sort="lead", persona="farah", began_at=began, ended_at=began, figures=figures)
    seen, going = talk(kofi, (*good, *more), 4), talk(kofi, good, 0)
    real = talk(known, ("What do you do?", "How are mistakes handled there?"), 0, person=person)
    return {
        "rehearsals": "/rehearsing/",
        "rehearsals-conversation": f"/rehearsing/?conversation={agreed.pk}",
        "rehearsals-none": "/rehearsing/?q=zebra",
        "rehearsal": f"/rehearsing/{going.pk}/",
        "rehearsal-real": f"/rehearsing/{real.pk}/",
        "rehearsal-seen": f"/rehearsing/{seen.pk}/seen/",
    }


def _stories(sample, agreed):  # type: ignore[no-untyped-def]
    """Some stories, one of them heard before, and answers that were practised."""
    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.afterwards import set_next_step
    from halfhour.actions.answering import answer, begin_answering
    from halfhour.actions.conversations import start_conversation
    from halfhour.actions.stories import tell_elsewhere, tell_story
    from halfhour.phrases.answers import interviewers, likely_questions

    now, known = timezone.now(), dict(likely_questions())
    kiln = sample.stories.create(
        name="The cracked kiln",
        situation="In March the kiln of our pottery cracked, two days before the fair.",
        task="Sixty bowls had to be fired somewhere.",
        action="I rang the school in Tavira and offered them a lesson for a night in theirs.",
        result="They said yes, and we sold fifty-two bowls on the Sunday.",
        evidence="Marta of the school remembers it",
        skills=["finding a way", "asking"],
        work="Pottery",
        answers=["changed_plan", "deadline", "asked_help"],
    )
    names = ("The lamp that came back", "Teaching my aunt to weld", "What the tide took")
    answers = (["unhappy_client"], ["explained", "new_colleague"], [])
    for name, keys in zip(names, answers, strict=True):
        sample.stories.create(name=name, action="I asked first.", answers=keys)
    again = start_conversation(sample, ["Nobody Known"], zone="Europe/Berlin")
    again.people.set(agreed.people.all())
    tell_story(kiln, again, now.date())
    tell_elsewhere(kiln, "Tove Quist", now.date() - timedelta(days=40))
    again.held_on = now.date() - timedelta(days=9)
    again.save(update_fields=["held_on"])
    set_next_step(again, "You hear from us by Friday", on=now.date() - timedelta(days=3), is_mine=False)
    told = (
        "Um, I'm a potter, nine years, and before that I mended boats with my uncle in Olhão. "
        "I like it when somebody drinks from what I made.",
        "Your yard is small and old, and I saw the dog. My last boss was clueless, so I want to work with people who know.",
        "We were four in the shop. We planned the fair together, we made lists, we shared the driving, and we were proud.",
        "I always try to learn from mistakes. You have to be honest about it, and people should talk. Usually it is fine in the end.",
        "I once showed a boy how to centre clay, in May. He cried first. Then I held his hands on the wheel, and in June he sold a jug.",
    )
    seen = begin_answering(sample, interviewers()["femi"], seed=1, now=now)
    for words in (*told, "", "", "No, thank you.", "Thank you.", "", ""):
        seen.refresh_from_db()
        if not seen.ended_at:
            answer(seen, words, interviewers()["femi"], known, wiring.listening(), now=now)
    earlier = {"sort": "answer", "persona": "raj", "began_at": now - timedelta(days=9), "ended_at": now}
    sample.rehearsals.create(**earlier, figures={"whole_share": 0.3, "minutes_each": 0.6, "fillers_a_minute": 6.0})
    going = begin_answering(sample, interviewers()["henrik"], seed=1, now=now)
    answer(going, told[0], interviewers()["henrik"], known, wiring.listening(), now=now)
    return {
        "stories": "/stories/",
        "story": f"/stories/{kiln.pk}/",
        "story-new": "/stories/new?answers=mistake",
        "story-questions": f"/stories/{kiln.pk}/questions",
        "stories-grid": "/stories/grid/",
        "stories-sheet": "/stories/sheet/",
        "stories-for": f"/stories/for/{agreed.pk}/",
        "writing-next-step": f"/conversations/{again.pk}/writing/follow_up/",
        "answering": "/rehearsing/answers/",
        "answering-talk": f"/rehearsing/answers/{going.pk}/",
        "answering-seen": f"/rehearsing/answers/{seen.pk}/seen/",
    }


def _letters(sample, agreed, held):  # type: ignore[no-untyped-def]
    """A message that the coach objects to, and an outbox with a letter in each state."""
    from datetime import timedelta

    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.outbox import deliver_waiting, put_in_outbox, release
    from halfhour.actions.writing import save_draft

    def written(conversation, purpose, subject, text):  # type: ignore[no-untyped-def]
        way = {"channel": "email", "to": "tiago@example.org", "subject": subject}
        return save_draft(conversation, purpose, seen="", tab="shots", text=text, **way)

    sample.mail_from, now = "ada@example.org", timezone.now()
    sample.save()
    agreed.refresh_from_db()
    well = "Dear Tiago,\n\nhow did you come to the harbour? Would you have twenty minutes in the next two weeks?\n\nAda"
    subjects = ("The way to the harbour", "Later, please", "In trouble", "Gone")
    parcels = [put_in_outbox(written(agreed, "touch", subject, well), person=None)[0] for subject in subjects]
    release([parcels[1]], now=now, not_before=now + timedelta(days=1))
    release(parcels[3:], now=now)
    deliver_waiting(wiring.outside().mail, now)
    release([parcels[2]], now=now)
    trouble = "The folder could not be written: No space left on device. Make room there."
    sample.parcels.filter(pk=parcels[2].pk).update(trouble=trouble, tries=2, not_before=now + timedelta(minutes=5))
    written(agreed, "ask", "Quick question", "Dear Tiago,\n\nplease keep me in mind if anything opens up.\n\nAda")
    written(held, "thanks", "Thank you", "Thank you for your time.\n\nAda")
    return {
        "writing-ask": f"/conversations/{agreed.pk}/writing/ask/",
        "writing-confirm": f"/conversations/{agreed.pk}/writing/confirm/",
        "writing-thanks": f"/conversations/{held.pk}/writing/thanks/",
        "outbox": "/outbox/",
        "outbox-letter": f"/outbox/{parcels[0].pk}/",
        "outbox-left": f"/outbox/{parcels[3].pk}/",
        "outbox-edit": f"/outbox/{parcels[1].pk}/edit",
    }


def _calendars(sample, agreed):  # type: ignore[no-untyped-def]
    """Calendars of each sort, one in trouble, one with a zone that nobody knows, and a meeting that was moved elsewhere."""
    from django.utils import timezone

    from halfhour.actions.calendars.adding import add_file
    from halfhour.records.scheduling import MeetingCopy

    now = timezone.now()
    start = (now + timedelta(days=3)).replace(hour=15, minute=0, second=0, microsecond=0)
    choir = (
        "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//shots//EN\nBEGIN:VEVENT\nUID:choir@example.org\nDTSTAMP:20260101T000000Z\n"
        f"DTSTART;TZID=Ship Time:{start:%Y%m%dT%H%M%S}\nDURATION:PT1H\nSUMMARY:Choir\nEND:VEVENT\nEND:VCALENDAR\n"
    )
    add_file(sample, "Choir", choir.encode(), now=now)
    account = sample.calendar_accounts.create(address="https://dav.example.org/", user_name="ada")
    later = {"looked_at": now - timedelta(minutes=4), "next_look_at": now + timedelta(minutes=11), "may_write": True}
    there = {"account": account, "sort": "caldav", "address": "https://dav.example.org/ada/own/", **later}
    own = sample.calendars.create(name="My days", is_for_meetings=True, **there)
    sample.calendars.create(name="Birthdays", is_busy=False, **there)
    trouble = "The server is busy and asks to come back later. It is tried again by itself."
    sample.calendars.create(
        name="Harbour shifts",
        sort="address",
        address="https://example.org/shifts.ics",
        **{**later, "trouble": trouble, "may_write": False},
    )
    for number, (said, there_at) in enumerate([("Tiago Bessa", start + timedelta(hours=1)), ("Ngozi Okafor", None)]):
        meeting = sample.meetings.create(
            uid=f"shot-{number}@halfhour",
            start=start + timedelta(days=number),
            summary=said,
            conversation=None if number else agreed,
        )
        MeetingCopy.objects.create(
            workspace=sample,
            meeting=meeting,
            calendar=own,
            asked_at=now,
            their_start=there_at,
            their_minutes=30 if there_at else None,
            is_gone_there=there_at is None,
        )
    return {
        "mail": "/settings/mail/",
        "mail-account": "/settings/mail/account?address=ada@gmail.com",
        "trial": f"/settings/trials/{_trial(sample)}/",
        "calendars": "/settings/calendars/",
        "calendar": f"/settings/calendars/{own.pk}/",
        "calendar-account": "/settings/calendars/account",
        "calendar-address": "/settings/calendars/address",
        "calendar-file": "/settings/calendars/file",
        "calendar-password": f"/settings/calendars/accounts/{account.pk}/password",
    }


def _trial(sample):  # type: ignore[no-untyped-def]
    """Servers that are being asked; the id of the trial."""
    from halfhour.records.trials import Trial

    steps = [
        ["smtp_host", "Letters that leave: smtp.example.org"],
        ["imap_host", "Letters that come in: imap.example.org"],
    ]
    return Trial.objects.create(workspace=sample, what=Trial.What.MAIL, steps=steps, step=1).pk


def _data(sample):  # type: ignore[no-untyped-def]
    """An archive that is ready, the same looked at, one on its way, and a backup."""
    from dataclasses import replace

    from django.utils import timezone

    from halfhour import wiring
    from halfhour.actions.backups import back_up_when_due
    from halfhour.web.archive import working

    backups, shelf = wiring.backups(), wiring.shelf(sample.pk)
    back_up_when_due(backups, timezone.now())
    ready = working.begin_export(sample)
    sample.people.filter(pk=sample.people.first().pk).update(role="Changed since")
    looked = working.keep(sample, sample, "halfhour-2026.zip", [shelf.path(ready.key).read_bytes()])
    working.begin_look(looked, 0)
    going = shelf.place(replace(ready, key="", state="works", done=12_000, of=30_000))
    os.utime(shelf.path(going.key).with_suffix(".json"), (4e9, 4e9))  # nobody waits for a worker here
    return {
        "data": "/settings/data/",
        "data-ready": f"/settings/data/{ready.key}/",
        "data-looked": f"/settings/data/{looked.key}/",
        "data-going": f"/settings/data/{going.key}/",
    }


def _imports(sample):  # type: ignore[no-untyped-def]
    """A file in each state, and people who came twice."""
    from django.utils import timezone

    from halfhour.actions.imports import bring, take_people, undo_import
    from halfhour.actions.merges import merge_people

    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    rows = "".join(
        f"{first},{last},https://www.linkedin.com/in/{first.lower()},{mail},{place},{work},0{day} Mar 2024\n"
        for day, (first, last, mail, place, work) in enumerate(
            [
                ("Ngozi", "Okafor", "", "Harbour Works", "Tidal engineer"),
                ("Robert", "Dalton", "bob.dalton@example.org", "Copper Ridge Bakery", "Head baker"),
                ("Þórdís", "Jónsdóttir", "", "Orchard Hospital", "Nurse"),
                ("美玲", "林", "", "", ""),
            ],
            start=1,
        )
    )
    now = timezone.now()
    ended = take_people(sample, "Connections 2024.csv", (header + rows + ",,,,,,07 Mar 2024\n").encode(), now=now)
    cards = "Name,E-mail,Organization\nBob Dalton,bob@home.example,Copper Ridge Bakery\nThordis Jonsdottir,,Orchard Hospital\n"
    back = take_people(
        sample, "choir.csv", b"Name,E-mail\nMia Roe,mia@example.org\nBen Stone,ben@example.org\n", now=now
    )
    undo_import(back, now=now)
    newer = (
        rows.replace("Head baker", "Owner").replace("Tidal engineer", "Planner")
        + "Tove,Lindqvist,,,Stone Group,Chemist,09 Mar 2024\n"
    )
    unknown = "Wer;Kürzel;Erreichbar;Getroffen\nÉmile Dubois;ED;emile@example.org;03/04/2024\nZoë Roe;ZR;zoe@example.org;05/06/2024\n"
    files = {
        "Connections 2025.csv": header + newer + ",,,,,,08 Mar 2024\n",
        "fair.csv": unknown,
        "again.csv": header + rows,
    }
    waiting = {name: bring(sample, [(name, text.encode())])[0][0] for name, text in files.items()}
    take_people(sample, "contacts.csv", cards.encode(), now=now)
    going = bring(sample, [("Connections large.csv", (header + rows).encode())])[0][0]
    going.begun_at, going.done, going.of = now, 12_000, 30_000
    going.save()
    type(going).objects.filter(pk=going.pk).update(changed_at=now + timedelta(days=1))  # nobody waits for a worker here
    bob, robert = (sample.people.present().get(name=name) for name in ("Bob Dalton", "Robert Dalton"))
    merge_people(
        *(sample.people.create(name=name, role="Surveyor") for name in ("Kemi Petrov", "Kemi A. Petrov")), now=now
    )
    return {
        "import": "/people/import/",
        "import-preview": f"/people/import/{waiting['Connections 2025.csv'].pk}/",
        "import-columns": f"/people/import/{waiting['fair.csv'].pk}/",
        "import-nothing": f"/people/import/{waiting['again.csv'].pk}/",
        "import-going": f"/people/import/{going.pk}/",
        "import-ended": f"/people/import/{ended.pk}/",
        "import-undone": f"/people/import/{back.pk}/",
        "duplicates": "/people/duplicates/",
        "duplicates-compare": f"/people/duplicates/{bob.pk}/{robert.pk}/",
        "duplicates-merged": "/people/duplicates/merges/",
    }


def _copy(talk, **changes):  # type: ignore[no-untyped-def]
    """The fields of a talk, with some of them changed."""
    names = ("workspace", "conversation", "name", "blob", "form", "title", "turns", "me")
    return {name: getattr(talk, name) for name in names} | changes


def _hosting(sample) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """A host's page with a request, a half hour that is agreed, and one of which the guest wrote back."""
    from django.utils import timezone

    from halfhour.actions.hosting import Ask, accept, book, make_page, times_of
    from halfhour.records.hosting import Booking

    now = timezone.now()
    page, _ = make_page(
        sample,
        now=now,
        name="Half hours with Ines",
        host_name="Ines Marchetti",
        zone="Europe/Lisbon",
        greeting="I work with tides, and remember well what it was not to know anybody who does. Bring your questions.",
        boundaries="I cannot help with referrals, and I do not read résumés.",
        link="https://video.example/ines",
        most_a_month=0,
        most_a_week=0,
    )

    def asked(name: str, place: int) -> Booking:
        ask = Ask(
            name,
            f"{name.split(maxsplit=1)[0].lower()}@example.org",
            "America/New_York",
            times_of(page, 30, now=now)[place],
            30,
            who="I am an electrician in a shipyard and want to move towards the sea.",
            learn="What a week at a tidal site is really like, and which tickets are worth their money.",
            references=("Your talk at the harbour school", "The paper on connectors", "That you began with bicycles"),
        )
        return book(page, ask, busy=(), now=now)

    waiting, agreed, past = asked("Mira Castellanos", 0), asked("Aoife Brennan", 40), asked("Tomoko Arai", 80)
    accept(agreed, now=now)
    accept(past, now=now)
    became = {"became": "I went to the site you named, for a summer. They have asked me to stay.", "became_at": now}
    Booking.objects.filter(pk=past.pk).update(start=now - timedelta(days=9), **became)
    start = times_of(page, 30, now=now)[0].isoformat().replace("+", "%2B")
    open_page = f"/with/{page.key}/"
    return {
        "hosting": "/hosting/",
        "hosting-new": "/hosting/new",
        "hosting-page": f"/hosting/{page.pk}/",
        "hosting-request": f"/hosting/requests/{waiting.pk}/",
        "hosting-agreed": f"/hosting/requests/{agreed.pk}/",
        "guest-times": f"{open_page}?zone=America/New_York",
        "guest-ask": f"{open_page}ask?start={start}&minutes=30&zone=America/New_York",
        "guest-asked": f"{open_page}{waiting.key}/",
        "guest-agreed": f"{open_page}{agreed.key}/",
        "guest-moving": f"{open_page}{agreed.key}/move",
        "guest-became": f"{open_page}{past.key}/",
        "guest-nothing": "/with/nothing/",
    }


def _hiring(sample) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """A role with its kit, three of a team, two candidates with evidence, one sheet still written, and counts of groups."""
    from django.utils import timezone

    from halfhour.actions.candidates import ask_for
    from halfhour.actions.evidence import decide, keep_sheet, submit
    from halfhour.actions.hiring import add_need
    from halfhour.domain.evidence import Noted, Standing
    from halfhour.phrases.kit import kit_topics

    now = timezone.now()
    opening = sample.openings.create(
        name="Harbour planner",
        team="Quay team",
        about="Keeps the plan of berths true while everything moves.",
        country="uk",
        season="Autumn 2026",
        dress="Boots in the yard; anything neat otherwise.",
        recorded="Notes by hand. No recording.",
        zone="Europe/Lisbon",
    )
    said = {
        "Keeps a plan true": "experience",
        "Explains plainly": "communicating",
        "Hears what clients need": "clients",
    }
    needs = [add_need(opening, name, topic, kit_topics()[topic])[0] for name, topic in said.items()]
    people = {"Rosa Lima": "interviewer", "Kemi Adeyemi": "interviewer", "Cleo Marsh": "hiring_manager"}
    rosa, kemi, cleo = (sample.team.create(opening=opening, name=name, part=part) for name, part in people.items())
    rosa.needs.set(needs[:2])
    kemi.needs.set(needs)
    there = {
        "agreed_for": now - timedelta(minutes=75),
        "minutes": 40,
        "place": "Cais do Ouro 14, Porto",
        "opening": opening,
    }
    names = ("Ines Duarte", "Otto Brandt", "Sana Rahimi")
    zones = ("Europe/Lisbon", "America/New_York", "Europe/Lisbon")
    ines, otto, sana = (
        sample.candidates.create(name=name, zone=zone, erase_on=timezone.localdate() + timedelta(days=187), **there)
        for name, zone in zip(names, zones, strict=True)
    )
    for one in (ines, otto, sana):
        one.members.set([rosa, kemi])
    sample.candidates.filter(pk=otto.pk).update(agreed_for=now + timedelta(days=3))
    plan, plain, clients = needs
    drew = "Drew the berth plan of 2024 and showed where it gave way when the crane broke."
    seen = {
        rosa: [
            Noted(plan.pk, Standing.STRONG, drew, "We moved the pilots first."),
            Noted(plain.pk, Standing.NOT_COVERED),
        ],
        kemi: [
            Noted(
                plan.pk, Standing.WEAK, "Spoke of the plan in general; named no part of their own though asked twice."
            ),
            Noted(plain.pk, Standing.SOLID, "Explained tidal gates so that I could draw one."),
            Noted(clients.pk, Standing.NOT_COVERED),
        ],
    }
    asked = list(plan.questions.values_list("pk", flat=True))[:1]
    for member, notes in seen.items():
        keep_sheet(member, ines, notes, asked=asked, minutes=38, notes="")
        submit(member, ines, now=now)
    keep_sheet(kemi, sana, seen[kemi], asked=[], minutes=35, notes="")
    submit(kemi, sana, now=now)
    doubtful = "Told how a ferry was late twice. Very nice, and clearly one of us. Strong accent."
    keep_sheet(rosa, sana, [Noted(plan.pk, Standing.SOLID, doubtful)], asked=asked, minutes=None, notes="")
    ask_for(otto, now=now, wishes="Any day after Thursday", adjustments="The questions in writing, please.")
    reasons = "The plan of 2024 is the work that we need; what clients said of it is still to be asked."
    decide(
        ines,
        outcome="wait",
        by="Cleo and Rosa",
        reasons=reasons,
        rests_on=ines.sheets.first().observations.all()[:1],
        on=now.date(),
    )
    for group, talked, went in (("From a harbour school", 24, 10), ("From a trade", 21, 6), ("From elsewhere", 3, 1)):
        sample.group_figures.create(season="Autumn 2026", trait="Way in", group=group, talked_to=talked, went_on=went)
    own, theirs = f"/hiring/{opening.pk}/candidates", f"/team/{rosa.key}/"
    return {
        "openings": "/hiring/",
        "opening": f"/hiring/{opening.pk}/",
        "opening-member": f"/hiring/{opening.pk}/team/{rosa.pk}/",
        "candidate-new": f"{own}/new",
        "candidate": f"{own}/{ines.pk}/",
        "candidate-asks": f"{own}/{otto.pk}/",
        "candidate-letter": f"{own}/{otto.pk}/letter",
        "candidate-erasure": f"{own}/{ines.pk}/erasure",
        "candidate-evidence": f"{own}/{ines.pk}/evidence/",
        "ground": f"/hiring/{opening.pk}/ground/",
        "season": "/hiring/seasons/",
        "own-talks": theirs,
        "own-sheet": f"{theirs}{sana.pk}/",
        "own-submission": f"{theirs}{sana.pk}/submission",
        "own-submitted": f"{theirs}{ines.pk}/",
        "own-sides": f"/team/{cleo.key}/{ines.pk}/sides/",
        "own-ground": f"/team/{cleo.key}/ground/",
        "own-talk": f"/candidate/{otto.key}/",
        "own-talk-nothing": "/candidate/nothing/",
    }


def _worded(conversation: Any) -> dict[str, str]:
    """Times in their words: read, asked about, and left open."""
    from django.utils import timezone

    said = {
        "words": "Tuesday or Wednesday after 2 my time, or Friday at 10am ET. Thursday won't work.",
        "words-asked": "Sure. Next Friday at 3 would be good.",
        "words-open": "Whenever suits you.",
    }
    address = f"/conversations/{conversation.pk}/times/words/"
    pages = {"words-empty": address}
    for name, text in said.items():
        kept = conversation.messages.create(
            workspace=conversation.workspace, is_mine=False, text=text, on=timezone.localdate()
        )
        pages[name] = f"{address}?message={kept.pk}"
    return pages


def _casual(sample) -> dict[str, str]:  # type: ignore[no-untyped-def]
    """A café chat about a job: prepared, on its way, and held; and one of which nobody knows what it is."""
    from datetime import datetime
    from zoneinfo import ZoneInfo

    from django.utils import timezone

    from halfhour.actions.afterwards import set_next_step
    from halfhour.actions.conversations import start_conversation
    from halfhour.actions.sittings import Marked, begin, end, keep_marks
    from halfhour.actions.stories import plan_story

    now, lisbon = timezone.now(), ZoneInfo("Europe/Lisbon")
    at = datetime(now.year + 1, 2, 4, 15, 30, tzinfo=lisbon)
    chat = start_conversation(sample, ["Jo Lind", "Marit Dahl"], zone="Europe/Lisbon", kind="casual_job", agreed_for=at)
    for name, role, country in (("Jo Lind", "Head of planning", "PT"), ("Marit Dahl", "Timetable planner", "PT")):
        sample.people.filter(name=name).update(role=role, country=country)
    chat.place, chat.travel_minutes, chat.minutes = "Café Luna, Rua do Ouro 3", 25, 45
    chat.save()
    words = (
        "Your name came up when we talked about who understands timetables. Nothing formal, no need to bring a CV. We lose two planners in "
        "the spring, and I would like to hear what you would want from your next job. Marit would join us."
    )
    chat.messages.create(workspace=sample, is_mine=False, text=words, on=timezone.localdate())
    told = [
        (
            "The Sunday timetable",
            {"situation": "Two ferries were late each Sunday.", "answers": ["improved", "deadline"]},
        ),
        (
            "The angry skipper",
            {"situation": "A skipper complained about every change.", "answers": ["difficult_client"]},
        ),
    ]
    stories = [sample.stories.create(workspace=sample, name=name, **more) for name, more in told]
    plan_story(stories[0], chat)
    heard = start_conversation(sample, ["Marit Dahl"], zone="Europe/Lisbon", kind="informational")
    marit = chat.people.get(name="Marit Dahl")
    heard.people.set([marit])
    stories[1].tellings.create(workspace=sample, conversation=heard, person=marit, on=timezone.localdate())
    chat.questions.create(workspace=sample, text="What would you want done in the first three months?", is_must=True)
    held = start_conversation(sample, ["Tove Berg"], zone="Europe/Lisbon", kind="casual_job")
    plan_story(stories[0], held)
    sitting = begin(held, at=now - timedelta(minutes=48))
    marks = [
        ("asked", "When could you start?"),
        ("said", "In May, after the thesis."),
        ("signal", "Two people have just left the team"),
        ("next", "Tove writes by Friday"),
    ]
    keep_marks(
        held,
        [
            Marked(f"casual-{n}", sort, text, now - timedelta(minutes=40 - 5 * n))
            for n, (sort, text) in enumerate(marks)
        ],
    )
    keep_marks(held, [Marked(f"tick-{stories[0].pk}", "tick", "on", now)])
    end(sitting, at=now)
    set_next_step(held, "Tove writes by Friday", on=timezone.localdate() + timedelta(days=3), is_mine=False)
    unclear = start_conversation(sample, ["Ola Moe"], zone="Europe/Oslo", kind="unclear")
    return {
        "casual": f"/conversations/{chat.pk}/preparing/",
        "casual-law": f"/conversations/{chat.pk}/preparing/?country=uk",
        "casual-unclear": f"/conversations/{unclear.pk}/preparing/",
        "casual-brief": f"/conversations/{chat.pk}/brief/",
        "casual-live": f"/conversations/{chat.pk}/live/",
        "casual-afterwards": f"/conversations/{held.pk}/afterwards/",
    }


def _served() -> str:
    """Serves the pages from a thread; gives the address."""
    from wsgiref.simple_server import WSGIRequestHandler, make_server

    from halfhour.server.wsgi import application

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: object) -> None:
            """Says nothing."""

    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


@contextmanager
def _browser() -> Iterator["Browser"]:
    from playwright.sync_api import sync_playwright

    found = subprocess.run(["sh", ROOT / "tools/browser.sh"], check=True, capture_output=True, text=True).stdout.strip()
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=[*ARGUMENTS, *root])
        yield browser
        browser.close()


def _walk(browser: "Browser", address: str, pages: list[tuple[str, str]]) -> None:
    """Every page in every form."""
    for width in (390, 1280):
        for scheme in ("light", "dark"):
            context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
            page = context.new_page()
            page.on("console", lambda message: print(f"  the browser says: {message.text}", file=sys.stderr))
            for name, path in pages:
                page.goto(address + path)
                page.screenshot(path=SHOTS / f"{name}-{width}-{scheme}.png", full_page=True)
            context.close()
            print(f"{len(pages)} pages at {width} px, {scheme}")


def _picture(browser: "Browser", address: str) -> None:
    """The five lines of the sample with one evidence open, without what surrounds them."""
    from halfhour.records.talks import Talk

    Talk.objects.exclude(name__contains=".").delete()  # the copies that show other states
    page = browser.new_page(viewport={"width": 1280, "height": 900}, color_scheme="light")
    page.goto(f"{address}&open=line-1")
    lines = page.locator(".five").bounding_box()
    bottom = lines["y"] + lines["height"] + 24
    top = page.locator("main").bounding_box()["y"]
    page.screenshot(path=PICTURE, full_page=True, clip={"x": 0, "y": top, "width": 1280, "height": bottom - top})
    print(f"{PICTURE.relative_to(ROOT)}: {PICTURE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "")
