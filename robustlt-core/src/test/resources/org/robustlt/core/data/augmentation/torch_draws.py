#!/usr/bin/python3
"""Writes draws.npz: what torchvision (0.14, Pillow 9.4) draws, and what it makes of an image with those draws.

Solarize has the thresholds of transforms.v2, 255·linspace(1, 0), as the golden vectors of kind 09 have.
"""
import numpy as np
import torch
from PIL import Image
from torchvision import transforms as T
from torchvision.transforms import autoaugment as A

torch.manual_seed(9)
rng = np.random.default_rng(9)
COUNT, HEIGHT, WIDTH, PADDING = 60, 12, 10, 3
randint, rand = torch.randint, torch.rand


def as_v2(space):
    def patched(self, bins, size):
        magnitudes = space(self, bins, size)
        magnitudes["Solarize"] = (torch.tensor([255.0 * v for v in torch.linspace(1.0, 0.0, bins).tolist()], dtype=torch.float64), False)
        return magnitudes
    return patched


A.AutoAugment._augmentation_space = as_v2(A.AutoAugment._augmentation_space)
A.RandAugment._augmentation_space = as_v2(A.RandAugment._augmentation_space)
solarize = A.F.solarize
A.F.solarize = lambda image, threshold: Image.fromarray(
    np.where(np.asarray(image) < threshold, np.asarray(image), 255 - np.asarray(image)).astype(np.uint8))


def recorded(transform, image):
    """The result, and every random number in the order of the draws."""
    draws = []

    def record(function):
        def recording(*arguments, **named):
            drawn = function(*arguments, **named)
            draws.extend(drawn.reshape(-1).double().tolist())
            return drawn
        return recording

    torch.randint, torch.rand = record(randint), record(rand)
    try:
        return np.asarray(transform(Image.fromarray(image))), draws
    finally:
        torch.randint, torch.rand = randint, rand


def with_signs(draws):
    """RandAugment draws no sign for an operation that has none; 0 stands for it."""
    signed = [signed for _, signed in A.RandAugment()._augmentation_space(31, (HEIGHT, WIDTH)).values()]
    drawn, pairs = iter(draws), []
    for operation in drawn:
        pairs += [operation, next(drawn) if signed[int(operation)] else 0.0]
    return pairs


arrays = {"images": rng.integers(0, 256, (COUNT, HEIGHT, WIDTH, 3)).astype(np.uint8)}
for name, transform in {
    "auto-augment/CIFAR_10": A.AutoAugment(A.AutoAugmentPolicy.CIFAR10),
    "auto-augment/IMAGENET": A.AutoAugment(A.AutoAugmentPolicy.IMAGENET),
    "auto-augment/SVHN": A.AutoAugment(A.AutoAugmentPolicy.SVHN),
    "rand-augment": A.RandAugment(3, 8, 31),
    "random-crop": T.RandomCrop((HEIGHT, WIDTH), padding=PADDING),
    "horizontal-flip": T.RandomHorizontalFlip(),
}.items():
    results = [recorded(transform, image) for image in arrays["images"]]
    arrays[name + "/results"] = np.stack([result for result, _ in results])
    arrays[name + "/draws"] = np.array([with_signs(draws) if name == "rand-augment" else draws for _, draws in results])
np.savez_compressed("draws.npz", **arrays)
