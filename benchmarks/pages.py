"""Pages of a crowded workspace: CPU milliseconds and queries of each, beside a bare list page of Django, in one run.

`python -m benchmarks.pages`. The number of queries is taken twice, with a tenth of the crowd and with all of it: it must not grow.
"""

import os
import statistics
import sys
import tempfile
import time

RUNS = 7


def main() -> None:
    """Fills a database of its own in a temporary folder and asks for each page."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"HALFHOUR_DATA": folder, "DJANGO_SETTINGS_MODULE": "halfhour.server.settings"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        few, _ = _measured(people=1_000, conversations=200, talks=50)
        many, size = _measured(people=10_000, conversations=2_000, talks=500)
        print(
            f"pages with {size}; CPU ms, median of {RUNS} (least to most); queries, in brackets with a tenth of the crowd"
        )
        for name, (times, queries) in many.items():
            grown = " GROWS" if queries > few[name][1] else ""
            print(
                f"  {name:28} {statistics.median(times):6.1f} ({min(times):.1f} to {max(times):.1f})  {queries:3} ({few[name][1]}){grown}"
            )
        medians = [statistics.median(times) for name, (times, _) in many.items() if name != "bare Django list"]
        print(f"  median page {statistics.median(medians):.1f} ms, slowest {max(medians):.1f} ms")


def _measured(**sizes: int) -> tuple[dict[str, tuple[list[float], int]], str]:
    from django.utils import timezone

    from benchmarks.crowd import fill
    from halfhour.actions.accounts import enter_workspace, welcome_local_person
    from halfhour.records.accounts import Workspace

    user = welcome_local_person()
    workspace = Workspace.objects.create(name="Crowd")
    user.memberships.create(workspace=workspace)
    enter_workspace(user, workspace)
    fill(workspace, today=timezone.localdate(), **sizes)
    found = {name: _one(path) for name, path in _paths(workspace)}
    found["bare Django list"] = _bare(workspace)
    return found, ", ".join(f"{count:,} {name}" for name, count in sizes.items())


def _paths(workspace) -> list[tuple[str, str]]:
    """Every page that lists or shows records, of somebody in the middle of things."""
    talk = workspace.talks.order_by("created_at").first()
    conversation = talk.conversation
    person = conversation.people.first()
    own = f"/conversations/{conversation.pk}/"
    return [
        ("today", "/"),
        ("people", "/people/"),
        ("people, found", "/people/?q=Okafor"),
        ("person", f"/people/{person.pk}/"),
        ("duplicates", "/people/duplicates/"),
        ("organizations", "/organizations/"),
        ("organization", f"/organizations/{person.organization_id}/"),
        ("introductions", "/introductions/"),
        ("conversations", "/conversations/"),
        ("conversations, found", "/conversations/?q=Okafor"),
        ("conversations, board", "/conversations/?as=board"),
        ("conversation", own),
        ("writing", f"{own}writing/ask/"),
        ("brief", f"{own}brief/"),
        ("brief, questions", f"{own}brief/questions/"),
        ("brief, references", f"{own}brief/references/"),
        ("sources", f"/people/{person.pk}/sources/"),
        ("live", f"{own}live/"),
        ("afterwards", f"{own}afterwards/"),
        ("debrief", f"{own}debrief/"),
        ("opening", _opening(workspace)),
        ("outbox", "/outbox/"),
        ("settings", "/settings/"),
    ]


def _opening(workspace) -> str:
    """A role with six needs, thirty-six questions, a team of eight and two hundred candidates."""
    from halfhour.actions.hiring import add_need
    from halfhour.phrases.kit import kit_topics

    opening = workspace.openings.create(name="Harbour planner", country="uk")
    topics = list(kit_topics().items())
    needs = [add_need(opening, f"need {number}", *topics[number % len(topics)])[0] for number in range(6)]
    for number, need in enumerate(needs):
        for case in range(3):
            text = f"What went otherwise than planned in case {number}.{case}, and what did you do then?"
            workspace.kit_questions.create(need=need, text=text)
    for number in range(8):
        workspace.team.create(opening=opening, name=f"Member {number}").needs.set(needs[number % 6 : number % 6 + 2])
    for number in range(200):
        workspace.candidates.create(opening=opening, name=f"Candidate {number}")
    return f"/hiring/{opening.pk}/"


def _one(path: str) -> tuple[list[float], int]:
    from django.db import connection
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    response = client.get(path)
    if response.status_code >= 400:
        print(f"  {path} answers {response.status_code}", file=sys.stderr)
    asked: list[str] = []

    def counted(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(counted):
        client.get(path)
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        client.get(path)
        times.append((time.process_time() - begin) * 1000)
    return times, len(asked)


def _bare(workspace) -> tuple[list[float], int]:
    """Twenty-five names by Django alone: one query and a template without inheritance."""
    from django.template import engines

    template = engines["django"].from_string("<ul>{% for one in page %}<li>{{ one.name }}</li>{% endfor %}</ul>")
    times = []
    for _ in range(RUNS):
        begin = time.process_time()
        template.render({"page": workspace.people.present()[:25]})
        times.append((time.process_time() - begin) * 1000)
    return times, 1


if __name__ == "__main__":
    main()
