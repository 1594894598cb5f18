// SPDX-License-Identifier: MIT
#include "review/schema_write.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "codec/entities.h"

namespace postferry {

namespace {

using std::string_view;
using Object = JsonList;

struct TypeRow {
  string_view kind;
  string_view type;
};
constexpr auto type_rows = std::to_array<TypeRow>({{"", "Book"},
                                                   {"book", "Book"},
                                                   {"movie", "Movie"},
                                                   {"film", "Movie"},
                                                   {"tv", "TVSeries"},
                                                   {"game", "VideoGame"},
                                                   {"music", "MusicAlbum"},
                                                   {"podcast", "PodcastSeries"},
                                                   {"play", "Play"},
                                                   {"course", "Course"},
                                                   {"event", "Event"},
                                                   {"software", "SoftwareApplication"},
                                                   {"product", "Product"},
                                                   {"recipe", "Recipe"},
                                                   {"place", "LocalBusiness"}});

string_view type_of(const Work& work) {
  for (const TypeRow& row : type_rows)
    if (row.kind == work.kind) return row.type;
  return "CreativeWork";
}

/// Parts that schema.org has a property for.
constexpr auto role_rows = std::to_array<TypeRow>({{"translator", "translator"},
                                                   {"illustrator", "illustrator"},
                                                   {"editor", "editor"},
                                                   {"director", "director"},
                                                   {"narrator", "readBy"}});
constexpr auto book_formats = std::to_array<string_view>(
    {"Paperback", "Hardcover", "EBook", "AudiobookFormat", "GraphicNovel"});

std::vector<std::string> names_with(const Work& work, string_view role) {
  std::vector<std::string> names;
  for (const Contributor& one : work.contributors)
    if (equals_ignoring_case(one.role, role)) names.push_back(one.name);
  return names;
}

}  // namespace

void SchemaWriter::add_work(JsonList& node, const Work& work) {
  const string_view type = type_of(work);
  node.key("@type");
  add_string(type);
  add_text(node, "name", work.title);
  add_text(node, "alternativeHeadline", work.subtitle);
  add_persons(node, type == "MusicAlbum" ? "byArtist" : "author", work.authors);
  for (const TypeRow& role : role_rows) add_persons(node, role.type, names_with(work, role.kind));
  add_ids(node, work.ids);
  add_series(node, work);
  add_text(node, "publisher", work.publisher);
  if (std::find(book_formats.begin(), book_formats.end(), work.binding) != book_formats.end())
    add_text(node, "bookFormat", "https://schema.org/" + work.binding);
  add_number(node, "numberOfPages", work.pages);
  if (work.year) add_text(node, "datePublished", std::to_string(*work.year));
  add_text(node, "inLanguage", work.language);
  add_text(node, "url", work.url);
  add_text(node, "image", work.cover);
  add_text(node, "abstract", work.summary);
}

void SchemaWriter::add_ids(Object& node, const Ids& ids) {
  std::vector<std::string> isbns;
  for (const auto& [name, id] : ids)
    if (name == "isbn10" || name == "isbn13") isbns.push_back(id);
  add_texts(node, "isbn", isbns);
  if (isbns.size() == ids.size()) return;
  node.key("identifier");
  Object list(out_, Object::Kind::array);
  for (const auto& [name, id] : ids) {
    if (name == "isbn10" || name == "isbn13") continue;
    list.element();
    Object value(out_, Object::Kind::object);
    value.key("@type");
    add_string("PropertyValue");
    add_text(value, "propertyID", name);
    add_text(value, "value", id);
    value.close();
  }
  list.close();
}

void SchemaWriter::add_series(Object& node, const Work& work) {
  if (work.series.empty()) return;
  const Series& series = work.series.front();
  node.key("isPartOf");
  Object part(out_, Object::Kind::object);
  part.key("@type");
  add_string(work.kind.empty() ? "BookSeries" : "CreativeWorkSeries");
  add_text(part, "name", series.name);
  part.close();
  add_text(node, "position", series.position);
}

void SchemaWriter::add_persons(Object& node, string_view property,
                               const std::vector<std::string>& names) {
  if (names.empty()) return;
  node.key(property);
  if (names.size() == 1) return add_person(names.front());
  Object list(out_, Object::Kind::array);
  for (const std::string& name : names) {
    list.element();
    add_person(name);
  }
  list.close();
}
void SchemaWriter::add_person(string_view name) { add_named("Person", name); }
void SchemaWriter::add_named(string_view type, string_view name) {
  Object node(out_, Object::Kind::object);
  node.key("@type");
  add_string(type);
  add_text(node, "name", name);
  node.close();
}

void SchemaWriter::add_texts(Object& node, string_view property,
                             const std::vector<std::string>& texts) {
  if (texts.size() == 1) return add_text(node, property, texts.front());
  if (texts.empty()) return;
  node.key(property);
  Object list(out_, Object::Kind::array);
  for (const std::string& text : texts) {
    list.element();
    add_string(text);
  }
  list.close();
}
void SchemaWriter::add_text(Object& node, string_view property, string_view text) {
  if (text.empty()) return;
  node.key(property);
  add_string(text);
}
void SchemaWriter::add_number(Object& node, string_view property,
                              std::optional<std::int64_t> number) {
  if (!number) return;
  node.key(property);
  append_json_integer(out_, *number);
}
void SchemaWriter::add_decimal(Object& node, string_view property,
                               const std::optional<Decimal>& number) {
  if (!number) return;
  node.key(property);
  out_ += number->to_string();
}

// Nothing may end the script or begin markup or a shortcode in it. Readers decode references, which
// other writers put there: what would be taken for one is written as one.
void SchemaWriter::add_string(string_view text) {
  std::string safe;
  if (text.find('&') != string_view::npos && decode_entities(text) != text)
    text = safe = replace_all(text, "&", "&amp;");
  std::string json;
  append_json_string(json, text);
  if (json.find('<') != std::string::npos) json = replace_all(json, "<", "\\u003c");
  if (json.find('[') != std::string::npos) json = replace_all(json, "[", "\\u005b");
  out_ += json;
}

}  // namespace postferry
