#!/usr/bin/python3
"""Writes one small network in every container that the field saves weights in, and what is to be refused.

    docs/interchange/containers.py DIR     # Debian's python3-torch (1.13) and python3-numpy

`expected.npz` has images and PyTorch's logits; `cases.txt` a line for each file: its name, and "ok",
"ok ENTRY" (to be given by --entry), or "refused WORDS OF THE MESSAGE".
"""
import argparse
import collections
import datetime
import enum
import functools
import gzip
import json
import os
import pathlib
import pickle
import struct
import sys
import tarfile
import types
import zipfile

import numpy as np
import torch
from torch import nn

torch.manual_seed(5)
out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
cases = []


class Backbone(nn.Module):
    def __init__(self):
        super().__init__()
        for i, (a, b) in enumerate(((3, 3), (3, 6), (6, 12)), 1):
            setattr(self, f"conv{i}", nn.Conv2d(a, b, 3, 1 if i == 1 else 2, 1, bias=False))
            setattr(self, f"bn{i}", nn.BatchNorm2d(b))

    def forward(self, x):
        for i in 1, 2, 3:
            x = torch.relu(getattr(self, f"bn{i}")(getattr(self, f"conv{i}")(x)))
        return x.mean((2, 3))


class Head(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(12, 4)

    def forward(self, x):
        return self.fc(x)


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone, self.classifier = Backbone(), Head()

    def forward(self, x):
        return self.classifier(self.backbone(x))


class EasyDict(dict):
    def __init__(self, d=None):
        super().__init__()
        for k, v in (d or {}).items():
            setattr(self, k, v)

    def __setattr__(self, k, v):
        super().__setattr__(k, v)
        super().__setitem__(k, v)

    __setitem__ = __setattr__


class Colour(enum.Enum):
    RED = 1


class Ema:
    def __init__(self, module):
        self.module, self.decay = module, 0.99


def network():
    net = Net()
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            nn.init.normal_(m.running_mean, 0, 0.3)
            nn.init.uniform_(m.running_var, 0.5, 2)
            nn.init.uniform_(m.weight, 0.5, 1.5)
            nn.init.normal_(m.bias, 0, 0.2)
    return net.eval()


net, other = network(), network()
sd = net.state_dict()
x = torch.rand(5, 3, 8, 8)
with torch.no_grad():
    np.savez(out / "expected.npz", x=x.numpy(), logits=net(x).numpy())


def case(name, verdict="ok"):
    cases.append(f"{name}\t{verdict}")
    return out / name


def prefixed(prefix, state=sd):
    return collections.OrderedDict((prefix + k, v) for k, v in state.items())


def arrays(state=sd):
    return {k: v.numpy() for k, v in state.items()}


sgd = torch.optim.SGD(net.parameters(), 0.0, momentum=0.9)
net(x).sum().backward()
sgd.step()
net.zero_grad()
adam = torch.optim.AdamW(net.parameters())
multistep = torch.optim.lr_scheduler.MultiStepLR(sgd, [75, 90])
onecycle = torch.optim.lr_scheduler.OneCycleLR(torch.optim.SGD(net.parameters(), 0.1, momentum=0.9), 0.1, 100)

# What stands beside the weights.
torch.save(sd, case("state-dict.pt"))
torch.save({"epoch": 99, "model": sd, "optimizer": sgd.state_dict(), "scheduler": multistep.state_dict()},
           case("trainer-multistep.pt"))
torch.save({"epoch": 99, "state_dict": sd, "optimizer": sgd.state_dict(), "scheduler": onecycle.state_dict()},
           case("trainer-onecycle.pt"))
torch.save({"model": sd, "scheduler": multistep, "optimizer_object": adam}, case("scheduler-objects.pt"))
torch.save({
    "epoch": 1, "global_step": 7, "pytorch-lightning_version": "1.9.0", "state_dict": prefixed("model."),
    "callbacks": {"ModelCheckpoint{'monitor': 'val'}": {"best_model_score": torch.tensor(0.5), "dirpath": pathlib.Path("a/b")}},
    "optimizer_states": [adam.state_dict()], "lr_schedulers": [multistep.state_dict()],
    "hparams_name": "kwargs", "hyper_parameters": EasyDict({"lr": 0.1, "inner": EasyDict({"a": 1})})},
    case("lightning.ckpt"))
torch.save({
    "net": sd, "numpy": np.random.get_state(), "generator": np.random.default_rng(3), "torch": torch.get_rng_state(),
    "state": np.random.default_rng(4).bit_generator.state, "acc": np.float64(0.5), "conf": np.eye(3),
    "path": pathlib.PurePosixPath("x/y"), "date": datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc),
    "dtype": torch.float16, "npdtype": np.dtype("float32"), "device": torch.device("cpu"), "size": torch.Size([2, 3]),
    "set": {1, 2}, "frozen": frozenset({"a"}), "default": collections.defaultdict(list, {"a": [1]}),
    "counter": collections.Counter("abca"), "easy": EasyDict({"a": {"b": 1}}), "args": argparse.Namespace(lr=0.1, p=pathlib.Path(".")),
    "enum": Colour.RED, "partial": functools.partial(max, 1), "complex": 1 + 2j, "range": range(3), "slice": slice(1, 2),
    "bytes": b"\x00\xff", "array": bytearray(b"ab"), "simple": types.SimpleNamespace(a=1), (1, "t"): 3, None: 4,
    "function": torch.nn.functional.relu, "loss": nn.CrossEntropyLoss(weight=torch.ones(4)), "big": 1 << 200,
    "delta": datetime.timedelta(1), "deque": collections.deque([1]), "strings": np.array(["a", "b"]), "ellipsis": ...},
    case("everything-beside.pt"))
