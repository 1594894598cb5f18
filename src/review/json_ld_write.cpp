// SPDX-License-Identifier: MIT
#include "review/json_ld_write.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "codec/entities.h"
#include "codec/json_write.h"
#include "review/book_ids.h"
#include "review/titles.h"

namespace postferry {

namespace {

using std::string_view;

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

using Object = JsonList;

class ReviewWriter {
 public:
  ReviewWriter(const Post& post, string_view author) : post_(post), review_(*post.review) {
    if (!author.empty())
      author_ = author;
    else if (looks_like_name(post.author))
      author_ = post.author;
  }

  std::string write() {
    const std::vector<const Work*> rated = further_rated();
    Object top(out_, Object::Kind::object);
    top.key("@context");
    add_string("https://schema.org");
    if (rated.empty()) {
      add_members(top);
    } else {
      top.key("@graph");
      Object graph(out_, Object::Kind::array);
      graph.element();
      Object main(out_, Object::Kind::object);
      add_members(main);
      main.close();
      for (const Work* work : rated) {
        graph.element();
        add_further(*work);
      }
      graph.close();
    }
    top.close();
    return std::move(out_);
  }

 private:
  // Works behind the first that have a rating of their own.
  [[nodiscard]] std::vector<const Work*> further_rated() const {
    std::vector<const Work*> out;
    for (std::size_t i = 1; i < review_.works.size(); ++i)
      if (can_write(review_.works[i].rating)) out.push_back(&review_.works[i]);
    return out;
  }

  // Readers take 5 for the best where none is stated.
  template <class R>
  static bool fits_scale(const R& rating) {
    constexpr double default_best = 5;
    return rating.value && (rating.best || rating.value->to_double() <= default_best);
  }
  static bool can_write(const std::optional<Rating>& rating) {
    return rating && fits_scale(*rating);
  }

  void add_members(Object& node) {
    add_head(node);
    add_items(node);
    add_ratings(node);
    if (review_.works.empty()) add_subjects(node);
    add_text(node, "abstract", review_.summary);
    add_lists(node);
  }

  // A Review of a further work.
  void add_further(const Work& work) {
    Object node(out_, Object::Kind::object);
    add_head(node);
    node.key("itemReviewed");
    add_work(work, false);
    node.key("reviewRating");
    add_rating(*work.rating, {});
    node.close();
  }

  void add_head(Object& node) {
    node.key("@type");
    add_string("Review");
    add_text(node, "name", post_.title);
    add_text(node, "url", post_.url);
    if (!author_.empty()) {
      node.key("author");
      add_person(author_);
    }
    add_text(node, "datePublished", post_.date.empty() ? post_.date_gmt.iso : post_.date.iso);
    add_text(node, "inLanguage", post_.language);
  }

  void add_items(Object& node) {
    std::vector<const Work*> items;
    for (std::size_t i = 0; i < review_.works.size(); ++i)
      if (i == 0 || !can_write(review_.works[i].rating)) items.push_back(&review_.works[i]);
    if (items.empty()) return;
    node.key("itemReviewed");
    if (items.size() == 1) return add_work(*items.front(), true);
    Object list(out_, Object::Kind::array);
    for (const Work* item : items) {
      list.element();
      add_work(*item, item == items.front());
    }
    list.close();
  }

  // `main`: subjects and readers' ratings of the review are this work's.
  void add_work(const Work& work, bool main) {
    const string_view type = type_of(work);
    Object node(out_, Object::Kind::object);
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
    if (main) {
      add_reader_rating(node);
      add_subjects(node);
    }
    node.close();
  }

  static std::vector<std::string> names_with(const Work& work, string_view role) {
    std::vector<std::string> names;
    for (const Contributor& one : work.contributors)
      if (equals_ignoring_case(one.role, role)) names.push_back(one.name);
    return names;
  }

