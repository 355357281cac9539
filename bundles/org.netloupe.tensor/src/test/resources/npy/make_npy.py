"""Writes the npy and npz files beside it: python3 make_npy.py [FOLDER]. The tests know the values by this script."""
import os
import sys

import numpy as np
from numpy.lib import format as npy_format

folder = sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))


def save(name, array, **kwargs):
    np.save(os.path.join(folder, name), array, **kwargs)


def save_version(name, array, version):
    with open(os.path.join(folder, name), "wb") as out:
        npy_format.write_array(out, array, version=version)


counting = np.arange(24).reshape(2, 3, 4)
for code in ["b1", "i1", "u1", "i2", "u2", "i4", "u4", "i8", "f2", "f4", "f8"]:
    save("little_%s.npy" % code, (counting - 3 if code[0] in "if" else counting).astype("<" + code))
    save("big_%s.npy" % code, (counting - 3 if code[0] in "if" else counting).astype(">" + code))
save("fortran.npy", np.asfortranarray(counting.astype("<f4")))
save("fortran_big.npy", np.asfortranarray(counting.astype(">f8")))
save("scalar.npy", np.float64(2.5))
save("one_axis.npy", np.array([1.5, -2.5], "<f4"))
save("empty.npy", np.zeros((0, 5), "<f4"))
save("extremes.npy", np.array([np.nan, np.inf, -np.inf, 1e-45, 3.4028235e38], "<f4"))
save_version("version2.npy", counting.astype("<i4"), (2, 0))
save_version("version3.npy", counting.astype("<i4"), (3, 0))

save("objects.npy", np.array([{"a": 1}, None], dtype=object), allow_pickle=True)
save("text.npy", np.array(["ab", "c"]))
save("complex.npy", np.array([1 + 2j]))
save("times.npy", np.array(["2020-01-01"], dtype="datetime64[D]"))
save("fields.npy", np.zeros(2, dtype=[("x", "<f4"), ("y", "<i4")]))
save("u8.npy", np.zeros(2, dtype="<u8"))

np.savez(os.path.join(folder, "stored.npz"), x=counting.astype("<f4"), y=np.array([1, 0], "<i8"))
np.savez_compressed(os.path.join(folder, "deflated.npz"), x=counting.astype("<f4"), f=np.asfortranarray(counting))
