#!/bin/sh
# Evaluates 5 million binary predictions with ML Stages, without and with intervals, and with scikit-learn beside it if
# Debian's python3-sklearn and python3-pandas are installed. Usage: benchmarks/evaluation/run.sh [rounds] [rows]
set -eu
cd "$(dirname "$0")/../.."
rounds=${1:-3}
rows=${2:-5000000}
python=${PYTHON:-/usr/bin/python3}
folder=${TMPDIR:-/tmp}/ml-stages-benchmark-evaluation
mkdir -p "$folder"
bin/ml-stages --version
data=$folder/predictions-$rows.csv
[ -s "$data" ] || "$python" benchmarks/evaluation/generate.py "$data" "$rows"
ours() {
    /usr/bin/time -f "%e s, %M KB, %U s user, %S s system" bin/ml-stages \
        evaluate --predictions "$data" --label label --score score --json "$@" 2>&1 >"$folder/ours.json"
}
for round in $(seq "$rounds"); do
    echo "round $round"
    echo "  ML Stages without intervals: $(ours --no-intervals)"
    echo "  ML Stages with intervals:    $(ours)"
    if "$python" -c 'import sklearn, pandas' 2>/dev/null; then
        "$python" benchmarks/evaluation/peer.py "$data" >"$folder/peer.json"
        "$python" - "$folder" <<'P'
import json, sys
peer = json.load(open(sys.argv[1] + "/peer.json"))
ours = json.load(open(sys.argv[1] + "/ours.json"))["metrics"]
print("  scikit-learn, no intervals:  %.2f s (reading %.2f), %.0f MB, %.2f s processor" % (
    peer["seconds"], peer["readSeconds"], peer["megabytes"], peer["cpuSeconds"]))
worst = max(abs(ours[n]["value"] / v - 1) for n, v in peer["metrics"].items())
print("  largest relative difference of %d metrics: %.1e" % (len(peer["metrics"]), worst))
P
    fi
done
