// SPDX-License-Identifier: MIT
#include "review/front_collect.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "codec/yaml.h"

namespace postferry {

namespace {

using std::string_view;

/// Maps whose keys count as if they stood around it.
constexpr auto transparent = std::to_array<string_view>(
    {"params", "extra", "data", "custom", "metadata", "ids", "identifiers", "links", "details"});
constexpr auto layouts =
    std::to_array<string_view>({"book", "books", "review", "reviews", "bookreview", "bookreviews",
                                "bookreport", "booknote", "booknotes", "reading", "library"});
/// Keys of films, games and music.
constexpr auto keys_of_others = std::to_array<string_view>(
    {"platform", "platforms", "developer", "developers", "studio", "imdb", "imdbid", "tmdb",
     "tmdbid", "cast", "actors", "starring", "runtime", "console", "recordlabel", "tracklist"});

/// Keys of what is no work, though people rate it: recipes, hikes.
constexpr auto keys_of_no_works = std::to_array<string_view>(
    {"ingredients", "preptime", "cooktime", "servings", "recipeyield", "recipeingredients",
     "zutaten", "ingredientes", "ingrédients", "distance", "course", "elevation", "elevationgain"});

template <class List>
bool contains(const List& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Where an extra's path leads: "review.rating" is a key of `review`.
FrontScope scope_of(string_view path, string_view& key) {
  const std::size_t dot = path.find('.');
  if (dot == string_view::npos) return FrontScope::top;
  const std::string map = bare_key(path.substr(0, dot));
  if (path.find('[') != string_view::npos || path.find('.', dot + 1) != string_view::npos)
    return FrontScope::top;
  key = path.substr(dot + 1);
  if (map == "review") return FrontScope::review;
  if (front_scope_kind(map)) return FrontScope::work;
  key = path;
  return FrontScope::top;
}

// Whether YAML reads the scalar as just this text.
bool is_plain_word(string_view yaml) {
  if (yaml.empty() || yaml.size() > 200) return false;
  const auto simple = [](char c) {
    return is_alpha(c) || is_digit(c) || c == ' ' || c == '.' || c == '/' || c == '-' || c == '_' ||
           c == '\'' || c == ',' || c == '(' || c == ')' || static_cast<unsigned char>(c) >= 0x80;
  };
  const char first = yaml.front();
  if (!is_alpha(first) && !is_digit(first) && static_cast<unsigned char>(first) < 0x80)
    return false;
  return yaml.back() != ' ' && std::all_of(yaml.begin(), yaml.end(), simple) && yaml != "null" &&
         yaml != "Null" && yaml != "NULL";
}

// "Text" without escapes.
bool is_simply_quoted(string_view yaml) {
  return yaml.size() >= 2 && yaml.front() == '"' && yaml.back() == '"' &&
         yaml.substr(1, yaml.size() - 2).find_first_of("\"\\\n") == string_view::npos;
}

}  // namespace

FrontMatterKeys::FrontMatterKeys(const Post& post) {
  for (const Extra& extra : post.extras)
    if (extra.format == "markdown") add(extra);
  if (no_work_) {
    entries.clear();
    lists.clear();
  }
  // Only other keys make the layout matter.
  book_layout = book_layout || (!entries.empty() && contains(layouts, bare_key(post.type)));
}

void FrontMatterKeys::add(const Extra& extra) {
  string_view key = extra.path;
  const FrontScope scope = scope_of(extra.path, key);
  const std::string bare = bare_key(key);
  if (bare.empty()) return;
  if (scope == FrontScope::top) {
    if (bare == "layout" || bare == "type") {
      book_layout = book_layout || contains(layouts, bare_key(trim(extra.raw)));
      return;
    }
    if (contains(keys_of_others, bare)) other_kind = true;
    no_work_ = no_work_ || contains(keys_of_no_works, bare);
  }
  const bool map = scope == FrontScope::top && (contains(transparent, bare) || bare == "books" ||
                                                front_scope_kind(bare).has_value());
  if (!map && !find_front_key(bare, scope)) return;
  constexpr std::size_t longest = 64 * 1024;  // of what somebody says about a work
  if (extra.raw.size() > longest) return;
  const ValueNode value = parsed(extra.raw);
  if (value) add(value, extra.path, scope, 0);
}

void FrontMatterKeys::add(const ValueNode& node, const std::string& key, FrontScope scope,
                          int depth) {
  constexpr int deepest = 4;
  constexpr std::size_t most_entries = 200;
  if (depth > deepest || entries.size() >= most_entries) return;
  const std::string bare = bare_key(string_view(key).substr(key.rfind('.') + 1));
  if (node.is(ValueKind::map) && contains(transparent, bare))
    return add_scope(node, depth == 0 ? std::string() : key, scope, depth);
  if (scope == FrontScope::top) {
    if (bare == "review" && node.is(ValueKind::map))
      return add_scope(node, key, FrontScope::review, depth);
    if (bare == "books" && node.is(ValueKind::list)) {
      lists.push_back({key, node});
      return;
    }
    if (const auto of = front_scope_kind(bare)) {
      if (!of->empty()) {
        kind = *of;
        other_kind = true;
      }
      if (node.is(ValueKind::map)) return add_scope(node, key, FrontScope::work, depth);
      if (node.is_scalar())
        entries.push_back({key, {FrontFact::title, FrontStrength::strong}, node, true});
      return;
    }
  }
  const std::optional<FrontKey> says = find_front_key(bare, scope);
  if (!says) return;
  if (says->fact == FrontFact::director || says->fact == FrontFact::artist) other_kind = true;
  entries.push_back({key, *says, node, scope == FrontScope::work});
}

void FrontMatterKeys::add_scope(const ValueNode& node, const std::string& key, FrontScope scope,
                                int depth) {
  for (const ValueNode child : node)
    add(child, key.empty() ? std::string(child.key()) : key + "." + std::string(child.key()), scope,
        depth + 1);
}

ValueNode FrontMatterKeys::parsed(string_view yaml) {
  ValueTree& tree = trees_.emplace_back();
  // Most values are a word; yaml-cpp would take a stream and a parser for each.
  if (is_plain_word(yaml))
    tree.add(ValueKind::plain, {}, yaml);
  else if (is_simply_quoted(yaml))
    tree.add(ValueKind::quoted, {}, yaml.substr(1, yaml.size() - 2));
  else if (!read_yaml(yaml, tree))
    return {};
  return tree.root();
}

}  // namespace postferry
