#!/usr/bin/env bash
# Measures training beside PyTorch: runs alternate, medians and their ratio are printed.
#   tests/org.netloupe.benchmarks/pytorch/compare.sh [RUNS] [THREADS] [JVM-OPTION...]
# Needs a build of the bundles (mvn package) and Debian's python3-torch.
set -euo pipefail
runs=${1:-5}
threads=${2:-2}
shift $(($# < 2 ? $# : 2))
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java

classpath=$(printf '%s:' "$root"/bundles/org.netloupe.{tensor,core,dl4j}/target/classes \
    "$root"/bundles/org.netloupe.dl4j.runtime/target/classes/lib/*.jar)
for group in com.fasterxml.jackson.core/jackson-{annotations,core,databind} \
    org.eclipse.platform/org.eclipse.equinox.{registry,common}; do
    path=${group%%/*}
    classpath+=$(find "${MAVEN_REPOSITORY:-$HOME/.m2/repository}/${path//.//}/${group#*/}" -name '*.jar' | sort -V | tail -1):
done

ours() {
    OMP_NUM_THREADS=$threads OPENBLAS_NUM_THREADS=$threads OMP_WAIT_POLICY=passive "$java" \
        --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@" \
        -cp "$classpath" "$here/TrainConvolutions.java" 20 40 2>/dev/null | tail -1
}

median() {
    sort -n | awk '{v[NR] = $1} END {print NR % 2 ? v[(NR + 1) / 2] : (v[NR / 2] + v[NR / 2 + 1]) / 2}'
}

a=() b=()
for ((run = 1; run <= runs; run++)); do
    a+=("$(ours "$@")")
    b+=("$(/usr/bin/python3 "$here/train_convolutions.py" --threads "$threads")")
    echo "run $run: DL4J ${a[-1]}, PyTorch ${b[-1]} instances per second and per second of processor time"
done
column() {
    local name=$1 field=$2 dl4j torch
    dl4j=$(printf '%s\n' "${a[@]}" | cut -d' ' -f"$field" | median)
    torch=$(printf '%s\n' "${b[@]}" | cut -d' ' -f"$field" | median)
    echo "$name, threads $threads, medians of $runs: DL4J $dl4j, PyTorch $torch," \
        "ratio $(awk "BEGIN {printf \"%.3f\", $dl4j / $torch}")"
}
column "instances per second" 1
column "instances per second of processor time" 2
