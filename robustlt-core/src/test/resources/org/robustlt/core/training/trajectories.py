"""Golden vectors of kind 06 by the formulas of the papers and of docs/reference-parity.md, in PyTorch.

    python3 trajectories.py check GOLDEN        trains every run of a set anew; tells how far the two are apart
    python3 trajectories.py make DIR [SEED]     writes the sets below to directories in DIR

    mvn -B verify -Drobustlt.golden=DIR/warmup
"""
import copy
import json
import math
import pathlib
import sys

import numpy as np
import torch
from torch.nn.functional import cross_entropy, log_softmax, relu, softmax

F32 = lambda value: torch.tensor(value, dtype=torch.float32)


class CosPlus(torch.nn.Module):
    """Logits scale·(x/|x|)·(W/(|W|+gamma)), whose moving average of directions nothing reads."""

    def __init__(self, features, classes):
        super().__init__()
        weight = torch.empty(classes, features).uniform_(-1, 1) / features**0.5
        self.weight = torch.nn.Parameter(weight)
        self.bias = torch.nn.Parameter(torch.zeros(classes), requires_grad=False)
        self.moving_ed = torch.nn.Parameter(torch.zeros(1, features), requires_grad=False)

    def forward(self, x):
        unit = x / x.norm(2, 1, keepdim=True)
        return unit @ (self.weight / (self.weight.norm(2, 1, keepdim=True) + 1 / 32)).T + self.bias


class Net(torch.nn.Module):
    def __init__(self, classifier, channels, widths, classes):
        super().__init__()
        self.backbone = torch.nn.Module()
        self.backbone.conv1 = torch.nn.Conv2d(channels, widths[0], 3, 1, 1, bias=False)
        self.backbone.bn1 = torch.nn.BatchNorm2d(widths[0])
        self.backbone.conv2 = torch.nn.Conv2d(widths[0], widths[1], 3, 2, 1, bias=False)
        self.backbone.bn2 = torch.nn.BatchNorm2d(widths[1])
        if classifier == "FC":
            self.classifier = torch.nn.Module()
            self.classifier.fc = torch.nn.Linear(widths[1], classes)
        else:
            self.classifier = CosPlus(widths[1], classes)

    def both(self, x):
        b = self.backbone
        x = relu(b.bn1(b.conv1(x)))
        features = relu(b.bn2(b.conv2(x))).mean((2, 3))
        head = self.classifier
        return features, (head.fc if hasattr(head, "fc") else head)(features)

    def forward(self, x):
        return self.both(x)[1]


def tracking(net, on):
    for bn in (net.backbone.bn1, net.backbone.bn2):
        bn.track_running_stats = on
        if not on:
            bn.kept = bn.running_mean, bn.running_var
            bn.running_mean = bn.running_var = None
        else:
            bn.running_mean, bn.running_var = bn.kept


def classes_epsilon(golden, options, epoch, dtype):
    """ε of every class: (1-α)ε + τ q ε, with the ramp of β."""
    counts = torch.tensor(golden["samples_per_class"], dtype=dtype)
    alpha, beta = options["robustlt_alpha"], options["robustlt_beta"]
    q = torch.log(counts.max() / counts).sqrt()
    tau = alpha / (counts / counts.sum() * q).sum()
    intensity = min((epoch - 1) / (beta * golden["num_epochs"]), 1) if beta > 0 else 1
    return ((1 - alpha) * golden["epsilon"] + tau * q * golden["epsilon"]) * intensity


