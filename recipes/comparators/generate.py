"""Generates images as the long-tailed training images are: of every class, a normal distribution along its principal components.

    python3 recipes/comparators/generate.py runs/pgdat/split.json runs/generated.npz      (needs NumPy)

It sees the images of the run that the split is of, and no others. Every class gets as many images as the largest one has.
"""
import json
import lzma
import pathlib
import sys

import numpy as np

DATA = pathlib.Path(__file__).parents[2] / "robustlt-core/src/main/resources/org/robustlt/core/data/format/fashion-mnist-mini"
COMPONENTS = 20

split, target = sys.argv[1:]
indices = np.array(json.load(open(split))["training"])
images = np.frombuffer(lzma.open(DATA / "train-images-idx3-ubyte.xz").read(), np.uint8, offset=16).reshape(-1, 28 * 28)
labels = np.frombuffer(lzma.open(DATA / "train-labels-idx1-ubyte.xz").read(), np.uint8, offset=8)
images, labels = images[indices].astype(float), labels[indices]

random = np.random.default_rng(0)
count = np.bincount(labels).max()
generated = []
for label in range(labels.max() + 1):
    own = images[labels == label]
    mean = own.mean(0)
    _, scales, axes = np.linalg.svd(own - mean, full_matrices=False)
    axes = axes[:COMPONENTS] * scales[:COMPONENTS, None] / np.sqrt(max(1, len(own) - 1))
    drawn = mean + random.normal(size=(count, len(axes))) @ axes
    generated.append(drawn.round().clip(0, 255).astype(np.uint8).reshape(-1, 28, 28))
np.savez(target, image=np.concatenate(generated), label=np.repeat(np.arange(len(generated)), count))
