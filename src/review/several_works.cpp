// SPDX-License-Identifier: MIT
#include "review/several_works.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "model/members.h"
#include "review/fact_text.h"
#include "review/schema_review.h"
#include "review/text.h"
#include "review/weigh.h"

namespace postferry {

namespace {

std::string_view title_of(const Statement& statement) {
  const std::vector<Work>& works = statement.says.works;
  return works.empty() ? std::string_view() : std::string_view(works.front().title);
}

/// Statements about one work, and its title.
struct WorkGroup {
  std::vector<std::size_t> statements;
  std::string title;              // folded
  std::string_view where;         // of the statement that names it
  const Review* rated = nullptr;  // the first that says a rating
  bool of_others = false;         // somebody else wrote it, whose rating was left out
  bool vague = false;             // what is reviewed may be the post, by its type
};

// "dune" of "dune (dune #1)"; all of it if nothing else is left.
std::string_view before_bracket(std::string_view title) {
  if (!title.ends_with(')')) return title;
  const std::string_view before = trim_blanks(title.substr(0, title.rfind('(')));
  return before.empty() ? title : before;
}

// Whether the words of the title stand in the text.
bool has_words(std::string_view text, std::string_view title) {
  const auto is_part = [](char c) {
    return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
  };
  for (std::size_t at = text.find(title); at != std::string_view::npos;
       at = text.find(title, at + 1))
    if ((at == 0 || !is_part(text[at - 1])) && may_be_same_work(title, text.substr(at)))
      return true;
  return false;
}

/// Collects the groups of a post.
class Groups {
 public:
  explicit Groups(const Statements& statements) : statements_(statements) {
    for (std::size_t i = 0; i < statements.size(); ++i) {
      const Statement& one = statements[i];
      if (one.item != 0)
        add_part(i);
      else if (one.trust == Trust::markup && !title_of(one).empty())
        add_to_work(WorkGroup{{i},
                              folded(title_of(one)),
                              one.where,
                              one.says.rating ? &one.says : nullptr,
                              !one.by.empty() && !one.says.rating,
                              one.confidence <= vague_markup});
    }
    for (WorkGroup& item : items_)
      if (!item.title.empty()) add_to_work(std::move(item));
  }

  [[nodiscard]] std::vector<WorkGroup>& works() { return works_; }

  // What plugins name like the post ("Review: Dune by Frank Herbert") is the work of which there is
  // a title of its own in it. Returns the statements whose title is no work's.
  std::vector<std::size_t> join_headlines(const std::string& post_title) {
    std::vector<std::size_t> headlines;
    if (post_title.empty()) return headlines;
    for (std::size_t i = 0; i < works_.size();) {
      const auto own = std::find_if(works_.begin(), works_.end(), [&](const WorkGroup& work) {
        return !work.vague && has_words(works_[i].title, work.title);
      });
      if (works_[i].vague && works_[i].title.starts_with(post_title) && own != works_.end()) {
        headlines.insert(headlines.end(), works_[i].statements.begin(), works_[i].statements.end());
        join(*own, works_[i]);
        works_.erase(works_.begin() + static_cast<std::ptrdiff_t>(i));
      } else {
        ++i;
      }
    }
    return headlines;
  }

 private:
  void add_part(std::size_t index) {
    const Statement& part = statements_[index];
    if (items_.size() < part.item) items_.resize(part.item);
    WorkGroup& item = items_[part.item - 1];
    item.statements.push_back(index);
    if (item.rated == nullptr && part.says.rating) item.rated = &part.says;
    if (!item.title.empty() || title_of(part).empty()) return;
    item.title = folded(title_of(part));
    item.where = part.where;
  }

  // Within one vocabulary two titles are two works ("Dune", "Dune Messiah"); another one may say
  // the title in other words. One may also have the series behind it: "Dune (Dune #1)".
  static bool is_same(const WorkGroup& a, const WorkGroup& b) {
    if (a.title == b.title) return true;
    if (a.where != b.where && may_be_same_work(a.title, b.title)) return true;
    if (before_bracket(a.title) != b.title && a.title != before_bracket(b.title)) return false;
    return a.rated == nullptr || b.rated == nullptr ||
           !disagree(*a.rated, *b.rated, ReviewFact::rating);
  }

  static void join(WorkGroup& to, const WorkGroup& group) {
    to.statements.insert(to.statements.end(), group.statements.begin(), group.statements.end());
    if (to.rated == nullptr) to.rated = group.rated;
    to.of_others = to.of_others && group.of_others;
  }

