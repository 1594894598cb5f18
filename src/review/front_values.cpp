// SPDX-License-Identifier: MIT
#include "review/front_values.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/timestamp.h"
#include "review/front_keys.h"
#include "review/stated_rating.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;
constexpr std::size_t longest_text = 500;
constexpr std::size_t most_elements = 200;

/// What templates have where nobody wrote anything.
constexpr auto placeholders = std::to_array<string_view>({"unknown",
                                                          "n/a",
                                                          "na",
                                                          "none",
                                                          "null",
                                                          "nil",
                                                          "tbd",
                                                          "tba",
                                                          "todo",
                                                          "untitled",
                                                          "-",
                                                          "?",
                                                          "title",
                                                          "author",
                                                          "book title",
                                                          "book name",
                                                          "book author",
                                                          "author name",
                                                          "name of the book",
                                                          "title of the book",
                                                          "author of the book",
                                                          "name of the author",
                                                          "book publisher",
                                                          "publisher",
                                                          "url of the book",
                                                          "your rating",
                                                          "your name",
                                                          "isbn",
                                                          "series name"});

bool is_placeholder(string_view text) {
  if (text.size() > 40) return false;
  const std::string word = folded(text);
  return std::find(placeholders.begin(), placeholders.end(), word) != placeholders.end();
}

/// Members of a map by their bare keys.
ValueNode member(const ValueNode& map, std::initializer_list<string_view> keys) {
  if (!map.is(ValueKind::map)) return {};
  for (const ValueNode child : map)
    if (std::find(keys.begin(), keys.end(), bare_key(child.key())) != keys.end()) return child;
  return {};
}

std::vector<string_view> split_any(string_view text, string_view separators) {
  std::vector<string_view> out;
  while (!text.empty() && out.size() < most_elements) {
    const std::size_t end = std::min(text.find_first_of(separators), text.size());
    if (const auto part = trim_blanks(text.substr(0, end)); !part.empty()) out.push_back(part);
    text.remove_prefix(std::min(text.size(), end + 1));
  }
  return out;
}

std::optional<int> number_within(string_view text, int least, int most) {
  const auto number = text.size() <= 4 ? parse_integer(text) : std::nullopt;
  if (!number || !is_digit(text.front()) || *number < least || *number > most) return std::nullopt;
  return static_cast<int>(*number);
}

std::string padded(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

ListedWork listed(string_view text) {
  if (auto work = parse_title_by_author(text)) return *std::move(work);
  ListedWork work;
  work.title = std::string(trim_blanks(unquoted(trim_blanks(text))));
  return work;
}

void add_works_in(string_view text, std::vector<ListedWork>& out) {
  std::vector<string_view> parts = split_any(text, ";\n");
  if (parts.size() == 1) {
    // Commas part works only where each has its author: titles have commas, too.
    const std::vector<string_view> by_comma = split_any(text, ",");
    if (std::all_of(by_comma.begin(), by_comma.end(),
                    [](string_view part) { return parse_title_by_author(part).has_value(); }))
      parts = by_comma;
  }
  for (const string_view part : parts) out.push_back(listed(part));
}

// "[[Ada Quill]]", "[[people/ada|Ada Quill]]": a link between notes.
string_view without_note_link(string_view text) {
  text = trim_blanks(text);
  if (!text.starts_with("[[") || !text.ends_with("]]") || text.find("[[", 2) != npos) return text;
  text = text.substr(2, text.size() - 4);
  const std::size_t bar = text.find('|');
  return trim_blanks(bar == npos ? text : text.substr(bar + 1));
}

}  // namespace

std::string front_text(const ValueNode& node) {
  if (!node.is_scalar() || node.is(ValueKind::null) || node.text().size() > longest_text) return {};
  const string_view text = trim_blanks(unquoted(trim_blanks(node.text())));
  return is_placeholder(text) ? std::string() : std::string(text);
}

bool is_user_name(string_view name) noexcept {
  return name.find(' ') == npos && std::all_of(name.begin(), name.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x80 && !(c >= 'A' && c <= 'Z');
         });
}

std::vector<std::string> names_in(string_view text) {
  text = without_note_link(text);
  std::vector<std::string> names = split_names(text);
  if (names.size() > 1 && are_names(names)) return names;
  names.clear();
  if (const auto one = trim_blanks(text); !one.empty()) names.emplace_back(one);
  return names;
}