class Method:
    def __init__(self, golden, run, common, dtype):
        self.golden, self.run, self.options, self.dtype = golden, run, run["method_opt"], dtype
        self.name = run["method"].replace("robustlt_", "")
        self.counts = torch.tensor(golden["samples_per_class"], dtype=dtype)
        prefix = "init_%s/" % run["classifier"]
        init = {k[len(prefix) :]: common[k] for k in common if k.startswith(prefix)}
        conv = [init["backbone.conv%d.weight" % i].shape for i in (1, 2)]
        self.net = Net(run["classifier"], conv[0][1], (conv[0][0], conv[1][0]), len(self.counts))
        self.net.load_state_dict({k: torch.tensor(v) for k, v in init.items()})
        self.net.to(dtype)
        sgd = eval("dict(%s)" % golden["produced_by"].split("SGD(")[1].split(")")[0])
        self.optimizer = torch.optim.SGD(self.net.parameters(), **sgd)
        self.clip = run["kw"].get("grad_clip")
        self.effective = self.predicted = None
        self.seen = torch.zeros_like(self.counts)
        self.iterates = []

    def smoothing(self):
        return self.options.get("label_smoothing", 0.0)

    # What the attack maximizes.
    def objective(self, logits, y):
        if self.name != "reat":
            return cross_entropy(logits, y)
        counts = (self.counts if self.effective is None else self.effective).to(torch.float32)
        beta = (counts - 1) / counts
        # Classes that were never predicted: ((0-1)/0)**0 is 1 and 1-(-inf) infinite, so E is 0.
        effective = torch.where(counts > 0, (1 - beta**counts) / (1 - beta), torch.zeros(()))
        weight = 1 / (effective + 1e-5)
        weight = weight / weight.sum() * len(weight)
        return cross_entropy(logits, y, weight=weight.to(logits.dtype))

    def attack(self, x, y, noise):
        golden = self.golden
        radius = self.epsilon[y].view(-1, 1, 1, 1)
        length = radius / golden["epsilon"] * golden["step_size"]
        adversarial = (x + noise).clamp(0, 1)
        self.smallest, self.iterates = math.inf, []
        tracking(self.net, False)
        for _ in range(golden["perturb_steps"]):
            adversarial.requires_grad_()
            loss = self.objective(self.net(adversarial), y)
            grad = torch.autograd.grad(loss, adversarial)[0]
            self.iterates.append((adversarial.detach(), grad))
            self.smallest = min(self.smallest, grad.abs().min().item())
            adversarial = adversarial.detach() + length * grad.sign()
            adversarial = torch.min(torch.max(adversarial, x - radius), x + radius).clamp(0, 1)
        tracking(self.net, True)
        return adversarial

    def robal(self, adv, nat, y):
        o = self.options
        ratio = (self.counts / self.counts.min()).float()
        margins = F32(o["tau_m"]) * torch.log(ratio) / o["s"] + o["m"]
        prior = o["tau_b"] * torch.log(self.counts / self.counts.sum())
        kl_logits = adv
        z = adv - torch.nn.functional.one_hot(y, adv.shape[1]) * margins.to(adv.dtype)
        z = o["s"] * z + prior
        if o["m"] == 0 and o["tau_m"] == 0:
            kl_logits = z
        p = softmax(nat, 1)
        kl = (p * (p.log() - (softmax(kl_logits, 1) + 1e-12).log())).sum() / len(y)
        return o["beta_adv"] * cross_entropy(z, y, label_smoothing=self.smoothing()) + o["beta"] * kl

    def tail(self, features, y):
        classes = len(self.counts)
        first = classes // 3 * 2 + 1
        w = (self.counts.sum() / self.counts).sqrt()
        tails = [b for b in range(len(y)) if y[b] >= first]
        total = features.sum() * 0
        logs = log_softmax(features, 1)
        for b in tails:
            target = softmax(features[b], 0).detach()
            k = (target * (target.log() - logs)).mean()
            sign = torch.where(y == y[b], -1.0, 1.0).to(features.dtype)
            total = total + k * (sign * (w[y[b]] + w[y])).mean()
        return total / len(tails) if tails else total

    def taet(self, logits, y):
        o, classes = self.options, len(self.counts)
        each = cross_entropy(logits, y, reduction="none", label_smoothing=self.smoothing())
        absent = each.new_zeros(())
        means = torch.stack([each[y == c].mean() if (y == c).any() else absent for c in range(classes)])
        mean = means.mean()
        share = means / (means.sum() + 1e-10)
        return o["alpha"] * mean + o["beta"] * ((means - mean) ** 2).mean() + o["gamma"] * (share**2).sum()

    def loss(self, x, adversarial, y, clean):
        bsl = lambda logits, tau: cross_entropy(logits + tau * self.counts.log(), y)
        if clean:
            return cross_entropy(self.net(x), y, label_smoothing=self.smoothing())
        features, adv = self.net.both(adversarial)
        if self.name in ("pgdat", "awp"):
            return cross_entropy(adv, y, label_smoothing=self.smoothing())
        if self.name == "reat":
            return bsl(adv, 1.0) + self.tail(features, y)
        nat = self.net(x)
        if self.name == "atbsl":
            return bsl(adv, self.options["tau_b"])
        return self.robal(adv, nat, y) if self.name == "robal" else self.taet(adv, y)

    def update(self, loss):
        self.optimizer.zero_grad()
        loss.backward()
        if self.clip is not None:
            self.norm = torch.nn.utils.clip_grad_norm_(self.net.parameters(), self.clip).item()
        self.optimizer.step()

    def displacement(self, x, adversarial, y):
        """γ|w|/|d|·d of every weight matrix, with d a step of the optimizer up the loss."""
        before = {k: v.detach().clone() for k, v in self.net.named_parameters()}
        state = copy.deepcopy(self.optimizer.state_dict())
        self.update(-self.loss(x, adversarial, y, False))
        diff = {}
        for name, w in self.net.named_parameters():
            d = w.detach() - before[name]
            if w.dim() >= 2 and "weight" in name:
                diff[name] = self.options["awp_gamma"] * before[name].norm() / (d.norm() + 1e-20) * d
            w.data.copy_(before[name])
        self.optimizer.load_state_dict(state)
        return diff

    def displace(self, diff, sign):
        for name, w in self.net.named_parameters():
            if name in diff:
                w.data.add_(diff[name], alpha=sign)

    def step(self, x, y, noise, epoch, batch):
        self.net.train()
        self.epsilon = torch.full((len(self.counts),), self.golden["epsilon"], dtype=self.dtype)
        if "robustlt_alpha" in self.options:
            self.epsilon = classes_epsilon(self.golden, self.options, epoch, self.dtype)
        clean = self.name == "taet" and epoch < self.options["ce_epochs"]
        adversarial = x if clean else self.attack(x, y, noise)
        diff = {}
        if self.name == "awp":
            if epoch > self.options["awp_warmup"]:
                diff = self.displacement(x, adversarial, y)
            else:
                self.loss(x, adversarial, y, False)
        self.displace(diff, 1)
        loss = self.loss(x, adversarial, y, clean)
        self.update(loss)
        self.displace(diff, -1)
        with torch.no_grad():
            for images in (x, adversarial) if self.name == "taet" else (adversarial, x):
                logits = self.net(images)
                if images is adversarial:
                    predictions = logits.argmax(1)
        self.seen += torch.bincount(predictions, minlength=len(self.counts))
        if self.name == "reat" and batch == self.golden["num_batches"] - 1:
            self.effective, self.seen = self.seen, torch.zeros_like(self.counts)
        return adversarial, loss.item()

    def state(self):
        return {k: v.detach().numpy().copy() for k, v in self.net.state_dict().items()}

    def momentum(self):
        """The velocities, none without momentum."""
        named = {p: n for n, p in self.net.named_parameters()}
        buffers = ((named[p], s.get("momentum_buffer")) for p, s in self.optimizer.state.items())
        return {n: b.numpy().copy() for n, b in buffers if b is not None}