  void add_to_work(WorkGroup group) {
    const auto same = std::find_if(works_.begin(), works_.end(),
                                   [&](const WorkGroup& work) { return is_same(work, group); });
    if (same == works_.end())
      works_.push_back(std::move(group));
    else
      join(*same, group);
  }

  const Statements& statements_;
  std::vector<WorkGroup> items_;  // by Statement::item
  std::vector<WorkGroup> works_;
};

// The title that a place of more trust than markup says, folded.
std::string title_elsewhere(const Statements& statements) {
  for (const Statement& one : statements)
    if (one.trust > Trust::markup && one.item == 0 && !title_of(one).empty())
      return folded(title_of(one));
  return {};
}

std::vector<WorkGroup>::iterator group_named(std::vector<WorkGroup>& works,
                                             const std::string& title) {
  const auto equal = std::find_if(works.begin(), works.end(),
                                  [&](const WorkGroup& work) { return work.title == title; });
  if (equal != works.end()) return equal;
  return std::find_if(works.begin(), works.end(),
                      [&](const WorkGroup& work) { return may_be_same_work(work.title, title); });
}

// What its statements say of the work, and besides.
Review united(const Statements& statements, const WorkGroup& group) {
  Review review;
  for (const std::size_t index : group.statements) (void)fill_facts(review, statements[index].says);
  return review;
}

void add_remarks(const Review& says, const WorkGroup& group, std::vector<Remark>& remarks) {
  for (const ReviewFact fact : all_review_facts) {
    if (!has_fact(says, fact) || is_of_main_work(fact) || fact == ReviewFact::rating ||
        fact == ReviewFact::other_works)
      continue;
    remarks.push_back({NoteCode::review_further_work, fact,
                       fact_text(says, fact) + " (" + std::string(group.where) + "), of " +
                           says.works.front().title});
  }
}

}  // namespace

bool gather_works(std::string_view own_title, std::string_view post_title, Statements& statements,
                  std::vector<Remark>& remarks) {
  if (statements.size() < 2) return false;
  Groups groups(statements);
  for (const std::size_t index : groups.join_headlines(folded(post_title)))
    if (!title_of(statements[index]).empty()) statements[index].says.works.front().title.clear();
  std::vector<WorkGroup>& works = groups.works();
  std::erase_if(works,
                [](const WorkGroup& work) { return work.of_others && work.rated == nullptr; });
  const bool any_rated = std::any_of(works.begin(), works.end(),
                                     [](const WorkGroup& work) { return work.rated != nullptr; });
  if (works.size() < 2 || !any_rated) return false;

  const std::string told = own_title.empty() ? title_elsewhere(statements) : folded(own_title);
  auto main = group_named(works, told.empty() ? folded(post_title) : told);
  if (main == works.end()) {
    if (!told.empty()) return true;
    main = works.begin();
  }
  const auto named =
      std::find_if(main->statements.begin(), main->statements.end(),
                   [&](std::size_t index) { return !title_of(statements[index]).empty(); });
  Statement& to = statements[*named];
  std::vector<bool> over(statements.size(), false);
  for (auto work = works.begin(); work != works.end(); ++work) {
    if (work == main) continue;
    Review says = united(statements, *work);
    add_remarks(says, *work, remarks);
    says.works.front().rating = std::move(says.rating);
    std::move(says.works.begin(), says.works.end(), std::back_inserter(to.says.works));
    for (const std::size_t index : work->statements) {
      to.confidence = std::min(to.confidence, statements[index].confidence);
      over[index] = true;
    }
  }
  std::size_t index = 0;
  std::erase_if(statements, [&](const Statement&) { return over[index++]; });
  return true;
}

void settle_items(Statements& statements, std::size_t from) {
  const auto begin = statements.begin() + static_cast<std::ptrdiff_t>(from);
  std::vector<bool> named;  // by item
  for (auto one = begin; one != statements.end(); ++one) {
    if (one->item == 0) continue;
    if (named.size() < one->item) named.resize(one->item, false);
    if (!title_of(*one).empty()) named[one->item - 1] = true;
  }
  const bool all =
      named.size() > 1 && std::all_of(named.begin(), named.end(), [](bool value) { return value; });
  if (all) return;
  for (auto one = begin; one != statements.end(); ++one) one->item = 0;
}

}  // namespace postferry
