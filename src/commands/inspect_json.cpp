// SPDX-License-Identifier: MIT
#include "codec/json_write.h"
#include "commands/inspect.h"
#include "commands/json_members.h"

namespace postferry {

namespace {

using Kind = JsonList::Kind;

// A number that stands as text and may be absent.
void add_decimal(std::string& out, JsonList& object, std::string_view key, std::string_view value) {
  if (value.empty()) return;
  object.key(key);
  out += value;
}

// [{key: name, "count": n}]; a name of two parts gives two keys.
void add_counts(std::string& out, JsonList& object, std::string_view list_key,
                const NameCounts& names, std::string_view first, std::string_view second = {}) {
  object.key(list_key);
  JsonList list(out, Kind::array);
  for (const NameCounts::Entry& entry : names.by_count()) {
    list.element();
    JsonList item(out, Kind::object);
    const TwoParts parts = split_parts(entry.name);
    add_text(out, item, first, second.empty() ? std::string_view(entry.name) : parts.first);
    if (!second.empty()) add_text(out, item, second, parts.second);
    add_number(out, item, "count", entry.count);
    item.close();
  }
  if (names.unlisted() > 0) {
    list.element();
    JsonList item(out, Kind::object);
    add_number(out, item, "unlisted", names.unlisted());
    item.close();
  }
  list.close();
}

void add_inputs(std::string& out, JsonList& object, const Inspection& from) {
  object.key("input");
  JsonList list(out, Kind::array);
  for (const std::string& input : from.inputs) {
    list.element();
    append_json_string(out, input);
  }
  list.close();
  add_text(out, object, "format", from.format);
}

void add_site(std::string& out, JsonList& object, const Site& site) {
  object.key("site");
  JsonList inner(out, Kind::object);
  add_text(out, inner, "title", site.title);
  add_text(out, inner, "url", site.url);
  add_text(out, inner, "language", site.language);
  add_text(out, inner, "generator", site.generator);
  add_text(out, inner, "exported", site.exported.iso);
  add_text(out, inner, "wxr_version", site.wxr_version);
  inner.close();
}

void add_posts(std::string& out, JsonList& object, const Inspection& from) {
  object.key("posts");
  JsonList inner(out, Kind::object);
  add_number(out, inner, "count", from.posts);
  add_number(out, inner, "skipped", from.skipped);
  add_number(out, inner, "failed", from.failed);
  add_number(out, inner, "with_image", from.of(Fact::image).total());
  add_counts(out, inner, "kinds", from.of(Fact::kind), "type", "status");
  inner.close();

  object.key("dates");
  JsonList dates(out, Kind::object);
  add_text(out, dates, "first", from.first_date);
  add_text(out, dates, "last", from.last_date);
  add_number(out, dates, "undated", from.undated);
  dates.key("years");
  JsonList years(out, Kind::array);
  for (const NameCounts::Entry& year : from.years.by_name()) {
    years.element();
    JsonList item(out, Kind::object);
    add_text(out, item, "year", year.name);
    add_number(out, item, "count", year.count);
    item.close();
  }
  years.close();
  dates.close();
}

void add_comments(std::string& out, JsonList& object, const Inspection& from) {
  object.key("comments");
  JsonList inner(out, Kind::object);
  add_number(out, inner, "count", from.comments);
  add_number(out, inner, "answers", from.of(Fact::answer).total());
  add_number(out, inner, "posts", from.of(Fact::commented).total());
  add_counts(out, inner, "kinds", from.of(Fact::comment_kind), "type", "status");
  add_counts(out, inner, "custom_fields", from.of(Fact::comment_field), "key");
  inner.close();
}

std::string_view display_name(const Site& site, std::string_view login) {
  for (const Author& author : site.authors)
    if (author.login == login) return author.display_name;
  return {};
}

// Authors of posts, then those that the site declares and no post has.
void add_authors(std::string& out, JsonList& object, const Inspection& from) {
  object.key("authors");
  JsonList list(out, Kind::array);
  const auto add = [&](std::string_view login, std::string_view name, std::uint64_t posts) {
    list.element();
    JsonList item(out, Kind::object);
    add_text(out, item, "login", login);
    add_text(out, item, "name", name);
    add_number(out, item, "posts", posts);
    item.close();
  };
  const NameCounts& authors = from.of(Fact::author);
  for (const NameCounts::Entry& entry : authors.by_count())
    add(entry.name, display_name(from.site, entry.name), entry.count);
  for (const Author& author : from.site.authors)
    if (authors.count_of(author.login) == 0) add(author.login, author.display_name, 0);
  list.close();
}

void add_taxonomies(std::string& out, JsonList& object, const Inspection& from) {
  object.key("taxonomies");
  JsonList list(out, Kind::array);
  for (const TaxonomyUse& taxonomy : taxonomies(from)) {
    list.element();
    JsonList item(out, Kind::object);
    add_text(out, item, "taxonomy", taxonomy.name);
    add_number(out, item, "declared", taxonomy.declared);
    add_number(out, item, "uses", taxonomy.uses);
    item.key("terms");
    JsonList terms(out, Kind::array);
    for (const NameCounts::Entry& term : taxonomy.terms) {
      terms.element();
      JsonList inner(out, Kind::object);
      add_text(out, inner, "slug", term.name);
      add_text(out, inner, "name", term.label);
      add_number(out, inner, "count", term.count);
      inner.close();
    }
    terms.close();
    item.close();
  }
  list.close();
  if (from.of(Fact::term).unlisted() > 0)
    add_number(out, object, "terms_unlisted", from.of(Fact::term).unlisted());
}

void add_bodies(std::string& out, JsonList& object, const Inspection& from) {
  object.key("bodies");
  JsonList inner(out, Kind::object);
  add_counts(out, inner, "formats", from.of(Fact::body), "format");
  add_counts(out, inner, "blocks", from.of(Fact::block), "name");
  add_counts(out, inner, "shortcodes", from.of(Fact::shortcode), "name");
  inner.close();
}

void add_ratings(std::string& out, JsonList& object, const Inspection& from) {
  object.key("ratings");
  JsonList list(out, Kind::array);
  for (const RatingScale& scale : rating_scales(from)) {
    list.element();
    JsonList item(out, Kind::object);
    add_decimal(out, item, "best", scale.best);
    add_number(out, item, "count", scale.count);
    if (scale.wordy > 0) add_number(out, item, "without_number", scale.wordy);
    add_decimal(out, item, "mean", scale.mean);
    item.key("values");
    JsonList values(out, Kind::array);
    for (const NameCounts::Entry& value : scale.values) {
      values.element();
      JsonList inner(out, Kind::object);
      add_decimal(out, inner, "value", value.name);
      add_number(out, inner, "count", value.count);
      inner.close();
    }
    values.close();
    item.close();
  }
  list.close();
}

void add_reviews(std::string& out, JsonList& object, const Inspection& from) {
  object.key("reviews");
  JsonList inner(out, Kind::object);
  add_number(out, inner, "count", from.reviews);
  add_counts(out, inner, "fields", from.of(Fact::review_field), "field");
  add_counts(out, inner, "found", from.of(Fact::found), "where", "field");
  add_counts(out, inner, "other_ratings", from.of(Fact::other_rating), "whose");
  inner.close();
}

void add_plugins(std::string& out, JsonList& object, const Inspection& from) {
  object.key("plugins");
  JsonList list(out, Kind::array);
  for (const PluginUse& plugin : plugins_seen(from)) {
    list.element();
    JsonList item(out, Kind::object);
    add_text(out, item, "name", plugin.name);
    add_number(out, item, "posts", plugin.posts);
    item.key("signs");
    JsonList signs(out, Kind::array);
    for (const std::string& sign : plugin.signs) {
      signs.element();
      append_json_string(out, sign);
    }
    signs.close();
    add_text(out, item, "note", plugin.note);
    item.close();
  }
  list.close();
}

void add_place(std::string& out, JsonList& list, const Note& note) {
  list.element();
  JsonList place(out, Kind::object);
  add_text(out, place, "source", note.place.source);
  if (note.place.line != 0) add_number(out, place, "line", note.place.line);
  add_text(out, place, "post", note.post);
  add_text(out, place, "field", note.field);
  add_text(out, place, "text", note.text);
  place.close();
}

void add_notes(std::string& out, JsonList& object, const Inspection& from) {
  object.key("notes");
  JsonList list(out, Kind::array);
  for (const NoteGroups::Group* group : from.notes.groups()) {
    list.element();
    const NoteInfo& kind = info(group->code);
    JsonList item(out, Kind::object);
    add_text(out, item, "code", kind.name);
    add_text(out, item, "severity", to_string(kind.severity));
    add_number(out, item, "count", group->count);
    item.key("first");
    JsonList places(out, Kind::array);
    for (const Note& note : group->first) add_place(out, places, note);
    places.close();
    item.close();
  }
  list.close();
}

}  // namespace

std::string to_json(const Inspection& inspection) {
  std::string out;
  JsonList object(out, Kind::object);
  add_inputs(out, object, inspection);
  add_site(out, object, inspection.site);
  add_posts(out, object, inspection);
  add_comments(out, object, inspection);
  add_authors(out, object, inspection);
  add_taxonomies(out, object, inspection);
  add_counts(out, object, "custom_fields", inspection.of(Fact::field), "key");
  add_bodies(out, object, inspection);
  add_reviews(out, object, inspection);
  add_ratings(out, object, inspection);
  add_plugins(out, object, inspection);
  add_counts(out, object, "unknown", inspection.of(Fact::unknown), "format", "path");
  object.key("damaged");
  out += inspection.damaged ? "true" : "false";
  add_notes(out, object, inspection);
  object.close();
  return out + "\n";
}

}  // namespace postferry
