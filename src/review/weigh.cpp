// SPDX-License-Identifier: MIT
#include "review/weigh.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "model/compare.h"
#include "model/members.h"
#include "review/fact_text.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::uint8_t surest_glyphs = 80;  // of a lone line of stars

/// A statement, or the body's lines.
struct Voice {
  const Review* says = nullptr;
  const Statement* statement = nullptr;  // null: the body's lines and the title
  FactBits facts = 0;
};

const Found* found_of(const Review& review, ReviewFact fact) {
  const auto hit = std::find_if(review.found.begin(), review.found.end(),
                                [&](const Found& found) { return is_about(found, fact); });
  return hit == review.found.end() ? nullptr : &*hit;
}

Trust trust_of(const Voice& voice, ReviewFact fact) {
  return voice.statement != nullptr ? voice.statement->trust : trust_of_body(*voice.says, fact);
}

std::string place_of(const Voice& voice, ReviewFact fact) {
  if (voice.statement != nullptr) return voice.statement->where;
  const Found* found = found_of(*voice.says, fact);
  return found == nullptr ? "body" : found->where;
}

std::string_view title_of(const Review& review) {
  return review.works.empty() ? std::string_view() : std::string_view(review.works.front().title);
}

// 4 of 5 is 8 of 10. Where one scale is not known the values must be equal.
bool agree(const Rating& a, const Rating& b) {
  if (!a.value || !b.value) return true;
  if (!a.best || !b.best || a.best == b.best) return a.value == b.value;
  constexpr double nearly = 1e-9;
  const double one = a.value->to_double() * b.best->to_double();
  const double two = b.value->to_double() * a.best->to_double();
  return one - two < nearly && two - one < nearly;
}

bool same_names(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const auto& one, const auto& two) { return folded(one) == folded(two); });
}

/// Puts one review together.
class Scale {
 public:
  // `spare` is the body's review where its facts may be moved, or null.
  Scale(const Statements& statements, const Review& body, Review* spare, Review& out,
        std::vector<Disagreement>& disagreements, Trail* trail)
      : out_(out), spare_(spare), disagreements_(disagreements), trail_(trail) {
    voices_.reserve(statements.size() + 1);
    for (const Statement& statement : statements) add({&statement.says, &statement});
    if (!is_empty(body)) add({&body, nullptr});
  }

  void run() {
    heard_.reserve(voices_.size());
    for (const ReviewFact fact : all_review_facts)
      if ((said_ & fact_bit(fact)) != 0) take(fact);
  }

 private:
  void add(Voice voice) {
    voice.facts = facts_of(*voice.says);
    said_ |= voice.facts;
    voices_.push_back(voice);
  }

  void take(ReviewFact fact) {
    heard_.clear();
    for (const Voice& voice : voices_)
      if ((voice.facts & fact_bit(fact)) != 0) {
        if (counts(voice, fact))
          heard_.push_back(voice);
        else if (trail_ != nullptr)
          leave(is_of_main_work(fact) ? Reason::other_work : Reason::votes_alone, fact, voice);
      }
    sort_heard(fact);
    for (const Voice& voice : heard_) {
      if (fact == ReviewFact::ids)
        take_ids(voice);
      else if (!has_fact(out_, fact))
        take_from(voice, fact);
      else if (!is_headline(voice, fact) && disagree(out_, *voice.says, fact))
        contradict(voice, fact);
      else if (trail_ != nullptr)
        leave(says_same(voice, fact) ? Reason::said_again : Reason::less_trusted, fact, voice);
    }
  }

  // The most trusted first; mostly there are one or two.
  void sort_heard(ReviewFact fact) {
    const auto before = [fact](const Voice& a, const Voice& b) {
      return trust_of(a, fact) > trust_of(b, fact);
    };
    if (heard_.size() == 2) {
      if (before(heard_[1], heard_[0])) std::swap(heard_[0], heard_[1]);
    } else if (heard_.size() > 2) {
      std::stable_sort(heard_.begin(), heard_.end(), before);
    }
  }

  // A post's title need not be the work's that we found there when we made its JSON-LD, nor that of
  // the first of several.
  [[nodiscard]] bool is_headline(const Voice& voice, ReviewFact fact) const {
    return trust_of(voice, fact) == Trust::title &&
           (trust_of(heard_.front(), fact) == Trust::derived ||
            heard_.front().says->works.size() > 1);
  }

  void contradict(const Voice& voice, ReviewFact fact) {
    disagreements_.push_back(
        {fact, taken(fact), fact_text(*voice.says, fact) + " (" + place_of(voice, fact) + ")"});
    if (trail_ != nullptr) leave(Reason::less_trusted, fact, voice);
  }

  // What is used of that fact, and where it stands.
  [[nodiscard]] std::string taken(ReviewFact fact) const {
    return fact_text(out_, fact) + " (" + place_of(heard_.front(), fact) + ")";
  }

