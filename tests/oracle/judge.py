# SPDX-License-Identifier: MIT
"""Counts comparisons and tells those that fail."""
import sys

MOST_SHOWN = 40
LONGEST = 1500


class Judge:
    def __init__(self):
        self.failures = []
        self.checked = 0

    def equal(self, what, ours, wanted):
        self.checked += 1
        if ours != wanted:
            self.failures.append("%s\n  is     %s\n  wanted %s" % (
                what, repr(ours)[:LONGEST], repr(wanted)[:LONGEST]))

    def finish(self):
        """Prints the verdict and ends the script. Nothing compared is a failure too."""
        print("\n".join(self.failures[:MOST_SHOWN]) or "%d checks" % self.checked)
        if len(self.failures) > MOST_SHOWN:
            print("%d more" % (len(self.failures) - MOST_SHOWN))
        sys.exit(1 if self.failures or self.checked == 0 else 0)
