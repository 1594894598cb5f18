// SPDX-License-Identifier: MIT
#include "review/explain.h"

#include <algorithm>
#include <array>
#include <functional>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "model/review_facts.h"
#include "review/extract.h"
#include "review/fact_text.h"
#include "review/places_values.h"
#include "review/reading.h"
#include "review/weigh.h"

namespace postferry {

namespace {

constexpr auto ranks = std::to_array<TrustRank>({
    {"own", "the source's own fields"},
#define TRUST(trust, text) {#trust, text},
#include "review/trusts.def"
#undef TRUST
});
constexpr auto trusts = std::to_array<Trust>({
#define TRUST(trust, text) Trust::trust,
#include "review/trusts.def"
#undef TRUST
});
static_assert(std::is_sorted(trusts.begin(), trusts.end(), std::greater<>()),
              "trusts.def is in the order of Trust, the most trusted first");

constexpr std::size_t longest_words = Trail::longest_said;

std::size_t rank_of(Trust trust) {
  return 1 +
         static_cast<std::size_t>(std::find(trusts.begin(), trusts.end(), trust) - trusts.begin());
}

struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
};

// "body:10-24".
std::optional<Span> span_of(std::string_view where) {
  constexpr std::string_view body = "body:";
  const std::size_t dash = where.find('-');
  if (!where.starts_with(body) || dash == std::string_view::npos) return std::nullopt;
  const auto begin = parse_integer(where.substr(body.size(), dash - body.size()));
  const auto end = parse_integer(where.substr(dash + 1));
  if (!begin || !end || *begin < 0 || *end < *begin) return std::nullopt;
  return Span{static_cast<std::size_t>(*begin), static_cast<std::size_t>(*end)};
}

// What stands at a place outside of the body.
std::string words_outside(const Post& post, std::string_view where) {
  const auto behind = [where](std::string_view kind) { return where.substr(kind.size()); };
  if (where == "title") return post.title;
  if (where.starts_with("meta:"))
    for (const Meta& meta : post.meta)
      if (meta.key == behind("meta:")) return meta.value;
  std::string words;
  if (where.starts_with("taxonomy:"))
    for (const Term& term : post.terms)
      if (term.taxonomy == behind("taxonomy:")) words += (words.empty() ? "" : ", ") + term.name;
  return words;
}

/// Finds places of one post. Those of its body must come in order of their begin for the line
/// numbers to cost one pass; others cost one more.
class Spots {
 public:
  explicit Spots(const Post& post) : post_(post) {}

  [[nodiscard]] Spot at(std::string where) {
    Spot spot{std::move(where), 0, {}};
    const auto span = span_of(spot.where);
    if (!span || !post_.content || span->end > post_.content->value.size()) {
      spot.words = cut(words_outside(post_, spot.where));
      return spot;
    }
    const std::string_view body = post_.content->value;
    spot.line = line_at(body, span->begin);
    spot.words = cut(words_of(body.substr(span->begin, span->end - span->begin)));
    return spot;
  }

 private:
  std::uint64_t line_at(std::string_view body, std::size_t begin) {
    if (begin < counted_) {
      counted_ = 0;
      line_ = 1;
    }
    line_ += static_cast<std::uint64_t>(
        std::count(body.begin() + static_cast<std::ptrdiff_t>(counted_),
                   body.begin() + static_cast<std::ptrdiff_t>(begin), '\n'));
    counted_ = begin;
    return line_;
  }

  // Line by line, each without markup.
  static std::string words_of(std::string_view body) {
    std::string words;
    while (!body.empty() && words.size() <= longest_words) {
      const std::size_t end = end_of_line(body);
      const std::string line = clean_text(body.substr(0, end));
      if (!line.empty()) words += (words.empty() ? "" : " / ") + line;
      body.remove_prefix(end);
    }
    return words;
  }

