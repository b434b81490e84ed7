"""UDR-PGD (Bui et al., ICLR 2022, algorithm 1) in PyTorch, float64, on a linear network: images and multipliers of an epoch.

    python3 udr.py > udr.json        (Debian's python3-torch)
"""
import json

import torch
from torch.nn.functional import cross_entropy

torch.manual_seed(23)
CLASSES, PIXELS, BATCHES, BATCH = 3, 12, 5, 4
EPSILON, STEPS, STEP, RATE, PERIOD = 0.1, 6, 0.4, 4.0, 2
rounds = lambda tensor: [round(x, 14) for x in tensor.double().flatten().tolist()]

weights = 3 * torch.randn(CLASSES, PIXELS, dtype=torch.float64)
budgets = torch.tensor([EPSILON, 0.5 * EPSILON, 1.5 * EPSILON], dtype=torch.float64)
multiplier, distances, batches = 0.6, [], []
for number in range(BATCHES):
    natural = torch.rand(BATCH, PIXELS, dtype=torch.float64)
    labels = torch.randint(0, CLASSES, (BATCH,))
    noise = EPSILON * (2 * torch.rand(BATCH, PIXELS, dtype=torch.float64) - 1)
    radius = budgets[labels].view(-1, 1)
    change = (natural + noise * radius / EPSILON).clamp(0, 1) - natural
    for _ in range(STEPS):
        change.requires_grad_()
        loss = cross_entropy((natural + change) @ weights.T, labels, reduction="sum")
        (gradient,) = torch.autograd.grad(loss, change)
        change = change.detach() + STEP * radius * gradient.sign()
        beyond = (change - change.sign() * radius) * (change.abs() > radius)
        change = (natural + change - multiplier * beyond).clamp(0, 1) - natural
    distances.append((radius - change.abs()).mean().item())
    batches.append({
        "natural": rounds(natural),
        "labels": labels.tolist(),
        "noise": rounds(noise),
        "adversarial": rounds(natural + change),
    })
    if number % PERIOD == 0:
        multiplier -= RATE * sum(distances) / len(distances)
        multiplier = min(1.0, max(0.0, multiplier))
        distances = []
    batches[-1]["multiplier"] = multiplier

print(json.dumps({
    "epsilon": EPSILON,
    "budgets": rounds(budgets),
    "steps": STEPS,
    "step": STEP,
    "rate": RATE,
    "period": PERIOD,
    "weights": rounds(weights),
    "batches": batches,
}, separators=(",", ":")))
