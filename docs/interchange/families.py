#!/usr/bin/python3
"""Writes networks of the field under the names of their usual implementations, with random weights and
running statistics of real images.

    docs/interchange/families.py DIR CIFAR     # CIFAR: folder of data_batch_1.bin, of the binary version

For each family FILE.pt, and FILE.npz with images and PyTorch's logits.
"""
import pathlib
import sys

import numpy as np
import torch
import torch.nn.functional as F
import torchvision
from torch import nn

torch.manual_seed(7)
torch.set_num_threads(1)
out = pathlib.Path(sys.argv[1])
out.mkdir(parents=True, exist_ok=True)
raw = np.fromfile(pathlib.Path(sys.argv[2]) / "data_batch_1.bin", np.uint8).reshape(-1, 3073)
images = torch.from_numpy(raw[:128, 1:].reshape(-1, 3, 32, 32)).float() / 255
MEAN, NARROW, WIDE = (0.4914, 0.4822, 0.4465), (0.2023, 0.1994, 0.2010), (0.2471, 0.2435, 0.2616)


def conv(a, b, k, s=1):
    return nn.Conv2d(a, b, k, s, k // 2, bias=False)


class Block(nn.Module):
    """A residual block; its parts bear the names given."""

    def __init__(self, a, b, s, names, pre=False, act=F.relu, same=False):
        super().__init__()
        self.pre, self.act, self.same, self.s, self.names = pre, act, same, s, names
        c1 = nn.Conv2d(a, b, 3, s, 0, bias=False) if same else conv(a, b, 3, s)
        for name, part in zip(names, (c1, nn.BatchNorm2d(a if pre else b), conv(b, b, 3), nn.BatchNorm2d(b))):
            place(self, name, part)
        self.projects = s != 1 or a != b
        if self.projects:
            parts = [conv(a, b, 1, s)] + ([] if pre else [nn.BatchNorm2d(b)])
            place(self, names[4], parts[0] if names[5] else nn.Sequential(*parts))

    def part(self, i):
        return self.get_submodule(self.names[i])

    def first(self, x):
        if self.same:
            x = F.pad(x, (1, 1, 1, 1) if self.s == 1 else (0, 1, 0, 1))
        return self.part(0)(x)

    def forward(self, x):
        if self.pre:
            y = self.act(self.part(1)(x))
            return (self.part(4)(y) if self.projects else x) + self.part(2)(self.act(self.part(3)(self.first(y))))
        y = self.part(3)(self.part(2)(self.act(self.part(1)(self.first(x)))))
        return self.act(y + (self.part(4)(x) if self.projects else x))


def place(module, name, part):
    first, _, rest = name.partition(".")
    if rest:
        if not hasattr(module, first):
            module.add_module(first, nn.Module())
        place(getattr(module, first), rest, part)
    else:
        module.add_module(first, part)


class Net(nn.Module):
    def __init__(self, stem, stem_bn, stages, blocks, widths, block, last, head, classes=10, mean=None, std=None,
                 buffers=None, act=F.relu, channels=64):
        super().__init__()
        if buffers:
            self.register_buffer(buffers[0], torch.tensor(mean).view(1, 3, 1, 1))
            self.register_buffer(buffers[1], torch.tensor(std).view(1, 3, 1, 1))
        self.outside = (mean, std) if mean and not buffers else None
        self.buffers_, self.names, self.act = buffers, (stem, stem_bn, last, head), act
        place(self, stem, conv(3, channels, 3))
        if stem_bn:
            place(self, stem_bn, nn.BatchNorm2d(channels))
        self.order, a = [], channels
        for i, (stage, n, b) in enumerate(zip(stages, blocks, widths)):
            for j in range(n):
                name = f"{stage}.{j}"
                place(self, name, block(a, b, 2 if i and not j else 1))
                self.order.append(name)
                a = b
        if last:
            place(self, last, nn.BatchNorm2d(a))
        place(self, head, nn.Linear(a, classes))

    def forward(self, x):
        if self.buffers_:
            x = (x - getattr(self, self.buffers_[0])) / getattr(self, self.buffers_[1])
        elif self.outside:
            x = (x - torch.tensor(self.outside[0]).view(3, 1, 1)) / torch.tensor(self.outside[1]).view(3, 1, 1)
        stem, stem_bn, last, head = self.names
        x = self.get_submodule(stem)(x)
        if stem_bn:
            x = self.act(self.get_submodule(stem_bn)(x))
        for name in self.order:
            x = self.get_submodule(name)(x)
        if last:
            x = self.act(self.get_submodule(last)(x))
        return self.get_submodule(head)(x.mean((2, 3)))


class NormedLinear(nn.Module):
    """The classifier of LDAM: cosines, with a column for each class."""

    def __init__(self, a, b):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(a, b))

    def forward(self, x):
        return F.normalize(x, dim=1) @ F.normalize(self.weight, dim=0)


