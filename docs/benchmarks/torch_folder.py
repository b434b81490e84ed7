#!/usr/bin/python3
"""Times torchvision's ImageFolder and DataLoader on a folder of JPEG files: the peer of `robustlt bench data image-folder`.

  apt-get install -y --no-install-recommends python3-torch python3-torchvision
  ./torch_folder.py --data DIR --make 100000                    makes the files: a long tail of 100 classes, and a test image of each
  ./torch_folder.py --data DIR [--workers 2] [--batch 128] [--size 64] [--epochs 1]

A run is what a training waits for: listing the folder, then each epoch of decoding, resizing, flipping and batching. Prints one JSON line.
Memory is that of the process and of its largest worker.
"""
import argparse, json, multiprocessing, pathlib, resource, sys, time
import numpy as np
from PIL import Image

CLASSES = 100
SIDES = (64, 97)


def class_sizes(images):
    weights = 100.0 ** -(np.arange(CLASSES) / (CLASSES - 1))
    sizes = np.maximum(1, (images * weights / weights.sum()).astype(int))
    sizes[0] += images - sizes.sum()
    return sizes


def picture(seed):
    """A few waves of colour with noise: about as much to decode as in a photograph."""
    random = np.random.default_rng(seed)
    height, width = random.integers(*SIDES, 2)
    y, x = np.mgrid[0:height, 0:width] / 64.0
    waves = sum(np.sin(random.uniform(-9, 9) * x + random.uniform(-9, 9) * y + random.uniform(0, 6))[..., None]
                * random.uniform(0, 40, 3) for _ in range(4))
    return Image.fromarray(np.clip(128 + waves + random.normal(0, 6, (height, width, 1)), 0, 255).astype(np.uint8))


def make_class(job):
    folder, first, count = job
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        file = folder / f"{seed}.jpg"
        if not file.exists():
            picture(seed).save(file, quality=85)


def make(directory, images):
    sizes = class_sizes(images)
    starts = np.cumsum(sizes) - sizes
    jobs = [(directory / "train" / f"class{c:03d}", int(starts[c]), int(sizes[c])) for c in range(CLASSES)]
    jobs += [(directory / "test" / f"class{c:03d}", images + c, 1) for c in range(CLASSES)]
    with multiprocessing.Pool() as pool:
        pool.map(make_class, jobs, 1)


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--make", type=int, default=0)
    parser.add_argument("--size", type=int, default=64)
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=1)
    options = parser.parse_args()
    if options.make:
        return make(options.data, options.make)
    start = time.perf_counter()
    import torchvision
    from torch.utils.data import DataLoader
    from torchvision import transforms as T
    steps = [T.Resize(options.size), T.CenterCrop(options.size), T.RandomHorizontalFlip(), T.ToTensor()]
    data = torchvision.datasets.ImageFolder(options.data / "train", T.Compose(steps))
    loader = DataLoader(data, options.batch, shuffle=True, num_workers=options.workers, persistent_workers=options.workers > 0)
    listed = time.perf_counter() - start
    epochs = []
    for _ in range(options.epochs):
        start = time.perf_counter()
        for _ in loader:
            pass
        epochs.append(time.perf_counter() - start)
        print(f"epoch of {epochs[-1]:.1f} s", file=sys.stderr)
    del loader
    print(json.dumps({
        "peer": f"torchvision {torchvision.__version__}",
        "images": len(data),
        "threads": options.workers,
        "start_s": round(listed, 1),
        "epochs_s": [round(epoch, 1) for epoch in epochs],
        "images_per_s": round(len(data) / min(epochs), 1),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "worker_peak_mib": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024,
    }))


if __name__ == "__main__":
    main()