  void leave(Reason reason, ReviewFact fact, const Voice& voice) const {
    const bool against = reason == Reason::less_trusted || reason == Reason::said_again;
    trail_->leave({reason, std::string(name(fact)), place_of(voice, fact),
                   fact_text(*voice.says, fact), against ? taken(fact) : std::string()});
  }

  // Of facts that two places can say in different words, those that disagree() told are no news.
  [[nodiscard]] bool says_same(const Voice& voice, ReviewFact fact) const {
    if (is_headline(voice, fact)) return same_fact(out_, *voice.says, fact);
    return fact == ReviewFact::rating || fact == ReviewFact::title || fact == ReviewFact::authors ||
           same_fact(out_, *voice.says, fact);
  }

  // What a place says of another work is nothing of this one. A voice alone speaks of one.
  [[nodiscard]] bool counts(const Voice& voice, ReviewFact fact) const {
    if (fact == ReviewFact::reader_rating && is_of_page(voice)) return false;
    if (voices_.size() == 1 || fact == ReviewFact::title || !is_of_main_work(fact)) return true;
    if (trust_of(voice, ReviewFact::title) == Trust::title) return true;
    const std::string_view ours = title_of(out_);
    const std::string_view its = title_of(*voice.says);
    return ours == its || ours.empty() || its.empty() ||
           may_be_same_work(folded(ours), folded(its));
  }

  // Pages of shops and of recipes state what visitors think; that alone makes no review.
  [[nodiscard]] bool is_of_page(const Voice& voice) const {
    return voice.statement != nullptr && voice.statement->trust == Trust::markup &&
           out_.works.empty() && !out_.rating;
  }

  void take_from(const Voice& voice, ReviewFact fact) {
    if (spare_ != nullptr && voice.statement == nullptr)
      (void)move_fact(out_, *spare_, fact);
    else
      (void)copy_fact(out_, *voice.says, fact);
    if (voice.statement != nullptr) note(std::string(name(fact)), *voice.statement);
  }

  void take_ids(const Voice& voice) {
    const Ids before = out_.works.empty() ? Ids() : out_.works.front().ids;
    if (trail_ != nullptr) leave_ids(voice, before);
    if (!copy_fact(out_, *voice.says, ReviewFact::ids) || voice.statement == nullptr) return;
    const Ids& now = out_.works.front().ids;
    for (std::size_t i = before.size(); i < now.size(); ++i)
      note("works[0].ids." + now[i].first, *voice.statement);
  }

  // An id of a kind that another place says.
  void leave_ids(const Voice& voice, const Ids& ours) const {
    for (const auto& [kind, id] : voice.says->works.front().ids)
      for (const auto& [our_kind, our_id] : ours)
        if (our_kind == kind && our_id != id)
          trail_->leave({Reason::less_trusted, "works[0].ids." + kind,
                         place_of(voice, ReviewFact::ids), id, our_id});
  }

  void note(std::string field, const Statement& statement) {
    out_.found.push_back({std::move(field), statement.where,
                          Decimal(static_cast<std::int64_t>(statement.confidence), 2)});
  }

  Review& out_;
  Review* spare_;
  std::vector<Disagreement>& disagreements_;
  Trail* trail_;
  FactBits said_ = 0;
  std::vector<Voice> voices_;  // of those that say something
  std::vector<Voice> heard_;   // on one fact
};

}  // namespace

bool disagree(const Review& a, const Review& b, ReviewFact fact) {
  switch (fact) {
    case ReviewFact::rating: return !agree(*a.rating, *b.rating);
    case ReviewFact::title: return !may_be_same_work(folded(title_of(a)), folded(title_of(b)));
    case ReviewFact::authors: return !same_names(a.works.front().authors, b.works.front().authors);
    default: return false;
  }
}

void weigh(const Statements& statements, const Decided& body, Review& out,
           std::vector<Disagreement>& disagreements, Trail* trail) {
  clear(out);
  disagreements.clear();
  Scale(statements, body.review, nullptr, out, disagreements, trail).run();
}

void weigh(const Statements& statements, Decided&& body, Review& out,
           std::vector<Disagreement>& disagreements) {
  clear(out);
  disagreements.clear();
  Scale(statements, body.review, &body.review, out, disagreements, nullptr).run();
}

Trust trust_of_body(const Review& says, ReviewFact fact) {
  const Found* found = found_of(says, fact);
  if (found != nullptr && found->where == "title") return Trust::title;
  const bool unsure = found != nullptr && found->confidence &&
                      found->confidence->to_double() * 100 <= surest_glyphs;
  return fact == ReviewFact::rating && unsure ? Trust::glyphs : Trust::lines;
}

}  // namespace postferry
