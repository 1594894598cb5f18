// SPDX-License-Identifier: MIT
#include "commands/suggest.h"

#include <algorithm>
#include <numeric>

#include "base/ascii.h"

namespace postferry {

namespace {

constexpr std::size_t longest_word = 64;  // beyond this nobody mistyped a name

// Insertions, deletions, replacements and swaps of neighbours that turn one word into the other,
// ignoring case ("optimal string alignment").
std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> rows(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  std::iota(rows[0].begin(), rows[0].end(), std::size_t{0});
  const auto same = [&](std::size_t i, std::size_t k) {
    return to_lower(a[i - 1]) == to_lower(b[k - 1]);
  };
  for (std::size_t i = 1; i <= a.size(); ++i) {
    rows[i][0] = i;
    for (std::size_t k = 1; k <= b.size(); ++k) {
      rows[i][k] = std::min(
          {rows[i - 1][k] + 1, rows[i][k - 1] + 1, rows[i - 1][k - 1] + (same(i, k) ? 0U : 1U)});
      if (i > 1 && k > 1 && same(i, k - 1) && same(i - 1, k))
        rows[i][k] = std::min(rows[i][k], rows[i - 2][k - 2] + 1);
    }
  }
  return rows[a.size()][b.size()];
}

// The one candidate that begins with the word; none if there are several, or for a letter or two.
std::string_view only_completion(std::string_view word,
                                 const std::vector<std::string_view>& known) {
  constexpr std::size_t telling = 3;
  std::string_view only;
  if (word.substr(std::min(word.find_first_not_of('-'), word.size())).size() < telling) return only;
  for (const std::string_view candidate : known) {
    if (!equals_ignoring_case(candidate.substr(0, word.size()), word)) continue;
    if (!only.empty()) return {};
    only = candidate;
  }
  return only;
}

}  // namespace

std::optional<std::size_t> nearness(std::string_view word, std::string_view name) {
  constexpr std::size_t longest_name = 300;
  constexpr std::size_t telling = 3;
  constexpr std::size_t behind_others = longest_word;
  if (word.empty() || word.size() > longest_word || name.empty() || name.size() > longest_name)
    return std::nullopt;
  if (name.size() < 2 * word.size())
    if (const std::size_t d = distance(word, name); d <= word.size() / 3 && d < name.size())
      return d;
  if (word.size() < telling || lower(name).find(lower(word)) == std::string::npos)
    return std::nullopt;
  return behind_others + name.size();
}

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
  if (best.empty()) best = only_completion(word, known);
  return best.empty() ? std::string() : "; did you mean \"" + std::string(best) + "\"?";
}

}  // namespace postferry
