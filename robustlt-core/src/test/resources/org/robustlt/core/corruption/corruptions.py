"""Corrupted images by the definitions of CIFAR-10-C (Hendrycks and Dietterich, ICLR 2019), in NumPy, SciPy and Pillow.

    python3 corruptions.py

Draws come from a linear congruential generator, which the test has too, in the order in which the definitions draw.
"""
import colorsys
import io

import numpy as np
from PIL import Image
from scipy.ndimage import affine_transform, correlate, gaussian_filter, map_coordinates, zoom

SIDE = 32


class Draws:
    def __init__(self):
        self.state = 20260

    def __call__(self):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return self.state / 2**31

    def array(self, *shape):
        return np.array([self() for _ in range(int(np.prod(shape)))]).reshape(shape)


y, x = np.mgrid[0:SIDE, 0:SIDE] / SIDE
picture = np.stack([0.5 + 0.5 * np.sin(7 * x + 3 * y), x * y, (x - 0.4) ** 2 + np.cos(9 * y) ** 2 / 2], 2)
picture[8:20, 10:14] = [1, 0.2, 0]
picture = np.uint8(255 * np.clip(picture, 0, 1))
image = picture / 255


def defocus(severity):
    radius, soft = [(0.3, 0.4), (0.4, 0.5), (0.5, 0.6), (1, 0.2), (1.5, 0.1)][severity - 1]
    i, j = np.mgrid[-8:9, -8:9]
    disk = (i**2 + j**2 <= radius**2) * 1.0
    weights = np.exp(-np.arange(-1, 2) ** 2 / (2 * soft**2))
    weights /= weights.sum()
    kernel = correlate(disk / disk.sum(), np.outer(weights, weights), mode="mirror")
    return np.stack([correlate(image[..., c], kernel, mode="mirror") for c in range(3)], 2)


def enlarged(array, factor):
    kept = int(np.ceil(SIDE / factor))
    top = (SIDE - kept) // 2
    big = zoom(array[top : top + kept, top : top + kept], (factor, factor, 1), order=1)
    trim = (big.shape[0] - SIDE) // 2
    return big[trim : trim + SIDE, trim : trim + SIDE]


def zoom_blur(severity):
    factors = [1 + 0.01 * i for i in range([6, 11, 16, 21, 26][severity - 1])]
    return (image + sum(enlarged(image, f) for f in factors)) / (len(factors) + 1)


def brightness(severity):
    added = [0.05, 0.1, 0.15, 0.2, 0.3][severity - 1]
    bright = np.empty_like(image)
    for place in np.ndindex(SIDE, SIDE):
        h, s, v = colorsys.rgb_to_hsv(*image[place])
        bright[place] = colorsys.hsv_to_rgb(h, s, min(1, v + added))
    return bright


def contrast(severity):
    mean = image.mean((0, 1), keepdims=True)
    return (image - mean) * [0.75, 0.5, 0.4, 0.3, 0.15][severity - 1] + mean


def pixelate(severity):
    side = int(SIDE * [0.95, 0.9, 0.85, 0.75, 0.65][severity - 1])
    small = Image.fromarray(picture).resize((side, side), Image.BOX)
    return np.asarray(small.resize((SIDE, SIDE), Image.BOX)) / 255


def jpeg_compression(severity):
    file = io.BytesIO()
    Image.fromarray(picture).save(file, "JPEG", quality=[80, 65, 58, 50, 40][severity - 1])
    return np.asarray(Image.open(file)) / 255


def clouds(decay, draws):
    field = np.zeros((SIDE, SIDE))
    step, span = SIDE, 100.0
    while step >= 2:
        half = step // 2
        noisy = lambda total: total / 4 + span * (2 * draws.array(*total.shape) - 1) * span
        corners = field[::step, ::step]
        pairs = corners + np.roll(corners, -1, 0)
        field[half::step, half::step] = noisy(pairs + np.roll(pairs, -1, 1))
        middles, corners = field[half::step, half::step], field[::step, ::step]
        field[::step, half::step] = noisy(middles + np.roll(middles, 1, 0) + corners + np.roll(corners, -1, 1))
        field[half::step, ::step] = noisy(middles + np.roll(middles, 1, 1) + corners + np.roll(corners, -1, 0))
        step //= 2
        span /= decay
    field -= field.min()
    return field / field.max()


def fog(severity):
    thick, decay = [(0.2, 3), (0.5, 3), (0.75, 2.5), (1, 2), (1.5, 1.75)][severity - 1]
    most = image.max()
    return (image + thick * clouds(decay, Draws())[..., None]) * most / (most + thick)


def motion_blur(severity):
    radius, sigma = [(6, 1), (6, 1.5), (6, 2), (8, 2), (9, 2.5)][severity - 1]
    angle = np.deg2rad(90 * Draws()() - 45)
    steps = np.arange(2 * radius + 1)
    weights = np.exp(-(steps**2) / (2 * sigma**2))
    weights /= weights.sum()
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    out = np.zeros_like(image)
    for step, weight in zip(steps, weights):
        right, down = np.ceil(step * np.cos(angle) - 0.5), np.ceil(step * np.sin(angle) - 0.5)
        out += weight * image[
            np.clip(rows + int(down), 0, SIDE - 1), np.clip(columns + int(right), 0, SIDE - 1)
        ]
    return out


def elastic_transform(severity):
    strength, smooth, shift = [
        (0, 0, 0.08), (0.05, 0.2, 0.07), (0.08, 0.06, 0.06), (0.1, 0.04, 0.05), (0.1, 0.03, 0.03)
    ][severity - 1]
    draws = Draws()
    size = SIDE // 3
    points = np.array([[16 + size, 16 + size], [16 + size, 16 - size], [16 - size, 16 - size]], float)
    moved = points + shift * SIDE * (2 * draws.array(3, 2) - 1)
    # (x, y) of the result to (x, y) of the source
    matrix = np.linalg.solve(np.c_[moved, np.ones(3)], points).T
    swap = matrix[::-1, [1, 0, 2]]  # (row, column)
    slanted = np.stack(
        [affine_transform(image[..., c], swap[:, :2], swap[:, 2], order=1, mode="mirror") for c in range(3)], 2
    )
    field = lambda: strength * SIDE * gaussian_filter(
        2 * draws.array(SIDE, SIDE) - 1, max(smooth * SIDE, 1e-9), mode="reflect", truncate=3
    )
    right, down = field(), field()
    rows, columns = np.mgrid[0:SIDE, 0:SIDE]
    return np.stack(
        [map_coordinates(slanted[..., c], [rows + down, columns + right], order=1, mode="reflect") for c in range(3)], 2
    )


kinds = [defocus, zoom_blur, brightness, contrast, pixelate, jpeg_compression, fog, motion_blur, elastic_transform]
arrays = {"image": picture.transpose(2, 0, 1)}
for kind in kinds:
    name = "defocus_blur" if kind is defocus else kind.__name__
    for severity in (1, 3, 5):
        result = np.float32(255 * np.clip(kind(severity), 0, 1))
        arrays[f"{name}/{severity}"] = result.transpose(2, 0, 1)
np.savez_compressed("corruptions.npz", **arrays)
