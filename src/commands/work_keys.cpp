// SPDX-License-Identifier: MIT
#include "commands/work_keys.h"

#include <algorithm>

#include "base/bytes.h"
#include "commands/join_keys.h"
#include "model/review_facts.h"
#include "review/book_ids.h"

namespace postferry {

namespace {

constexpr std::size_t most_authors = 8;  // of one work that are looked at

}  // namespace

// The kind is the hash's seed.
std::uint64_t hash_of(WorkKey kind, std::string_view text) {
  return hash_bytes(text, static_cast<std::uint64_t>(kind));
}

std::string title_and(std::string_view title, std::string_view author) {
  return std::string(title).append(1, '\n').append(author);
}

std::vector<std::string> author_keys(const Work& work) {
  std::vector<std::string> keys;
  for (const std::string& author : work.authors) {
    std::string key = name_key(author);
    if (!key.empty()) keys.push_back(std::move(key));
    if (keys.size() == most_authors) break;
  }
  return keys;
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
