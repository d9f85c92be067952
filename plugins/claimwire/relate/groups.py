"""From pairs to groups: what hangs together through any chain of pairs is one group."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def components(left: NDArray[np.int64], right: NDArray[np.int64], count: int) -> NDArray[np.int64]:
    """The group of each of `count` items, named by its smallest item.

    Args:
        left: the one item of each pair, as a position from 0.
        right: the other item of each pair.
        count: the number of items.

    Returns:
        For every item the position of the smallest one that hangs together with it; the
        order of the pairs does not matter.
    """
    label = np.arange(count, dtype=np.int64)
    while True:
        smallest = np.minimum(label[left], label[right])
        before = label.copy()
        np.minimum.at(label, label[left], smallest)
        np.minimum.at(label, label[right], smallest)
        while not np.array_equal(label, label[label]):
            label = label[label]
        if np.array_equal(before, label):
            return label
