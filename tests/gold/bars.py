# SPDX-License-Identifier: MIT
"""What extraction must find. WANTED is where it shall get; REACHED is what it has got to, below
which it must not fall again (gold.py --bars prints today's values)."""

# (kind, field): (precision, recall)
_MARKED = {
    "rating": (0.98, 0.95), "title": (0.98, 0.95), "authors": (0.98, 0.95), "ids": (0.98, 0.95),
    "subjects": (0.95, 0.90), "recommendations": (0.95, 0.90),
}
_PROSE = {"rating": (0.98, 0.95), "title": (0.95, 0.70), "authors": (0.95, 0.70)}

WANTED = {
    (kind, field): bar
    for kinds, fields in ((("markdown", "hreview", "jsonld"), _MARKED), (("wxr", "wp-rest"), _PROSE))
    for kind in kinds for field, bar in fields.items()
}

# Of the posts that are no reviews: the largest share that may get a (rating, work).
WANTED_FALSE = {"wxr": (0.02, 0.03), "wp-rest": (0.02, 0.03)}

REACHED = {
    ("hreview", "rating"): (1.000, 1.000),
    ("hreview", "title"): (1.000, 1.000),
    ("jsonld", "ids"): (1.000, 1.000),
    ("jsonld", "rating"): (1.000, 1.000),
    ("jsonld", "title"): (1.000, 1.000),
    ("markdown", "authors"): (0.990, 0.990),
    ("markdown", "ids"): (1.000, 1.000),
    ("markdown", "rating"): (0.989, 0.989),
    ("markdown", "subjects"): (1.000, 1.000),
    ("markdown", "title"): (1.000, 1.000),
    ("wp-rest", "authors"): (1.000, 1.000),
    ("wp-rest", "title"): (1.000, 1.000),
    ("wxr", "authors"): (1.000, 0.780),
    ("wxr", "rating"): (1.000, 1.000),
    ("wxr", "title"): (1.000, 0.742),
}

REACHED_FALSE = {
    "wxr": (0.000, 0.010),
    "wp-rest": (0.000, 0.000),
}