torch.save({"model": EasyDict(dict(sd))}, case("easydict-of-weights.pt"))
torch.save({"a": {"checkpoint": {"model": sd}}, "b": other.state_dict()}, case("nested.pt", "ok a.checkpoint.model"))
torch.save([3, sd], case("in-a-list.pt"))
torch.save((sd, {"lr": 1}), case("in-a-tuple.pt"))
torch.save([other.state_dict(), {"net": sd}], case("chosen-in-a-list.pt", "ok 1.net"))
torch.save({"model": sd, "ema": other.state_dict()}, case("two-networks.pt", "ok model"))
torch.save({"model": sd, "net": sd}, case("told-twice.pt"))
torch.save({"model": other.state_dict(), "ema": sd}, case("not-chosen.pt", "refused choose by --entry one of model, ema"))

# Names around the network.
torch.save(nn.DataParallel(net).state_dict(), case("data-parallel.pt"))
torch.save(torch.optim.swa_utils.AveragedModel(net).state_dict(), case("averaged-model.pt"))
torch.save(prefixed("module._orig_mod."), case("compiled-within.pt"))
torch.save(collections.OrderedDict((k.replace("backbone.", "backbone._orig_mod."), v) for k, v in sd.items()), case("compiled-inside.pt"))
torch.save(prefixed("student.net.f."), case("unusual-prefix.pt"))

# Tensors of every kind.
torch.save(collections.OrderedDict(list(prefixed("model.").items()) + list(prefixed("attacker.model.").items())), case("tied.pt"))
odd = collections.OrderedDict(sd)
odd["backbone.bn1.num_batches_tracked"] = None
odd["backbone._extra_state"] = {"a": 1}
odd["classifier._extra_state"] = None
odd["temperature"] = 0.5
torch.save(odd, case("none-and-floats.pt"))
flat = torch.cat([v.double().flatten() for v in sd.values()])
views, at = collections.OrderedDict(), 0
for k, v in sd.items():
    views[k] = flat[at:at + v.numel()].view(v.shape)
    at += v.numel()
torch.save(views, case("views-of-one-storage.pt"))
turned = collections.OrderedDict((k, v.t().contiguous().t() if v.dim() == 2 else v.to(memory_format=torch.channels_last) if v.dim() == 4 else v) for k, v in sd.items())
torch.save(turned, case("strided.pt"))
same = network()
for m in same.modules():
    if isinstance(m, nn.BatchNorm2d):
        m.running_var = torch.ones(1).expand(m.num_features)
