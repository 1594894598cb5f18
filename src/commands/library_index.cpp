// SPDX-License-Identifier: MIT
#include "commands/library_index.h"

#include <algorithm>

#include "base/bytes.h"
#include "base/error.h"
#include "codec/json_tree.h"
#include "commands/join_keys.h"
#include "format/post_json.h"
#include "model/review_facts.h"
#include "review/book_ids.h"

namespace postferry {

namespace {

// The kind is the hash's seed, so that keys of different kinds never meet.
enum Kind : std::uint64_t { isbn_kind = 1, goodreads_kind, full_kind, brief_kind };

std::uint64_t hash_of(Kind kind, const std::string& text) { return hash_bytes(text, kind); }

constexpr std::size_t most_authors = 8;     // of one work that are looked at
constexpr std::size_t most_looked_at = 16;  // rows of one title whose volumes are compared

std::vector<std::string> author_keys(const Work& work) {
  std::vector<std::string> keys;
  for (const std::string& author : work.authors) {
    std::string key = name_key(author);
    if (!key.empty()) keys.push_back(std::move(key));
    if (keys.size() == most_authors) break;
  }
  return keys;
}

std::string title_and(const std::string& title, const std::string& author) {
  return title + '\n' + author;
}

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

std::vector<std::string> isbns_of(const Work& work) {
  std::vector<std::string> isbns;
  for (const auto& [name, value] : work.ids) {
    if (name != "isbn10" && name != "isbn13" && name != "asin") continue;
    const std::string isbn = normal_isbn(value);
    if (isbn.empty()) continue;
    std::string thirteen = isbn.size() == 10 ? isbn13_of(isbn) : isbn;
    if (std::find(isbns.begin(), isbns.end(), thirteen) == isbns.end())
      isbns.push_back(std::move(thirteen));
  }
  return isbns;
}

std::string goodreads_id_of(const Work& work) {
  // Ids of links have the title behind them: "44767458-dune".
  const std::string_view id = id_of(work.ids, "goodreads");
  return std::string(id.substr(0, id.find_first_not_of("0123456789")));
}

LibraryIndex::Keys LibraryIndex::keys_of(const Work& work) {
  Keys keys;
  for (const std::string& isbn : isbns_of(work)) keys.push_back(hash_of(isbn_kind, isbn));
  if (const std::string id = goodreads_id_of(work); !id.empty())
    keys.push_back(hash_of(goodreads_kind, id));
  const TitleForms title = title_forms(work);
  if (title.full.empty()) return keys;
  for (const std::string& author : author_keys(work)) {
    keys.push_back(hash_of(full_kind, title_and(title.full, author)));
    keys.push_back(hash_of(brief_kind, title_and(title.brief, author)));
  }
  return keys;
}

void LibraryIndex::add(const Keys& keys, std::string_view json) {
  const auto number = static_cast<std::uint32_t>(rows_.size());
  rows_.push_back({spool_.append(json), static_cast<std::uint32_t>(json.size())});
  for (const std::uint64_t key : keys) keys_.emplace_back(key, number);
}

void LibraryIndex::seal() {
  spool_.flush();
  std::sort(keys_.begin(), keys_.end());
  keys_.erase(std::unique(keys_.begin(), keys_.end()), keys_.end());
}

Post LibraryIndex::row(std::uint32_t number) {
  const Row& row = rows_[number];
  JsonTree tree;
  Post post;
  Notes notes;
  if (!tree.parse(spool_.read(row.offset, row.size)) || !read_json(tree.root(), post, notes))
    throw Error(ErrorCode::internal, "a row of the library can't be read back");
  return post;
}

// Adds the rows of a key, each once.
void LibraryIndex::find(std::uint64_t key, std::vector<std::uint32_t>& rows) const {
  for (auto at = std::lower_bound(keys_.begin(), keys_.end(), std::pair(key, std::uint32_t{0}));
       at != keys_.end() && at->first == key; ++at)
    if (std::find(rows.begin(), rows.end(), at->second) == rows.end()) rows.push_back(at->second);
}

std::vector<std::uint32_t> LibraryIndex::by_isbn(const Work& work) const {
  std::vector<std::uint32_t> rows;
  for (const std::string& isbn : isbns_of(work)) find(hash_of(isbn_kind, isbn), rows);
  return rows;
}

Match LibraryIndex::match_ids(const Work& work) {
  Match match{MatchResult::no_row, MatchKey::isbn, by_isbn(work)};
  std::vector<std::uint32_t> by_id;
  if (const std::string id = goodreads_id_of(work); !id.empty())
    find(hash_of(goodreads_kind, id), by_id);
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
  const Post found = row(match.rows[0]);
  const Work& other = found.review->works[0];
  if (!work.title.empty() && !other.title.empty() && !work.authors.empty() &&
      !other.authors.empty() && !share_title(work, other) && !share_author(work, other))
    match.result = MatchResult::other_book;
  return match;
}

// Whether the numbers in the series differ, or both titles have a part behind the same beginning.
bool LibraryIndex::is_other_volume(const Work& work, std::uint32_t number, bool by_brief) {
  const Post found = row(number);
  const TitleForms ours = title_forms(work);
  const TitleForms theirs = title_forms(found.review->works[0]);
  if (!ours.volume.empty() && !theirs.volume.empty() && ours.volume != theirs.volume) return true;
  return by_brief && ours.has_more() && theirs.has_more();
}

Match LibraryIndex::match_title(const Work& work) {
  Match match{MatchResult::no_row, MatchKey::title, {}};
  const TitleForms title = title_forms(work);
  if (title.full.empty()) return match;
  const std::vector<std::string> authors = author_keys(work);
  if (authors.empty()) {
    match.result = MatchResult::no_author;
    return match;
  }
  const auto look = [&](Kind kind, const std::string& form) {
    for (const std::string& author : authors)
      find(hash_of(kind, title_and(form, author)), match.rows);
    return !match.rows.empty();
  };
  const bool whole = look(full_kind, title.full);
  if (!whole && !look(brief_kind, title.brief)) return match;
  if (match.rows.size() <= most_looked_at)
    std::erase_if(match.rows,
                  [&](std::uint32_t row) { return is_other_volume(work, row, !whole); });
  match.result = match.rows.empty()       ? MatchResult::other_volume
                 : match.rows.size() == 1 ? MatchResult::matched
                                          : MatchResult::several_rows;
  return match;
}

Match LibraryIndex::match(const Work& work) {
  Match match = match_ids(work);
  return match.rows.empty() ? match_title(work) : match;
}

bool share_author(const Work& a, const Work& b) {
  const std::vector<std::string> ours = author_keys(a);
  const std::vector<std::string> theirs = author_keys(b);
  return std::find_first_of(ours.begin(), ours.end(), theirs.begin(), theirs.end()) != ours.end();
}

bool share_title(const Work& a, const Work& b) {
  const TitleForms ours = title_forms(a);
  const TitleForms theirs = title_forms(b);
  return ours.full == theirs.full || ours.brief == theirs.brief ||
         may_be_same_work(ours.full, theirs.full);
}

}  // namespace postferry
