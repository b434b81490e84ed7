#!/usr/bin/env bash
# The experiments of docs/results.md, "Why robust accuracy does not rise": AT-BSL with and without RobustLT on the
# embedded data, three seeds, one thing changed at a time. What was begun goes on.
#
#   why.sh ROBUSTLT RUNS     ROBUSTLT: a copy of the program; RUNS: where the runs go
set -u
robustlt=$1 runs=$2
recipes=$robustlt/recipes why=$robustlt/docs/results/why
[ -d "$why" ] || why=$(dirname "$0")/why
pair=("$recipes/quickstart-atbsl.yaml" "$recipes/quickstart-atbsl-robustlt.yaml")

# experiment NAME RECIPE... [-- OPTION...]
experiment() {
  local name=$1 files=() resume=()
  shift
  while [ $# -gt 0 ] && [ "$1" != -- ]; do files+=("$1"); shift; done
  [ $# -eq 0 ] || shift
  [ ! -d "$runs/$name" ] || resume=(--resume)
  echo "== $name"
  "$robustlt/robustlt" compare "${files[@]}" --seeds 1,2,3 --out "$runs/$name" "${resume[@]}" "$@" || exit
}

experiment ramp "${pair[@]}" "$why/ramp-0.4.yaml" "$why/ramp-0.yaml" "$why/ramp-alone.yaml" -- --baseline AT-BSL
experiment prior "$recipes/quickstart.yaml" "$recipes/quickstart-robustlt.yaml"
experiment augmentation "${pair[@]}" -- --set data.augmentation='[{use: random-crop, padding: 2}, {use: horizontal-flip}]'
experiment quirks "${pair[@]}" -- --set training.monitor=updating --set training.unusedNaturalForward=true \
  --set attack.randomStart=base-epsilon --set attack.batchNorm=batch-statistics
experiment width "${pair[@]}" -- --set model.width=32
experiment length "${pair[@]}" -- --set training.epochs=24 --set training.schedule.milestones='[15, 21]'

for run in "$runs"/prior/*/seed-*; do
  "$robustlt/robustlt" evaluate "$run" --adjust-logits --protocol natural --protocol pgd-20 || exit
done
for run in "$runs"/prior/*/seed-* "$runs"/ramp/at-bsl{,-robustlt}/seed-*; do
  "$robustlt/robustlt" evaluate "$run" --protocol pgd-20 --epsilons 0,4/255,8/255,12/255,16/255 || exit
  "$robustlt/robustlt" evaluate "$run" --protocol fmn --limit 500 || exit
done
for experiment in ramp prior augmentation quirks width length; do
  "$robustlt/robustlt" report "$runs/$experiment" --format markdown --out "$runs/$experiment.md"
done
