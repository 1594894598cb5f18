// SPDX-License-Identifier: MIT
// Plugins that keep several values in one field, or whose fields count only beside others.
#include <array>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "codec/php_serialized.h"
#include "codec/php_value.h"
#include "review/book_ids.h"
#include "review/page_count.h"
#include "review/places_meta_reader.h"
#include "review/titles.h"

namespace postferry {

namespace {

// One criterion, if it was rated.
void add_aspect(Review& says, std::string aspect, std::string_view value,
                const std::optional<Decimal>& best) {
  auto rating = stored_rating(value, best);
  if (!rating || aspect.empty()) return;
  says.aspect_ratings.push_back(
      {std::move(aspect), rating->value, rating->best, std::nullopt, std::move(rating->text)});
}

// The text of a value of microformats: itself, the first of a list, the name of a nested item.
std::string_view plain_of(ValueNode node) {
  for (int depth = 0; node && depth < 8; ++depth) {
    if (node.is_scalar()) return trim(node.text());
    if (const ValueNode inner = node.find("properties"))
      node = inner.find("name");
    else if (const ValueNode name = node.find("name"))
      node = name;
    else
      node = node.find("0");
  }
  return {};
}

void add_authors(ValueNode node, std::vector<std::string>& authors) {
  const auto add = [&authors](std::string_view name) {
    if (name.empty() || is_web_address(name)) return;
    for (std::string& one : split_names(clean_text(name))) authors.push_back(std::move(one));
  };
  if (!node || node.is_scalar() || !node.find("0"))
    add(plain_of(node));
  else
    for (const ValueNode child : node) add(plain_of(child));
}

// Whether its kind (a taxonomy of Post Kinds) tells that the cited thing is what was read.
bool is_of_reading(const Post& post) {
  for (const Term& term : post.terms)
    if (term.taxonomy == "kind" && (term.slug == "review" || term.slug == "read")) return true;
  return false;
}

}  // namespace

std::optional<Decimal> wp_review_best(std::string_view type) noexcept {
  if (type == "star") return Decimal(5);
  if (type == "point") return Decimal(10);
  if (type == "percentage" || type == "circle" || type == "thumbs") return Decimal(100);
  return std::nullopt;
}

void MetaReader::read_plugin(std::string_view value) {
  switch (row_->how) {
    case MetaHow::wp_review_items: read_wp_review_items(value); break;
    case MetaHow::wp_review_schema: read_wp_review_schema(value); break;
    case MetaHow::yasr_multiset: read_yasr_multiset(value); break;
    case MetaHow::yasr_fields: read_yasr_fields(value); break;
    case MetaHow::mf2_cite: read_cite(value); break;
    case MetaHow::mf2_shelf: read_shelf(value); break;
    case MetaHow::mbdb_editions: read_editions(value); break;
    default:
      if (is_wppr_review()) read_wppr(value);
      break;
  }
}

// A value that was serialized twice (some importers do) is read twice.
ValueNode MetaReader::tree_of(std::string_view value) {
  if (!looks_php_serialized(value)) return {};
  (void)read_php_value(value, tree_);
  const ValueNode root = tree_.root();
  if (root && root.is(ValueKind::quoted) && looks_php_serialized(root.text()))
    (void)read_php_value(root.text(), tree_);
  return tree_.root();
}

void MetaReader::read_wp_review_items(std::string_view value) {
  const std::string_view type = known_.value("wp_review_type");
  if (type == "none") return;
  const auto best = wp_review_best(type);
  Review says;
  for (const ValueNode item : tree_of(value)) {
    const ValueNode title = item.find("wp_review_item_title");
    const ValueNode star = item.find("wp_review_item_star");
    if (title && star) add_aspect(says, clean_text(title.text()), star.text(), best);
  }
  say(std::move(says));
}

// An array of kinds of works, each with the fields of its own; the one that was chosen counts.
void MetaReader::read_wp_review_schema(std::string_view value) {
  const std::string_view chosen = known_.value("wp_review_schema");
  const ValueNode fields = tree_of(value).find(chosen.empty() ? "Book" : chosen);
  if (!fields) return;
  Review says;
  Work& work = main_work(says);
  work.title = clean_text(plain_of(fields.find("name")));
  add_authors(fields.find("author"), work.authors);
  (void)add_isbn(work.ids, plain_of(fields.find("isbn")));
  say(std::move(says));
}

bool MetaReader::is_wppr_review() const { return known_.value("cwp_meta_box_check") == "Yes"; }

void MetaReader::read_wppr(std::string_view value) {
  Review says;
  switch (row_->how) {
    case MetaHow::wppr_options: add_wppr_options(tree_of(value), says); break;
    case MetaHow::wppr_old_options:
      // Newer versions copy them.
      if (!known_.has("wppr_options")) add_wppr_old_options(says);
      break;
    case MetaHow::wppr_title: main_work(says).title = clean_text(value); break;
    case MetaHow::wppr_cover:
      if (is_web_address(value)) main_work(says).cover = value;
      break;
    default: main_work(says).kind = work_kind(value); break;
  }
  say(std::move(says));
}

void MetaReader::add_wppr_options(ValueNode options, Review& says) {
  for (const ValueNode option : options) {
    const ValueNode name = option.find("name");
    const ValueNode grade = option.find("value");
    if (name && grade) add_aspect(says, clean_text(name.text()), grade.text(), Decimal(100));
  }
}

// option_1_content, option_1_grade, option_2_content...
void MetaReader::add_wppr_old_options(Review& says) {
  constexpr std::size_t most = 32;
  constexpr std::string_view prefix = "option_";
  std::array<const Meta*, most> names{};
  std::array<const Meta*, most> grades{};
  for (const Meta& meta : post_.meta) {
    std::string_view key = meta.key;
    if (!key.starts_with(prefix)) continue;
    key.remove_prefix(prefix.size());
    const std::size_t bar = key.find('_');
    if (bar == std::string_view::npos) continue;
    const auto number = parse_integer(key.substr(0, bar));
    if (!number || *number < 0 || *number >= static_cast<std::int64_t>(most)) continue;
    const auto at = static_cast<std::size_t>(*number);
    const std::string_view part = key.substr(bar);
    if (part == "_content" && names[at] == nullptr) names[at] = &meta;
    if (part == "_grade" && grades[at] == nullptr) grades[at] = &meta;
  }
  for (std::size_t i = 0; i < most; ++i)
    if (names[i] != nullptr && grades[i] != nullptr)
      add_aspect(says, clean_text(names[i]->value), grades[i]->value, Decimal(100));
}

// [{set_id, fields_and_ratings: [{field, rating}]}]; what the fields are called is in a table.
void MetaReader::read_yasr_multiset(std::string_view value) {
  Review says;
  for (const ValueNode set : tree_of(value)) {
    const ValueNode id = set.find("set_id");
    for (const ValueNode field : set.find("fields_and_ratings")) {
      const ValueNode name = field.find("field");
      const ValueNode rating = field.find("rating");
      if (!id || !name || !rating) continue;
      add_aspect(says, "set " + std::string(id.text()) + ", field " + std::string(name.text()),
                 rating.text(), Decimal(5));
    }
  }
  say(std::move(says));
}

void MetaReader::read_yasr_fields(std::string_view value) {
  const ValueNode fields = tree_of(value);
  if (!fields) return;
  const auto text = [&fields](std::string_view key) {
    const ValueNode field = fields.find(key);
    return field ? trim(field.text()) : std::string_view();
  };
  Review says;
  Work& work = main_work(says);
  work.authors = split_names(clean_text(text("yasr_book_author")));
  (void)add_isbn(work.ids, text("yasr_book_isbn"));
  work.pages = page_count(text("yasr_book_number_of_pages"));
  const std::string_view format = text("yasr_book_bookformat");
  work.binding = clean_text(format.substr(format.rfind('/') + 1));  // of schema.org's address
  say(std::move(says));
}

// A citation as JF2 ({name, author, url}), as microformats ([{type, properties: {name: [...]}}]) or
// as a text. It may be what was liked or answered: only a review and a reading cite a work.
void MetaReader::read_cite(std::string_view value) {
  if (meta_->key != "mf2_read-of" && !is_of_reading(post_)) return;
  ValueNode cite = tree_of(value);
  while (cite && !cite.is_scalar() && cite.find("0")) cite = cite.find("0");
  Review says;
  Work& work = main_work(says);
  if (!cite || cite.is_scalar()) {
    const std::string_view text = cite ? trim(cite.text()) : value;
    (is_web_address(text) ? work.url : work.title) = clean_text(text);
  } else {
    const ValueNode inner = cite.find("properties");
    const ValueNode fields = inner ? inner : cite;
    const auto text = [&fields](std::string_view key) { return plain_of(fields.find(key)); };
    work.title = is_web_address(text("name")) ? std::string() : clean_text(text("name"));
    add_authors(fields.find("author"), work.authors);
    if (is_web_address(text("url"))) work.url = text("url");
    if (text("uid").starts_with("isbn:")) (void)add_isbn(work.ids, text("uid").substr(5));
  }
  say(std::move(says));
}

void MetaReader::read_shelf(std::string_view value) {
  const ValueNode tree = tree_of(value);
  const std::string_view status = tree ? plain_of(tree) : value;
  Review says;
  if (status == "finished") says.shelf = "read";
  if (status == "reading") says.shelf = "currently-reading";
  if (status == "to-read" || status == "want-to-read") says.shelf = "to-read";
  say(std::move(says));
}

void MetaReader::read_editions(std::string_view value) {
  Review says;
  Work& work = main_work(says);
  for (const ValueNode edition : tree_of(value)) {
    const ValueNode isbn = edition.find("_mbdb_isbn");
    if (isbn && add_book_number(work.ids, isbn.text())) break;
  }
  say(std::move(says));
}

void MetaReader::read_glsr_export(std::string_view value) {
  const ValueNode rating = tree_of(value).find("rating");
  if (rating) say_rating(stored_rating(rating.text(), Decimal(5)));
}

}  // namespace postferry
