// SPDX-License-Identifier: MIT
#include "review/microformats.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/ascii.h"
#include "review/book_ids.h"
#include "review/microformat_values.h"
#include "review/ratings.h"
#include "review/schema_review.h"
#include "review/stated_rating.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

enum class Root : std::uint8_t { none, review, entry, old_review, aggregate, old_aggregate, other };

Root root_of(string_view classes) {
  if (classes.empty()) return Root::none;
  if (has_class(classes, "h-review-aggregate")) return Root::aggregate;
  if (has_class(classes, "hreview-aggregate")) return Root::old_aggregate;
  if (has_class(classes, "h-review")) return Root::review;
  if (has_class(classes, "hreview")) return Root::old_review;
  if (has_class(classes, "h-entry")) return Root::entry;
  if (has_any_class(classes, {"h-card", "h-cite", "h-item", "h-product", "h-event", "h-feed",
                              "h-book", "vcard", "vevent", "hproduct", "hentry"}))
    return Root::other;
  return Root::none;
}

/// Reads what belongs to one root: elements in it, but not in other roots within.
class RootReader {
 public:
  RootReader(const Tape& tape, std::uint32_t root, Root kind)
      : tape_(tape),
        values_(tape),
        root_(root),
        kind_(kind),
        old_(kind == Root::old_review || kind == Root::old_aggregate),
        new_(kind != Root::old_review && kind != Root::old_aggregate) {
    // Pages that serve both generations say all twice.
    const string_view classes = tape.attribute(tape.tokens[root], "class");
    old_ = old_ || has_any_class(classes, {"hreview", "hreview-aggregate"});
  }

  // False if it says nothing of a work.
  bool read(Statement& made) {
    const Token& open = tape_.tokens[root_];
    for (std::uint32_t at = root_ + 1; at < open.match; ++at) {
      const Token& token = tape_.tokens[at];
      if (token.kind == TokenKind::open && token.count > 0) at = read_element(at);
    }
    return settle(made);
  }

 private:
  // Index to go on behind.
  std::uint32_t read_element(std::uint32_t at) {
    const Token& token = tape_.tokens[at];
    const string_view classes = tape_.attribute(token, "class");
    if (classes.empty()) return at;
    const std::uint32_t behind = std::max(at, token.match);
    if (is_item(classes)) {
      if (!has_item_) read_item(at, classes);
      has_item_ = true;
      return behind;
    }
    if (is_person(classes)) return behind;
    const Root inner = root_of(classes);
    if (inner != Root::none && !is_rating(classes)) return behind;
    if (is_rating(classes)) {
      add_rating(at);
      return at;  // best and worst may stand in it
    }
    take(classes, "best", at, best_);
    take(classes, "worst", at, worst_);
    take(classes, "average", at, average_);
    take(classes, "count", at, count_);
    take(classes, "votes", at, votes_);
    return at;
  }

  [[nodiscard]] bool has_property(string_view classes, string_view name) const {
    if (old_ && has_class(classes, name)) return true;
    return new_ && has_class(classes, "p-" + std::string(name));
  }
  void take(string_view classes, string_view name, std::uint32_t at, std::string& to) const {
    if (to.empty() && has_property(classes, name)) to = values_.value(at);
  }
  [[nodiscard]] bool is_rating(string_view classes) const {
    return has_property(classes, "rating");
  }
  [[nodiscard]] bool is_item(string_view classes) const {
    return has_property(classes, "item") ||
           (new_ && has_any_class(classes, {"u-item", "p-read-of", "u-read-of", "p-watch-of",
                                            "u-watch-of", "p-listen-of", "u-listen-of", "p-play-of",
                                            "u-play-of", "u-review-of"}));
  }
  static bool is_person(string_view classes) {
    return has_any_class(classes, {"reviewer", "p-reviewer", "p-author", "u-author", "author",
                                   "p-comment", "u-comment", "p-location"});
  }

  void add_rating(std::uint32_t at) {
    const Token& open = tape_.tokens[at];
    // A tag that is rated is an aspect.
    if (has_class(tape_.attribute(open, "rel"), "tag")) return;
    std::string value = values_.value(at);
    if (value.empty()) return;
    if (rating_.empty()) {
      rating_ = std::move(value);
      rating_at_ = at;
    } else if (rating_ != value) {
      disagree_ = true;
    }
  }

  // "5" and "out of 5 stars" behind it, up to the end of the element around both.
  [[nodiscard]] std::string best_behind() const {
    const Token& open = tape_.tokens[rating_at_];
    std::string text = rating_;
    constexpr std::uint32_t furthest = 8;
    const std::uint32_t begin = std::max(rating_at_, open.match) + 1;
    const std::uint32_t stop = std::min<std::uint32_t>(begin + furthest, tape_.tokens[root_].match);
    std::uint32_t end = begin;
    int depth = 0;
    for (; end < stop && depth >= 0; ++end) {
      depth += tape_.tokens[end].kind == TokenKind::open && !tape_.tokens[end].has(void_element);
      depth -= tape_.tokens[end].kind == TokenKind::close;
      if (depth < 0 || tape_.tokens[end].tag == Tag::br) break;
    }
    for (std::uint32_t i = begin; i < end; ++i)
      if (tape_.tokens[i].kind == TokenKind::text) text += tape_.text(tape_.tokens[i]);
    const std::optional<RatingAtFront> found = rating_at_front(text);
    return found && found->rating.best ? found->rating.best->to_string() : std::string();
  }