def train(golden, run, common, dtype, record):
    """Trains a run; returns its arrays and its steps for the JSON."""
    method, arrays, steps = Method(golden, run, common, dtype), {}, []
    for number in range(1, golden["num_epochs"] * golden["num_batches"] + 1):
        epoch, batch = divmod(number - 1, golden["num_batches"])
        x = torch.tensor(common["batch%d/x" % batch]).to(dtype)
        y = torch.tensor(common["batch%d/y" % batch])
        noise = torch.tensor(common["noise/step%d" % number]).to(dtype)
        adversarial, loss = method.step(x, y, noise, epoch + 1, batch)
        key = "step%d/" % number
        same = torch.equal(adversarial, x)
        if not same:
            arrays[key + "x_adv"] = adversarial.numpy()
        arrays[key + "loss"] = np.array(loss, dtype=np.float64)
        if "robustlt_alpha" in method.options:
            arrays[key + "classwise_epsilon"] = method.epsilon.numpy()
        if record(number):
            arrays.update({key + "state/" + k: v for k, v in method.state().items()})
            arrays.update({key + "momentum/" + k: v for k, v in method.momentum().items()})
        method.net.eval()
        with torch.no_grad():
            arrays[key + "eval_logits_nat"] = method.net(x).numpy()
            arrays[key + "eval_logits_adv"] = method.net(adversarial).numpy()
        step = {"step": number, "epoch": epoch + 1, "batch": batch, "loss": loss}
        steps.append({**step, "x_adv_equals_x": same})
        if method.iterates:
            steps[-1]["min_abs_grad_nonzero"] = method.smallest
        if method.clip is not None:
            steps[-1]["norm"] = method.norm
    return arrays, steps


def check(directory):
    golden = json.loads((directory / "06_trajectories.json").read_text())
    common = dict(np.load(directory / "06_traj_common.npz"))
    for run in golden["runs"]:
        run.setdefault("kw", {})
        worst = 0, ""
        expected = np.load(directory / ("06_traj_%s_f64.npz" % run["name"]))
        arrays, steps = train(golden, run, common, torch.float64, lambda step: True)
        for key in expected.files:
            if "/pgd" in key or key.endswith("moving_ed"):
                continue
            want = expected[key].astype(float)
            worst = max(worst, (np.abs(arrays[key] - want).max() / max(np.abs(want).max(), 1e-300), key))
        print("%-22s %.1e  %s" % (run["name"], *worst))



