#!/usr/bin/python3
"""Compares two comparisons of one recipe and the same seeds, seed by seed.

  ./paired_difference.py A/comparison.json B/comparison.json

Prints, in percent, mean and standard deviation of both, and the mean of the differences B − A with its standard error.
"""
import json, math, statistics, sys

first, second = (json.load(open(file))["variants"] for file in sys.argv[1:3])
for a, b in zip(first, second):
    print(a["name"])
    for protocol, results in a["results"].items():
        for group in ("overall", "tail"):
            left = [100 * value for value in results["accuracies"][group]["values"]]
            right = [100 * value for value in b["results"][protocol]["accuracies"][group]["values"]]
            if len(left) != len(right):
                sys.exit(f"{len(left)} seeds cannot be paired with {len(right)}")
            differences = [r - l for l, r in zip(left, right)]
            error = statistics.stdev(differences) / math.sqrt(len(differences))
            print(
                f"  {protocol:12} {group:8}"
                f" {statistics.mean(left):6.2f} ± {statistics.stdev(left):4.2f}"
                f" {statistics.mean(right):6.2f} ± {statistics.stdev(right):4.2f}"
                f"   {statistics.mean(differences):+5.2f} ± {error:4.2f}"
            )
