#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Prints run.sh's figures as a table. The first row is what the others are compared with."""
import sys


def main() -> None:
    with open(sys.argv[1], encoding="utf-8") as figures:
        rows = [line.rstrip("\n").split("\t") for line in figures]
    baseline = float(rows[0][2]) / float(rows[0][1])
    print(f"{'':<18} {'CPU s':>7} {'MB/s':>7} {'x xmllint':>9} {'peak MB':>8} {'10 MB: MB':>9} {'grows':>6}")
    for task, size, seconds, small, large in rows:
        per_byte = float(seconds) / float(size)
        print(f"{task:<18} {float(seconds):>7.2f} {1e-6 / per_byte:>7.0f} "
              f"{baseline / per_byte:>9.2f} {int(large) / 1024:>8.1f} "
              f"{int(small) / 1024:>9.1f} {int(large) / int(small):>6.2f}")


if __name__ == "__main__":
    main()
