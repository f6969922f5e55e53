#!/bin/sh
# Makes the word vectors anew in an environment of its own, since torch is large: `tools/train_vectors.sh DATA`.
set -eu
cd "$(dirname "$0")/.."
data=${1:?Name the folder with meetings-with-summaries.jsonl.gz: make train-vectors DATA=folder}
[ -f "$data/meetings-with-summaries.jsonl.gz" ] || { echo "$data does not hold meetings-with-summaries.jsonl.gz." >&2; exit 2; }
environment=.cache/train
if [ ! -x $environment/bin/python ]; then
  echo "  fetching torch and the teacher into $environment, which takes a while …" >&2
  .venv/bin/python -m venv $environment
  $environment/bin/python -m pip install --quiet --disable-pip-version-check -e '.[train]' torch transformers
fi
export PYTHONPATH=.
for part in train judge; do
  $environment/bin/python -m training.sentences_of_meetings "$data" $part >.cache/sentences-$part.txt
done
$environment/bin/python -m training.vectors --learn .cache/sentences-train.txt --judge .cache/sentences-judge.txt
echo "Now rebuild what leans on them: make train DATA=$data" >&2
