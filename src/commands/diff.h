// SPDX-License-Identifier: MIT
// `postferry diff`: compares two sources through the model, post by post and field by field.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "commands/run.h"

namespace postferry {

struct DiffOptions {
  std::string left;
  std::string right;
  std::string from;                 ///< -f, of both; empty: told for each
  std::vector<std::string> ignore;  ///< fields by name ("site.exported", "title"), or "order"
  bool json = false;                ///< one JSON object a line
  unsigned jobs = 0;
  std::vector<GivenOption> format_options;
};

struct DiffResult {
  std::uint64_t left_posts = 0;
  std::uint64_t right_posts = 0;
  std::uint64_t differences = 0;  ///< lines written; 0 means equal
};

/// Writes every difference to `out`, a line each. Posts are paired by type and id, else guid, else
/// slug and date, else the work's id, else title; repeats by occurrence. An ignored field is
/// neither compared nor used for pairing. Memory: about 44 bytes a post; the left source's posts
/// lie in a temporary file. Throws Error(usage) for an unknown field.
[[nodiscard]] DiffResult diff(const DiffOptions& options, const TextOut& out, const Hooks& hooks);

}  // namespace postferry
