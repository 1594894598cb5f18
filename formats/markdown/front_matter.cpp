// SPDX-License-Identifier: MIT
#include "markdown/front_matter.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/json_scan.h"
#include "codec/toml.h"
#include "codec/yaml.h"

namespace postferry::markdown {

namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;

// The line at `at` without its end and the blanks before that; `at` moves behind it.
string_view next_line(string_view text, std::size_t& at) {
  const std::size_t end = std::min(text.find('\n', at), text.size());
  string_view line = text.substr(at, end - at);
  at = std::min(text.size(), end + 1);
  while (!line.empty() && is_space(line.back())) line.remove_suffix(1);
  return line;
}

bool is_blank_line(string_view line) { return trim(line).empty(); }

// Lines between a first line of `marks` and the next such line (or `...` in YAML).
bool split_fenced(string_view text, std::size_t begin, string_view marks, FileParts& parts) {
  std::size_t at = begin;
  (void)next_line(text, at);
  const std::size_t matter = at;
  while (at < text.size()) {
    const std::size_t line_begin = at;
    const string_view line = next_line(text, at);
    if (line != marks && (marks != "---" || line != "...")) continue;
    parts.matter = text.substr(matter, line_begin - matter);
    parts.body = text.substr(at);
    parts.line = 1 + count_newlines(text.substr(0, matter));
    return true;
  }
  return false;
}

// A JSON object at the very front; Hexo closes it with `;;;`.
bool split_json(string_view text, FileParts& parts) {
  JsonScanner scanner;
  scanner.restart();
  std::size_t end = 0;
  if (scanner.scan(text, end) != JsonScanner::State::done) return false;
  parts.matter = text.substr(0, end);
  std::size_t at = end;
  const string_view rest = next_line(text, at);
  if (!rest.empty() && rest != ";;;") return false;
  parts.body = text.substr(at);
  if (std::size_t next = 0; rest.empty() && next_line(parts.body, next) == ";;;")
    parts.body = parts.body.substr(next);
  return true;
}

// `Key: value`; the key's length, or 0.
std::size_t pelican_key(string_view line) {
  std::size_t length = 0;
  while (length < line.size() && (is_alpha(line[length]) || line[length] == '_' ||
                                  line[length] == '-' || (length > 0 && is_digit(line[length]))))
    ++length;
  const bool colon =
      length < line.size() && line[length] == ':' &&
      (length + 1 == line.size() || line[length + 1] == ' ' || line[length + 1] == '\t');
  return colon ? length : 0;
}

bool split_pelican(string_view text, bool asked_for, FileParts& parts) {
  std::size_t at = 0;
  bool has_title = false;
  for (bool first = true; at < text.size(); first = false) {
    const std::size_t begin = at;
    const string_view line = next_line(text, at);
    if (is_blank_line(line)) {
      at = begin;
      break;
    }
    const std::size_t key = pelican_key(line);
    const bool goes_on = !first && (line[0] == ' ' || line[0] == '\t');
    if (key == 0 && !goes_on) return false;
    has_title = has_title || equals_ignoring_case(line.substr(0, key), "title");
  }
  if (at == 0 || (!has_title && !asked_for)) return false;
  parts.matter = text.substr(0, at);
  parts.body = text.substr(at);
  return true;
}

}  // namespace

FileParts split_file(string_view text, bool pelican) {
  FileParts parts;
  parts.body = text;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size() && is_blank_line(next_line(text, at));) begin = at;
  std::size_t at = begin;
  const string_view first = next_line(text, at);
  if (first == "---" && split_fenced(text, begin, first, parts))
    parts.syntax = Syntax::yaml;
  else if (first == "+++" && split_fenced(text, begin, first, parts))
    parts.syntax = Syntax::toml;
  else if (text.starts_with('{') && split_json(text, parts))
    parts.syntax = Syntax::json;
  else if (split_pelican(text, pelican, parts))
    parts.syntax = Syntax::pelican;
  return parts;
}

MatterResult FrontMatter::parse(const FileParts& parts) {
  MatterResult result;
  switch (parts.syntax) {
    case Syntax::none: tree_.clear(); break;
    case Syntax::yaml: result = parse_yaml(parts); break;
    case Syntax::toml: result = parse_toml(parts); break;
    case Syntax::json: result = parse_json(parts); break;
    case Syntax::pelican: parse_pelican(parts.matter); break;
  }
  if (parts.syntax == Syntax::none || parts.syntax == Syntax::pelican) result.ok = true;
  if (result.ok && !tree_.empty() && !tree_.root().is(ValueKind::map)) {
    result = {false, "it is no map of keys and values", parts.line};
    tree_.clear();
  }
  if (tree_.empty()) {
    tree_.open(ValueKind::map);
    tree_.close();
  }
  return result;
}

MatterResult FrontMatter::parse_yaml(const FileParts& parts) {
  const YamlResult read = read_yaml(parts.matter, tree_);
  // A source text with an alias means nothing away from its anchor.
  if (read.aliases)
    for (std::size_t i = 1; i < tree_.size(); i = tree_.end_of(i)) tree_.set_raw(i, {});
  return {read.ok, read.error, parts.line + read.line - 1};
}

MatterResult FrontMatter::parse_toml(const FileParts& parts) {
  const TomlResult read = read_toml(parts.matter, tree_);
  return {read.ok, read.error, parts.line + read.line - 1};
}

MatterResult FrontMatter::parse_json(const FileParts& parts) {
  tree_.clear();
  const JsonResult read = json_.parse(parts.matter);
  if (!read) return {false, read.error, parts.line};
  add_json_value(tree_, {}, json_.root());
  return {true, {}, 0};
}

void FrontMatter::parse_pelican(string_view matter) {
  tree_.clear();
  tree_.open(ValueKind::map);
  string_view key;
  std::string value;
  const auto flush = [&] {
    if (!key.empty()) tree_.add(ValueKind::plain, key, tree_.keep(value));
  };
  for (std::size_t at = 0; at < matter.size();) {
    const string_view line = next_line(matter, at);
    if (const std::size_t length = pelican_key(line); length > 0) {
      flush();
      key = line.substr(0, length);
      value = trim(line.substr(length + 1));
    } else {
      value += '\n';
      value += trim(line);
    }
  }
  flush();
  tree_.close();
}

string_view with_line_feeds(string_view text, std::string& changed) {
  std::size_t at = find_byte(text, '\r');
  if (at == npos) return text;
  changed.clear();
  changed.reserve(text.size());
  std::size_t run = 0;
  for (; at != npos; at = find_byte(text, '\r', run)) {
    changed.append(text, run, at - run);
    changed += '\n';
    run = at + (at + 1 < text.size() && text[at + 1] == '\n' ? 2 : 1);
  }
  changed.append(text, run);
  return changed;
}

string_view content_of(const FileParts& parts) {
  string_view body = parts.body;
  if (parts.syntax != Syntax::none && body.starts_with('\n')) body.remove_prefix(1);
  if (body.ends_with('\n')) body.remove_suffix(1);
  return body;
}

}  // namespace postferry::markdown
