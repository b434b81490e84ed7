#!/usr/bin/env bash
# What docs/gpu.md and docs/benchmarks.md tell of libtorch on a CPU. For a machine that runs nothing else; two threads.
#
#   torch.sh proofs                    robustlt-torch's tests with two threads, and with the other version of the bindings
#   torch.sh quickstart RUNS           the quickstart on onednn and on torch; its tables and reports go to RUNS
#   torch.sh steps [OLD]               one JSON line for each step: onednn and libtorch in one process, PyTorch beside
#                                      them, in turn with an older version of the program in OLD; three rounds
#   torch.sh kernels                   convolutions and normalizations alone, both libraries in one process
#
# PEER is torch_step.py, PYTHON a Python that has PyTorch.
set -eu
cd "$(dirname "$0")/../.."
export OMP_NUM_THREADS=2
peer=${PEER:-../shared/peer/torch_step.py} python=${PYTHON:-/usr/bin/python3}

proofs() {
  local tests=(mvn -B verify -pl robustlt-torch -am -Dsurefire.failIfNoSpecifiedTests=false '-Dtest=org/robustlt/torch/*Test')
  "${tests[@]}" -Dtest.threads=2
  "${tests[@]}" -Dtest.threads=2 -Dtorch.version=2.5.1-1.5.11
  "${tests[@]}" -Dtorch.version=2.5.1-1.5.11
}

quickstart() {
  local library
  for library in onednn torch; do
    ROBUSTLT_DEVICE=cpu ./robustlt quickstart --set engine.library=$library --out "$1/$library"
  done
}

steps() {
  local old=${1:-} round model batch layout
  for round in 1 2 3; do
    while read -r model batch layout; do
      [ -z "$old" ] || "$old/robustlt" bench step --model "$model" --batch "$batch" --threads 2 --json
      ./robustlt bench step --model "$model" --batch "$batch" --threads 2 --json
      ROBUSTLT_DEVICE=cpu ./robustlt bench step --library onednn,torch --model "$model" --batch "$batch" --threads 2 --json
      # shellcheck disable=SC2086
      [ ! -f "$peer" ] || "$python" "$peer" --model "${model/resnet-/resnet}" --batch "$batch" --threads 2 $layout
    done <<<"wrn-10-1 64 --nhwc
wrn-16-4 64 --nhwc
resnet-18 32"
  done
}

kernels() {
  mvn -B verify -Pjmh,torch -DskipTests -pl robustlt-bench,robustlt-torch -am \
    -Djmh.arguments="-f 0 KernelBenchmark -p library=onednn,torch"
}

case ${1:-} in
  proofs | quickstart | steps | kernels) "$@" ;;
  *) sed -n '2,/^set/s/^# \{0,1\}//p' "$0" && exit 2 ;;
esac
