// SPDX-License-Identifier: MIT
#include "review/sentence_ratings.h"

#include "review/ratings.h"
#include "review/text.h"

namespace postferry {

namespace {

// Behind the full stop before `at`; 0 where there is none near.
std::size_t begin_of_sentence(std::string_view text, std::size_t at) {
  const std::size_t near =
      at > LabelTable::longest_label + 2 ? at - LabelTable::longest_label - 2 : 0;
  const std::string_view before = text.substr(near, at - near);
  std::size_t stop = std::string_view::npos;
  for (const std::string_view end : {". ", "! ", "? "})
    if (const std::size_t found = before.rfind(end);
        found != std::string_view::npos && (stop == std::string_view::npos || found > stop))
      stop = found;
  return stop == std::string_view::npos ? 0 : near + stop + 2;
}

// Of the sentence that the text begins with, without its full stop; "4.5" has none.
std::size_t end_of_sentence(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] != '.' && text[at] != '!' && text[at] != '?') continue;
    if (at + 1 == text.size() || text[at + 1] == ' ') return at;
  }
  return text.size();
}

}  // namespace

std::vector<Rating> labelled_sentences(std::string_view text, const LabelTable& labels) {
  std::vector<Rating> found;
  for (std::size_t at = text.find(": "); at != std::string_view::npos;
       at = text.find(": ", at + 1)) {
    const std::size_t begin = begin_of_sentence(text, at);
    if (begin == 0) continue;
    std::string_view sentence = text.substr(begin);
    sentence = sentence.substr(0, end_of_sentence(sentence));
    const auto label = labels.labelled(sentence);
    if (!label || label->fact != Fact::rating) continue;
    auto rating = parse_rating(label->value);
    if (rating && rating->best) found.push_back(*std::move(rating));
  }
  return found;
}

std::optional<Rating> closing_rating(std::string_view text) {
  constexpr double least_best = 5;  // "3 of 4." may count anything
  constexpr std::size_t longest_rating = 40;
  if (text.ends_with('.') || text.ends_with('!')) text.remove_suffix(1);
  const std::size_t near = text.size() > longest_rating ? text.size() - longest_rating : 0;
  for (const std::string_view stop : {". ", "! ", "? "}) {
    const std::size_t at = text.find(stop, near);
    if (at == std::string_view::npos) continue;
    const std::string_view closing = trim_blanks(text.substr(at + stop.size()));
    const auto found = rating_at_front(closing);
    if (!found || found->bare || found->size != closing.size()) continue;
    const Rating& rating = found->rating;
    if (rating.best && rating.best->to_double() >= least_best) return rating;
  }
  return std::nullopt;
}

}  // namespace postferry
