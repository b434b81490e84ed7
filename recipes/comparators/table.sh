#!/bin/sh
# The table of docs/comparators.md: table.sh ROBUSTLT OUT SEED... What is done is kept, so that it may be stopped and called again.
set -e
robustlt=$(realpath "$1")
mkdir -p "$2"
out=$(realpath "$2")
shift 2
seeds=${*:-102}
recipes=$(realpath "$(dirname "$0")/..")
settings="--set data.imbalance.largest=300 --set training.epochs=12 --set training.schedule.milestones=[8,11]
  --set training.onCollapse=warn --set evaluation.protocols=[natural,pgd-10]"
rows="$recipes/fashion-mnist-lt/pgdat.yaml $recipes/fashion-mnist-lt/pgdat-robustlt.yaml
  $(ls "$recipes"/comparators/*.yaml | grep -v balanced-teacher)"

# shellcheck disable=SC2086 # settings and rows are lists
compare() {
  into=$1
  shift
  "$robustlt" compare "$@" $settings --out "$into" $([ -e "$into" ] && echo --resume)
}

for seed in $seeds; do
  # What recipes call runs/... is that of the seed: no run learns from images of another one's split.
  mkdir -p "$out/$seed/runs"
  cd "$out/$seed"
  compare "$out/table" "$recipes/fashion-mnist-lt/pgdat.yaml" --seeds $seed
  compare "$out/teachers" "$recipes/comparators/balanced-teacher.yaml" --seeds $seed
  ln -sfn "$out/table/pgd-at/seed-$seed" runs/pgdat
  ln -sfn "$out/teachers/balanced-teacher/seed-$seed" runs/balanced-teacher
  [ -e runs/generated.npz ] || python3 "$recipes/comparators/generate.py" runs/pgdat/split.json runs/generated.npz
  compare "$out/table" $rows --seeds $seed
done
compare "$out/table" $rows --seeds "$(echo $seeds | tr " " ,)" --baseline PGD-AT
