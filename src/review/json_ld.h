// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "body/tape.h"
#include "review/statement.h"

namespace postferry {

/// Adds what the body's <script type="application/ld+json"> say about works (schema_review.h), and
/// those of microformats that somebody parsed, "application/mf2+json" (microformats_json.h).
/// Comment and CDATA marks around the JSON, needless commas, raw control characters and quotes
/// written as references are put up with; what is no JSON then says nothing.
void read_json_ld(const Tape& tape, Statements& out);
/// The same of one script's JSON.
void read_json_ld(std::string_view json, Statements& out);

/// The JSON of a script that says something about works.
struct JsonLdScript {
  std::uint32_t begin = 0;  ///< source bytes [begin, end), without the tags
  std::uint32_t end = 0;
  bool own = false;  ///< review_json_ld() made it
};
/// In the order in which they stand in the body. Readers' ratings alone say nothing here.
[[nodiscard]] std::vector<JsonLdScript> json_ld_scripts(const Tape& tape);

}  // namespace postferry
