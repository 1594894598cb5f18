// SPDX-License-Identifier: MIT
#include "pipeline/filter.h"

#include <algorithm>

#include "model/members.h"

namespace postferry {

namespace {

constexpr std::size_t calendar_length = 10;  // of "2024-03-01"

bool holds(const std::vector<std::string>& list, std::string_view value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

int compare_as_far_as_known(std::string_view a, std::string_view b) {
  const std::size_t known = std::min(a.size(), b.size());
  return a.substr(0, known).compare(b.substr(0, known));
}

bool in_range(const PostFilter& filter, const Post& post) {
  if (post.date.empty()) return false;
  const std::string_view day = std::string_view(post.date.iso).substr(0, calendar_length);
  return (filter.since.empty() || compare_as_far_as_known(day, filter.since) >= 0) &&
         (filter.until.empty() || compare_as_far_as_known(day, filter.until) <= 0);
}

bool by_one_of(const std::vector<std::string>& authors, const Post& post) {
  return holds(authors, post.author) ||
         std::any_of(post.co_authors.begin(), post.co_authors.end(),
                     [&](const std::string& author) { return holds(authors, author); });
}

bool has_one_of(const std::vector<Term>& wanted, const Post& post) {
  return std::any_of(post.terms.begin(), post.terms.end(), [&](const Term& term) {
    return std::any_of(wanted.begin(), wanted.end(), [&](const Term& want) {
      return want.taxonomy == term.taxonomy && want.slug == term.slug;
    });
  });
}

std::string joined(const std::vector<std::string>& list) {
  std::string out;
  for (const std::string& item : list) out += (out.empty() ? "" : ",") + item;
  return out;
}

std::string joined(const std::vector<Term>& list) {
  std::string out;
  for (const Term& term : list) out += (out.empty() ? "" : ",") + term.taxonomy + ":" + term.slug;
  return out;
}

}  // namespace

std::uint8_t PostFilter::active() const noexcept {
  unsigned bits = 0;
  if (!types.empty()) bits |= by_type;
  if (!statuses.empty()) bits |= by_status;
  if (!since.empty() || !until.empty()) bits |= by_date;
  if (!authors.empty()) bits |= by_author;
  if (!terms.empty()) bits |= by_term;
  if (reviews_only) bits |= by_review;
  if (!ids.empty()) bits |= by_id;
  return static_cast<std::uint8_t>(bits);
}

std::uint8_t PostFilter::met_by(const Post& post) const {
  const std::uint8_t asked = active();
  unsigned bits = 0;
  const auto check = [&](Criterion criterion, auto&& met) {
    if ((asked & criterion) != 0 && met()) bits |= criterion;
  };
  check(by_type, [&] { return holds(types, post.type.empty() ? "post" : post.type); });
  check(by_status, [&] { return holds(statuses, post.status.empty() ? "publish" : post.status); });
  check(by_date, [&] { return in_range(*this, post); });
  check(by_author, [&] { return by_one_of(authors, post); });
  check(by_term, [&] { return has_one_of(terms, post); });
  check(by_review, [&] { return has_review(post); });
  check(by_id, [&] { return holds(ids, post.id.text); });
  return static_cast<std::uint8_t>(bits);
}

std::string PostFilter::describe(Criterion criterion) const {
  switch (criterion) {
    case by_type: return "--type " + joined(types);
    case by_status: return "--status " + joined(statuses);
    case by_date:
      return (since.empty() ? "" : "--since " + since) +
             (since.empty() || until.empty() ? "" : " ") +
             (until.empty() ? "" : "--until " + until);
    case by_author: return "--author " + joined(authors);
    case by_term: return "--term " + joined(terms);
    case by_review: return "--reviews-only";
    case by_id: return "--id " + joined(ids);
  }
  return {};
}

bool has_review(const Post& post) { return post.review.has_value() && !is_empty(*post.review); }

}  // namespace postferry