std::vector<std::string> front_names(const ValueNode& node, std::vector<Contributor>* roles) {
  std::vector<std::string> names;
  if (node.is_scalar()) return names_in(front_text(node));
  if (node.is(ValueKind::map)) {
    std::string name = front_text(member(node, {"name", "author", "title"}));
    const std::string role = lower(front_text(member(node, {"role", "type"})));
    if (name.empty()) return names;
    if (role.empty() || role == "author" || role == "writer" || role == "co-author")
      return names_in(name);
    else if (roles != nullptr)
      roles->push_back({std::move(name), role});
    return names;
  }
  std::size_t count = 0;
  for (const ValueNode child : node) {
    if (child.is(ValueKind::list) || ++count > most_elements) break;
    for (std::string& name : child.is(ValueKind::map) ? front_names(child, roles)
                                                      : std::vector<std::string>{front_text(child)})
      if (!name.empty()) names.push_back(std::move(name));
  }
  return names;
}

std::vector<std::string> front_list(const ValueNode& node) {
  std::vector<std::string> out;
  const auto add = [&out](std::string text) {
    if (!text.empty() && std::find(out.begin(), out.end(), text) == out.end() &&
        out.size() < most_elements)
      out.push_back(std::move(text));
  };
  if (node.is_scalar())
    for (std::string& part : split_subjects(front_text(node))) add(std::move(part));
  if (node.is(ValueKind::list))
    for (const ValueNode child : node) add(front_text(child));
  return out;
}

std::optional<Rating> front_rating(const ValueNode& node, bool stars) {
  if (node.is(ValueKind::map)) {
    const ValueNode value = member(node, {"value", "score", "stars", "rating", "overall", "mine"});
    const ValueNode best = member(node, {"best", "max", "outof", "scale", "of", "bestrating"});
    if (!value || !value.is_scalar()) return std::nullopt;
    return stated_rating(value.text(), best && best.is_scalar() ? best.text() : string_view());
  }
  if (!node.is_scalar() || node.is(ValueKind::null)) return std::nullopt;
  std::optional<Rating> rating = stated_rating(node.text());
  if (rating && rating->value && !rating->best && rating->value->to_double() > 10 && stars)
    return std::nullopt;
  return rating;
}

std::vector<AspectRating> front_aspects(const ValueNode& node) {
  std::vector<AspectRating> out;
  if (!node.is(ValueKind::map)) return out;
  for (const ValueNode child : node) {
    if (!child.is_scalar() || out.size() == most_elements) return {};
    std::optional<Rating> rating = stated_rating(child.text());
    if (!rating || !rating->value) return {};
    out.push_back({std::string(child.key()), rating->value, rating->best, rating->worst,
                   std::move(rating->text)});
  }
  return out;
}

std::string front_date(string_view text) {
  text = trim(text);
  if (text.size() > 40) return {};
  if (const auto iso = parse_iso_date(text)) return format_iso_date(*iso);
  // 2024/3/1, 2024.03.01, 2024-3
  const std::vector<string_view> parts = split_any(text, "/.-");
  if (parts.size() < 2 || parts.size() > 3) return {};
  const auto year = number_within(parts[0], 1000, 2999);
  const auto month = number_within(parts[1], 1, 12);
  if (!year || !month) return {};
  std::string iso = std::to_string(*year) + "-" + padded(*month);
  if (parts.size() == 3) {
    const auto day = number_within(parts[2], 1, 31);
    if (!day) return {};
    iso += "-" + padded(*day);
  }
  return parse_iso_date(iso) ? iso : std::string();
}

std::vector<ListedWork> front_works(const ValueNode& node) {
  std::vector<ListedWork> out;
  if (node.is_scalar()) {
    const std::string text = front_text(node);
    // `true`, a number, a path: switches of themes.
    const bool word = text.find(' ') == npos;
    if (!text.empty() && !(word && (lower(text) == "true" || lower(text) == "false")))
      add_works_in(text, out);
    return out;
  }
  if (!node.is(ValueKind::list)) return out;
  for (const ValueNode child : node) {
    if (out.size() == most_elements) break;
    if (child.is_scalar()) {
      const std::string text = front_text(child);
      if (!text.empty()) out.push_back(listed(text));
    } else if (child.is(ValueKind::map)) {
      ListedWork work;
      work.title = front_text(member(child, {"title", "name", "book"}));
      if (const ValueNode author = member(child, {"author", "authors", "by"}))
        work.authors = front_names(author);
      work.url = front_text(member(child, {"url", "link"}));
      work.note = front_text(member(child, {"note", "reason", "why"}));
      if (!work.title.empty()) out.push_back(std::move(work));
    }
  }
  return out;
}

}  // namespace postferry
