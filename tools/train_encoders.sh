#!/bin/sh
# Makes the encoders anew in an environment of its own, since torch is large: `tools/train_encoders.sh DATA`, or of one alone
# `tools/train_encoders.sh DATA lawful|letters|thanks|questions|times|links [--without STYLE… --into FOLDER]`.
set -eu
cd "$(dirname "$0")/.."
data=${1:?Name the folder with meetings-with-summaries.jsonl.gz: make train-encoders DATA=folder}
[ -f "$data/meetings-with-summaries.jsonl.gz" ] || { echo "$data does not hold meetings-with-summaries.jsonl.gz." >&2; exit 2; }
shift
environment=.cache/train
if [ ! -x $environment/bin/python ]; then
  echo "  fetching torch and the teacher into $environment, which takes a while …" >&2
  .venv/bin/python -m venv $environment
  $environment/bin/python -m pip install --quiet --disable-pip-version-check -e '.[train]' torch transformers
fi
$environment/bin/python tools/teacher.py
export PYTHONPATH=.:src
which=${1:-all}
[ $# -eq 0 ] || shift
case $which in
  lawful | all)
    $environment/bin/python -m training.lawful.student --meetings "$data" "$@"
    # Short turns once more, and sentences of meetings that it mishears; not where styles are left out to measure.
    [ $# -gt 0 ] || $environment/bin/python -m training.lawful.further --meetings "$data" --new jd ji jk
    ;;
esac
case $which in
  letters | all) $environment/bin/python -m training.letters.student "$@" ;;
esac
case $which in
  thanks | all) $environment/bin/python -m training.letters.attending "$@" ;;
esac
case $which in
  questions | all) $environment/bin/python -m training.question_student "$@" ;;
esac
case $which in
  times | all) $environment/bin/python -m training.times.attending "$@" ;;
esac
case $which in
  times | links | all) $environment/bin/python -m training.times.links "$@" ;;
esac
