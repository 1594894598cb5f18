// SPDX-License-Identifier: MIT
#include "review/microdata.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "body/plain_text.h"
#include "codec/json_tree.h"
#include "codec/json_write.h"
#include "review/schema_node.h"
#include "review/schema_review.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

/// Properties whose values are looked at; `to` is schema.org's name for an older vocabulary's.
struct PropertyRow {
  string_view name;
  string_view to;
  bool address = false;  ///< of links and images their address, not their text
};
constexpr auto property_rows = std::to_array<PropertyRow>({
    {"itemReviewed", ""},
    {"itemreviewed", "itemReviewed"},
    {"item", "itemReviewed"},
    {"reviewRating", ""},
    {"rating", "reviewRating"},
    {"ratingValue", ""},
    {"value", "ratingValue"},
    {"average", "ratingValue"},
    {"bestRating", ""},
    {"best", "bestRating"},
    {"worstRating", ""},
    {"worst", "worstRating"},
    {"ratingCount", ""},
    {"votes", "ratingCount"},
    {"reviewCount", ""},
    {"count", "reviewCount"},
    {"aggregateRating", ""},
    {"review", ""},
    {"reviews", "review"},
    {"reviewAspect", ""},
    {"name", ""},
    {"alternativeHeadline", ""},
    {"author", ""},
    {"creator", ""},
    {"byArtist", ""},
    {"translator", ""},
    {"illustrator", ""},
    {"editor", ""},
    {"director", ""},
    {"isbn", ""},
    {"gtin13", ""},
    {"productID", ""},
    {"identifier", ""},
    {"numberOfPages", ""},
    {"publisher", ""},
    {"datePublished", ""},
    {"copyrightYear", ""},
    {"bookFormat", "", true},
    {"inLanguage", ""},
    {"genre", ""},
    {"isPartOf", ""},
    {"position", ""},
    {"volumeNumber", ""},
    {"workExample", ""},
    {"url", "", true},
    {"image", "", true},
    {"photo", "image", true},
});

const PropertyRow* property_row(string_view name) {
  for (const PropertyRow& row : property_rows)
    if (row.name == name) return &row;
  return nullptr;
}

bool is_vocabulary(string_view type) {
  return type.find("schema.org") != string_view::npos ||
         type.find("data-vocabulary.org") != string_view::npos;
}

// The last part of `itemtype`, in schema.org's words; empty for other vocabularies.
std::string type_of(string_view itemtype) {
  std::size_t at = 0;
  for (string_view word = next_word(itemtype, at); !word.empty(); word = next_word(itemtype, at)) {
    if (!is_vocabulary(word)) continue;
    const string_view name = without_prefix(word);
    return name == "Review-aggregate" ? "AggregateRating" : std::string(name);
  }
  return {};
}

/// Walks the elements once and writes their items down.
class MicrodataWriter {
 public:
  explicit MicrodataWriter(const Tape& tape) : tape_(tape) {}

  // A list of the items that are no property's value.
  std::string write() {
    json_ = "[";
    const std::vector<Token>& tokens = tape_.tokens;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
      while (!open_.empty() && at >= open_.back()) close();
      const Token& token = tokens[at];
      if (token.kind == TokenKind::open && token.count > 0) at = read_element(at);
    }
    while (!open_.empty()) close();
    return std::move(json_ += "]");
  }

 private:
  // Where to go on.
  std::size_t read_element(std::size_t at) {
    const Token& open = tape_.tokens[at];
    string_view names = tape_.attribute(open, "itemprop");
    const PropertyRow* row = nullptr;
    std::size_t from = 0;
    for (string_view name = next_word(names, from); !name.empty() && row == nullptr;
         name = next_word(names, from))
      row = property_row(without_prefix(name));
    if (tape_.has_attribute(open, "itemscope")) return open_item(at, row, !names.empty());
    if (row != nullptr && !open_.empty()) {
      std::string value = value_of(at, *row);
      if (!value.empty()) {
        add_key(*row);
        append_json_string(json_, value);
      }
    }
    return at;
  }

  std::size_t open_item(std::size_t at, const PropertyRow* row, bool is_property) {
    const Token& open = tape_.tokens[at];
    constexpr std::size_t deepest = 32;
    if (open.has(void_element) || open_.size() >= deepest) return at;
    const std::string type = type_of(tape_.attribute(open, "itemtype"));
    // A property's item that nobody asked for is read apart, so that its own properties are not
    // taken for those of the item around it.
    if (!open_.empty() && (row == nullptr || !is_property)) {
      add_key_named("other");
    } else if (!open_.empty()) {
      add_key(*row);
    } else {
      if (json_.back() == '}') json_ += ',';
    }
    json_ += '{';
    if (!type.empty()) {
      add_key_named("@type");
      append_json_string(json_, type);
    }
    open_.push_back(open.match + 1);
    return at;
  }

  void close() {
    json_ += '}';
    open_.pop_back();
  }

  void add_key(const PropertyRow& row) { add_key_named(row.to.empty() ? row.name : row.to); }
  void add_key_named(string_view name) {
    if (json_.back() != '{') json_ += ',';
    append_json_string(json_, name);
    json_ += ':';
  }

  std::string value_of(std::size_t at, const PropertyRow& row) const {
    const Token& open = tape_.tokens[at];
    if (tape_.has_attribute(open, "content")) return std::string(tape_.attribute(open, "content"));
    switch (open.tag) {
      case Tag::img: return std::string(tape_.attribute(open, row.address ? "src" : "alt"));
      case Tag::link: return std::string(tape_.attribute(open, "href"));
      case Tag::a:
        if (row.address) return std::string(tape_.attribute(open, "href"));
        break;
      case Tag::time:
        if (tape_.has_attribute(open, "datetime"))
          return std::string(tape_.attribute(open, "datetime"));
        break;
      default:
        if (tape_.has_attribute(open, "value")) return std::string(tape_.attribute(open, "value"));
    }
    // Names and numbers are short; texts are not looked at.
    constexpr std::uint32_t most_tokens = 100;
    if (open.match <= at || open.match - at > most_tokens) return {};
    std::string text;
    append_plain_text(tape_, static_cast<std::uint32_t>(at + 1), open.match, text);
    return std::string(trim_blanks(text));
  }

  const Tape& tape_;
  std::string json_;
  std::vector<std::size_t> open_;  // for each open item the token behind it
};

}  // namespace

void read_microdata(const Tape& tape, Statements& out) {
  const auto starts_item = [&](const Token& token) {
    return token.kind == TokenKind::open && token.count > 0 &&
           tape.has_attribute(token, "itemscope");
  };
  if (std::none_of(tape.tokens.begin(), tape.tokens.end(), starts_item)) return;
  JsonTree tree;
  if (tree.parse(MicrodataWriter(tape).write())) read_schema(tree.root(), "microdata", out);
}

}  // namespace postferry
