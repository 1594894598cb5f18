// SPDX-License-Identifier: MIT
#include "review/places.h"

#include "base/bytes.h"
#include "review/json_ld.h"
#include "review/mapped.h"
#include "review/places_meta.h"

namespace postferry {

namespace {

bool holds(std::string_view body, std::string_view what) noexcept {
  return find_bytes(body, what) != std::string_view::npos;
}

}  // namespace

void read_places(const Post& post, const ExtractOptions& options, Statements& out) {
  read_mapped(post, options.maps, out);
  read_meta(post, out);
}

bool may_hold_places(std::string_view body) noexcept { return holds(body, "ld+json"); }

void read_body_places(const Tape& tape, Statements& out) {
  if (holds(tape.source, "ld+json")) read_json_ld(tape, out);
}

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
