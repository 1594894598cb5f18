// SPDX-License-Identifier: MIT
#include "review/microformats_json.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "review/book_ids.h"
#include "review/microformat_values.h"
#include "review/schema_node.h"
#include "review/schema_review.h"
#include "review/stated_rating.h"

namespace postferry {

namespace {

using std::string_view;

constexpr int deepest = 8;  // children of children

/// Types that JF2 writes without their `h-`.
constexpr auto jf2_types = std::to_array<string_view>(
    {"review", "review-aggregate", "entry", "feed", "product", "cite", "card", "item", "event"});
/// Properties that name the work, the plainest first.
constexpr auto item_properties = std::to_array<string_view>(
    {"item", "review-of", "read-of", "watch-of", "listen-of", "play-of"});

/// An item of a document: its properties stand in an object of their own, but for JF2.
class Item {
 public:
  explicit Item(SchemaNode node) : node_(node) {
    if (!node.is_object()) return;
    const JsonNode properties = node.json().find("properties");
    is_jf2_ = !properties.is(JsonKind::object);
    properties_ = is_jf2_ ? node : SchemaNode(properties);
  }

  [[nodiscard]] bool is(string_view type) const {
    const std::vector<string_view> types = node_.types();
    return std::any_of(types.begin(), types.end(), [&](string_view one) {
      if (one.starts_with("h-")) return one.substr(2) == type;
      return is_jf2_ && one == type;
    });
  }

  [[nodiscard]] std::vector<SchemaNode> values(string_view property) const {
    return properties_.values(property);
  }
  [[nodiscard]] SchemaNode first(string_view property) const { return properties_.first(property); }
  /// The first value that has a text.
  [[nodiscard]] std::string text(string_view property) const;
  /// Items below it that belong to no property.
  [[nodiscard]] std::vector<SchemaNode> children() const { return node_.values("children"); }

 private:
  SchemaNode node_;
  SchemaNode properties_;
  bool is_jf2_ = false;
};

// Of an item or a value with an alternative text, what parsers give as its `value`.
std::string text_of(const SchemaNode& value) {
  if (!value.is_object()) return value.text();
  if (std::string name = Item(value).first("name").text(); !name.empty()) return name;
  return value.first("value").text();
}

std::string address_of(const SchemaNode& value) {
  if (!value.is_object()) return value.address();
  if (const SchemaNode plain = value.first("value"); plain.json().is(JsonKind::string))
    return plain.address();
  return Item(value).first("url").address();
}

std::string Item::text(string_view property) const {
  for (const SchemaNode& value : values(property))
    if (std::string text = text_of(value); !text.empty()) return text;
  return {};
}

// The rating that all values agree on.
std::string agreed_rating(const Item& review) {
  std::string rating;
  for (const SchemaNode& value : review.values("rating")) {
    std::string text = value.is_object() ? value.first("value").text() : value.text();
    if (text.empty()) continue;
    if (!rating.empty() && rating != text) return {};
    rating = std::move(text);
  }
  return rating;
}

string_view kind_of_item(const Item& item) {
  if (item.is("card") || item.is("adr")) return "place";
  if (item.is("product")) return "product";
  return item.is("event") ? "event" : "";
}

void add_ids(const Item& item, Work& work) {
  for (const string_view property : {"isbn", "uid"})
    for (const SchemaNode& value : item.values(property))
      (void)add_isbn(work.ids, value.is_object() ? text_of(value) : value.text());
}

Work work_of(const SchemaNode& value) {
  Work work;
  if (!value.is_object()) {
    const std::string text = value.text();
    if (is_address(text))
      work.url = text;
    else
      name_item(text, work);
    return work;
  }
  const Item item(value);
  work.title = item.text("name");
  for (const SchemaNode& author : item.values("author")) add_item_authors(text_of(author), work);
  work.url = address_of(item.first("url"));
  work.cover = address_of(item.first("photo"));
  work.kind = kind_of_item(item);
  add_ids(item, work);
  if (work.title.empty()) name_item(value.first("value").text(), work);
  return work;
}

class ItemReader {
 public:
  explicit ItemReader(Statements& out) : out_(out) {}

