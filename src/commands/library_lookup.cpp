// SPDX-License-Identifier: MIT
#include "commands/library_lookup.h"

#include <algorithm>

#include "base/error.h"
#include "commands/join_keys.h"
#include "format/post_json.h"

namespace postferry {

namespace {

constexpr std::size_t most_looked_at = 16;  // rows of one title whose volumes are compared

}  // namespace

std::string_view to_string(MatchResult result) noexcept {
  switch (result) {
    case MatchResult::matched: return "matched";
    case MatchResult::no_row: return "no-row";
    case MatchResult::no_author: return "no-author";
    case MatchResult::other_volume: return "other-volume";
    case MatchResult::several_rows: return "several-rows";
    case MatchResult::ids_disagree: return "ids-disagree";
    case MatchResult::other_book: return "other-book";
  }
  return "no-row";
}

const Post& LibraryLookup::row(std::uint32_t number) {
  if (read_ == number) return row_;
  read_.reset();  // should what follows fail
  row_ = Post();
  Notes notes;
  if (!tree_.parse(library_.json(number)) || !read_json(tree_.root(), row_, notes))
    throw Error(ErrorCode::internal, "a row of the library can't be read back");
  read_ = number;
  return row_;
}

std::vector<std::uint32_t> LibraryLookup::by_isbn(const Work& work) const {
  std::vector<std::uint32_t> rows;
  for (const std::string& isbn : isbns_of(work)) library_.find(hash_of(WorkKey::isbn, isbn), rows);
  return rows;
}

Match LibraryLookup::match_ids(const Work& work) {
  Match match{MatchResult::no_row, MatchKey::isbn, by_isbn(work)};
  std::vector<std::uint32_t> by_id;
  if (const std::string id = goodreads_id_of(work); !id.empty())
    library_.find(hash_of(WorkKey::goodreads, id), by_id);
  if (match.rows.empty()) {
    match.rows = by_id;
    match.key = MatchKey::goodreads;
  } else if (!by_id.empty()) {
    std::vector<std::uint32_t> both;
    for (const std::uint32_t row : match.rows)
      if (std::find(by_id.begin(), by_id.end(), row) != by_id.end()) both.push_back(row);
    if (both.empty()) {
      match.rows.insert(match.rows.end(), by_id.begin(), by_id.end());
      match.result = MatchResult::ids_disagree;
      return match;
    }
    match.rows = std::move(both);
  }
  if (match.rows.empty()) return match;
  match.result = match.rows.size() == 1 ? MatchResult::matched : MatchResult::several_rows;
  if (match.result != MatchResult::matched) return match;
  // An id can be a slip: copied from another post, or the number of a box set.
  const Work& other = work_of(match.rows[0]);
  if (!work.title.empty() && !other.title.empty() && !work.authors.empty() &&
      !other.authors.empty() && !share_title(work, other) && !share_author(work, other))
    match.result = MatchResult::other_book;
  return match;
}

// Whether the numbers in the series differ, or both titles have a part behind the same beginning.
bool LibraryLookup::is_other_volume(const Work& work, std::uint32_t number, bool by_brief) {
  const TitleForms ours = title_forms(work);
  const TitleForms theirs = title_forms(work_of(number));
  if (!ours.volume.empty() && !theirs.volume.empty() && ours.volume != theirs.volume) return true;
  return by_brief && ours.has_more() && theirs.has_more();
}

Match LibraryLookup::match_title(const Work& work) {
  Match match{MatchResult::no_row, MatchKey::title, {}};
  const TitleForms title = title_forms(work);
  if (title.full.empty()) return match;
  const std::vector<std::string> authors = author_keys(work);
  if (authors.empty()) {
    match.result = MatchResult::no_author;
    return match;
  }
  const auto look = [&](WorkKey kind, const std::string& form) {
    for (const std::string& author : authors)
      library_.find(hash_of(kind, title_and(form, author)), match.rows);
    return !match.rows.empty();
  };
  const bool whole = look(WorkKey::full_title, title.full);
  if (!whole && !look(WorkKey::brief_title, title.brief)) return match;
  if (match.rows.size() <= most_looked_at)
    std::erase_if(match.rows,
                  [&](std::uint32_t row) { return is_other_volume(work, row, !whole); });
  match.result = match.rows.empty()       ? MatchResult::other_volume
                 : match.rows.size() == 1 ? MatchResult::matched
                                          : MatchResult::several_rows;
  return match;
}

Match LibraryLookup::match(const Work& work) {
  Match match = match_ids(work);
  return match.rows.empty() ? match_title(work) : match;
}

}  // namespace postferry
