"""The same metrics by scikit-learn, without intervals, reading included: prints seconds, peak memory and metrics as JSON."""
import json, resource, sys, time

start = time.perf_counter()
import pandas as pd
from sklearn import metrics as m

data = pd.read_csv(sys.argv[1])
read = time.perf_counter()
y = data["label"].to_numpy()
s = data["score"].to_numpy()
p = (s >= 0.5).astype(int)
values = {
    "auc": m.roc_auc_score(y, s),
    "averagePrecision": m.average_precision_score(y, s),
    "logLoss": m.log_loss(y, s),
    "brier": m.brier_score_loss(y, s),
    "accuracy": m.accuracy_score(y, p),
    "precision": m.precision_score(y, p),
    "recall": m.recall_score(y, p),
    "f1": m.f1_score(y, p),
    "mcc": m.matthews_corrcoef(y, p),
}
end = time.perf_counter()
print(json.dumps({
    "seconds": end - start,
    "cpuSeconds": time.process_time(),
    "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    "readSeconds": read - start,
    "metrics": values,
}))
