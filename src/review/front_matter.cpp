// SPDX-License-Identifier: MIT
#include "review/front_matter.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "review/book_ids.h"
#include "review/front_collect.h"
#include "review/front_facts.h"
#include "review/front_values.h"
#include "review/series.h"
#include "review/text.h"
#include "review/title_parts.h"
#include "review/title_words.h"
#include "review/titles.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::uint8_t sure = 95;
constexpr std::uint8_t own_author = 90;  // the post's own title and author, which are the work's
constexpr std::uint8_t title_of_a_book = 75;
constexpr std::uint8_t title_of_something = 60;

/// Words in titles of posts about works, not of works.
constexpr auto headline_words = std::to_array<string_view>(
    {"review",    "reviews",  "reviewed", "reviewing",  "rezension", "buchrezension", "critique",
     "chronique", "reseña",   "resenha",  "recensione", "recensie",  "boekrecensie",  "recension",
     "recenzja",  "recenzia", "рецензия", "отзыв",      "書評",      "thoughts",      "notes:"});

bool is_headline(string_view title) {
  std::size_t size = 0;
  if (lead_at_front(title, size) != nullptr) return true;
  if (const Break dash = first_dash(title);
      dash.at != string_view::npos && find_lead(title.substr(0, dash.at)) != nullptr)
    return true;
  const std::string text = folded(title);
  std::size_t at = 0;
  for (string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    while (word.ends_with(':') || word.ends_with('-') || word.ends_with(',') ||
           word.ends_with(')') || word.ends_with(']'))
      word.remove_suffix(1);
    while (word.starts_with('(') || word.starts_with('[')) word.remove_prefix(1);
    if (std::find(headline_words.begin(), headline_words.end(), word) != headline_words.end())
      return true;
  }
  return false;
}

bool same_names(std::vector<std::string> a, std::vector<std::string> b) {
  for (std::vector<std::string>* names : {&a, &b}) {
    for (std::string& name : *names) name = folded(name);
    std::sort(names->begin(), names->end());
  }
  return a == b;
}

class FrontMatterReader {
 public:
  FrontMatterReader(const Post& post, const FrontMatterKeys& keys, Statements& out, Trail* trail)
      : post_(post), keys_(keys), out_(out), trail_(trail) {}

  void read() {
    std::vector<Statement> said(keys_.entries.size());
    const auto say_all = [&](bool strong) {
      for (std::size_t i = 0; i < said.size(); ++i) {
        const FrontEntry& entry = keys_.entries[i];
        if ((entry.says.strength == FrontStrength::strong) != strong) continue;
        if (say(entry, said[i]))
          note(entry, strong, said[i].says);
        else if (trail_ != nullptr)
          leave(Reason::place_says_nothing, entry);
      }
    };
    say_all(true);
    const bool about_a_work = proved_ || (keys_.book_layout && !keys_.entries.empty());
    if (about_a_work) say_all(false);
    if (!about_a_work && trail_ != nullptr)
      for (const FrontEntry& entry : keys_.entries)
        if (entry.says.strength != FrontStrength::strong) leave(Reason::key_weak, entry);
    join(said);
    for (Statement& statement : said)
      if (!statement.where.empty()) out_.push_back(std::move(statement));
    for (const FrontWorkList& list : keys_.lists) add_list(list);
    if (about_a_work && (proved_ || tells_more_)) add_own_fields();
  }

 private:
  void note(const FrontEntry& entry, bool strong, const Review& says) {
    const FrontFact fact = entry.says.fact;
    proved_ = proved_ || strong;
    tells_more_ = true;
    titled_ = titled_ || fact == FrontFact::title;
    authored_ = authored_ || (!says.works.empty() && !says.works[0].authors.empty());
    of_a_book_ = of_a_book_ || (strong && fact != FrontFact::rating && fact != FrontFact::stars);
  }

  // Fills a statement from an entry; false if its value says nothing.
  bool say(const FrontEntry& entry, Statement& to) {
    if (entry.says.fact == FrontFact::best) best_ = front_number(entry.value);
    if (entry.says.fact == FrontFact::position) position_ = front_text(entry.value);
    Review says;
    if (!fill_review(entry, keys_.kind, says)) return false;
    to = made(entry.key, sure);
    to.says = std::move(says);
    return true;
  }

  // Keys that others are read with say nothing by themselves.
  void leave(Reason reason, const FrontEntry& entry) const {
    if (entry.says.fact == FrontFact::best || entry.says.fact == FrontFact::position) return;
    trail_->leave({reason, {}, "front-matter:" + entry.key, front_text(entry.value), {}});
  }