  // Behind a line break of the text, or in front of the tag of one.
  static std::size_t end_of_line(std::string_view body) {
    for (std::size_t at = body.find_first_of("\n<"); at < body.size();
         at = body.find_first_of("\n<", at + 1)) {
      if (body[at] == '\n') return at + 1;
      if (at == 0) continue;
      for (const std::string_view tag : {"<br", "<p", "<li", "<h", "<div", "<tr"})
        if (body.substr(at).starts_with(tag)) return at;
    }
    return body.size();
  }

  static std::string cut(std::string text) {
    shorten(text, longest_words);
    return text;
  }

  const Post& post_;
  std::size_t counted_ = 0;
  std::uint64_t line_ = 1;
};

/// Puts an explanation together.
class Explaining {
 public:
  Explaining(Post& post, const ExtractOptions& options)
      : post_(post), reading_(make_post_reading()), options_(options) {
    if (options_.mode == Extract::move) options_.mode = Extract::keep;
    options_.reads_once = false;  // what it says is asked for once more
  }

  Explanation run() {
    if (post_.review) own_ = *post_.review;
    Trail trail;
    (void)Extractor(options_, reading_).extract(post_, nullptr, &trail);
    out_.extracted = options_.mode != Extract::off;
    Spots spots(post_);
    if (post_.review) add_facts(spots);
    add_left(trail, spots);
    out_.left_unlisted = trail.unlisted();
    out_.skimmed_pieces = trail.skimmed_pieces();
    out_.skimmed_bytes = trail.skimmed_bytes();
    return std::move(out_);
  }

 private:
  void add_facts(Spots& spots) {
    const Review& review = *post_.review;
    for (const ReviewFact fact : all_review_facts) {
      if (!has_fact(review, fact)) continue;
      const std::size_t before = out_.facts.size();
      for (const Found& found : review.found)
        if (is_about(found, fact)) add_fact(found, fact, spots);
      if (out_.facts.size() == before)
        out_.facts.push_back(
            {std::string(name(fact)), fact_text(review, fact), Spot(), std::nullopt, 0});
    }
    for (auto& [field, text] : other_fields(review))
      out_.facts.push_back({std::move(field), std::move(text), Spot(), std::nullopt, 0});
  }

  void add_fact(const Found& found, ReviewFact fact, Spots& spots) {
    const bool own = std::any_of(own_.found.begin(), own_.found.end(), [&](const Found& other) {
      return other.field == found.field && other.where == found.where;
    });
    out_.facts.push_back({found.field, field_text(*post_.review, found.field),
                          spots.at(found.where), found.confidence,
                          own ? 0 : rank_of(trust_of(found, fact))});
  }

  // Of the place that said it, as it was weighed.
  [[nodiscard]] Trust trust_of(const Found& found, ReviewFact fact) const {
    for (const Statement& statement : reading_->statements)
      if (statement.where == found.where && has_fact(statement.says, fact)) return statement.trust;
    return trust_of_body(reading_->decided.review, fact);
  }

  void add_left(const Trail& trail, Spots& spots) {
    std::vector<LeftOut> all = trail.left();
    const auto begin = [](const LeftOut& left) {
      const auto span = span_of(left.where);
      return span ? span->begin + 1 : 0;
    };
    std::stable_sort(all.begin(), all.end(),
                     [&](const LeftOut& a, const LeftOut& b) { return begin(a) < begin(b); });
    // Nobody needs a proof that the title is a work's where the source has a field for that.
    if (has_fact(own_, ReviewFact::title))
      std::erase_if(all, [](const LeftOut& one) {
        return one.where == "title" && one.field == name(ReviewFact::title) && one.instead.empty();
      });
    for (LeftOut& left : all)
      out_.left.push_back({left.reason, std::move(left.field), std::move(left.said),
                           spots.at(std::move(left.where)), std::move(left.instead)});
  }

  Post& post_;
  std::shared_ptr<PostReading> reading_;
  ExtractOptions options_;
  Review own_;
  Explanation out_;
};

}  // namespace

std::span<const TrustRank> trust_ranks() noexcept { return ranks; }

Explanation explain(Post& post, const ExtractOptions& options) {
  return Explaining(post, options).run();
}

}  // namespace postferry
