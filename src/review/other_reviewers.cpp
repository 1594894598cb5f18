// SPDX-License-Identifier: MIT
#include "review/other_reviewers.h"

#include <algorithm>
#include <string>
#include <vector>

#include "model/members.h"
#include "review/text.h"

namespace postferry {

namespace {

enum class Same : std::uint8_t { no, unknown, yes };

// Words of a name or a login, folded.
std::vector<std::string> words_of(std::string_view name) {
  std::string small = folded(name);
  std::replace_if(
      small.begin(), small.end(), [](char c) { return c == '-' || c == '_' || c == '.'; }, ' ');
  std::vector<std::string> words;
  std::size_t at = 0;
  for (std::string_view word = next_word(small, at); !word.empty(); word = next_word(small, at))
    words.emplace_back(word);
  return words;
}

Same same_person(std::string_view name, std::string_view by) {
  const std::vector<std::string> author = words_of(name);
  const std::vector<std::string> other = words_of(by);
  if (author.empty() || other.empty()) return Same::unknown;
  const bool common = std::any_of(author.begin(), author.end(), [&](const std::string& word) {
    return std::find(other.begin(), other.end(), word) != other.end();
  });
  if (common) return Same::yes;
  // A login ("book-nerd") may be anybody's.
  const bool full = name.find(' ') != std::string_view::npos && other.size() > 1;
  return full ? Same::no : Same::unknown;
}

void leave_rating(Statement& statement) {
  statement.says.rating.reset();
  statement.says.aspect_ratings.clear();
  statement.says.summary.clear();
}

// Whether statements that stand beside others are by two people at least.
bool are_by_several(const Statements& statements) {
  const Statement* first = nullptr;
  return std::any_of(statements.begin(), statements.end(), [&](const Statement& one) {
    if (!one.one_of_many || one.by.empty()) return false;
    if (first == nullptr) first = &one;
    return folded(one.by) != folded(first->by);
  });
}

}  // namespace

void leave_others_ratings(std::string_view author, Statements& statements) {
  const bool any = std::any_of(statements.begin(), statements.end(),
                               [](const Statement& one) { return !one.by.empty(); });
  if (!any) return;
  const bool several = are_by_several(statements);
  for (Statement& one : statements) {
    if (one.by.empty()) continue;
    const Same same = same_person(author, one.by);
    const bool of_readers = same == Same::unknown && several && one.one_of_many;
    if (same == Same::no || of_readers) leave_rating(one);
    // A shop's own page shows what its customers say; nobody reviews it there.
    if (of_readers)
      std::erase_if(one.says.works, [](const Work& work) { return work.kind == "place"; });
  }
  std::erase_if(statements, [](const Statement& one) { return is_empty(one.says); });
}

}  // namespace postferry