torch.save(same.state_dict(), case("expanded.pt", "ok expanded"))
with torch.no_grad():
    np.savez(out / "expected-expanded.npz", x=x.numpy(), logits=same(x).numpy())
torch.save({k: nn.Parameter(v) if v.is_floating_point() else v for k, v in sd.items()}, case("parameters.pt"))

# Whole modules.
torch.save(net, case("module.pt"))
torch.save({"net": nn.DataParallel(net), "acc": 90.0, "epoch": 3}, case("module-in-a-checkpoint.pt"))
torch.save(Ema(net), case("module-in-an-object.pt"))

# Before PyTorch 1.6.
torch.save(sd, case("legacy-state-dict.pt"), _use_new_zipfile_serialization=False)
torch.save({"net": prefixed("module."), "optimizer": sgd.state_dict()}, case("legacy-checkpoint.pth.tar"), _use_new_zipfile_serialization=False)
torch.save(net, case("legacy-module.pt"), _use_new_zipfile_serialization=False)
torch.save(views, case("legacy-views.pt"), _use_new_zipfile_serialization=False)
torch.save(sd, case("legacy-protocol-4.pt"), _use_new_zipfile_serialization=False, pickle_protocol=4)

# Other files.
for protocol in range(6):
    with open(case(f"arrays-protocol-{protocol}.pkl"), "wb") as f:
        pickle.dump({"epoch": 3, "params": arrays()}, f, protocol)
with open(case("tensors.pkl"), "wb") as f:
    pickle.dump(dict(sd), f)
with open(case("big-endian.pkl"), "wb") as f:
    pickle.dump({k: np.asfortranarray(v).astype(v.dtype.newbyteorder(">")) for k, v in arrays().items()}, f)
np.savez(case("arrays.npz"), **arrays())
np.savez_compressed(case("compressed.npz"), **{k: np.asfortranarray(v) for k, v in arrays().items()})
for name in "state-dict.pt", "legacy-state-dict.pt", "arrays-protocol-4.pkl", "arrays.npz":
    with gzip.GzipFile(case(name + ".gz"), "wb", mtime=0) as f:
        f.write((out / name).read_bytes())
with zipfile.ZipFile(out / "state-dict.pt") as old, zipfile.ZipFile(case("compressed-zip.pt"), "w", zipfile.ZIP_DEFLATED) as new:
    for n in old.namelist():
        new.writestr(n, old.read(n))


def safetensors(path, tensors):
    header, data = {}, b""
    for k, v in tensors.items():
        raw = v.numpy().tobytes()
        header[k] = {"dtype": {"torch.float32": "F32", "torch.int64": "I64"}[str(v.dtype)], "shape": list(v.shape), "data_offsets": [len(data), len(data) + len(raw)]}
        data += raw
    text = json.dumps(header).encode()
    path.write_bytes(struct.pack("<Q", len(text)) + text + data)


safetensors(case("model.safetensors"), sd)
names = list(sd)
for i, part in enumerate((names[:7], names[7:]), 1):
    safetensors(out / f"part-{i}-of-2.safetensors", {k: sd[k] for k in part})
case("parts.safetensors.index.json").write_text(json.dumps(
    {"metadata": {}, "weight_map": {k: f"part-{1 if i < 7 else 2}-of-2.safetensors" for i, k in enumerate(names)}}))

for i, part in enumerate((names[:7], names[7:]), 1):
    torch.save({k: sd[k] for k in part}, out / f"part-{i}-of-2.bin")
case("parts.bin.index.json").write_text(json.dumps(
    {"metadata": {}, "weight_map": {k: f"part-{1 if i < 7 else 2}-of-2.bin" for i, k in enumerate(names)}}))
torch.save(dict(prefixed("model."), **{"criterion.weight": torch.ones(4), "accuracy.total": torch.tensor(3), "step": torch.tensor(7)}),
           case("metrics-beside.pt"))

# To be refused.


class Runs:
    def __init__(self, function, *arguments):
        self.function, self.arguments = function, arguments

    def __reduce__(self):
        return self.function, self.arguments