  static Statement made(string_view key, std::uint8_t confidence) {
    Statement statement;
    statement.trust = Trust::meta;
    statement.confidence = confidence;
    statement.where = "front-matter:";
    statement.where += key;
    return statement;
  }

  // Numbers of one work under several keys are one statement, so is a series and its position, a
  // rating and its scale.
  void join(std::vector<Statement>& said) const {
    Statement* ids = nullptr;
    for (Statement& statement : said) {
      if (statement.where.empty()) continue;
      if (best_ && statement.says.rating && statement.says.rating->value &&
          !statement.says.rating->best &&
          statement.says.rating->value->to_double() <= best_->to_double())
        statement.says.rating->best = best_;
      if (statement.says.works.size() != 1) continue;
      Work& work = statement.says.works.front();
      if (work.series.size() == 1 && work.series[0].position.empty() && work.title.empty())
        work.series[0].position = position_;
      if (work.ids.empty()) continue;
      if (ids == nullptr) {
        ids = &statement;
        continue;
      }
      for (const auto& [name, id] : work.ids) (void)add_id(ids->says.works[0].ids, name, id);
      statement = {};
    }
  }

  // `books:` with a map for each.
  void add_list(const FrontWorkList& list) {
    Statement statement = made(list.key, sure);
    constexpr std::size_t most_works = 100;
    for (const ValueNode element : list.list) {
      if (!element.is(ValueKind::map) || statement.says.works.size() == most_works) continue;
      Work work;
      for (const ValueNode child : element) {
        const auto says = find_front_key(bare_key(child.key()), FrontScope::work);
        if (says && (says->fact == FrontFact::rating || says->fact == FrontFact::stars))
          work.rating = front_rating(child, says->fact == FrontFact::stars);
        else if (says)
          (void)fill_work({std::string(child.key()), *says, child, true}, keys_.kind, work);
      }
      if (!work.title.empty()) statement.says.works.push_back(std::move(work));
    }
    // The rating of the only work is the review's.
    if (statement.says.works.size() == 1)
      statement.says.rating = std::exchange(statement.says.works[0].rating, std::nullopt);
    if (!statement.says.works.empty()) out_.push_back(std::move(statement));
  }
  // The post's own `author` and `title`: the work's, in a file about a work?
  void add_own_fields() {
    std::optional<ListedWork> by = parse_title_by_author(post_.title);
    const bool headline = is_headline(post_.title);
    std::vector<std::string> names = names_in(post_.author);
    names.insert(names.end(), post_.co_authors.begin(), post_.co_authors.end());
    // "Death by Chocolate" has no author in it, if the file says enough of a book.
    if (by && of_a_book_ && !names.empty() && by->authors.size() == 1 &&
        !has_more_words(by->authors[0], 1) && !same_names(by->authors, names))
      by.reset();
    const bool own = !authored_ && !keys_.other_kind && !post_.author.empty() &&
                     (by ? same_names(by->authors, names) : !headline) &&
                     !is_user_name(post_.author);
    if (own) {
      Statement statement = made("author", own_author);
      statement.says.works.emplace_back().authors = std::move(names);
      out_.push_back(std::move(statement));
    }
    // "Emma by Jane Austen" and "Review: Emma" are for who reads titles.
    if (titled_ || by || headline || post_.title.empty() || post_.title == post_.slug) return;
    if (!proved_ && !own) return;
    Work work;
    work.title = std::string(trim_blanks(unquoted(trim_blanks(post_.title))));
    if (auto series = take_series(work.title)) work.series.push_back(*std::move(series));
    Statement statement = made("title", own || authored_ ? own_author
                                        : of_a_book_     ? title_of_a_book
                                                         : title_of_something);
    statement.says.works.push_back(std::move(work));
    out_.push_back(std::move(statement));
  }

  const Post& post_;
  const FrontMatterKeys& keys_;
  Statements& out_;
  Trail* trail_;
  bool proved_ = false;      // a key that only files about works have
  bool tells_more_ = false;  // any key said something
  bool of_a_book_ = false;
  bool titled_ = false;
  bool authored_ = false;
  std::optional<Decimal> best_;
  std::string position_;
};

}  // namespace

void read_front_matter(const Post& post, Statements& out, Trail* trail) {
  if (std::none_of(post.extras.begin(), post.extras.end(),
                   [](const Extra& extra) { return extra.format == "markdown"; }))
    return;
  const FrontMatterKeys keys(post);
  if (!keys.entries.empty() || !keys.lists.empty())
    FrontMatterReader(post, keys, out, trail).read();
}

}  // namespace postferry
