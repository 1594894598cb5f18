// SPDX-License-Identifier: MIT
#include "review/schema_review.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "review/json_ld_write.h"
#include "review/labels.h"
#include "review/schema_node.h"
#include "review/schema_work.h"
#include "review/stated_rating.h"

namespace postferry {

namespace {

using std::string_view;

constexpr auto review_types = std::to_array<string_view>(
    {"Review", "CriticReview", "UserReview", "UserReviews", "Recommendation"});
/// Properties whose nodes are other people's or other works'.
constexpr auto foreign =
    std::to_array<string_view>({"comment", "isRelatedTo", "isSimilarTo", "mentions", "citation",
                                "review", "reviews", "aggregateRating", "itemReviewed"});

bool is_review(const SchemaNode& node) {
  const std::vector<string_view> types = node.types();
  return std::any_of(types.begin(), types.end(), [](string_view type) {
    return std::find(review_types.begin(), review_types.end(), type) != review_types.end();
  });
}

std::optional<Rating> rating_of(const SchemaNode& node) {
  if (!node.is_object()) return stated_rating(node.text());
  // Old vocabularies have a rating within the rating.
  const SchemaNode inner = node.first("reviewRating");
  if (!node.has("ratingValue") && inner) return rating_of(inner);
  return stated_rating(node.text("ratingValue"), node.text("bestRating"), node.text("worstRating"));
}

std::optional<std::int64_t> votes(const SchemaNode& node) {
  for (const string_view property : {"ratingCount", "reviewCount"})
    if (const auto count = parse_integer(node.text(property)); count && *count >= 0) return count;
  return std::nullopt;
}

std::optional<ReaderRating> reader_rating_of(const SchemaNode& node) {
  const std::optional<Rating> rating = rating_of(node);
  if (!rating) return std::nullopt;
  return ReaderRating{rating->value, rating->best, votes(node)};
}

bool says_something(const Review& review) {
  return review.rating || review.reader_rating || !review.works.empty() ||
         !review.aspect_ratings.empty() || !review.subjects.empty() ||
         !review.recommendations.empty() || !review.upcoming.empty() || !review.summary.empty();
}

bool says_something(const Work& work) {
  return !work.title.empty() || !work.authors.empty() || !work.ids.empty() || !work.url.empty();
}

class SchemaReader {
 public:
  SchemaReader(string_view where, Statements& out) : where_(where), out_(out) {}

  void read(const JsonNode& root) {
    index(root);
    visit(root);
  }

 private:
  // Nodes by their @id, and whose `review` a node is.
  void index(const JsonNode& value) {
    if (value.is(JsonKind::object)) {
      const SchemaNode node(value);
      if (!node.id().empty() && !node.is_reference()) nodes_.emplace(node.id(), node);
      for (const SchemaNode& review : node.values("review"))
        if (review.is_reference()) reviewed_.emplace(review.id(), node);
    }
    if (value.is(JsonKind::object) || value.is(JsonKind::array))
      for (const JsonNode child : value) index(child);
  }

  [[nodiscard]] SchemaNode resolved(const SchemaNode& node) const {
    if (!node || !node.is_reference()) return node;
    const auto found = nodes_.find(node.id());
    return found == nodes_.end() ? node : found->second;
  }

  void visit(const JsonNode& value) {
    if (value.is(JsonKind::array)) {
      for (const JsonNode element : value) visit(element);
      return;
    }
    if (!value.is(JsonKind::object)) return;
    const SchemaNode node(value);
    if (is_review(node)) {
      const auto item = node.id().empty() ? reviewed_.end() : reviewed_.find(node.id());
      if (!node.is_reference())
        add_review(node, item == reviewed_.end() ? SchemaNode() : item->second, sure_markup);
      return;
    }
    if (node.has_type("AggregateRating")) {
      add_reader_rating(node);
      return;
    }
    visit_item(node);
    for (const JsonNode member : value)
      if (std::find(foreign.begin(), foreign.end(), without_prefix(member.key())) == foreign.end())
        visit(member);
  }

  // A node that may have reviews or readers' ratings.
  void visit_item(const SchemaNode& node) {
    std::vector<SchemaNode> reviews = node.values("review");
    const std::vector<SchemaNode> old = node.values("reviews");
    reviews.insert(reviews.end(), old.begin(), old.end());
    std::erase_if(reviews, [](const SchemaNode& review) {
      return !review.is_object() || review.is_reference();
    });
    // Who reviews a recipe on its own page has cooked it, and did not write the post.
    if (node.has_type("Recipe")) reviews.clear();
    for (const SchemaNode& review : reviews)
      add_review(review, node, reviews.size() > 1 ? one_of_several : sure_markup);
    if (reviews.empty()) add_reader_rating(resolved(node.first("aggregateRating")));
  }

  void add_review(const SchemaNode& review, const SchemaNode& of, std::uint8_t confidence) {
    Statement made = statement(confidence);
    // An organization speaks for those who write on its pages.
    const SchemaNode author = resolved(review.first("author"));
    if (!author.has_type("Organization")) made.by = author.text();
    made.one_of_many = confidence == one_of_several;
    std::vector<SchemaNode> items = review.values("itemReviewed");
    if (items.empty() && of) items.push_back(of);
    for (const SchemaNode& item : items) add_item(resolved(item), made);
    add_ratings(review, made.says);
    for (std::string& subject : subjects_of(review)) add_subject(std::move(subject), made.says);
    made.says.summary = review.text("abstract");
    add_lists(review, made.says);
    if (review.text("sdPublisher") != json_ld_maker) return add(std::move(made));
    made.trust = Trust::derived;
    add_own(std::move(made));
  }

