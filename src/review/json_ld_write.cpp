// SPDX-License-Identifier: MIT
#include "review/json_ld_write.h"

#include "codec/json_write.h"
#include "review/schema_write.h"
#include "review/titles.h"

namespace postferry {

namespace {

using std::string_view;

using Object = JsonList;

class ReviewWriter {
 public:
  ReviewWriter(const Post& post, string_view author)
      : post_(post), review_(*post.review), to_(out_) {
    if (!author.empty())
      author_ = author;
    else if (looks_like_name(post.author))
      author_ = post.author;
  }

  std::string write() {
    Object top(out_, Object::Kind::object);
    top.key("@context");
    to_.add_string("https://schema.org");
    if (!rates_several()) {
      add_members(top);
    } else {
      top.key("@graph");
      Object graph(out_, Object::Kind::array);
      graph.element();
      Object main(out_, Object::Kind::object);
      add_members(main);
      main.close();
      for (std::size_t i = 1; i < review_.works.size(); ++i) {
        graph.element();
        add_further(review_.works[i]);
      }
      graph.close();
    }
    top.close();
    return std::move(out_);
  }

 private:
  // Whether a work behind the first has a rating of its own.
  [[nodiscard]] bool rates_several() const {
    for (std::size_t i = 1; i < review_.works.size(); ++i)
      if (can_write(review_.works[i].rating)) return true;
    return false;
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
    to_.add_text(node, "abstract", review_.summary);
    add_lists(node);
  }

  // A Review of a further work.
  void add_further(const Work& work) {
    Object node(out_, Object::Kind::object);
    add_head(node);
    node.key("itemReviewed");
    add_work(work, false);
    if (can_write(work.rating)) {
      node.key("reviewRating");
      add_rating(*work.rating, {});
    }
    node.close();
  }

  void add_head(Object& node) {
    node.key("@type");
    to_.add_string("Review");
    to_.add_text(node, "name", post_.title);
    to_.add_text(node, "url", post_.url);
    if (!author_.empty()) {
      node.key("author");
      to_.add_person(author_);
    }
    to_.add_text(node, "datePublished", post_.date.empty() ? post_.date_gmt.iso : post_.date.iso);
    to_.add_text(node, "inLanguage", post_.language);
    node.key("sdPublisher");
    to_.add_named("Organization", json_ld_maker);
  }

  // Works that have no Review of their own.
  void add_items(Object& node) {
    const std::size_t count = rates_several() ? 1 : review_.works.size();
    if (count == 0) return;
    node.key("itemReviewed");
    if (count == 1) return add_work(review_.works.front(), true);
    Object list(out_, Object::Kind::array);
    for (std::size_t i = 0; i < count; ++i) {
      list.element();
      add_work(review_.works[i], i == 0);
    }
    list.close();
  }

  // `main`: subjects and readers' ratings of the review are this work's.
  void add_work(const Work& work, bool main) {
    Object node(out_, Object::Kind::object);
    to_.add_work(node, work);
    if (main) {
      add_reader_rating(node);
      add_subjects(node);
    }
    node.close();
  }

  void add_reader_rating(Object& node) {
    if (!review_.reader_rating || !fits_scale(*review_.reader_rating)) return;
    const ReaderRating& readers = *review_.reader_rating;
    node.key("aggregateRating");
    Object rating(out_, Object::Kind::object);
    rating.key("@type");
    to_.add_string("AggregateRating");
    rating.key("ratingValue");
    out_ += readers.value->to_string();
    to_.add_decimal(rating, "bestRating", readers.best);
    to_.add_number(rating, "ratingCount", readers.count);
    rating.close();
  }

  void add_subjects(Object& node) {
    if (review_.subjects.empty()) return;
    node.key("about");
    Object list(out_, Object::Kind::array);
    for (const std::string& subject : review_.subjects) {
      list.element();
      to_.add_named("Thing", subject);
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
    to_.add_string("Rating");
    to_.add_text(node, "reviewAspect", aspect);
    node.key("ratingValue");
    out_ += rating.value->to_string();
    to_.add_decimal(node, "bestRating", rating.best);
    // Readers take 1 for the worst where none is stated.
    std::optional<Decimal> worst = rating.worst;
    if (!worst && rating.value->to_double() < 1) worst = Decimal();
    to_.add_decimal(node, "worstRating", worst);
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
    to_.add_string("ItemList");
    if (recommended) to_.add_text(node, "additionalType", "https://schema.org/Recommendation");
    to_.add_text(node, "name", heading);
    to_.add_text(node, "description", reason);
    node.key("itemListElement");
    Object list(out_, Object::Kind::array);
    std::int64_t position = 0;
    for (const ListedWork& work : works) {
      list.element();
      Object element(out_, Object::Kind::object);
      element.key("@type");
      to_.add_string("ListItem");
      to_.add_number(element, "position", ++position);
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
    to_.add_string("Book");
    to_.add_text(node, "name", work.title);
    to_.add_persons(node, "author", work.authors);
    to_.add_text(node, "url", work.url);
    to_.add_text(node, "description", work.note);
    node.close();
  }

  const Post& post_;
  const Review& review_;
  string_view author_;
  std::string out_;
  SchemaWriter to_;
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
