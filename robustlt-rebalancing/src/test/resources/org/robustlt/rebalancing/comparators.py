"""Expected budgets, losses and gradients of CFA, DAFA, IKL, distillation and CGRm, by the formulas of their papers in PyTorch.

    python3 comparators.py > comparators.json
"""
import json

import torch
from torch.nn.functional import cross_entropy, kl_div, log_softmax, softmax

torch.manual_seed(23)
CLASSES, BATCH, EPSILON, BETA = 4, 12, 8 / 255, 6.0
rounds = lambda tensor: [round(x, 14) for x in tensor.double().flatten().tolist()]

# An epoch of three batches: labels, and logits of the adversarial images.
labels = torch.randint(0, CLASSES, (3, BATCH))
labels[0, :CLASSES] = torch.arange(CLASSES)
epoch = torch.randn(3, BATCH, CLASSES, dtype=torch.float64)
epoch += 1.5 * torch.nn.functional.one_hot(labels, CLASSES) * torch.tensor([2.0, 1.0, 0.5, 0.2])
flat, truth = epoch.reshape(-1, CLASSES), labels.reshape(-1)
correct = (flat.argmax(1) == truth).double()
robust = torch.stack([correct[truth == c].mean() for c in range(CLASSES)])

# The batch after it.
y = torch.tensor([0, 3, 1, 0, 2, 3, 0])
adversarial = torch.randn(len(y), CLASSES, dtype=torch.float64, requires_grad=True)
natural = torch.randn(len(y), CLASSES, dtype=torch.float64, requires_grad=True)


def divergence():
    return kl_div(log_softmax(adversarial, 1), softmax(natural, 1), reduction="none").sum(1)


def result(loss):
    gradients = torch.autograd.grad(loss, (adversarial, natural), allow_unused=True)
    return {
        "loss": loss.item(),
        "adversarialGradient": rounds(gradients[0]),
        "naturalGradient": [] if gradients[1] is None else rounds(gradients[1]),
    }


def cfa_trades(lam):
    weight = ((lam + robust) * BETA)[y]
    terms = cross_entropy(natural, y, reduction="none") + weight * divergence()
    return result((terms / (1 + weight)).mean())


p = torch.stack([softmax(flat, 1)[truth == c].mean(0) for c in range(CLASSES)])


def dafa_weights(lam):
    weights = torch.ones(CLASSES, dtype=torch.float64)
    for i in range(CLASSES):
        for j in range(CLASSES):
            if i != j:
                sign = 1 if p[i, i] < p[j, j] else -1
                weights[i] += sign * lam * p[i, j] * p[j, j]
    return weights


def dafa(lam):
    return result((cross_entropy(adversarial, y, reduction="none") * dafa_weights(lam)[y]).mean())


def dafa_trades(lam):
    ce = cross_entropy(natural, y, reduction="none") * dafa_weights(lam)[y]
    return result(ce.mean() + BETA * divergence().mean())


# The same epoch's natural images, for IKL.
epoch_natural = epoch + torch.randn(3, BATCH, CLASSES, dtype=torch.float64)
cooled = softmax(epoch_natural.reshape(-1, CLASSES) / 4, 1)
taken_for = torch.stack([cooled[truth == c].mean(0) for c in range(CLASSES)])


def ikl(alpha, beta, weights):
    soft = -(softmax(natural, 1).detach() * log_softmax(adversarial, 1)).sum(1).mean()
    pairs = lambda logits: logits.unsqueeze(2) - logits.unsqueeze(1)
    weight = weights.unsqueeze(2) * weights.unsqueeze(1)
    squares = (weight * (pairs(natural) - pairs(adversarial)) ** 2).sum() / 4 / len(y)
    return result(cross_entropy(natural, y) + alpha * soft + beta * squares)


# A teacher's logits of that batch, and classes of these sizes.
taught = 2 * torch.randn(len(y), CLASSES, dtype=torch.float64)
sizes = torch.tensor([50.0, 8.0, 20.0, 3.0], dtype=torch.float64)


def distillation(lam, temperature, tau):
    balanced = cross_entropy(adversarial + tau * sizes.log(), y)
    soft = kl_div(log_softmax(adversarial / temperature, 1), softmax(taught / temperature, 1), reduction="batchmean")
    return result(balanced + lam * temperature**2 * soft)


# That epoch's features of adversarial images, and what CGRm makes of the epoch before the first feedback and of it.
features = torch.randn(3, BATCH, 5, dtype=torch.float64) + torch.randn(CLASSES, 5, dtype=torch.float64)[labels]
confusion = torch.zeros(CLASSES, CLASSES, dtype=torch.float64)
for i, j in zip(truth.tolist(), flat.argmax(1).tolist()):
    confusion[i, j] += 1
confusion /= confusion.sum(1, keepdim=True)


def feedback(score, graph, momentum=0.8, kappa=0.5, neighbours=2):
    accuracy = confusion.diag()
    raw = (accuracy.mean() - accuracy).clamp(min=0) + kappa * (1 - accuracy)
    score = momentum * score + (1 - momentum) * raw / raw.mean()
    centres = torch.stack([features.reshape(-1, 5)[truth == c].mean(0) for c in range(CLASSES)])
    centres = torch.nn.functional.normalize(centres, dim=1)
    edges = (confusion - confusion.diag().diag()) * (sizes / sizes.max()).sqrt()
    edges = edges / torch.cdist(centres, centres).clamp(min=1e-6)
    edges.fill_diagonal_(0)
    edges = torch.zeros_like(edges).scatter(1, edges.topk(neighbours, 1).indices, 1.0) * edges
    edges = (edges / edges[edges > 0].mean()).clamp(max=5)
    return score, momentum * graph + (1 - momentum) * edges


score, graph = feedback(torch.ones(CLASSES, dtype=torch.float64), torch.zeros(CLASSES, CLASSES, dtype=torch.float64))


def cgrm(lam=0.3, margin=0.5):
    weight = 1 + 1.0 * score
    weight = (weight / weight.mean()).clamp(0.25, 3)
    weight = (weight / weight.mean())[y]
    terms = cross_entropy(adversarial + sizes.log(), y, reduction="none")
    own = adversarial.gather(1, y.view(-1, 1))
    terms = terms + lam * (graph[y] * torch.relu(margin - own + adversarial)).sum(1)
    return result((weight * terms).mean())


print(json.dumps({
    "labels": labels.tolist(),
    "epochLogits": [[rounds(row) for row in batch] for batch in epoch],
    "batchLabels": y.tolist(),
    "adversarial": [rounds(row) for row in adversarial.detach()],
    "natural": [rounds(row) for row in natural.detach()],
    "epsilon": EPSILON,
    "robust": rounds(robust),
    "cfaBudget": rounds((0.5 + robust) * EPSILON),
    "cfa": cfa_trades(0.5),
    "dafaBudget": rounds(dafa_weights(0.8) * EPSILON),
    "dafa": dafa(0.8),
    "dafaTrades": dafa_trades(0.8),
    "epochNatural": [[rounds(row) for row in batch] for batch in epoch_natural],
    "iklAtFirst": ikl(4.0, 20.0, torch.full((len(y), CLASSES), 1 / CLASSES, dtype=torch.float64)),
    "taught": [rounds(row) for row in taught],
    "distillation": distillation(1.5, 4.0, 1.0),
    "epochFeatures": [[rounds(row) for row in batch] for batch in features],
    "cgrmGraph": rounds(graph),
    "cgrm": cgrm(),
    "ikl": ikl(4.0, 20.0, taken_for[y]),
}, separators=(",", ":")))
