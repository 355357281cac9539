#!/usr/bin/python3
"""Finds the class colours of ClassColours.java: the hues of Okabe-Ito, darkened for the light theme and lightened for
the dark one until each has a contrast of 3:1 to the backgrounds, then twelve more that stay as far as possible from all
others for normal sight, deuteranopia and protanopia (Machado, Oliveira, Fernandes 2009). Distances are Euclidean in
OKLab, times 100. Run: classes.py [seconds]. Prints two rows of hexadecimal colours; needs numpy."""
import sys
import time
import numpy as np

BACKGROUNDS = {"light": ["FFFFFF", "F5F6F8"], "dark": ["1E1F22", "2B2D30"]}
TARGET = 3.1  # a little more than 3, for rounding
OKABE_ITO = ["0072B2", "E69F00", "009E73", "D55E00", "CC79A7", "56B4E9", "F0E442", "000000"]
SIGHTS = [np.eye(3),
          np.array([[.367322, .860646, -.227968], [.280085, .672501, .047413], [-.011820, .042940, .968881]]),
          np.array([[.152286, 1.052583, -.204868], [.114503, .786281, .099216], [-.003882, -.048116, 1.051998]])]
M1 = np.array([[.4122214708, .5363325363, .0514459929], [.2119034982, .6806995451, .1073969566],
               [.0883024619, .2817188376, .6299787005]])
M2 = np.array([[.2104542553, .7936177850, -.0040720468], [1.9779984951, -2.4285922050, .4505937099],
               [.0259040371, .7827717662, -.8086757660]])


def linear(rgb):
    return np.where(rgb <= .04045, rgb / 12.92, ((rgb + .055) / 1.055) ** 2.4)


def gamma(lin):
    lin = np.clip(lin, 0, 1)
    return np.where(lin <= .0031308, lin * 12.92, 1.055 * lin ** (1 / 2.4) - .055)


def of_hex(text):
    return np.array([int(text[i:i + 2], 16) for i in (0, 2, 4)]) / 255


def oklab(lin):
    return np.cbrt(np.clip(lin, 0, 1) @ M1.T) @ M2.T


def of_oklab(lab):
    return (lab @ np.linalg.inv(M2).T) ** 3 @ np.linalg.inv(M1).T


def luminance(lin):
    return np.clip(lin, 0, 1) @ np.array([.2126, .7152, .0722])


def contrast(lin, theme):
    y = luminance(lin)
    worst = np.inf
    for background in BACKGROUNDS[theme]:
        b = luminance(linear(of_hex(background)))
        worst = min(worst, (max(y, b) + .05) / (min(y, b) + .05))
    return worst


def valid(lab, theme):
    lin = of_oklab(lab)
    return lin.min() > -.002 and lin.max() < 1.002 and contrast(lin, theme) >= TARGET


def views(lab):
    lin = np.clip(of_oklab(lab), 0, 1)
    return np.stack([oklab(lin @ s.T) for s in SIGHTS]) * 100


def nearest(view, others):
    """Smallest distance of one colour to the others: under any sight, and normal sight counted more strictly."""
    d = np.linalg.norm(others - view[None], axis=2)
    return min(d[:, 1:].min(), d[:, 0].min() * .6)


def polar(l, c, h):
    return np.array([l, c * np.cos(h), c * np.sin(h)])


def smallest(labs):
    v = np.array([views(lab) for lab in labs])
    return min(nearest(v[i], np.delete(v, i, 0)) for i in range(len(labs)))


def base(theme, rng, seconds):
    """The eight of Okabe and Ito: hue kept within 10 degrees, lightness free, not dull."""
    labs = [oklab(linear(of_hex(x))) for x in OKABE_ITO]
    hues = [np.arctan2(l[2], l[1]) for l in labs]
    chromas = [np.hypot(l[1], l[2]) for l in labs]
    grey = .2 if theme == "light" else .97
    start = []
    for i, lab in enumerate(labs):
        best = None
        for l in np.linspace(.15, .99, 169):
            for c in (1, .9, .8, .7):
                x = polar(l, chromas[i] * c, hues[i])
                cost = abs(l - lab[0]) + (1 - c) * .2
                if i < 7 and valid(x, theme) and (best is None or cost < best[0]):
                    best = (cost, x)
        start.append(best[1] if best else np.array([grey, 0, 0]))
    current, score = start, smallest(start)
    end = time.time() + seconds
    while time.time() < end:
        i = rng.integers(0, 7)
        l, c, h = rng.normal(0, .04), rng.normal(0, .02), rng.uniform(-.17, .17)
        x = polar(current[i][0] + l, np.hypot(*current[i][1:]) + c, hues[i] + h)
        dull = np.hypot(*x[1:]) < min(.75 * chromas[i], .105)
        if abs(x[0] - start[i][0]) > .12 or dull or not valid(x, theme):
            continue
        trial = current[:i] + [x] + current[i + 1:]
        s = smallest(trial)
        if s > score:
            current, score = trial, s
    return current


def extended(theme, first, rng, seconds):
    """Twelve more, by maximising the smallest distance."""
    span = (.30, .68) if theme == "light" else (.58, .95)

    def any_colour():
        while True:
            x = polar(rng.uniform(*span), rng.uniform(.03, .25), rng.uniform(0, 2 * np.pi))
            if valid(x, theme):
                return x
    labs = list(first)
    while len(labs) < 20:
        v = np.array([views(lab) for lab in labs])
        labs.append(max((any_colour() for _ in range(250)), key=lambda x: nearest(views(x), v)))
    v = np.array([views(lab) for lab in labs])
    end = time.time() + seconds
    while time.time() < end:
        scores = [nearest(v[i], np.delete(v, i, 0)) for i in range(20)]
        movable = [i for i in range(8, 20)]
        i = min(movable, key=lambda j: scores[j]) if rng.random() < .6 else rng.choice(movable)
        x = labs[i] + rng.normal(0, .04, 3) if rng.random() < .7 else any_colour()
        if not valid(x, theme) or not span[0] - .05 <= x[0] <= span[1] + .03:
            continue
        if nearest(views(x), np.delete(v, i, 0)) > scores[i]:
            labs[i], v[i] = x, views(x)
    return labs


def main():
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    found = {}
    for theme in ("light", "dark"):
        rng = np.random.default_rng(20)
        first = base(theme, rng, seconds / 3)
        labs = extended(theme, first, rng, seconds)
        found[theme] = labs
        text = ["%02X%02X%02X" % tuple(np.round(gamma(of_oklab(x)) * 255).astype(int)) for x in labs]
        print(theme, " ".join(text), "smallest of 8 %.1f, of 20 %.1f" % (smallest(first), smallest(labs)))


main()
