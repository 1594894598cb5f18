// SPDX-License-Identifier: MIT
#include "review/markup.h"

#include "base/bytes.h"
#include "review/json_ld.h"
#include "review/microdata.h"
#include "review/microformats.h"

namespace postferry {

namespace {

bool holds(std::string_view body, std::string_view word) noexcept {
  return find_bytes(body, word) != std::string_view::npos;
}

bool may_hold_json(std::string_view body) noexcept {
  return holds(body, "ld+json") || holds(body, "f2+json");
}

bool may_hold_microformats(std::string_view body) noexcept {
  return holds(body, "h-review") || holds(body, "hreview") || holds(body, "p-rating");
}

}  // namespace

void read_markup(const Tape& tape, Statements& out) {
  if (may_hold_json(tape.source)) read_json_ld(tape, out);
  if (holds(tape.source, "itemscope")) read_microdata(tape, out);
  if (may_hold_microformats(tape.source)) read_microformats(tape, out);
}

}  // namespace postferry
