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

  [[nodiscard]] std::string_view of(const toml::source_region& region) const {
    const std::size_t begin = offset(region.begin);
    const std::size_t end = offset(region.end);
    return begin < end ? text_.substr(begin, end - begin) : std::string_view();
  }

 private:
  [[nodiscard]] std::size_t offset(const toml::source_position& place) const {
    if (place.line == 0 || place.line > lines_.size()) return text_.size();
    std::size_t at = lines_[place.line - 1];
    for (std::uint32_t column = 1; column < place.column && at < text_.size(); ++column)
      at += decode_utf8(text_, at).length;
    return at;
  }

  std::string_view text_;
  std::vector<std::size_t> lines_;
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

  [[nodiscard]] std::string token(const toml::node& node) const {
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
