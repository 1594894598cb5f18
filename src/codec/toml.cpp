// SPDX-License-Identifier: MIT
#include "codec/toml.h"

#define TOML_HEADER_ONLY 1
#define TOML_EXCEPTIONS 0
#define TOML_ENABLE_FORMATTERS 0
#define TOML_ENABLE_UNRELEASED_FEATURES 0
#include <toml++/toml.h>

#include <algorithm>
#include <vector>

#include "base/utf8.h"

namespace postferry {

namespace {

/// Finds the source text of values; the library tells lines and columns, counted in characters.
class SourceText {
 public:
  explicit SourceText(std::string_view text) : text_(text) {
    for (std::size_t at = 0; at != std::string_view::npos;) {
      lines_.push_back(at);
      at = text.find('\n', at);
      if (at != std::string_view::npos) ++at;
    }
  }

  [[nodiscard]] std::string_view of(const toml::source_region& region) {
    const std::size_t begin = offset(region.begin);
    const std::size_t end = offset(region.end);
    return begin < end ? text_.substr(begin, end - begin) : std::string_view();
  }

 private:
  // Values of one line come from left to right: each goes on where the last one was found.
  [[nodiscard]] std::size_t offset(const toml::source_position& place) {
    if (place.line == 0 || place.line > lines_.size()) return text_.size();
    if (place.line != last_.line || place.column < last_.column) {
      last_ = {place.line, 1};
      last_offset_ = lines_[place.line - 1];
    }
    for (; last_.column < place.column && last_offset_ < text_.size(); ++last_.column)
      last_offset_ += decode_utf8(text_, last_offset_).length;
    return last_offset_;
  }

  std::string_view text_;
  std::vector<std::size_t> lines_;
  toml::source_position last_{};
  std::size_t last_offset_ = 0;
};

/// Measures how deep keys go, before the library builds their tables: it limits the nesting of
/// values, but not the parts of dotted keys, and takes its tables down by recursion.
class KeyDepth {
 public:
  explicit KeyDepth(std::string_view text) : text_(text) {}

  // The line of a key that is too deep; 0 if there is none.
  [[nodiscard]] std::uint64_t line_too_deep() {
    while (at_ < text_.size() && depth_ <= max_depth) step();
    return depth_ > max_depth ? line_ : 0;
  }

 private:
  static constexpr std::size_t max_depth = 256;

  void step() {
    const char c = text_[at_];
    switch (c) {
      case '"':
      case '\'': return skip_string(c);
      case '#': at_ = std::min(text_.find('\n', at_), text_.size()); return;
      case '.': ++depth_; break;
      case '[':
      case '{': open_.push_back(depth_); break;
      case ',': depth_ = open_.empty() ? 0 : open_.back(); break;
      case ']':
      case '}':
        if (!open_.empty()) open_.pop_back();
        break;
      case '\n':
        ++line_;
        if (open_.empty()) depth_ = 0;
        break;
      default: break;
    }
    ++at_;
  }

  // Strings that the line's end cuts are damage, which the library tells.
  void skip_string(char quote) {
    const std::string three(3, quote);
    const bool several_lines = text_.substr(at_).starts_with(three);
    at_ += several_lines ? 3 : 1;
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n' && !several_lines) return;
      if (c == '\n') ++line_;
      if (c == quote && !several_lines) return (void)++at_;
      if (c == quote && text_.substr(at_).starts_with(three)) return skip_quotes(quote);
      at_ += c == '\\' && quote == '"' ? 2 : 1;
    }
  }

  // Three close a string; up to two before them belong to it.
  void skip_quotes(char quote) {
    for (int i = 0; i < 5 && at_ < text_.size() && text_[at_] == quote; ++i) ++at_;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::uint64_t line_ = 1;
  std::size_t depth_ = 0;          // of the key or value that is read
  std::vector<std::size_t> open_;  // depths of the lists and tables around it
};

class Converter {
 public:
  Converter(std::string_view text, ValueTree& tree) : source_(text), tree_(tree) {}

  void add_table(std::string_view key, const toml::table& table, std::uint32_t line = 0) {
    struct Member {
      std::string_view key;
      const toml::node* node;
      toml::source_position place;
    };
    std::vector<Member> members;
    for (const auto& [name, node] : table)
      members.push_back({name.str(), &node, name.source().begin});
    std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) {
      return a.place.line != b.place.line ? a.place.line < b.place.line
                                          : a.place.column < b.place.column;
    });
    tree_.open(ValueKind::map, key);
    tree_.set_place(line);
    for (const Member& member : members)
      add(tree_.keep(member.key), *member.node, member.place.line);
    tree_.close();
  }

 private:
  // A table is where its key is first said, which need not be its head: [a.b] makes a, too.
  void add(std::string_view key, const toml::node& node, std::uint32_t line) {
    if (const auto* table = node.as_table()) return add_table(key, *table, line);
    if (const auto* array = node.as_array()) {
      tree_.open(ValueKind::list, key);
      tree_.set_place(line);
      for (const toml::node& element : *array) add({}, element, element.source().begin.line);
      tree_.close();
      return;
    }
    if (const auto* text = node.as_string())
      tree_.add(ValueKind::quoted, key, tree_.keep(text->get()));
    else
      tree_.add(ValueKind::plain, key, tree_.keep(token(node)));
    tree_.set_place(line);
  }

  [[nodiscard]] std::string token(const toml::node& node) {
    std::string text(source_.of(node.source()));
    if (node.is_number()) std::erase(text, '_');
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
  }

  SourceText source_;
  ValueTree& tree_;
};

}  // namespace

TomlResult read_toml(std::string_view text, ValueTree& tree) {
  tree.clear();
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);  // the library counts none
  if (const std::uint64_t line = KeyDepth(text).line_too_deep(); line != 0)
    return {false, "a key has too many parts", line};
  const toml::parse_result parsed = toml::parse(text);
  TomlResult result;
  if (!parsed) {
    result.error = std::string(parsed.error().description());
    result.line = parsed.error().source().begin.line;
    return result;
  }
  Converter(text, tree).add_table({}, parsed.table());
  result.ok = true;
  return result;
}

void add_json_value(ValueTree& tree, std::string_view key, const JsonNode& value) {
  switch (value.kind()) {
    case JsonKind::null: return tree.add(ValueKind::null, key, value.text());
    case JsonKind::boolean:
    case JsonKind::number: return tree.add(ValueKind::plain, key, value.text());
    case JsonKind::string: return tree.add(ValueKind::quoted, key, value.text());
    case JsonKind::array:
      tree.open(ValueKind::list, key);
      for (const JsonNode element : value) add_json_value(tree, {}, element);
      return tree.close();
    case JsonKind::object:
      tree.open(ValueKind::map, key);
      for (const JsonNode member : value) add_json_value(tree, member.key(), member);
      return tree.close();
  }
}

}  // namespace postferry
