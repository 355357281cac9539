#!/usr/bin/python3
"""Finds the class colours of ClassColours.java: to eight near the hues of Okabe and Ito twelve more with a contrast of
3:1 to the backgrounds that stay as far as possible from all others for normal sight, deuteranopia and protanopia
(Machado, Oliveira, Fernandes 2009). Distances are Euclidean in
OKLab, times 100. Run: classes.py [seconds]. Prints two rows of hexadecimal colours; needs numpy."""
import sys
import time
import numpy as np

BACKGROUNDS = {"light": ["FFFFFF", "F5F6F8"], "dark": ["1E1F22", "2B2D30"]}
TARGET = 3.05  # a little more than 3, for rounding
# Okabe and Ito's 0072B2 E69F00 009E73 D55E00 CC79A7 56B4E9 F0E442 000000, shifted in lightness by hand along their hue
FIRST = {"light": "006BB5 B38122 009B7A C43A00 A44C80 2E93CC 4C4800 161616".split(),
         "dark": "1E79D2 F2AB37 45956A EB5004 CE87BA 65D4FF F5FC43 F5F5F5".split()}
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
        first = [oklab(linear(of_hex(x))) for x in FIRST[theme]]
        labs = extended(theme, first, rng, seconds)
        found[theme] = labs
        text = ["%02X%02X%02X" % tuple(np.round(gamma(of_oklab(x)) * 255).astype(int)) for x in labs]
        print(theme, " ".join(text), "smallest of 8 %.1f, of 20 %.1f" % (smallest(first), smallest(labs)))


main()
