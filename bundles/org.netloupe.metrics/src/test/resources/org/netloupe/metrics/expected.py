#!/usr/bin/env python3
"""Makes expected.json, what scikit-learn says about random predictions: /usr/bin/python3 expected.py > expected.json"""
import json
import sys
import warnings

import numpy as np
from sklearn import __version__, metrics

warnings.filterwarnings("ignore")
rng = np.random.default_rng(20260101)


def case(name, instances, classes, true_classes, sharpness):
    labels = rng.choice(true_classes, instances)
    logits = rng.normal(size=(instances, classes))
    logits[np.arange(instances), labels] += sharpness
    scores = np.exp(logits) / np.exp(logits).sum(1, keepdims=True)
    scores = np.round(scores, 6).astype(np.float32)
    predicted = scores.argmax(1)
    names = np.arange(classes)

    def per_class(score, present):
        values = score(labels, predicted, labels=names, average=None, zero_division=0)
        return [float(v) if i in present else None for i, v in enumerate(values)]

    def top(k):
        return float(metrics.top_k_accuracy_score(labels, scores, k=k, labels=names)) if classes > 2 else 1.0

    return {"name": name, "classes": classes, "labels": labels.tolist(),
            "scores": [[round(float(v), 6) for v in row] for row in scores],
            "scalars": {"accuracy": metrics.accuracy_score(labels, predicted),
                        "crossEntropy": float(-np.log(scores[np.arange(instances), labels].astype(float)).mean()),
                        "logLoss": metrics.log_loss(labels, scores.astype(float), labels=names),
                        "macroF1": metrics.f1_score(labels, predicted, average="macro"),
                        "top3": top(3), "top5": top(5)},
            "perClass": {"recall": per_class(metrics.recall_score, set(labels.tolist())),
                         "precision": per_class(metrics.precision_score, set(predicted.tolist()))},
            "confusionMatrix": metrics.confusion_matrix(labels, predicted, labels=names).tolist()}


json.dump({"madeBy": "expected.py with scikit-learn " + __version__,
           "cases": [case("ten classes", 120, 10, np.arange(10), 1.5),
                     case("two classes", 40, 2, np.arange(2), 0.5),
                     case("absent classes", 30, 6, np.array([0, 2, 5]), 1.0)]}, sys.stdout)
print()