  // Ours are of one review: the further ones are its other works. How its ratings were worded they
  // don't tell.
  void add_own(Statement made) {
    made.by.clear();  // it is the post's author, whatever the name
    made.one_of_many = false;
    if (made.says.rating) made.says.rating->text.clear();
    for (AspectRating& aspect : made.says.aspect_ratings) aspect.text.clear();
    if (!own_) {
      own_ = out_.size();
      add(std::move(made));
      if (out_.size() == *own_) own_.reset();
      return;
    }
    if (made.says.works.empty()) return;
    std::vector<Work>& works = out_[*own_].says.works;
    if (works.empty()) works.emplace_back();  // the main one may be known by its rating alone
    Work& work = works.emplace_back(std::move(made.says.works.front()));
    work.rating = std::move(made.says.rating);
  }

  void add_item(const SchemaNode& item, Statement& to) {
    const SchemaKind kind = kind_of(item);
    if (const auto readers = reader_rating_of(resolved(item.first("aggregateRating"))))
      to.says.reader_rating = readers;
    if (kind == SchemaKind::page) return;
    if (kind == SchemaKind::vague) to.confidence = std::min(to.confidence, vague_markup);
    Work work = work_of(item);
    add_references(item, work);
    if (says_something(work)) to.says.works.push_back(std::move(work));
    for (std::string& subject : subjects_of(item)) add_subject(std::move(subject), to.says);
  }

  // Authors who stand elsewhere in the document.
  void add_references(const SchemaNode& item, Work& work) const {
    if (!work.authors.empty() || nodes_.empty() || !work.kind.empty()) return;
    std::vector<SchemaNode> authors = item.values("author");
    for (SchemaNode& author : authors) author = resolved(author);
    work.authors = names_of(authors);
  }

  static void add_subject(std::string subject, Review& to) {
    if (std::find(to.subjects.begin(), to.subjects.end(), subject) == to.subjects.end())
      to.subjects.push_back(std::move(subject));
  }

  void add_ratings(const SchemaNode& review, Review& to) const {
    std::vector<SchemaNode> ratings = review.values("reviewRating");
    if (ratings.empty()) ratings = review.values("rating");
    if (ratings.empty() && review.has("ratingValue")) ratings.push_back(review);
    for (const SchemaNode& value : ratings) {
      const SchemaNode node = resolved(value);
      std::optional<Rating> rating = rating_of(node);
      if (node.has_type("AggregateRating") || !rating) continue;
      std::string aspect = node.text("reviewAspect");
      if (aspect.empty() && !to.rating)
        to.rating = std::move(rating);
      else if (!aspect.empty())
        to.aspect_ratings.push_back({std::move(aspect), rating->value, rating->best, rating->worst,
                                     std::move(rating->text)});
    }
    // The only one is what the review says, whatever it is about.
    if (!to.rating && ratings.size() == 1 && to.aspect_ratings.size() == 1) {
      const AspectRating& only = to.aspect_ratings.front();
      to.rating = Rating{only.value, only.best, only.worst, only.text};
    }
  }

  // `mentions` are no recommendations but where they are a list that says so.
  static void add_lists(const SchemaNode& review, Review& to) {
    for (const SchemaNode& list : review.values("mentions")) {
      if (!list.has_type("ItemList")) continue;
      Recommendation group;
      group.heading = list.text("name");
      group.reason = list.text("description");
      std::optional<WorkList> kind = heading_of(group.heading);
      if (without_prefix(list.text("additionalType")) == "Recommendation")
        kind = WorkList::recommendations;
      if (!kind) continue;
      for (const SchemaNode& element : list.values("itemListElement")) {
        const SchemaNode item = element.has("item") ? element.first("item") : element;
        Work work = work_of(item);
        if (!work.title.empty())
          group.works.push_back({std::move(work.title), std::move(work.authors),
                                 std::move(work.url), item.text("description")});
      }
      if (group.works.empty()) continue;
      if (*kind == WorkList::recommendations)
        to.recommendations.push_back(std::move(group));
      else
        to.upcoming.insert(to.upcoming.end(), std::make_move_iterator(group.works.begin()),
                           std::make_move_iterator(group.works.end()));
    }
  }

  void add_reader_rating(const SchemaNode& node) {
    if (!node) return;
    Statement made = statement(sure_markup);
    made.says.reader_rating = reader_rating_of(node);
    add(std::move(made));
  }

  [[nodiscard]] Statement statement(std::uint8_t confidence) const {
    Statement made;
    made.trust = Trust::markup;
    made.confidence = confidence;
    made.where = where_;
    return made;
  }

  void add(Statement made) {
    if (out_.size() < most_statements && says_something(made.says)) out_.push_back(std::move(made));
  }

  string_view where_;
  Statements& out_;
  std::optional<std::size_t> own_;  // the first review that we wrote
  std::unordered_map<string_view, SchemaNode> nodes_;
  std::unordered_map<string_view, SchemaNode> reviewed_;
};

}  // namespace

void read_schema(const JsonNode& root, string_view where, Statements& out) {
  SchemaReader(where, out).read(root);
}

}  // namespace postferry
