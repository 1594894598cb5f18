// SPDX-License-Identifier: MIT
#pragma once

#include <vector>

#include "body/lines.h"
#include "body/tape.h"
#include "review/body_facts.h"
#include "review/statement.h"

namespace postferry {

/// Adds the rows of images that tags of a generator show as ratings (rating_images.h): `{{< figure
/// src="star.png" >}}{{< figure src="star-empty.png" >}}`, `{{< icon star >}}`; and single ones
/// whose alt text or file name says a rating.
void find_tag_ratings(const Tape& tape, const BodyLines& lines,
                      std::vector<Candidate<Rating>>& out);

/// Adds what tags that are named after ratings say: `{{< rating 4 >}}`, `{{< stars value="4.5"
/// max="5" >}}`, `{% include rating.html stars=4 %}`. Of those that differ none is the rating.
void read_tag_ratings(const Tape& tape, Statements& out, Statements* apart = nullptr);

}  // namespace postferry
