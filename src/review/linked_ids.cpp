// SPDX-License-Identifier: MIT
#include "review/linked_ids.h"

#include <algorithm>

#include "model/review_facts.h"
#include "review/text.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::uint8_t by_title = 90;
constexpr std::uint8_t by_place = 80;

bool is_title(std::string_view text, std::string_view title) {
  const std::string wanted = folded(title);
  if (wanted.empty() || text.empty()) return false;
  const auto same = [&](std::string_view one) {
    const std::string small = folded(unquoted(unmarked(trim_blanks(one))));
    return !small.empty() && may_be_same_work(small, wanted);
  };
  if (same(text)) return true;
  const auto work = parse_title_by_author(text);
  return work && same(work->title);
}

template <class T>
bool has_line(const std::vector<Candidate<T>>& list, std::uint32_t line) {
  return std::any_of(list.begin(), list.end(), [line](const Candidate<T>& one) {
    return one.lines.first <= line && line <= one.lines.last;
  });
}

bool is_in_list(const BodyFacts& facts, std::uint32_t line) {
  return has_line(facts.recommendations, line) || has_line(facts.upcoming, line);
}

// A labelled line that says title, author or numbers.
bool is_among_facts(const BodyFacts& facts, std::uint32_t line) {
  return has_line(facts.titles, line) || has_line(facts.authors, line) ||
         has_line(facts.bylines, line) || has_line(facts.editions, line);
}

void add(const BookLink& link, std::uint8_t confidence, std::vector<LinkedId>& out) {
  for (const auto& [kind, value] : link.ids) {
    const auto same_kind = [&kind = kind](const LinkedId& one) { return one.kind == kind; };
    if (std::any_of(out.begin(), out.end(), same_kind)) continue;
    out.push_back({kind, value, link.line, confidence});
  }
}

// Whether another link of those has another id of that kind.
bool is_contradicted(const std::vector<const BookLink*>& links, std::string_view kind,
                     std::string_view value) {
  return std::any_of(links.begin(), links.end(), [&](const BookLink* link) {
    return std::any_of(link->ids.begin(), link->ids.end(),
                       [&](const auto& id) { return id.first == kind && id.second != value; });
  });
}

std::vector<LinkedId> agreed_ids(const std::vector<const BookLink*>& links) {
  std::vector<LinkedId> out;
  for (const BookLink* link : links) {
    BookLink sure = *link;
    std::erase_if(sure.ids,
                  [&](const auto& id) { return is_contradicted(links, id.first, id.second); });
    add(sure, by_place, out);
  }
  return out;
}

}  // namespace

std::vector<LinkedId> ids_of_titled_links(const std::vector<BookLink>& links,
                                          std::string_view title) {
  std::vector<LinkedId> out;
  for (const BookLink& link : links)
    if (is_title(link.text, title)) add(link, by_title, out);
  return out;
}

std::vector<LinkedId> ids_of_links(const BodyFacts& facts, const LinkedWork& work) {
  std::vector<LinkedId> out;
  std::vector<const BookLink*> elsewhere;
  for (const BookLink& link : facts.links) {
    if (is_in_list(facts, link.line)) continue;
    if (is_title(link.text, work.title) || is_title(link.text, work.other_title) ||
        is_among_facts(facts, link.line))
      add(link, by_title, out);
    else if (work.is_written && (link.text.empty() || is_where_to_find(link.text)))
      elsewhere.push_back(&link);
  }
  if (out.empty()) out = agreed_ids(elsewhere);
  // The novel behind a film is another work.
  if (!work.is_written) std::erase_if(out, [](const LinkedId& one) { return one.kind != "asin"; });
  return out;
}

}  // namespace postferry
