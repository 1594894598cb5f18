// SPDX-License-Identifier: MIT
// Our own column: what the other columns can't hold. The cell of a row holds the carrier of its
// post; the first row's also that of the site, the last row's also what the source said about the
// site after its posts:
//   {"post": {...}, "site": {...}, "late_site": {...}}
// A file without posts has one row of empty cells for its site's sake; its cell begins with
// {"no_post": {}.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postferry::goodreads {

/// The parts of a cell, each a carrier as format/carrier.h makes them, or empty.
struct CarrierCell {
  std::string post;
  std::string site;
  std::string late_site;
  bool no_post = false;  ///< the row stands for no post
};

/// Empty if all parts are.
[[nodiscard]] std::string join_carriers(const CarrierCell& parts);
/// nullopt if the cell is not one of ours.
[[nodiscard]] std::optional<CarrierCell> split_carriers(std::string_view cell);

}  // namespace postferry::goodreads
