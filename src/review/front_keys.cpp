// SPDX-License-Identifier: MIT
#include "review/front_keys.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/ascii.h"

namespace postferry {

namespace {

using std::string_view;

struct Row {
  string_view name;
  FrontKey key;
};
struct ScopeRow {
  string_view name;
  string_view kind;
};

constexpr auto rows = std::to_array<Row>({
#define FRONT_KEY(name, fact, strength) {name, {FrontFact::fact, FrontStrength::strength}},
#include "review/front_keys.def"
});
constexpr auto scopes = std::to_array<ScopeRow>({
#define FRONT_SCOPE(name, kind) {name, kind},
#include "review/front_keys.def"
});

std::optional<FrontKey> row_of(string_view bare) {
  static const std::unordered_map<string_view, FrontKey> index = [] {
    std::unordered_map<string_view, FrontKey> made;
    for (const Row& row : rows) made.emplace(row.name, row.key);
    return made;
  }();
  const auto found = index.find(bare);
  return found == index.end() ? std::nullopt : std::optional(found->second);
}

// A review's own keys: its `author` is the reviewer, its `title` the post's.
bool is_of_reviews(FrontFact fact) {
  switch (fact) {
    case FrontFact::rating:
    case FrontFact::stars:
    case FrontFact::best:
    case FrontFact::binding:
    case FrontFact::finished:
    case FrontFact::started:
    case FrontFact::shelf: return true;
    default: return false;
  }
}

std::optional<FrontKey> strongly(std::optional<FrontKey> key) {
  if (key) key->strength = FrontStrength::strong;
  return key;
}

std::optional<FrontKey> of_review(string_view bare) {
  const std::optional<FrontKey> key = row_of(bare);
  return key && is_of_reviews(key->fact) ? strongly(key) : std::nullopt;
}

}  // namespace

std::string bare_key(string_view key) {
  std::string out;
  constexpr std::size_t longest = 40;
  if (key.size() > longest) return out;
  for (const char c : key)
    if (c != '_' && c != '-' && c != ' ') out += to_lower(c);
  return out;
}

std::optional<FrontKey> find_front_key(string_view bare, FrontScope scope) {
  if (scope == FrontScope::work) return strongly(row_of(bare));
  if (scope == FrontScope::review) return of_review(bare);
  const std::optional<FrontKey> key = row_of(bare);
  if (key && key->strength != FrontStrength::inner) return key;
  if (bare.starts_with("review")) return of_review(bare.substr(6));
  for (const ScopeRow& row : scopes)
    if (bare.starts_with(row.name) && bare.size() > row.name.size())
      return strongly(row_of(bare.substr(row.name.size())));
  return std::nullopt;
}

std::optional<string_view> front_scope_kind(string_view bare) {
  for (const ScopeRow& row : scopes)
    if (row.name == bare) return row.kind;
  return std::nullopt;
}

}  // namespace postferry