  void add_ids(Object& node, const Ids& ids) {
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

  void add_series(Object& node, const Work& work) {
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

  void add_reader_rating(Object& node) {
    if (!review_.reader_rating || !fits_scale(*review_.reader_rating)) return;
    const ReaderRating& readers = *review_.reader_rating;
    node.key("aggregateRating");
    Object rating(out_, Object::Kind::object);
    rating.key("@type");
    add_string("AggregateRating");
    rating.key("ratingValue");
    out_ += readers.value->to_string();
    add_decimal(rating, "bestRating", readers.best);
    add_number(rating, "ratingCount", readers.count);
    rating.close();
  }

  void add_subjects(Object& node) {
    if (review_.subjects.empty()) return;
    node.key("about");
    Object list(out_, Object::Kind::array);
    for (const std::string& subject : review_.subjects) {
      list.element();
      add_named("Thing", subject);
    }
    list.close();
  }

  // One rating is a node, one with its aspects a list; a lone aspect would be taken for the rating.
  void add_ratings(Object& node) {
    std::vector<const AspectRating*> aspects;
    for (const AspectRating& aspect : review_.aspect_ratings)
      if (fits_scale(aspect) && !aspect.aspect.empty()) aspects.push_back(&aspect);
    const bool has_rating = can_write(review_.rating);
    if (!has_rating && aspects.size() < 2) return;
    node.key("reviewRating");
    if (aspects.empty()) return add_rating(*review_.rating, {});
    Object list(out_, Object::Kind::array);
    if (has_rating) {
      list.element();
      add_rating(*review_.rating, {});
    }
    for (const AspectRating* aspect : aspects) {
      list.element();
      add_rating(*aspect, aspect->aspect);
    }
    list.close();
  }

  template <class R>
  void add_rating(const R& rating, string_view aspect) {
    Object node(out_, Object::Kind::object);
    node.key("@type");
    add_string("Rating");
    add_text(node, "reviewAspect", aspect);
    node.key("ratingValue");
    out_ += rating.value->to_string();
    add_decimal(node, "bestRating", rating.best);
    // Readers take 1 for the worst where none is stated.
    std::optional<Decimal> worst = rating.worst;
    if (!worst && rating.value->to_double() < 1) worst = Decimal();
    add_decimal(node, "worstRating", worst);
    node.close();
  }

  void add_lists(Object& node) {
    if (review_.recommendations.empty() && review_.upcoming.empty()) return;
    node.key("mentions");
    Object lists(out_, Object::Kind::array);
    for (const Recommendation& group : review_.recommendations) {
      lists.element();
      add_list(group.heading, group.reason, group.works, true);
    }
    if (!review_.upcoming.empty()) {
      lists.element();
      add_list("Coming up", {}, review_.upcoming, false);
    }
    lists.close();
  }

  void add_list(string_view heading, string_view reason, const std::vector<ListedWork>& works,
                bool recommended) {
    Object node(out_, Object::Kind::object);
    node.key("@type");
    add_string("ItemList");
    if (recommended) add_text(node, "additionalType", "https://schema.org/Recommendation");
    add_text(node, "name", heading);
    add_text(node, "description", reason);
    node.key("itemListElement");
    Object list(out_, Object::Kind::array);
    std::int64_t position = 0;
    for (const ListedWork& work : works) {
      list.element();
      Object element(out_, Object::Kind::object);
      element.key("@type");
      add_string("ListItem");
      add_number(element, "position", ++position);
      element.key("item");
      add_listed(work);
      element.close();
    }
    list.close();
    node.close();
  }

  void add_listed(const ListedWork& work) {
    Object node(out_, Object::Kind::object);
    node.key("@type");
    add_string("Book");
    add_text(node, "name", work.title);
    add_persons(node, "author", work.authors);
    add_text(node, "url", work.url);
    add_text(node, "description", work.note);
    node.close();
  }

  void add_persons(Object& node, string_view property, const std::vector<std::string>& names) {
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
  void add_person(string_view name) { add_named("Person", name); }
  void add_named(string_view type, string_view name) {
    Object node(out_, Object::Kind::object);
    node.key("@type");
    add_string(type);
    add_text(node, "name", name);
    node.close();
  }

  void add_texts(Object& node, string_view property, const std::vector<std::string>& texts) {
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
  void add_text(Object& node, string_view property, string_view text) {
    if (text.empty()) return;
    node.key(property);
    add_string(text);
  }
  void add_number(Object& node, string_view property, std::optional<std::int64_t> number) {
    if (!number) return;
    node.key(property);
    append_json_integer(out_, *number);
  }
  void add_decimal(Object& node, string_view property, const std::optional<Decimal>& number) {
    if (!number) return;
    node.key(property);
    out_ += number->to_string();
  }

  // Nothing may end the script or begin markup in it. Readers decode references, which other
  // writers put there: what would be taken for one is written as one.
  void add_string(string_view text) {
    std::string safe;
    if (text.find('&') != string_view::npos && decode_entities(text) != text)
      text = safe = replace_all(text, "&", "&amp;");
    std::string json;
    append_json_string(json, text);
    out_ += json.find('<') == std::string::npos ? json : replace_all(json, "<", "\\u003c");
  }

  const Post& post_;
  const Review& review_;
  string_view author_;
  std::string out_;
};

bool says_something(const Review& review) {
  return review.rating || !review.works.empty() || !review.recommendations.empty() ||
         !review.upcoming.empty() || !review.subjects.empty();
}

}  // namespace

std::string review_json_ld(const Post& post, string_view author) {
  if (!post.review || !says_something(*post.review)) return {};
  return ReviewWriter(post, author).write();
}

}  // namespace postferry
