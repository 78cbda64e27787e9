"""Writes 5 million binary predictions as CSV (numpy, seed 1): python3 generate.py predictions.csv [rows]"""
import sys

import numpy as np

path = sys.argv[1]
rows = int(sys.argv[2]) if len(sys.argv) > 2 else 5_000_000
rng = np.random.default_rng(1)
with open(path, "w") as out:
    out.write("label,score\n")
    for start in range(0, rows, 500_000):
        n = min(500_000, rows - start)
        label = (rng.random(n) < 0.3).astype(int)
        score = 1 / (1 + np.exp(-(1.6 * label - 1.2 + rng.normal(0, 1, n))))
        out.write("".join(f"{y},{s!r}\n" for y, s in zip(label.tolist(), score.tolist())))
