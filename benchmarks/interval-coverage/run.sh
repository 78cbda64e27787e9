#!/bin/sh
# Measures the coverage of the confidence intervals and the power of comparisons. Needs cli/target/ml-stages.jar and a JDK 17.
# Usage: benchmarks/interval-coverage/run.sh [simulations] [sizes...]
set -eu
cd "$(dirname "$0")"
folder=${TMPDIR:-/tmp}/ml-stages-benchmark-coverage
mkdir -p "$folder"
cp ../../cli/target/ml-stages.jar "$folder/ml-stages.jar"
javac -cp "$folder/ml-stages.jar" -d "$folder" IntervalCoverage.java ComparisonPower.java
for program in IntervalCoverage ComparisonPower; do
    java -Xmx3g -cp "$folder:$folder/ml-stages.jar" "io.jenkins.plugins.mlstages.engine.evaluation.$program" "$@"
    echo
done
