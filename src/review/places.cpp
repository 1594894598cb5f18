// SPDX-License-Identifier: MIT
#include "review/places.h"

#include "review/mapped.h"

namespace postferry {

void read_places(const Post& post, const ExtractOptions& options, Statements& out) {
  read_mapped(post, options.maps, out);
}

bool may_hold_places(std::string_view) noexcept { return false; }

void read_body_places(const Tape&, Statements&) {}

void apply_scales(const std::vector<KnownScale>& scales, Statements& statements) {
  for (Statement& statement : statements) {
    std::optional<Rating>& rating = statement.says.rating;
    if (!rating || rating->best) continue;
    const std::string_view where = statement.where;
    const std::size_t colon = where.find(':');
    for (const KnownScale& scale : scales)
      if (scale.key == where ||
          (colon != std::string_view::npos && scale.key == where.substr(colon + 1)))
        rating->best = scale.best;
  }
}

}  // namespace postferry