torch.save({"model": sd, "x": Runs(os.system, "true")}, case("runs-a-program.pt", "refused posix.system, which Python would run"))
torch.save({"model": sd, "x": Runs(eval, "1")}, case("evaluates.pt", "refused .eval, which Python would run"))
torch.save({"model": sd, "x": Runs(functools.partial, os.system)}, case("hides-a-program.pt", "refused posix.system"))
torch.save({k: Runs(torch.zeros, v.shape) if k.endswith("conv1.weight") else v for k, v in sd.items()},
           case("weight-of-a-call.pt", "refused zeros, which is not run: backbone.conv1.weight"))
quantized = collections.OrderedDict(sd)
quantized["classifier.fc.weight"] = torch.quantize_per_tensor(sd["classifier.fc.weight"], 0.1, 0, torch.qint8)
torch.save(quantized, case("quantized.pt", "refused would be made by torch._utils._rebuild_qtensor"))
torch.jit.trace(net, x).save(str(case("torchscript.pt", "refused TorchScript")))
with zipfile.ZipFile(case("archive.zip", "refused unpack it"), "w") as z:
    z.write(out / "state-dict.pt", "weights/state-dict.pt")
with tarfile.open(case("archive.tar", "refused is a tar archive"), "w") as t:
    t.add(out / "arrays.npz", "arrays.npz")
case("page.pt", "refused is a web page (\"Google Drive - Quota exceeded\")").write_text(
    "\n<!DOCTYPE html><html><head><title>Google Drive - Quota exceeded</title></head><body>…</body></html>")
case("pointer.pt", "refused is a pointer of Git LFS").write_text(
    "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 44700000\n")
case("empty.pt", "refused is empty").write_bytes(b"")
case("error.pt", "refused is JSON, not weights").write_text('{"error": "not found"}')
case("text.pt", "refused is text").write_text("Access denied")
case("folder", "refused is a directory").mkdir(exist_ok=True)
torch.save({"epoch": 3, "acc": torch.tensor([1.0])}, case("no-network.pt", "refused holds no state_dict; it has epoch, acc"))

# Bombs.
laugh = b"\x80\x02]q\x00" + b"".join(b"](" + b"h\x00" * 10 + b"eq\x00" for _ in range(60)) + b"."
case("bomb-of-lists.pkl", "refused holds no state_dict").write_bytes(laugh)
case("bomb-of-tuples.pkl", "refused holds no state_dict").write_bytes(
    b"\x80\x02)q\x00" + b"".join(b"h\x00h\x00h\x00\x87q\x00" for _ in range(60)) + b".")
with zipfile.ZipFile(case("bomb-pickle.pt", "refused makes so many values"), "w", zipfile.ZIP_DEFLATED) as z:
    z.writestr("archive/data.pkl", b"\x80\x02" + b"}" * 99_000_000 + b".")
hollow = collections.OrderedDict(sd)
hollow["backbone.conv1.weight"] = torch.zeros(1 << 26)[:81].view(3, 3, 3, 3)
torch.save(hollow, out / "hollow")
with zipfile.ZipFile(out / "hollow") as old, zipfile.ZipFile(case("bomb-storage.pt", "refused would become 268435456 bytes"), "w", zipfile.ZIP_DEFLATED) as new:
    for n in old.namelist():
        new.writestr(n, old.read(n))
(out / "hollow").unlink()
with gzip.GzipFile(case("bomb.gz", "refused becomes more than 100 times as long"), "wb", mtime=0) as f:
    for _ in range(256):
        f.write(bytes(1 << 20))
many = torch.zeros(1 << 20)
torch.save({f"w{i}": many.view(1024, 1024) for i in range(20000)}, case("bomb-views.pt", "refused holds another network"))
torch.save({f"w{i}": torch.zeros(1).expand(1 << 15, 1 << 15) for i in range(50)}, case("bomb-expanded.pt", "refused holds another network"))
with open(case("bomb-encodings.pkl", "refused makes so many values"), "wb") as f:
    f.write(b"\x80\x02X" + struct.pack("<I", 1_000_000) + b"x" * 1_000_000 + b"q\x000X\x06\x00\x00\x00latin1q\x010c_codecs\nencode\nq\x020]("
            + b"h\x02h\x00h\x01\x86R" * 200_000 + b"e.")

(out / "cases.txt").write_text("\n".join(cases) + "\n")
