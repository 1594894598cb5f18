// SPDX-License-Identifier: MIT
#include "review/layout.h"

#include <algorithm>
#include <utility>

#include "review/ratings.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::string_view upcoming_heading = "Coming up:";

bool has(const FactSet& facts, ReviewFact fact) { return facts.test(bit_of(fact)); }

LaidLine plain(std::string text) { return {{.text = std::move(text)}}; }

LaidBlock paragraph(LaidLine line) { return {LaidKind::paragraph, 0, {std::move(line)}}; }

void add_works(const std::vector<ListedWork>& works, std::vector<LaidBlock>& blocks) {
  for (const ListedWork& work : works)
    if (LaidLine line = work_line(work); !line.empty())
      blocks.push_back(paragraph(std::move(line)));
}

// How many groups have another heading than the one above them.
std::size_t further_headings(const std::vector<Recommendation>& groups) {
  std::size_t count = 0;
  for (std::size_t i = 1; i < groups.size(); ++i)
    if (groups[i].heading != groups[i - 1].heading) ++count;
  return count;
}

// A heading is not repeated above a further reason. "If you liked it" below another list's works
// would be a reason of that list, unless it outranks its heading; so each does.
void lay_recommendations(const Review& review, std::vector<LaidBlock>& blocks) {
  constexpr std::size_t usual = 3;
  constexpr std::size_t lowest = 6;
  const std::vector<Recommendation>& groups = review.recommendations;
  std::size_t level = std::clamp(further_headings(groups) + 1, usual, lowest);
  for (std::size_t i = 0; i < groups.size(); ++i) {
    const bool same = i > 0 && groups[i].heading == groups[i - 1].heading;
    if (i == 0 || (same && groups[i].reason.empty()))
      blocks.push_back(paragraph(plain(groups[i].heading)));
    else if (!same)
      blocks.push_back({LaidKind::heading,
                        static_cast<std::uint8_t>(level > 2 ? level-- : level),
                        {plain(groups[i].heading)}});
    if (!groups[i].reason.empty()) blocks.push_back(paragraph(plain("(" + groups[i].reason + ")")));
    add_works(groups[i].works, blocks);
  }
}

}  // namespace

std::string written_rating(const Rating& rating) {
  if (const auto parsed = parse_rating(rating.text);
      parsed && parsed->value == rating.value && parsed->best == rating.best)
    return rating.text;
  if (!rating.value) return {};
  return rating.value->to_string() + (rating.best ? "/" + rating.best->to_string() : "");
}

LaidLine work_line(const ListedWork& work) {
  if (const std::optional<std::string> text = title_by_author(work))
    return {{.text = work.title, .url = work.url}, {.text = text->substr(work.title.size())}};
  // Where words of the title would mislead ("Stand by Me"), marks tell where it ends.
  LaidLine line = {{.text = work.title, .url = work.url, .italic = true}};
  if (!work.authors.empty()) {
    const auto names = join_names(work.authors);
    if (!names) return {};
    line.push_back({.text = " by " + *names});
  }
  if (!work.note.empty()) line.push_back({.text = " (" + work.note + ")"});
  return line;
}

Layout lay_out(const Review& review, const FactSet& facts, bool lone_author) {
  Layout layout;
  LaidBlock top;
  if (has(facts, ReviewFact::authors) && !review.works.empty())
    if (const auto names = join_names(review.works.front().authors))
      top.lines.push_back(plain((lone_author ? "Book author: " : "By: ") + *names));
  if (has(facts, ReviewFact::subjects))
    if (const auto subjects = join_subjects(review.subjects))
      top.lines.push_back(plain("Subject Matter: " + *subjects));
  if (has(facts, ReviewFact::rating) && review.rating)
    if (const std::string text = written_rating(*review.rating); !text.empty())
      top.lines.push_back(plain("Rating: " + text));
  if (!top.lines.empty()) layout.top.push_back(std::move(top));
  if (has(facts, ReviewFact::recommendations)) lay_recommendations(review, layout.end);
  if (has(facts, ReviewFact::upcoming)) {
    layout.end.push_back(paragraph(plain(std::string(upcoming_heading))));
    add_works(review.upcoming, layout.end);
  }
  return layout;
}

}  // namespace postferry
