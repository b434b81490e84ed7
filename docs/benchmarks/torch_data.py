#!/usr/bin/python3
"""Times torchvision's data pipeline on CIFAR-10: the peer of `robustlt bench data`.

  apt-get install -y --no-install-recommends python3-torch python3-torchvision
  ./torch_data.py --data DIR [--workers 2] [--batch 128] [--augmentation crop-flip|auto-augment] [--epochs 5]

DIR holds cifar-10-batches-bin. Prints one JSON line: milliseconds of an epoch (minimum and median), images per second
of the fastest one. A DataLoader that keeps its workers between epochs, as users write it for CIFAR.
"""
import argparse, json, pathlib, resource, statistics, time
import numpy as np
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset
from torchvision import transforms as T

RECORD = 1 + 3 * 32 * 32
AUGMENTATIONS = {
    "crop-flip": [T.RandomCrop(32, padding=4), T.RandomHorizontalFlip()],
    "auto-augment": [T.RandomCrop(32, padding=4), T.RandomHorizontalFlip(), T.AutoAugment(T.AutoAugmentPolicy.CIFAR10)],
}


class Cifar10(Dataset):
    """As torchvision.datasets.CIFAR10, from the binary version."""

    def __init__(self, directory, transform):
        files = sorted((pathlib.Path(directory) / "cifar-10-batches-bin").glob("data_batch_*.bin"))
        records = np.concatenate([np.fromfile(file, np.uint8).reshape(-1, RECORD) for file in files])
        self.targets = records[:, 0].tolist()
        self.data = np.ascontiguousarray(records[:, 1:].reshape(-1, 3, 32, 32).transpose(0, 2, 3, 1))
        self.transform = transform

    def __len__(self):
        return len(self.data)

    def __getitem__(self, index):
        return self.transform(Image.fromarray(self.data[index])), self.targets[index]


def milliseconds(loader):
    start = time.perf_counter()
    for _ in loader:
        pass
    return (time.perf_counter() - start) * 1e3


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--data", required=True)
    parser.add_argument("--augmentation", choices=AUGMENTATIONS, default="crop-flip")
    parser.add_argument("--batch", type=int, default=128)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=5)
    options = parser.parse_args()
    data = Cifar10(options.data, T.Compose(AUGMENTATIONS[options.augmentation] + [T.ToTensor()]))
    loader = DataLoader(data, options.batch, shuffle=True, num_workers=options.workers, persistent_workers=options.workers > 0)
    milliseconds(loader)
    times = [milliseconds(loader) for _ in range(options.epochs)]
    print(json.dumps({
        "peer": f"torchvision {__import__('torchvision').__version__}",
        "data_set": "CIFAR-10",
        "augmentation": options.augmentation,
        "images": len(data),
        "batch": options.batch,
        "threads": options.workers,
        "ms_min": round(min(times), 1),
        "ms_median": round(statistics.median(times), 1),
        "images_per_s": round(len(data) / min(times) * 1e3, 1),
        "peak_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }))


if __name__ == "__main__":
    main()
