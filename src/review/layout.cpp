// SPDX-License-Identifier: MIT
#include "review/layout.h"

#include <utility>

#include "review/ratings.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::string_view upcoming_heading = "Coming up:";

bool has(const FactSet& facts, ReviewFact fact) {
  return facts.test(static_cast<std::size_t>(fact));
}

LaidLine plain(std::string text) { return {{.text = std::move(text)}}; }

LaidBlock paragraph(LaidLine line) { return {LaidKind::paragraph, 0, {std::move(line)}}; }

void add_works(const std::vector<ListedWork>& works, std::vector<LaidBlock>& blocks) {
  for (const ListedWork& work : works)
    if (LaidLine line = work_line(work); !line.empty())
      blocks.push_back(paragraph(std::move(line)));
}

void lay_recommendations(const Review& review, std::vector<LaidBlock>& blocks) {
  const std::string* heading = nullptr;
  for (const Recommendation& group : review.recommendations) {
    if (heading == nullptr || *heading != group.heading)
      blocks.push_back(paragraph(plain(group.heading)));
    heading = &group.heading;
    if (!group.reason.empty()) blocks.push_back(paragraph(plain("(" + group.reason + ")")));
    add_works(group.works, blocks);
  }
}

}  // namespace

std::string rating_text(const Rating& rating) {
  if (const auto parsed = parse_rating(rating.text);
      parsed && parsed->value == rating.value && parsed->best == rating.best)
    return rating.text;
  if (!rating.value) return {};
  return rating.value->to_string() + (rating.best ? "/" + rating.best->to_string() : "");
}

LaidLine work_line(const ListedWork& work) {
  const std::optional<std::string> text = title_by_author(work);
  // What can't be said is not written: the caller sees it missing and leaves the whole list out.
  if (!text) {
    if (!work.authors.empty() || !work.note.empty()) return {};
    return {{.text = work.title, .url = work.url, .italic = true}};
  }
  return {{.text = work.title, .url = work.url}, {.text = text->substr(work.title.size())}};
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
    if (const std::string text = rating_text(*review.rating); !text.empty())
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
