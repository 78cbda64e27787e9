"""Writes more.csv, classes.csv, numbers.csv and more.json: further reference values of scikit-learn (numpy, seed 7)."""
import csv, json, sys
import numpy as np
from sklearn import metrics as m

out = sys.argv[1] + "/"
rng = np.random.default_rng(7)


def write(name, header, *columns):
    with open(out + name, "w", newline="") as f:
        w = csv.writer(f, lineterminator="\n")
        w.writerow(header)
        w.writerows(zip(*[c.tolist() for c in columns]))


# two classes, many equal scores, weights
n = 700
y = rng.integers(0, 2, n)
s = np.round(np.clip(0.3 * y + rng.normal(0.35, 0.25, n), 0, 1), 2)
w = np.round(rng.gamma(2, 1, n), 3)
name = np.where(y == 1, "up", "down")
region = np.array(["EU", "US", "APAC"])[rng.integers(0, 3, n)]
write("more.csv", ["id", "label", "name", "score", "weight", "region"], np.arange(n) + 1000, y, name, s, w, region)
p = (s >= 0.5).astype(int)


def binary(y, s, p, w):
    tn, fp, fn, tp = m.confusion_matrix(y, p, sample_weight=w).ravel()
    return {
        "accuracy": m.accuracy_score(y, p, sample_weight=w),
        "balancedAccuracy": m.balanced_accuracy_score(y, p, sample_weight=w),
        "precision": m.precision_score(y, p, sample_weight=w),
        "recall": m.recall_score(y, p, sample_weight=w),
        "specificity": m.recall_score(y, p, pos_label=0, sample_weight=w),
        "f1": m.f1_score(y, p, sample_weight=w),
        "fBeta": m.fbeta_score(y, p, beta=2, sample_weight=w),
        "auc": m.roc_auc_score(y, s, sample_weight=w),
        "averagePrecision": m.average_precision_score(y, s, sample_weight=w),
        "logLoss": m.log_loss(y, s, sample_weight=w),
        "brier": m.brier_score_loss(y, s, sample_weight=w),
        "mcc": m.matthews_corrcoef(y, p, sample_weight=w),
        "kappa": m.cohen_kappa_score(y, p, sample_weight=w),
    }


# three classes with probabilities
k = 400
c = rng.choice(3, k, p=[0.5, 0.3, 0.2])
logits = rng.normal(0, 1, (k, 3)) + 1.2 * np.eye(3)[c]
q = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
q = np.round(q, 6)
q[:, 2] = 1 - q[:, 0] - q[:, 1]
q = np.clip(np.round(q, 6), 0, 1)
cw = np.round(rng.gamma(2, 1, k), 3)
names = np.array(["ash", "beech", "cedar"])
write("classes.csv", ["label", "p_ash", "p_beech", "p_cedar", "weight"], names[c], q[:, 0], q[:, 1], q[:, 2], cw)
d = q.argmax(axis=1)


def classes(c, d, q, w):
    onehot = np.eye(3)[c]
    result = {
        "accuracy": m.accuracy_score(c, d, sample_weight=w),
        "balancedAccuracy": m.balanced_accuracy_score(c, d, sample_weight=w),
        "mcc": m.matthews_corrcoef(c, d, sample_weight=w),
        "kappa": m.cohen_kappa_score(c, d, sample_weight=w),
        "logLoss": m.log_loss(c, q, sample_weight=w),
        "brier": float(np.average(((q - onehot) ** 2).sum(axis=1), weights=w)),
        "topKAccuracy": m.top_k_accuracy_score(c, q, k=2, sample_weight=w),
        "aucMacro": m.roc_auc_score(onehot, q, average="macro", sample_weight=w),
        "aucWeighted": m.roc_auc_score(onehot, q, average="weighted", sample_weight=w),
    }
    for average in ["macro", "micro", "weighted"]:
        for of, f in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
            result[of + average.capitalize()] = f(c, d, average=average, sample_weight=w)
    for i, each in enumerate(names):
        for of, f in [("precision", m.precision_score), ("recall", m.recall_score), ("f1", m.f1_score)]:
            result[of + "." + each] = f(c, d, labels=[i], average="macro", sample_weight=w)
        result["auc." + each] = m.roc_auc_score(onehot[:, i], q[:, i], sample_weight=w)
    return result


# numbers far from zero, with weights
r = 300
t = np.round(1e6 + rng.normal(0, 3, r), 6)
e = np.round(t + rng.normal(0.2, 1, r), 6)
rw = np.round(rng.gamma(2, 1, r), 3)
write("numbers.csv", ["label", "prediction", "weight"], t, e, rw)


def numbers(t, e, w):
    return {
        "rmse": m.mean_squared_error(t, e, sample_weight=w, squared=False),
        "mae": m.mean_absolute_error(t, e, sample_weight=w),
        "r2": m.r2_score(t, e, sample_weight=w),
        "medianAbsoluteError": m.median_absolute_error(t, e, sample_weight=w),
        "mape": m.mean_absolute_percentage_error(t, e, sample_weight=w),
        "explainedVariance": m.explained_variance_score(t, e, sample_weight=w),
        "maxError": m.max_error(t, e),
        "pinballLoss": m.mean_pinball_loss(t, e, sample_weight=w, alpha=0.9),
    }


json.dump({
    "more.csv": binary(y, s, p, None), "more.csv weighted": binary(y, s, p, w),
    "classes.csv": classes(c, d, q, None), "classes.csv weighted": classes(c, d, q, cw),
    "numbers.csv": numbers(t, e, None), "numbers.csv weighted": numbers(t, e, rw),
}, open(out + "more.json", "w"), indent=1)
