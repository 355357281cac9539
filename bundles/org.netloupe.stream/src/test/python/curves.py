"""Arithmetic on curves with NumPy, for the tests: prints one JSON document."""
import json

import numpy


def curve(k, length, start=0.0, stride=1.0):
    i = numpy.arange(length)
    return start + stride * i, numpy.sin(i * 0.37 + k) + 0.1 * k


def smoothed(values, weight):
    average, out = 0.0, []
    for n, value in enumerate(values):
        average = average * weight + (1 - weight) * value
        out.append(average / (1 - weight ** (n + 1)))
    return out


def band(curves):
    x = numpy.unique(numpy.concatenate([c[0] for c in curves]))
    rows = numpy.array([numpy.interp(x, c[0], c[1], left=numpy.nan, right=numpy.nan) for c in curves])
    return {"x": x.tolist(), "counts": (~numpy.isnan(rows)).sum(0).tolist(), "mean": numpy.nanmean(rows, 0).tolist(),
            "std": numpy.nanstd(rows, 0).tolist(), "min": numpy.nanmin(rows, 0).tolist(),
            "max": numpy.nanmax(rows, 0).tolist()}


same = [curve(k, 40) for k in range(5)]
ragged = [curve(0, 30), curve(1, 20, 2.5, 1.5), curve(2, 50, -3, 0.4)]
a, b = ragged[0], ragged[1]
inside = (a[0] >= b[0][0]) & (a[0] <= b[0][-1])
difference = a[1][inside] - numpy.interp(a[0][inside], b[0], b[1])
print(json.dumps({"smoothed": smoothed(same[1][1], 0.9), "same": band(same), "ragged": band(ragged),
                  "difference": difference.tolist(), "mean": float(difference.mean()),
                  "below": float((difference < 0).mean())}))
