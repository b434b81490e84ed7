#!/usr/bin/env bash
# The background study of docs/results.md: trains its variants one after another on real CIFAR-10-LT (ratio 50), each
# to its end, at the lowest priority. What was begun goes on.
#
#   study.sh ROBUSTLT DATA RUNS [SEED...]     ROBUSTLT: the copy of the program that all runs of the study share
#
# Several of these side by side share the work: each takes the next variant that no other has. Two of one thread each
# (OMP_NUM_THREADS=1) get as much done on two cores as one of two, and bear other work beside them better.
set -u
robustlt=$1 data=$2 runs=$3
shift 3
seeds=${*:-102}

common=(--set model.use=wrn-16-2 --set training.epochs=30 --set precision.attack=bfloat16
  --set evaluation.groups.rule=counts --set evaluation.groups.head=2 --set evaluation.groups.tail=8
  --set evaluation.validationEvery=5)

# The milestones of each method, in proportion to its published number of epochs.
milestones() {
  case $1 in
    pgdat* | atbsl*) echo "[23, 27]" ;;    # 75 and 90 of 100
    awp*) echo "[15, 23]" ;;               # 100 and 150 of 200
    *) echo "[23, 28]" ;;                  # 60 and 75 of 80
  esac
}

for seed in $seeds; do
  for variant in pgdat pgdat-robustlt atbsl atbsl-robustlt robal robal-robustlt awp awp-robustlt \
    reat reat-robustlt taet taet-robustlt; do
    run=$runs/$variant-$seed
    exec 9> "$runs/.$variant-$seed.lock"
    flock -n 9 || continue
    extra=()
    [[ $variant != taet* ]] || extra=(--set 'phases=[{name: clean, epochs: 15, attack: none, loss: cross-entropy, unusedNaturalForward: false}]')
    resume=()
    [ ! -d "$run/checkpoints" ] || resume=(--resume)
    [ -f "$run/evaluation/pgd-20.json" ] ||
      nice -n 19 "$robustlt/robustlt" train "$robustlt/recipes/cifar10-lt/$variant.yaml" --data "$data" --out "$run" \
        "${resume[@]}" --set seed="$seed" "${common[@]}" --set training.schedule.milestones="$(milestones "$variant")" \
        "${extra[@]}" || exit
    [ -f "$run/evaluation/autoattack-10step-limit-1000.json" ] ||
      nice -n 19 "$robustlt/robustlt" evaluate "$run" --data "$data" --protocol autoattack-10step --limit 1000 || exit
  done
done
