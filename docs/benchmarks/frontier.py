#!/usr/bin/python3
"""Tells what frontier.sh measured.

  frontier.py OUT IMAGES RUN...
"""
import json, pathlib, sys
import numpy as np

out, images = pathlib.Path(sys.argv[1]), sys.argv[2]
for name in (pathlib.Path(run).name for run in sys.argv[3:]):
    run = out / name
    seconds = {}
    for line in (out / f"{name}.times").read_text().splitlines():
        protocol, time = line.split()
        seconds[protocol] = float(time)

    def arrays(protocol):
        return np.load(run / "evaluation" / f"{protocol}-limit-{images}.npz")

    def stands(protocol):
        return arrays(protocol)["broken_by"] == -1

    print(f"{name}, {images} test images")
    plain = stands("autoattack")
    for protocol in "autoattack", "autoattack-bfloat16", "autoattack-pma", "autoattack-malt":
        other = stands(protocol)
        print(f"  {protocol:20} {seconds[protocol]:8.0f} s, {seconds['autoattack'] / seconds[protocol]:.2f} times as fast;"
              f" {other.sum()} stand, {(plain & ~other).sum()} of which only AutoAttack leaves, {(other & ~plain).sum()} of which only this leaves")
    distances = {}
    for curve in sorted((run / "curves").glob("*.json")):
        told = json.loads(curve.read_text())
        label, radii = curve.stem, {p["epsilon"]: p["overall"] for p in told["points"]}
        if "medianDistance" in told and len(radii) > 4:
            z = np.load(curve.with_suffix(".npz"))
            distances[label.split("-limit")[0]] = z["distance"]
            print(f"  {label}: median distance {255 * np.median(z['distance']):.2f}/255 of all,"
                  f" {255 * np.median(z['distance'][z['distance'] > 0]):.2f}/255 of those rightly classified")
        else:
            print(f"  {label}: " + ", ".join(f"{a:.3f} at {e}" for e, a in radii.items()))
    best = np.minimum.reduce(list(distances.values()))
    right = best > 0
    for label, own in distances.items():
        print(f"  {label} finds the nearest of all within 1 % for {100 * (own[right] <= 1.01 * best[right]).mean():.0f} %")
