"""Writes small images of every kind that is read, and what Pillow makes of them: python3 make_images.py

Expected values are [channels, height, width] unsigned bytes in <name>.npy beside each image; scaled.npy is
rgb.png resized to 7x5 with Pillow's BILINEAR filter.
"""
import os

import numpy as np
from PIL import Image

folder = os.path.dirname(os.path.abspath(__file__))
height, width = 12, 16
y, x = np.mgrid[0:height, 0:width]
rgb = np.stack([x * 15, y * 20, (x + y) * 9], axis=2).astype(np.uint8)
grey = (x * 9 + y * 7).astype(np.uint8)


def save(name, image, expected_mode, **kwargs):
    path = os.path.join(folder, name)
    image.save(path, **kwargs)
    values = np.asarray(Image.open(path).convert(expected_mode))
    values = values[None] if values.ndim == 2 else values.transpose(2, 0, 1)
    np.save(path + ".npy", np.ascontiguousarray(values))


save("rgb.png", Image.fromarray(rgb), "RGB")
save("grey.png", Image.fromarray(grey), "L")
save("alpha.png", Image.fromarray(np.dstack([rgb, np.full_like(grey, 200)])), "RGB")
save("palette.png", Image.fromarray(rgb).quantize(16), "RGB")
save("two.png", Image.fromarray(grey > 90), "L")
save("grey.jpg", Image.fromarray(grey), "L", quality=95)
save("rgb.jpg", Image.fromarray(rgb), "RGB", quality=95, subsampling=0)
save("rgb.bmp", Image.fromarray(rgb), "RGB")
save("palette.gif", Image.fromarray(rgb).quantize(16), "RGB")
Image.fromarray((x * 4000).astype(np.uint16)).save(os.path.join(folder, "deep.png"))
np.save(os.path.join(folder, "deep.png.npy"), (x * 4000 >> 8).astype(np.uint8)[None])
scaled = np.asarray(Image.fromarray(rgb).resize((7, 5), Image.BILINEAR)).transpose(2, 0, 1)
np.save(os.path.join(folder, "scaled.npy"), np.ascontiguousarray(scaled))
