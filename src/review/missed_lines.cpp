// SPDX-License-Identifier: MIT
#include "review/missed_lines.h"

#include "base/ascii.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_shown = 200;  // of a line with a label that nobody knows

// What a label announces, as `found` names it.
std::string_view field_of_label(Fact label) {
  switch (label) {
    case Fact::byline:
    case Fact::author: return name(ReviewFact::authors);
    case Fact::subjects: return name(ReviewFact::subjects);
    case Fact::rating:
    case Fact::not_ours: return name(ReviewFact::rating);
    case Fact::title: return name(ReviewFact::title);
    case Fact::isbn:
    case Fact::asin: return name(ReviewFact::ids);
    case Fact::publisher: return name(ReviewFact::publisher);
    case Fact::pages: return name(ReviewFact::pages);
    case Fact::year: return name(ReviewFact::year);
    case Fact::series: return name(ReviewFact::series);
    case Fact::binding: return name(ReviewFact::binding);
    case Fact::language: return name(ReviewFact::language);
    case Fact::translator:
    case Fact::illustrator:
    case Fact::editor:
    case Fact::narrator: return name(ReviewFact::contributors);
    case Fact::started: return name(ReviewFact::started);
    case Fact::finished: return name(ReviewFact::finished);
  }
  return {};
}

// "Mood: good": a few words in front of the colon, something behind it, as labels are written.
bool looks_labelled(std::string_view text) {
  constexpr std::size_t most_words = 4;
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon > LabelTable::longest_label) return false;
  if (text.size() > longest_shown) return false;
  const std::string_view label = trim_blanks(text.substr(0, colon));
  const std::string_view value = trim_blanks(text.substr(colon + 1));
  if (label.empty() || value.empty() || value.starts_with("//")) return false;
  const char first = label[marks_at_front(label) % label.size()];
  const bool capital = (first >= 'A' && first <= 'Z') || static_cast<unsigned char>(first) >= 0x80;
  return capital && !has_more_words(label, most_words);
}

}  // namespace

void MissedLines::leave(Reason reason, std::string_view field, std::uint32_t i,
                        std::string_view said) const {
  trail_->leave_lines(reason, field, lines_, i, i, said);
}

void MissedLines::passed_over(std::uint32_t i) const {
  const Line& line = lines_.lines[i];
  if (line.unread) return skimmed(i);
  const std::string_view text = trim_blanks(lines_.text_of(line));
  if (const auto label = labels_.labelled(text))
    leave(Reason::not_said_here, field_of_label(label->fact), i);
  else if (next_rating_spot(text) != std::string_view::npos)
    leave(Reason::not_said_here, name(ReviewFact::rating), i);
}

void MissedLines::long_line(std::string_view text, std::uint32_t i) const {
  if (const auto label = labels_.labelled(text))
    leave(Reason::too_long, field_of_label(label->fact), i);
}

void MissedLines::spots(const std::vector<LeftSpot>& left, std::uint32_t i) const {
  for (const LeftSpot& spot : left) leave(spot.reason, name(ReviewFact::rating), i, spot.said);
}

void MissedLines::more_than_rating(std::uint32_t i) const {
  if (!tells_already()) leave(Reason::rating_goes_on, name(ReviewFact::rating), i);
}

void MissedLines::no_aspect(Reason reason, std::uint32_t i) const {
  take_back();
  leave(reason,
        name(reason == Reason::somebody_elses ? ReviewFact::rating : ReviewFact::aspect_ratings),
        i);
}

void MissedLines::value(Reason reason, Fact label, LineRange range) const {
  trail_->leave_lines(reason, field_of_label(label), lines_, range.first, range.last);
}

void MissedLines::unknown_label(std::string_view text, std::uint32_t i) const {
  if (!tells_already() && looks_labelled(text)) leave(Reason::label_unknown, {}, i);
}

}  // namespace postferry