PGDAT, AWP = {"label_smoothing": 0.0}, {"label_smoothing": 0.0, "awp_gamma": 0.005, "awp_warmup": 0}
BUDGETS = {"robustlt_alpha": 0.3, "robustlt_beta": 0.8}
ROBAL = {"m": 0.1, "s": 10, "tau_b": 1.5, "tau_m": 0.3, "beta": 6.0, "beta_adv": 1.0}
TAET = {"ce_epochs": 2, "alpha": 0.1, "beta": 0.1, "gamma": 0.1, "label_smoothing": 0.0}

# The shape is classes, channels, height, width, widths and batch; epsilon and length are of 255. A run has a name, which
# begins with the method's, its options, and what the trainer is given beside.
SETS = {
    "warmup": dict(
        shape=(10, 3, 8, 8, (8, 16), 16), largest=5000, smallest=50, epochs=3, batches=2,
        epsilon=8, length=2, steps=10,
        sgd="lr=0.1, momentum=0.9, weight_decay=5e-4, nesterov=True",
        runs=[
            ("awp", AWP, {}),
            ("awp_warmup1", {**AWP, "awp_warmup": 1}, {}),
            ("awp_warmup2", {**AWP, "awp_warmup": 2, "awp_gamma": 0.01}, {}),
            ("awp_warmup3", {**AWP, "awp_warmup": 3}, {"grad_clip": 0.2}),
            ("robustlt_awp_warmup1", {**AWP, "awp_warmup": 1, **BUDGETS}, {"grad_clip": None}),
            ("robustlt_awp_clip", {**AWP, **BUDGETS}, {"grad_clip": 0.25}),
            (
                "robustlt_awp_warmup2_clip",
                {**AWP, "awp_warmup": 2, "label_smoothing": 0.05, **BUDGETS},
                {"grad_clip": 0.1},
            ),
            ("pgdat_clip", PGDAT, {"grad_clip": 0.3}),
            ("pgdat_clip_wide", PGDAT, {"grad_clip": 10}),
            ("pgdat_smooth", {"label_smoothing": 0.1}, {}),
            ("pgdat_smooth_clip", {"label_smoothing": 0.05}, {"grad_clip": 0.5}),
            ("atbsl_smooth", {"tau_b": 1.0, "label_smoothing": 0.1}, {"grad_clip": 0.5}),
            ("robustlt_pgdat_smooth", {**BUDGETS, "label_smoothing": 0.1, "robustlt_beta": 0.4}, {}),
        ],
    ),
    "small": dict(
        shape=(3, 1, 7, 9, (4, 6), 5), largest=90, smallest=9, epochs=2, batches=3,
        epsilon=12, length=3, steps=4,
        sgd="lr=0.05, momentum=0.8, weight_decay=1e-3, nesterov=False",
        runs=[
            ("pgdat", {"label_smoothing": 0.05}, {}),
            ("awp_warmup1", {**AWP, "awp_warmup": 1, "awp_gamma": 0.02}, {"grad_clip": 0.4}),
            ("robustlt_awp", {**AWP, "robustlt_alpha": 0.6, "robustlt_beta": 0.0}, {"grad_clip": 0.3}),
            ("atbsl", {"tau_b": 0.7, "label_smoothing": 0.05}, {"grad_clip": 0.2}),
            ("robustlt_atbsl", {"tau_b": 1.5, "label_smoothing": 0.1, **BUDGETS}, {}),
            ("robal", {**ROBAL, "m": 0.2, "tau_m": 0.1}, {"grad_clip": 1.0}),
            ("robal_no_margin", {**ROBAL, "m": 0.0, "tau_m": 0.0, "tau_b": 0.5}, {}),
            ("reat", {"label_smoothing": 0.1}, {"grad_clip": 0.5}),
            ("taet", {**TAET, "label_smoothing": 0.05, "alpha": 0.5}, {"grad_clip": 0.1}),
            ("robustlt_taet", {**TAET, "ce_epochs": 1, "label_smoothing": 0.1, **BUDGETS}, {}),
            ("taet_clean", {**TAET, "ce_epochs": 5}, {}),
        ],
    ),
    "many": dict(
        shape=(100, 3, 6, 6, (6, 12), 12), largest=500, smallest=10, epochs=4, batches=2,
        epsilon=4, length=1, steps=5,
        sgd="lr=0.01, momentum=0.9, weight_decay=2e-4, nesterov=True",
        runs=[
            ("pgdat", PGDAT, {}),
            ("robustlt_awp_warmup2", {**AWP, "awp_warmup": 2, **BUDGETS}, {"grad_clip": 0.5}),
            ("robustlt_atbsl", {"tau_b": 1.0, "label_smoothing": 0.1, **BUDGETS}, {}),
            ("robustlt_reat", {**PGDAT, **BUDGETS}, {}),
            ("robustlt_robal", {**ROBAL, **BUDGETS}, {}),
            ("robustlt_taet", {**TAET, "ce_epochs": 3, **BUDGETS}, {}),
        ],
    ),
    "plain": dict(
        shape=(2, 3, 8, 8, (8, 16), 8), largest=100, smallest=20, epochs=2, batches=2,
        epsilon=8, length=2, steps=3,
        sgd="lr=0.2, momentum=0, weight_decay=0, nesterov=False",
        runs=[
            ("pgdat", PGDAT, {"grad_clip": 0.1}),
            ("robustlt_awp", {**AWP, "awp_warmup": 1, **BUDGETS}, {}),
            ("atbsl", {"tau_b": 1.0}, {}),
        ],
    ),
}


