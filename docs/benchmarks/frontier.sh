#!/usr/bin/env bash
# Measures attacks of evaluation against one another on networks trained by this program: distances by FMN and DDN against
# FAB's, accuracy over ε against AutoAttack at three radii, AutoAttack after a first stage and in bfloat16 against AutoAttack.
#
#   frontier.sh OUT IMAGES DATA RUN...     on an otherwise idle machine; what is measured already is not measured again
#                                          DATA is - for data that come with the program
#
# Runs are copied to OUT, so that nothing is added to theirs. Times are wall-clock, in OUT/RUN.times; frontier.py tells the rest.
set -eu
out=$1 images=$2
data=(--data "$3")
[ "$3" != - ] || data=()
shift 3
here=$(cd "$(dirname "$0")" && pwd)
robustlt=${ROBUSTLT:-$here/../../robustlt}
mkdir -p "$out"
for run in "$@"; do
  name=$(basename "$run")
  [ -d "$out/$name" ] || { cp -r "$run" "$out/$name" && rm -rf "$out/$name/evaluation" "$out/$name/curves"; }
  for protocol in natural autoattack autoattack-bfloat16 autoattack-pma autoattack-malt fmn ddn fab-unbounded; do
    [ ! -f "$out/$name/evaluation/$protocol-limit-$images.json" ] || continue
    begin=$(date +%s.%N)
    "$robustlt" evaluate "$out/$name" "${data[@]}" --protocol "$protocol" --limit "$images" > "$out/$name.log" 2>&1
    echo "$protocol $(echo "$(date +%s.%N) - $begin" | bc)" >> "$out/$name.times"
  done
  "$robustlt" evaluate "$out/$name" "${data[@]}" --protocol autoattack --limit "$images" \
    --epsilons 2/255,4/255,8/255 > "$out/$name.log" 2>&1
  "$robustlt" evaluate "$out/$name" "${data[@]}" --protocol fmn --limit "$images" \
    --epsilons 2/255,4/255,8/255 > "$out/$name.log" 2>&1
done
"$here/frontier.py" "$out" "$images" "$@"
