// SPDX-License-Identifier: MIT
#include "commands/suggest.h"

#include <algorithm>
#include <numeric>

#include "base/ascii.h"

namespace postferry {

namespace {

constexpr std::size_t longest_word = 64;  // beyond this nobody mistyped a name

// Levenshtein's distance, ignoring case.
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      const std::size_t cost = to_lower(a[i - 1]) == to_lower(b[k - 1]) ? 0 : 1;
      const std::size_t best = std::min({row[k] + 1, row[k - 1] + 1, diagonal + cost});
      diagonal = row[k];
      row[k] = best;
    }
  }
  return row.back();
}

}  // namespace

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& known) {
  if (word.empty() || word.size() > longest_word) return {};
  std::string_view best;
  std::size_t best_distance = 1 + std::max<std::size_t>(1, word.size() / 3);
  for (const std::string_view candidate : known) {
    const std::size_t d = distance(word, candidate);
    if (d < best_distance && d < candidate.size()) {
      best = candidate;
      best_distance = d;
    }
  }
  return best.empty() ? std::string() : "; did you mean \"" + std::string(best) + "\"?";
}

}  // namespace postferry
