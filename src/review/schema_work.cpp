// SPDX-License-Identifier: MIT
#include "review/schema_work.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/book_ids.h"
#include "review/page_count.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/years.h"

namespace postferry {

namespace {

using std::string_view;

/// Types of schema.org and what the model calls such works. Whose `author` is no author in our
/// sense (a film's writers, a product's maker) has `written` false.
struct KindRow {
  string_view type;
  string_view kind;
  bool written = false;
};
constexpr auto kind_rows = std::to_array<KindRow>({
    {"Book", "", true},
    {"BookSeries", "", true},
    {"Audiobook", "", true},
    {"ComicStory", "", true},
    {"ComicIssue", "", true},
    {"ShortStory", "", true},
    {"PublicationIssue", "", true},
    {"Movie", "movie"},
    {"MovieSeries", "movie"},
    {"TVSeries", "tv"},
    {"TVSeason", "tv"},
    {"TVEpisode", "tv"},
    {"VideoGame", "game"},
    {"Game", "game"},
    {"MusicAlbum", "music"},
    {"MusicRecording", "music"},
    {"MusicRelease", "music"},
    {"PodcastSeries", "podcast"},
    {"PodcastEpisode", "podcast"},
    {"Play", "play", true},
    {"TheaterEvent", "play"},
    {"Course", "course"},
    {"Event", "event"},
    {"MusicEvent", "event"},
    {"SoftwareApplication", "software"},
    {"MobileApplication", "software"},
    {"WebApplication", "software"},
    {"Product", "product"},
    {"Recipe", "recipe", true},
    {"Restaurant", "place"},
    {"FoodEstablishment", "place"},
    {"LocalBusiness", "place"},
    {"Hotel", "place"},
    {"Place", "place"},
});

const KindRow* kind_row(const SchemaNode& node) {
  for (const string_view type : node.types())
    for (const KindRow& row : kind_rows)
      if (row.type == type) return &row;
  return nullptr;
}

constexpr auto page_types = std::to_array<string_view>(
    {"WebPage", "WebSite", "Article", "BlogPosting", "NewsArticle", "Blog", "ItemPage",
     "CollectionPage", "ProfilePage", "AboutPage", "ItemList", "Organization", "Person"});
constexpr auto vague_types = std::to_array<string_view>({"Thing", "CreativeWork", "CreativeWorks"});

template <class List>
bool contains(const List& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

bool says_nothing(const std::string& name) {
  const std::string word = lower(name);
  return word.empty() || word == "unknown" || word == "n/a" || word == "none" ||
         word == "various" || word == "-";
}

void add_ids(const SchemaNode& node, Ids& ids) {
  for (const string_view property : {"isbn", "gtin13", "productID"})
    for (const SchemaNode& value : node.values(property)) (void)add_isbn(ids, value.text());
  for (const SchemaNode& value : node.values("identifier")) {
    if (!value.is_object()) {
      (void)add_isbn(ids, value.text());
      continue;
    }
    const std::string name = lower(value.text("propertyID"));
    const std::string number = value.text("value");
    if (name == "asin" && is_asin(number))
      (void)add_id(ids, "asin", number);
    else if (name.empty() || name.find("isbn") != string_view::npos)
      (void)add_isbn(ids, number);
    else if (name.size() <= 20 && number.size() <= 40 &&
             std::all_of(name.begin(), name.end(), [](char c) { return is_alpha(c); }))
      (void)add_id(ids, name, number);
  }
}

void add_contributors(const SchemaNode& node, Work& work) {
  for (const string_view role :
       {"translator", "illustrator", "editor", "director", "readBy", "contributor"})
    for (std::string& name : names_of(node.values(role)))
      work.contributors.push_back({std::move(name), role == "readBy"        ? "narrator"
                                                    : role == "contributor" ? std::string()
                                                                            : std::string(role)});
}

void add_series(const SchemaNode& node, Work& work) {
  for (const string_view property : {"isPartOf", "partOfSeries"}) {
    for (const SchemaNode& part : node.values(property)) {
      const std::vector<string_view> types = part.types();
      const bool is_series = std::any_of(types.begin(), types.end(), [](string_view type) {
        return type.ends_with("Series") || type == "ComicSeries";
      });
      if (!is_series) continue;
      std::string name = part.text();
      if (name.empty()) continue;
      std::string position = node.text("position");
      if (position.empty()) position = node.text("volumeNumber");
      work.series.push_back({std::move(name), std::move(position)});
    }
  }
}

// What editions say that a work does not: numbers, pages, publisher, cover.
void add_edition(const SchemaNode& node, Work& work) {
  add_ids(node, work.ids);
  if (work.publisher.empty()) work.publisher = node.text("publisher");
  if (is_address(work.publisher)) work.publisher.clear();
  if (work.binding.empty())
    if (const SchemaNode format = node.first("bookFormat"))
      work.binding = without_prefix(trim(format.json().text()));
  if (!work.pages) work.pages = page_count(node.text("numberOfPages"));
  if (!work.year) work.year = year_of(node.text("datePublished"));
  if (!work.year) work.year = year_of(node.text("copyrightYear"));
  if (work.language.empty()) work.language = node.text("inLanguage");
  if (work.cover.empty()) work.cover = node.first("image").address();
}

}  // namespace

SchemaKind kind_of(const SchemaNode& node) {
  const std::vector<string_view> types = node.types();
  if (!node.is_object() || kind_row(node) != nullptr) return SchemaKind::work;
  SchemaKind kind = SchemaKind::vague;
  for (const string_view type : types) {
    if (contains(page_types, type)) return SchemaKind::page;
    if (!contains(vague_types, type)) kind = SchemaKind::work;
  }
  return kind;
}

std::vector<std::string> names_of(const std::vector<SchemaNode>& persons) {
  std::vector<std::string> names;
  for (const SchemaNode& person : persons) {
    const std::string name = person.text();
    if (says_nothing(name) || is_address(name)) continue;
    std::vector<std::string> several = split_names(name);
    // "Jane Doe and Bob Bell" in one string; a node is one person.
    const bool part = !person.is_object() && several.size() > 1 && are_names(several);
    if (!part) several.assign(1, name);
    for (std::string& one : several)
      if (!contains(names, one)) names.push_back(std::move(one));
  }
  return names;
}

Work work_of(const SchemaNode& node) {
  Work work;
  if (!node.is_object()) {
    std::string title = node.text();
    (is_address(title) ? work.url : work.title) = std::move(title);
    return work;
  }
  const KindRow* row = kind_row(node);
  if (row != nullptr) work.kind = row->kind;
  work.title = node.text("name");
  if (is_address(work.title)) work.title.clear();
  work.subtitle = node.text("alternativeHeadline");
  if (row == nullptr || row->written) work.authors = names_of(node.values("author"));
  if (work.authors.empty()) work.authors = names_of(node.values("byArtist"));
  if (work.authors.empty() && row != nullptr && row->written)
    work.authors = names_of(node.values("creator"));
  add_contributors(node, work);
  add_series(node, work);
  add_edition(node, work);
  const std::vector<SchemaNode> editions = node.values("workExample");
  if (editions.size() == 1) add_edition(editions.front(), work);
  work.summary = node.text("abstract");
  work.url = node.first("url").address();
  return work;
}

std::vector<std::string> subjects_of(const SchemaNode& node) {
  std::vector<std::string> subjects;
  for (const string_view property : {"genre", "about"})
    for (const SchemaNode& value : node.values(property)) {
      // A work that something is about is none of its subjects.
      if (value.is_object() && !value.has_type("Thing") && !value.has_type("DefinedTerm")) continue;
      std::string name = value.text();
      if (is_address(name)) name = std::string(without_prefix(name));
      if (!says_nothing(name) && !contains(subjects, name)) subjects.push_back(std::move(name));
    }
  return subjects;
}

}  // namespace postferry
