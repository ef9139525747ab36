"""Writes the files beside it; run it in its folder."""

import numpy as np

numbers = [-3, 0, 1, 2, 120, 7]
unsigned = [3, 0, 1, 2, 120, 7]


def table(values, dtype, order="C"):
    return np.array(values, dtype=dtype).reshape(3, 2).copy(order=order)


for dtype in ["float32", "float64", "int8", "int16", "int32", "int64"]:
    np.save(dtype + ".npy", table(numbers, dtype))
for dtype in ["uint8", "uint16", "uint32", "uint64"]:
    np.save(dtype + ".npy", table(unsigned, dtype))
np.save("bool.npy", table([0, 1, 1, 1, 0, 1], "bool"))
np.save("big-float32.npy", table(numbers, ">f4"))
np.save("big-float64.npy", table(numbers, ">f8"))
np.save("big-int16.npy", table(numbers, ">i2"))
np.save("big-int64.npy", table(numbers, ">i8"))
np.save("fortran-float64.npy", table(numbers, "float64", "F"))
np.save("fortran-cube.npy", np.arange(24, dtype="float32").reshape(2, 3, 4).copy(order="F"))
for version in [(1, 0), (2, 0), (3, 0)]:
    with open("version-%d.npy" % version[0], "wb") as file:
        np.lib.format.write_array(file, table(numbers, "float32"), version=version)

arrays = {"X": table(numbers, "float64"), "label": np.array([0, 2, 1]), "mean": np.float64(0.5), "test": np.arange(4.0)}
np.savez("plain.npz", **arrays)
np.savez_compressed("compressed.npz", **arrays)
np.save("strings.npy", np.array(["a", "bc"]))
np.save("objects.npy", np.array([1, None], dtype=object), allow_pickle=True)
np.save("structured.npy", np.zeros(2, dtype=[("x", "f4"), ("y", "i4")]))
np.save("half.npy", np.zeros(2, dtype="float16"))