class Padded(nn.Module):
    """A block of the thin network whose shortcut pads channels."""

    def __init__(self, a, b, s, bias=False):
        super().__init__()
        self.conv1, self.bn1, self.conv2, self.bn2 = conv(a, b, 3, s), nn.BatchNorm2d(b), conv(b, b, 3), nn.BatchNorm2d(b)
        if bias:
            self.conv1, self.conv2 = nn.Conv2d(a, b, 3, s, 1), nn.Conv2d(b, b, 3, 1, 1)
        self.a, self.b, self.s = a, b, s

    def forward(self, x):
        y = self.bn2(self.conv2(F.relu(self.bn1(self.conv1(x)))))
        if self.s != 1 or self.a != self.b:
            x = F.pad(x[:, :, ::2, ::2], (0, 0, 0, 0, (self.b - self.a) // 2, (self.b - self.a) // 2))
        return F.relu(y + x)


class Attention(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.qkv, self.proj, self.h = nn.Linear(d, 3 * d), nn.Linear(d, d), h

    def forward(self, x):
        b, n, d = x.shape
        q, k, v = self.qkv(x).view(b, n, 3, self.h, d // self.h).permute(2, 0, 3, 1, 4)
        y = torch.softmax(q @ k.transpose(-1, -2) * (d // self.h) ** -0.5, -1) @ v
        return self.proj(y.transpose(1, 2).reshape(b, n, d))


class TransformerBlock(nn.Module):
    def __init__(self, d, h):
        super().__init__()
        self.norm1, self.attn, self.norm2, self.mlp = nn.LayerNorm(d, 1e-6), Attention(d, h), nn.LayerNorm(d, 1e-6), nn.Module()
        self.mlp.fc1, self.mlp.fc2 = nn.Linear(d, 4 * d), nn.Linear(4 * d, d)

    def forward(self, x):
        x = x + self.attn(self.norm1(x))
        return x + self.mlp.fc2(F.gelu(self.mlp.fc1(self.norm2(x))))


class Transformer(nn.Module):
    def __init__(self, d=192, h=3, depth=12, p=4):
        super().__init__()
        self.cls_token, self.pos_embed = nn.Parameter(torch.randn(1, 1, d) * 0.02), nn.Parameter(torch.randn(1, 65, d) * 0.02)
        self.patch_embed = nn.Module()
        self.patch_embed.proj = nn.Conv2d(3, d, p, p)
        self.blocks = nn.Sequential(*[TransformerBlock(d, h) for _ in range(depth)])
        self.norm, self.head = nn.LayerNorm(d, 1e-6), nn.Linear(d, 10)

    def forward(self, x):
        x = self.patch_embed.proj(x).flatten(2).transpose(1, 2)
        x = torch.cat((self.cls_token.expand(len(x), -1, -1), x), 1) + self.pos_embed
        return self.head(self.norm(self.blocks(x))[:, 0])


class DeepMindBlock(nn.Module):
    """A pre-activation block whose shortcut convolves what is not activated."""

    def __init__(self, a, b, s):
        super().__init__()
        self.batchnorm_0, self.batchnorm_1 = nn.BatchNorm2d(a), nn.BatchNorm2d(b)
        self.conv_2d_1, self.conv_2d_2 = nn.Conv2d(a, b, 3, s, 0, bias=False), conv(b, b, 3)
        self.shortcut = nn.Conv2d(a, b, 3, s, 0, bias=False) if s != 1 or a != b else None
        self.padding = (1, 1, 1, 1) if s == 1 else (0, 1, 0, 1)

    def forward(self, x):
        y = self.conv_2d_1(F.pad(F.relu(self.batchnorm_0(x)), self.padding))
        y = self.conv_2d_2(F.relu(self.batchnorm_1(y)))
        return y + (self.shortcut(F.pad(x, self.padding)) if self.shortcut else x)


class SequenceBottleneck(nn.Module):
    """A block of three convolutions in one sequence."""

    def __init__(self, a, b, s):
        super().__init__()
        c = b // 4
        self.residual_function = nn.Sequential(conv(a, c, 1), nn.BatchNorm2d(c), nn.ReLU(), conv(c, c, 3, s), nn.BatchNorm2d(c),
                                               nn.ReLU(), conv(c, b, 1), nn.BatchNorm2d(b))
        self.shortcut = nn.Sequential(conv(a, b, 1, s), nn.BatchNorm2d(b)) if s != 1 or a != b else nn.Sequential()

    def forward(self, x):
        return F.relu(self.residual_function(x) + self.shortcut(x))


class Bottleneck(nn.Module):
    """A pre-activation block of three convolutions."""

    def __init__(self, a, b, s):
        super().__init__()
        self.bn1, self.bn2, self.bn3 = nn.BatchNorm2d(a), nn.BatchNorm2d(b // 4), nn.BatchNorm2d(b // 4)
        self.conv1, self.conv2, self.conv3 = conv(a, b // 4, 1), conv(b // 4, b // 4, 3, s), conv(b // 4, b, 1)
        self.shortcut = nn.Sequential(conv(a, b, 1, s)) if s != 1 or a != b else None

    def forward(self, x):
        y = F.relu(self.bn1(x))
        z = self.conv3(F.relu(self.bn3(self.conv2(F.relu(self.bn2(self.conv1(y)))))))
        return z + (self.shortcut(y) if self.shortcut else x)


def changed(net, change):
    change(net)
    return net


def thin(block=Padded, head=None, **options):
    net = Net("conv1", "bn1", L4[:3], [3, 3, 3], [16, 32, 64], block, None, "linear", channels=16, **options)
    if head:
        net.linear = head
    return net


def larger_epsilon(net):
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            m.eps = 1e-3


def biased(net):
    net.conv1 = nn.Conv2d(3, 16, 3, 1, 1)


def small_stem(net):
    net.conv1 = conv(3, 64, 3)


def for_cifar(*classifier):
    def change(net):
        net.avgpool = nn.Identity()
        net.classifier = classifier[0] if len(classifier) == 1 else nn.Sequential(*classifier)
    return change


def hidden(n):
    return [nn.Linear(512, n), nn.ReLU(), nn.Dropout(), nn.Linear(n, n), nn.ReLU(), nn.Dropout(), nn.Linear(n, 10)]


def plain(pre=False, act=F.relu):
    return lambda a, b, s: Block(a, b, s, ("conv1", "bn1", "conv2", "bn2", "shortcut", False), pre, act)


def torchvision():
    return lambda a, b, s: Block(a, b, s, ("conv1", "bn1", "conv2", "bn2", "downsample", False))


def function():
    names = ("residual_function.0", "residual_function.1", "residual_function.3", "residual_function.4", "shortcut", False)
    return lambda a, b, s: Block(a, b, s, names)


def wide():
    return lambda a, b, s: Block(a, b, s, ("conv1", "bn1", "conv2", "bn2", "convShortcut", True), True)


def deepmind(act):
    names = ("conv_0", "batchnorm_0", "conv_1", "batchnorm_1", "shortcut", True)
    return lambda a, b, s: Block(a, b, s, names, True, act, True)


L4, W4, D18 = [f"layer{i}" for i in (1, 2, 3, 4)], [64, 128, 256, 512], [2, 2, 2, 2]
WRN, WW = [f"block{i}.layer" for i in (1, 2, 3)], [32, 64, 128]
families = {
    "kuangliu-resnet18-narrow": lambda: Net("conv1", "bn1", L4, D18, W4, plain(), None, "linear", mean=MEAN, std=NARROW),
    "kuangliu-resnet18-wide": lambda: Net("conv1", "bn1", L4, D18, W4, plain(), None, "linear", mean=MEAN, std=WIDE),
    "kuangliu-resnet18-none": lambda: Net("conv1", "bn1", L4, D18, W4, plain(), None, "linear"),
    "kuangliu-resnet34-symmetric": lambda: Net("conv1", "bn1", L4, [3, 4, 6, 3], W4, plain(), None, "linear", mean=(.5,) * 3, std=(.5,) * 3),
    "cifar-torchvision-resnet18": lambda: Net("conv1", "bn1", L4, D18, W4, torchvision(), None, "fc", mean=MEAN, std=WIDE, buffers=("mu", "sigma")),
    "reat-resnet18": lambda: Net("conv1.0", "conv1.1", L4, D18, W4, function(), None, "fc"),
    "weiaicunzai-resnet18": lambda: Net("conv1.0", "conv1.1", [f"conv{i}_x" for i in (2, 3, 4, 5)], D18, W4, function(), None, "fc", classes=10, mean=MEAN, std=WIDE, buffers=("mean", "std")),
    "rice-preactresnet18": lambda: Net("conv1", None, L4, D18, W4, plain(True), "bn", "linear"),
    "preactresnet18-without-last": lambda: Net("conv1", None, L4, D18, W4, plain(True), None, "linear"),
    "trades-wrn16-2": lambda: Net("conv1", None, WRN, D18, WW, wide(), "bn1", "fc", channels=16),
    "deepmind-wrn16-2-silu": lambda: Net("init_conv", None, [f"layer.{i}.block" for i in (0, 1, 2)], D18, WW, deepmind(F.silu), "batchnorm", "logits", mean=MEAN, std=WIDE, buffers=("mean", "std"), act=F.silu, channels=16),
    "deepmind-wrn16-2-relu": lambda: Net("init_conv", None, [f"layer.{i}.block" for i in (0, 1, 2)], D18, WW, deepmind(F.relu), "batchnorm", "logits", mean=MEAN, std=WIDE, buffers=("mean", "std"), channels=16),
    "ldam-resnet32": lambda: Net("conv1", "bn1", L4[:3], [5, 5, 5], [16, 32, 64], Padded, None, "linear", channels=16),
    "thin-resnet20-projected": lambda: thin(plain()),
    "thin-resnet20-normed": lambda: thin(head=NormedLinear(64, 10)),
    "thin-resnet20-biased": lambda: changed(thin(lambda a, b, s: Padded(a, b, s, True)), biased),
    "thin-resnet20-epsilon": lambda: changed(thin(), larger_epsilon),
    "thin-resnet20-silu": lambda: thin(plain(act=F.silu), act=F.silu),
    "deepmind-preactresnet18": lambda: Net("conv_2d", None, [f"layer_{i}" for i in range(4)], D18, W4, DeepMindBlock, "batchnorm", "logits", mean=MEAN, std=WIDE, buffers=("mean", "std")),
    "weiaicunzai-resnet50": lambda: Net("conv1.0", "conv1.1", [f"conv{i}_x" for i in (2, 3, 4, 5)], [3, 4, 6, 3], [256, 512, 1024, 2048], SequenceBottleneck, None, "fc", mean=MEAN, std=WIDE, buffers=("mean", "std")),
    "preactresnet50": lambda: Net("conv1", None, L4, [3, 4, 6, 3], [256, 512, 1024, 2048], Bottleneck, "bn", "linear"),
    "torchvision-resnet18": lambda: torchvision.models.resnet18(num_classes=10),
    "torchvision-resnet18-small-stem": lambda: changed(torchvision.models.resnet18(num_classes=10), small_stem),
    "torchvision-vgg11bn": lambda: changed(torchvision.models.vgg11_bn(), for_cifar(nn.Linear(512, 10))),
    "vgg11bn-hidden": lambda: changed(torchvision.models.vgg11_bn(), for_cifar(*hidden(256))),
    "vgg16bn-dropout-first": lambda: changed(torchvision.models.vgg16_bn(), for_cifar(nn.Dropout(), *hidden(512))),
    "timm-deit-tiny": Transformer,
}
wrappers = {"kuangliu-resnet18-wide": "module.", "rice-preactresnet18": "model.", "trades-wrn16-2": "module.", "reat-resnet18": "encoder."}
chosen = sys.argv[3:] or list(families)
for name in chosen:
    net = families[name]()
    for m in net.modules():
        if isinstance(m, nn.BatchNorm2d):
            m.momentum = None
            nn.init.uniform_(m.weight, 0.5, 1.5)
            nn.init.normal_(m.bias, 0, 0.2)
    net.train()
    with torch.no_grad():
        net(images)
        net.eval()
        np.savez(out / f"{name}.npz", x=images[:8].numpy(), logits=net(images[:8]).numpy())
    wrapper = wrappers.get(name, "")
    torch.save({"state_dict": {wrapper + k: v for k, v in net.state_dict().items()}}, out / f"{name}.pt")
    print(name)
