// SPDX-License-Identifier: MIT
#include "body/html_tag.h"

#include <algorithm>
#include <array>

#include "base/bytes.h"
#include "codec/entities.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_tag_name = 16;  // of those that are known, and more

std::size_t skip_blanks(std::string_view text, std::size_t at) {
  while (at < text.size() && is_space(text[at])) ++at;
  return at;
}

bool has_capitals(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

HtmlTag HtmlTagReader::read_name(std::size_t at) const {
  const std::string_view source = tape_.source;
  std::array<char, longest_tag_name> small;
  std::size_t end = at;
  for (; end < source.size() && !ends_tag_name(source[end]); ++end)
    if (end - at < small.size()) small[end - at] = to_lower(source[end]);
  HtmlTag tag;
  tag.name = source.substr(at, end - at);
  if (tag.name.size() <= small.size()) tag.tag = tag_of({small.data(), tag.name.size()});
  return tag;
}

HtmlTag HtmlTagReader::read(std::size_t at) {
  HtmlTag tag = read_name(at);
  const std::size_t begin = at + tag.name.size();
  if (begin < tape_.source.size() && tape_.source[begin] == '>') {
    tag.end = begin + 1;
    return tag;
  }
  const std::size_t attributes = tape_.attributes.size();
  if (!short_sighted_) {
    tag.end = read_attributes(tape_.source, begin, tag);
    if (tag.end != npos) return tag;
    tape_.attributes.resize(attributes);
    short_sighted_ = true;
  }
  tag.end = find_byte(tape_.source, '>', begin);
  if (tag.end == npos) return tag;
  ++tag.end;
  (void)read_attributes(tape_.source.substr(0, tag.end), begin, tag);
  return tag;
}

// Returns the place behind the '>', or npos.
std::size_t HtmlTagReader::read_attributes(std::string_view text, std::size_t at, HtmlTag& tag) {
  while (true) {
    at = skip_blanks(text, at);
    if (at >= text.size()) return npos;
    if (text[at] == '>') return at + 1;
    if (text[at] == '/') {
      tag.self_closing = ++at < text.size() && text[at] == '>';
      continue;
    }
    at = read_attribute(text, at);
  }
}

std::size_t HtmlTagReader::read_attribute(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;  // a '=' in first place belongs to the name
  while (end < text.size() && !ends_tag_name(text[end]) && text[end] != '=') ++end;
  const std::string_view name = text.substr(at, end - at);
  tape_.attributes.push_back({name, {}});
  if (has_capitals(name)) tape_.attributes.back().name = tape_.keep(lower(name));
  at = skip_blanks(text, end);
  if (at >= text.size() || text[at] != '=') return end;
  at = skip_blanks(text, at + 1);
  if (at >= text.size() || text[at] == '>') return at;
  if (text[at] == '"' || text[at] == '\'') {
    const std::size_t close = find_byte(text, text[at], at + 1);
    if (close != npos) {
      add_value(text.substr(at + 1, close - at - 1));
      return close + 1;
    }
    if (short_sighted_) add_value(text.substr(at + 1, text.size() - 1 - (at + 1)));
    return short_sighted_ ? text.size() - 1 : npos;
  }
  end = at;
  while (end < text.size() && !is_space(text[end]) && text[end] != '>') ++end;
  add_value(text.substr(at, end - at));
  return end;
}

void HtmlTagReader::add_value(std::string_view raw) {
  if (find_byte(raw, '&') != npos) {
    scratch_.clear();
    decode_entities(raw, scratch_);
    if (scratch_ != raw) {
      tape_.attributes.back().value = tape_.keep(scratch_);
      return;
    }
  }
  tape_.attributes.back().value = raw;
}

}  // namespace postferry
