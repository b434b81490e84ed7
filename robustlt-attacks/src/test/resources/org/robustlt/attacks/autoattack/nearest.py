"""FMN and DDN in PyTorch, float64, written from the papers' algorithms: makes nearest.npz of the network in euclidean.npz.

python3 nearest.py        (Debian's python3-torch)
"""
import math
import pathlib

import numpy as np
import torch
import torch.nn.functional as F

HERE = pathlib.Path(__file__).parent
FILE = np.load(HERE / "euclidean.npz")
STEPS = 40

def weight(name):
    return torch.tensor(FILE["weights/" + name].astype(np.float64))

def network(x):
    for i, stride in ((1, 1), (2, 2)):
        x = F.conv2d(x, weight(f"backbone.conv{i}.weight"), stride=stride, padding=1)
        x = F.batch_norm(x, *(weight(f"backbone.bn{i}.{n}") for n in ("running_mean", "running_var", "weight", "bias")))
        x = F.relu(x)
    return F.linear(x.mean((2, 3)), weight("classifier.fc.weight"), weight("classifier.fc.bias"))

def size(change, p):
    return torch.linalg.vector_norm(change.flatten(1), ord=p, dim=1)

def each(values):
    return values.view(-1, 1, 1, 1)

def cosine(k, last, first):
    return last + (first - last) * 0.5 * (1 + math.cos(math.pi * k / STEPS))

def slope(x, y, delta, loss):
    delta = delta.detach().requires_grad_()
    logits = network(x + delta)
    value = loss(logits, y)
    (gradient,) = torch.autograd.grad(value.sum(), delta)
    return value.detach(), gradient, logits.argmax(1) != y

def ahead(logits, y):
    others = logits.scatter(1, y[:, None], -math.inf)
    return others.max(1).values - logits.gather(1, y[:, None])[:, 0]

def entropy(logits, y):
    return F.cross_entropy(logits, y, reduction="none")

def search(x, y, p, way, alpha=1.0, gamma=0.05, start=None):
    dual = 1 if p == math.inf else 2
    delta = torch.zeros_like(x)
    best = torch.full((len(x),), math.inf, dtype=x.dtype)
    nearest = x.clone()
    radius = torch.full_like(best, math.inf if start is None else start)
    for k in range(STEPS):
        a = cosine(k, alpha / 100, alpha)
        g = cosine(k, 0.001, gamma) if way == "fmn" else gamma
        value, gradient, errs = slope(x, y, delta, ahead if way == "fmn" else entropy)
        reached = size(delta, p)
        nearer = errs & (reached < best)
        best = torch.where(nearer, reached, best)
        nearest = torch.where(each(nearer), x + delta, nearest)
        if way == "fmn":
            to_boundary = reached + value.abs() / size(gradient, dual).clamp(min=1e-12)
            outside = torch.where(torch.isfinite(best), radius * (1 + g), to_boundary)
            radius = torch.where(errs, torch.minimum(radius * (1 - g), best), outside)
        else:
            radius = torch.where(errs, radius * (1 - g), radius * (1 + g))
        radius = torch.minimum(radius, size(torch.maximum(x, 1 - x), p))
        delta = delta + a * gradient / each(size(gradient, 2).clamp(min=1e-12))
        if p == math.inf:
            delta = torch.maximum(torch.minimum(delta, each(radius)), -each(radius))
        else:
            factor = radius / size(delta, 2).clamp(min=1e-12)
            delta = delta * each(factor if way == "ddn" else factor.clamp(max=1))
        delta = (x + delta).clamp(0, 1) - x
    return best, nearest

x = torch.tensor((FILE["x_uint8"].astype(np.float32) / 255).astype(np.float64))
y = torch.tensor(FILE["y"])
made = {}
for way, p, start in (("fmn", math.inf, None), ("fmn", 2, None), ("ddn", math.inf, 0.1), ("ddn", 2, 1.0)):
    best, nearest = search(x, y, p, way, start=start)
    name = f"{way}/{'linf' if p == math.inf else 'l2'}/"
    made[name + "distance"], made[name + "nearest"] = best.numpy(), nearest.numpy()
    print(name, best.numpy())

made["steps"] = np.int64(STEPS)
np.savez_compressed(HERE / "nearest.npz", **made)
