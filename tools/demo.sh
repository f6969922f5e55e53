#!/bin/sh
# A tour in the terminal on the sample talks that come with Halfhour.
set -eu
cd "$(dirname "$0")/.."
samples=src/halfhour/samples
bold= plain=
if [ -t 1 ]; then bold=$(printf '\033[1m'); plain=$(printf '\033[0m'); fi

say() { printf '\n%s\n' "$*"; }

show() {
  printf '%s$ %s%s\n\n' "$bold" "$*" "$plain"
  PATH="$PWD/.venv/bin:$PATH" sh -c "$*"
}

say "Halfhour reads a talk that was recorded elsewhere. Here is one as Zoom wrote it; it knows the form by what is in it."
show "halfhour read $samples/tidal-zoom.vtt | head -n 24"

say "The debrief: five lines with the turns that they rest on, then what was learned, what was asked, what was promised.
We say who we are, and which questions we had prepared."
show "halfhour debrief $samples/tidal-zoom.vtt --me 'Ines Marchetti' --planned $samples/tidal-planned.txt"

say "Another talk, as Otter exported it: a chat with a future employer, which the debrief notices."
show "halfhour debrief $samples/bikes-otter.txt --me 'Yusuf Demir' | head -n 60"

say "Notes alone do as well, with no speakers in them."
show "halfhour debrief $samples/archive-notes.txt | head -n 30"

say "Every answer comes as JSON too, for programs. Only the words of the lines, and the turns beneath them:"
show "halfhour debrief $samples/tidal-zoom.vtt --json | .venv/bin/python -c 'import json, sys
for line in json.load(sys.stdin)[\"five_lines\"]: print(line[\"turns\"], line[\"text\"])'"

say "And in bulk: one JSON object a line in, one answer a line out, in the same order."
show "printf '%s\n' '{\"id\": \"short\", \"text\": \"Ada: How did you begin?\\nBen: By accident, in a bakery.\\nAda: Why?\\nBen: It was warm.\"}' | halfhour debrief --jsonl | cut -c 1-160"

say "That was the tour. The same on pages, with a sample workspace to look round in: make run"