  void visit(const SchemaNode& value, int depth) {
    if (!value.is_object() || depth > deepest || out_.size() >= most_statements) return;
    const Item item(value);
    if (item.is("review-aggregate"))
      add_readers(item);
    else if (item.is("review") || item.is("entry"))
      add_review(item, SchemaNode());
    else if (item.is("product") || item.is("item"))
      add_reviews_of(item, value);
    for (const SchemaNode& child : item.children()) visit(child, depth + 1);
  }

 private:
  void add_reviews_of(const Item& product, const SchemaNode& value) {
    std::vector<SchemaNode> reviews = product.values("review");
    std::erase_if(reviews, [](const SchemaNode& review) { return !Item(review).is("review"); });
    const std::uint8_t confidence = reviews.size() > 1 ? one_of_several : sure_markup;
    for (const SchemaNode& review : reviews) add_review(Item(review), value, confidence);
  }

  void add_review(const Item& review, const SchemaNode& of, std::uint8_t confidence = sure_markup) {
    Statement made = statement(confidence);
    made.by = review.text("author");
    made.one_of_many = confidence == one_of_several;
    made.says.rating =
        stated_rating(agreed_rating(review), review.text("best"), review.text("worst"));
    if (review.is("entry") && !made.says.rating) return;
    SchemaNode item = of;
    for (const string_view property : item_properties)
      if (!item) item = review.first(property);
    add(std::move(made), item);
  }

  void add_readers(const Item& aggregate) {
    std::string value = aggregate.text("average");
    if (value.empty()) value = agreed_rating(aggregate);
    const auto rating = stated_rating(value, aggregate.text("best"), aggregate.text("worst"));
    if (!rating) return;
    std::string count = aggregate.text("votes");
    if (count.empty()) count = aggregate.text("count");
    Statement made = statement(sure_markup);
    made.says.reader_rating = ReaderRating{rating->value, rating->best, parse_integer(count)};
    out_.push_back(std::move(made));
  }

  void add(Statement made, const SchemaNode& item) {
    if (item) {
      Work work = work_of(item);
      if (!work.title.empty() || !work.ids.empty()) made.says.works.push_back(std::move(work));
    }
    if (made.says.rating || !made.says.works.empty()) out_.push_back(std::move(made));
  }

  static Statement statement(std::uint8_t confidence) {
    Statement made;
    made.trust = Trust::markup;
    made.confidence = confidence;
    made.where = "h-review";
    return made;
  }

  Statements& out_;
};

bool is_item(const JsonNode& value) {
  if (!value.is(JsonKind::object) || value.find("@context")) return false;
  const std::vector<string_view> types = SchemaNode(value).types();
  if (types.empty()) return false;
  if (value.find("properties").is(JsonKind::object)) return types.front().starts_with("h-");
  return std::find(jf2_types.begin(), jf2_types.end(), types.front()) != jf2_types.end();
}

}  // namespace

bool is_microformats_json(const JsonNode& root) {
  if (!root.is(JsonKind::object)) return root.is(JsonKind::array) && is_item(root.first_child());
  const JsonNode items = root.find("items");
  return items.is(JsonKind::array) ? is_item(items.first_child()) : is_item(root);
}

void read_microformats_json(const JsonNode& root, Statements& out) {
  ItemReader reader(out);
  if (root.is(JsonKind::object) && !root.find("items")) return reader.visit(SchemaNode(root), 0);
  for (const JsonNode item : root.is(JsonKind::array) ? root : root.find("items"))
    reader.visit(SchemaNode(item), 0);
}

void read_microformats_post(const Post& post, Statements& out) {
  for (const Extra& extra : post.extras) {
    if (extra.path != "items" || !extra.format.starts_with("json")) continue;
    JsonTree tree;
    if (!tree.parse(extra.raw) || !is_microformats_json(tree.root())) continue;
    read_microformats_json(tree.root(), out);
  }
}

}  // namespace postferry