  void read_item(std::uint32_t at, string_view classes) {
    const Token& open = tape_.tokens[at];
    constexpr std::uint32_t most_tokens = 2000;
    const std::uint32_t end = std::min(open.match, at + most_tokens);
    for (std::uint32_t i = at; i < end; ++i) {
      const Token& token = tape_.tokens[i];
      if (token.kind != TokenKind::open || token.count == 0) continue;
      const string_view inner = tape_.attribute(token, "class");
      if (inner.empty()) continue;
      if (i > at && has_any_class(inner, {"p-author", "author", "h-card"})) {
        add_author(i);
        i = std::max(i, token.match);
        continue;
      }
      if (work_.title.empty() &&
          ((old_ && has_class(inner, "fn")) || (i > at && has_class(inner, "p-name"))))
        work_.title = values_.value(i);
      if (work_.url.empty() && has_any_class(inner, {"u-url", "url"}))
        work_.url = values_.address(i);
      if (work_.cover.empty() && has_any_class(inner, {"u-photo", "photo"}))
        work_.cover = values_.address(i);
      if (has_any_class(inner, {"p-isbn", "isbn"})) (void)add_isbn(work_.ids, values_.value(i));
      if (has_any_class(inner, {"u-uid", "uid", "p-uid"})) {
        std::string uid = values_.address(i);
        if (uid.empty()) uid = values_.value(i);
        (void)add_isbn(work_.ids, uid);
      }
    }
    if (has_any_class(classes, {"vcard", "h-card", "h-adr"})) work_.kind = "place";
    if (has_any_class(classes, {"hproduct", "h-product"})) work_.kind = "product";
    if (has_any_class(classes, {"vevent", "h-event"})) work_.kind = "event";
    if (work_.url.empty() && open.tag == Tag::a) work_.url = values_.address(at);
    if (work_.title.empty()) name_item(values_.value(at), work_);
  }

  void add_author(std::uint32_t at) {
    const Token& open = tape_.tokens[at];
    std::string name;
    constexpr std::uint32_t most_tokens = 100;
    const std::uint32_t end = std::min(open.match, at + most_tokens);
    for (std::uint32_t i = at + 1; i < end && name.empty(); ++i)
      if (tape_.tokens[i].kind == TokenKind::open &&
          has_any_class(tape_.attribute(tape_.tokens[i], "class"), {"p-name", "fn"}))
        name = values_.value(i);
    if (name.empty()) name = values_.value(at);
    add_item_authors(name, work_);
  }

  bool settle(Statement& made) {
    const bool of_readers = kind_ == Root::aggregate || kind_ == Root::old_aggregate;
    if (of_readers && !average_.empty()) rating_ = average_;
    if (best_.empty() && rating_at_ != 0 && plain_decimal(rating_)) best_ = best_behind();
    std::optional<Rating> rating = disagree_ ? std::nullopt : stated_rating(rating_, best_, worst_);
    if (of_readers) {
      if (!rating) return false;
      const std::string& count = votes_.empty() ? count_ : votes_;
      made.says.reader_rating = ReaderRating{rating->value, rating->best, parse_integer(count)};
      return true;
    }
    if (kind_ == Root::entry && !rating) return false;
    made.says.rating = std::move(rating);
    if (!work_.title.empty() || !work_.ids.empty()) made.says.works.push_back(std::move(work_));
    return made.says.rating || !made.says.works.empty();
  }

  const Tape& tape_;
  MicroformatValues values_;
  std::uint32_t root_;
  Root kind_;
  bool old_;
  bool new_;
  bool has_item_ = false;
  bool disagree_ = false;
  std::uint32_t rating_at_ = 0;
  std::string rating_, best_, worst_, average_, count_, votes_;
  Work work_;
};

}  // namespace

void read_microformats(const Tape& tape, Statements& out) {
  std::size_t found = 0;
  for (std::uint32_t at = 0; at < tape.tokens.size(); ++at) {
    const Token& token = tape.tokens[at];
    if (token.kind != TokenKind::open || token.count == 0) continue;
    const Root root = root_of(tape.attribute(token, "class"));
    if (root == Root::none || root == Root::other) continue;
    Statement made;
    made.trust = Trust::markup;
    made.confidence = sure_markup;
    const bool old = root == Root::old_review || root == Root::old_aggregate;
    made.where = old ? "hreview" : "h-review";
    if (!RootReader(tape, at, root).read(made)) continue;
    out.push_back(std::move(made));
    if (++found == most_statements) return;
  }
}

}  // namespace postferry