def make(name, directory, seed):
    spec = SETS[name]
    classes, channels, height, width, widths, batch = spec["shape"]
    torch.manual_seed(seed)
    ratio = spec["smallest"] / spec["largest"]
    golden = {
        "produced_by": "formulas in PyTorch, torch.optim.SGD(%s), no scheduler" % spec["sgd"],
        "samples_per_class": [int(spec["largest"] * ratio ** (k / (classes - 1))) for k in range(classes)],
        "num_batches": spec["batches"],
        "num_epochs": spec["epochs"],
        "epsilon": spec["epsilon"] / 255,
        "step_size": spec["length"] / 255,
        "perturb_steps": spec["steps"],
        "robustlt": BUDGETS,
        "runs": [],
    }
    common = {}
    for b in range(spec["batches"]):
        common["batch%d/x" % b] = (torch.randint(0, 256, (batch, channels, height, width)) / 255).numpy()
        common["batch%d/y" % b] = torch.randint(0, classes, (batch,)).numpy()
    for step in range(1, spec["batches"] * spec["epochs"] + 1):
        noise = torch.empty(batch, channels, height, width).uniform_(-golden["epsilon"], golden["epsilon"])
        common["noise/step%d" % step] = noise.numpy()
    for classifier in "FC", "CosPlus":
        net = Net(classifier, channels, widths, classes)
        common.update({"init_%s/%s" % (classifier, k): v.numpy() for k, v in net.state_dict().items()})
    directory.mkdir(parents=True, exist_ok=True)
    np.savez_compressed(directory / "06_traj_common.npz", **common)
    last = spec["batches"] * spec["epochs"]
    for name, options, kw in spec["runs"]:
        budgets = "robustlt_" if name.startswith("robustlt_") else ""
        method = budgets + name[len(budgets) :].split("_")[0]
        run = {"name": name, "method": method, "method_opt": options, "kw": kw}
        run["classifier"] = "CosPlus" if "robal" in name else "FC"
        for precision, dtype in ("f64", torch.float64), ("f32", torch.float32):
            torch.set_default_dtype(dtype)
            every = precision == "f64"
            arrays, steps = train(golden, run, common, dtype, lambda step: every or step in (1, 2, last))
            np.savez_compressed(directory / ("06_traj_%s_%s.npz" % (name, precision)), **arrays)
            if every:
                run["steps"] = steps
            else:
                run["f32_losses"] = [step["loss"] for step in steps]
        torch.set_default_dtype(torch.float32)
        norms = [step["norm"] for step in run["steps"] if "norm" in step]
        clipped = sum(norm > kw["grad_clip"] for norm in norms)
        smallest = min(step.get("min_abs_grad_nonzero", 1) for step in run["steps"])
        print("%s: clipped in %d steps, smallest gradient %.1e" % (name, clipped, smallest))
        golden["runs"].append(run)
    (directory / "06_trajectories.json").write_text(json.dumps(golden))


if __name__ == "__main__":
    torch.set_num_threads(1)
    directory = pathlib.Path(sys.argv[2])
    if sys.argv[1] == "check":
        check(directory)
    else:
        for name in SETS:
            make(name, directory / name, seed=int(sys.argv[3]) if len(sys.argv) > 3 else 16)
