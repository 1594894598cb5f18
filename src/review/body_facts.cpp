// SPDX-License-Identifier: MIT
#include "review/body_facts.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "review/dull.h"
#include "review/labelled_parts.h"
#include "review/labels.h"
#include "review/line_marks.h"
#include "review/missed_lines.h"
#include "review/named_works.h"
#include "review/rating_images.h"
#include "review/rating_spots.h"
#include "review/ratings.h"
#include "review/sentence_ratings.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/work_lists.h"

namespace postferry {

namespace {

constexpr std::size_t longest_value = 1000;
constexpr std::size_t longest_title = 200;
constexpr std::size_t longest_told = 10'000;
constexpr std::size_t longest_subject = 80;
constexpr std::size_t most_subjects = 40;
constexpr std::size_t most_subject_words = 8;

bool are_subjects(const std::vector<std::string>& subjects) {
  if (subjects.empty() || subjects.size() > most_subjects) return false;
  return std::all_of(subjects.begin(), subjects.end(), [](const std::string& subject) {
    return subject.size() <= longest_subject && !subject.ends_with('?') &&
           !has_more_words(subject, most_subject_words);
  });
}

std::string_view without_dash(std::string_view text) {
  for (const std::string_view dash : {"-", "=", "\xE2\x80\x93", "\xE2\x80\x94"})
    if (text.ends_with(dash)) return text.substr(0, text.size() - dash.size());
  return text;
}

/// Walks the lines once.
class Finder {
 public:
  Finder(const Tape& tape, const BodyLines& lines, const LabelTable& labels, BodyFacts& out,
         Trail* trail)
      : tape_(tape), lines_(lines), labels_(labels), out_(out), missed_(lines, labels, trail) {}

  void run() {
    const auto count = static_cast<std::uint32_t>(lines_.lines.size());
    for (std::uint32_t i = 0; i < count;) i = look_at(i);
  }

 private:
  // Of a fact that is said once.
  template <class T>
  void add(std::vector<Candidate<T>>& list, Candidate<T> candidate) {
    candidate.whole = whole_;
    if (list.size() < BodyFacts::most) list.push_back(std::move(candidate));
  }

  // The line to look at next.
  std::uint32_t look_at(std::uint32_t i) {
    const Line& line = lines_.lines[i];
    if (is_box_row(i)) return take_box_row(i);
    if (line.unread || line.kind == LineKind::code || line.kind == LineKind::table_cell ||
        line.quotes > 0) {
      if (missed_) missed_.passed_over(i);
      return i + 1;
    }
    const std::string_view text = trim_blanks(lines_.text_of(line));
    if (text.empty()) {
      auto shown = image_rating(tape_, lines_, i);
      if (!shown) return i + 1;
      add(out_.lone_ratings, {std::move(shown->rating), {i, shown->last}, 80, "images"});
      return shown->last + 1;
    }
    if (is_inline_code(line)) {
      if (missed_) missed_.passed_over(i);
      return i + 1;
    }
    // As where such prose was passed over unread: what is found depends on no target.
    const LineMarks marks = marks_of_line(text);
    if (line.item == no_token && is_dull(text, marks, labels_)) {
      if (missed_) missed_.skimmed(i);
      return i + 1;
    }
    if (missed_) missed_.begin_line();
    const bool may_rate = marks.number_or_star;
    const bool is_short = text.size() <= longest_value;
    const bool may_be_labelled = is_short && marks.may_be_labelled();
    if (may_be_labelled && may_have_parts(lines_, line, text, marks) && take_parts(line, text, i))
      return i + 1;
    const auto label = may_be_labelled ? labels_.labelled(text) : std::nullopt;
    // "Rating: 4/5" says nothing in a sentence besides.
    const bool may_tell =
        may_rate || (marks.star_word && find_bytes(text, " star") != std::string_view::npos);
    if (may_tell && (!label || label->fact != Fact::rating)) take_told_rating(text, i);
    if (may_rate && !label) take_labelled_sentence(text, i);
    if (may_rate && (!label || label->fact != Fact::rating || !parse_rating(label->value)))
      take_closing_rating(text, i);
    if (!is_short) {
      if (missed_) missed_.long_line(text, i);
      return i + 1;
    }
    if (label) {
      if (missed_) missed_.take_back();
      return take_label(*label, text, i);
    }
    if (auto list = read_work_list(tape_, lines_, i, labels_, missed_.trail()))
      return take_list(*list);
    if (take_lone_rating(text, i) || (may_rate && take_unparted_rating(text, i)) ||
        (may_rate && (take_aspect(text, i) || take_rated_work(text, i) || take_days(text, i)))) {
      if (missed_) missed_.take_back();
      return i + 1;
    }
    if (line.kind == LineKind::heading)
      if (auto work = named_in_heading(text))
        add(out_.named, {std::move(*work), {i, i}, 88, "heading"});
    if (missed_) missed_.unknown_label(text, i);
    return i + 1;
  }

  // A line that shows what one types: `rating: 4/5`.
  [[nodiscard]] bool is_inline_code(const Line& line) const {
    for (std::uint32_t k = 0; k < line.run_count; ++k) {
      const Run& run = lines_.runs[line.first_run + k];
      if ((run.marks & code_mark) == 0 &&
          !trim_blanks(std::string_view(lines_.text).substr(run.text_begin, run.text_size)).empty())
        return false;
    }
    return line.run_count > 0;
  }

  // A row of two cells, "Rating" and "4/5".
  [[nodiscard]] bool is_labelled_row(std::uint32_t i) const {
    const auto& all = lines_.lines;
    if (i + 1 >= all.size()) return false;
    const Line& label = all[i];
    const Line& value = all[i + 1];
    for (const Line* line : {&label, &value})
      if (line->kind != LineKind::table_cell || line->unread || line->quotes > 0) return false;
    if (label.row == no_token || value.row != label.row || value.block == label.block) return false;
    if ((i > 0 && all[i - 1].row == label.row) ||
        (i + 2 < all.size() && all[i + 2].row == label.row))
      return false;
    return find_cell_label(label) && !find_cell_label(value) && value.text_size <= longest_value;
  }

  [[nodiscard]] std::optional<Fact> find_cell_label(const Line& line) const {
    std::string_view text = trim_blanks(lines_.text_of(line));
    if (text.ends_with(':')) text.remove_suffix(1);
    return labels_.find_label(text);
  }

  // Rows of a box of facts; one alone may be the head of a table: "Author", "Books".
  [[nodiscard]] bool is_box_row(std::uint32_t i) const {
    return lines_.lines[i].kind == LineKind::table_cell && is_labelled_row(i) &&
           (is_labelled_row(i + 2) || (i >= 2 && is_labelled_row(i - 2)));
  }

  std::uint32_t take_box_row(std::uint32_t i) {
    const LabelledLine label{*find_cell_label(lines_.lines[i]),
                             trim_blanks(lines_.text_of(lines_.lines[i + 1]))};
    if (missed_) missed_.begin_line();
    whole_ = false;  // half a row is left
    (void)take_value(label, lines_.text_of(lines_.lines[i]), {i, i + 1});
    whole_ = true;
    return i + 2;
  }

  // "I give it 4 out of 5 stars" in running text.
  void take_told_rating(std::string_view text, std::uint32_t i) {
    if (text.size() > longest_told) return;
    std::vector<LeftSpot> left;
    if (auto told = rating_in_sentences(text, missed_ ? &left : nullptr)) {
      add(out_.told_ratings, {std::move(*told), {i, i}, 85, "sentence"});
      missed_.told();
    }
    if (missed_) missed_.spots(left, i);
  }

  // "... a fine book. My rating: 4/5."
  void take_labelled_sentence(std::string_view text, std::uint32_t i) {
    if (text.size() > longest_told) return;
    for (Rating& rating : labelled_sentences(text, labels_))
      add(out_.told_ratings, {std::move(rating), {i, i}, 85, "sentence"});
  }

  // "... A fine book. 4/5 stars"
  void take_closing_rating(std::string_view text, std::uint32_t i) {
    if (text.size() > longest_told) return;
    if (auto rating = closing_rating(text))
      add(out_.closing_ratings, {*std::move(rating), {i, i}, 75, "sentence"});
  }

  bool take_lone_rating(std::string_view text, std::uint32_t i) {
    constexpr std::size_t longest_rating = 80;
    if (text.size() > longest_rating) return false;
    if (text.ends_with('.') || text.ends_with('!')) text.remove_suffix(1);
    const auto rating = rating_at_front(text);
    if (!rating || rating->bare) return false;
    if (rating->size != text.size()) {
      if (missed_) missed_.more_than_rating(i);
      return false;
    }
    add(out_.lone_ratings, {rating->rating, {i, i}, 80, "lone line"});
    return true;
  }

  // "My rating – 4/5", "Final score 8/10": a label without a colon, and nothing besides.
  bool take_unparted_rating(std::string_view text, std::uint32_t i) {
    constexpr std::size_t longest_rating = 60;
    if (text.size() > longest_rating) return false;
    if (text.ends_with('.') || text.ends_with('!')) text.remove_suffix(1);
    std::size_t behind = 0;
    for (std::string_view word = next_word(text, behind); !word.empty();
         word = next_word(text, behind)) {
      const auto begin = static_cast<std::size_t>(word.data() - text.data());
      if (begin == 0 || !has_number_or_star(word)) continue;
      const auto rating = rating_at_front(text.substr(begin));
      constexpr double least_best = 5;  // "Final score 3/4" is a match's
      if (rating && rating->rating.best && rating->rating.best->to_double() < least_best)
        return false;
      if (!rating || rating->bare || begin + rating->size != text.size()) return false;
      const std::string_view label = trim_blanks(without_dash(trim_blanks(text.substr(0, begin))));
      if (labels_.find_label(label) != Fact::rating) return false;
      add(out_.ratings, {rating->rating, {i, i}, 85, "label"});
      return true;
    }
    return false;
  }

  // "Plot: 4/5".
  bool take_aspect(std::string_view text, std::uint32_t i) {
    std::optional<Reason> why;
    auto aspect = aspect_rating(text, missed_ ? &why : nullptr);
    if (why) missed_.no_aspect(*why, i);
    if (!aspect) return false;
    add(out_.aspects, {std::move(*aspect), {i, i}, 85, "aspect"});
    return true;
  }

  // "Book read from 2016/05/03 to 2016/05/09."
  bool take_days(std::string_view text, std::uint32_t i) {
    std::vector<StatedFact> stated;
    if (!read_days(text, stated)) return false;
    for (StatedFact& fact : stated) add(out_.editions, {std::move(fact), {i, i}, 90, "days"});
    return true;
  }

  // "Emma by Jane Austen - 4/5".
  bool take_rated_work(std::string_view text, std::uint32_t i) {
    auto work = rated_work(text);
    if (!work) return false;
    add(out_.rated, {std::move(*work), {i, i}, 85, "rated work"});
    return true;
  }

  // "Author: Jane Austen | Genre: Classics | Rating: 4/5".
  bool take_parts(const Line& line, std::string_view text, std::uint32_t i) {
    const std::vector<std::string_view> parts = labelled_parts(lines_, line, text, labels_);
    if (parts.empty()) return false;
    whole_ = false;
    for (const std::string_view part : parts)
      if (const auto label = labels_.labelled(part); label && !label->value.empty())
        take_value(*label, part.substr(0, part.size() - label->value.size()), {i, i});
    whole_ = true;
    return true;
  }

  // "My rating:" and stars beside it, or below.
  bool take_label_images(std::uint32_t i) {
    LineRange range{i, i};
    auto rating = images_beside_label(tape_, lines_, lines_.lines[i]);
    if (!rating && i + 1 < lines_.lines.size() &&
        trim_blanks(lines_.text_of(lines_.lines[i + 1])).empty())
      if (auto below = image_rating(tape_, lines_, i + 1)) {
        rating = std::move(below->rating);
        range.last = below->last;
      }
    if (!rating) return false;
    add(out_.ratings, {*std::move(rating), range, 90, "label"});
    return true;
  }

  std::uint32_t take_label(LabelledLine label, std::string_view line, std::uint32_t i) {
    LineRange range{i, i};
    const std::string_view wording =
        label.value.empty()
            ? line
            : line.substr(0, static_cast<std::size_t>(label.value.data() - line.data()));
    if (label.value.empty()) {
      if (label.fact == Fact::rating && take_label_images(i))
        return out_.ratings.back().lines.last + 1;
      label.value = value_on_next_line(i);
      if (label.value.empty()) {
        if (missed_) missed_.value(Reason::label_empty, label.fact, {i, i});
        return i + 1;
      }
      range.last = i + 1;
    }
    return take_value(label, wording, range) ? range.last + 1 : i + 1;
  }

  // "Rating:" and, on a line of its own in the same kind of block, "4/5".
  [[nodiscard]] std::string_view value_on_next_line(std::uint32_t i) const {
    if (i + 1 >= lines_.lines.size()) return {};
    const Line& next = lines_.lines[i + 1];
    if (next.kind != LineKind::paragraph || next.quotes > 0) return {};
    const std::string_view text = trim_blanks(lines_.text_of(next));
    if (text.size() > longest_title || labels_.labelled(text)) return {};
    return text;
  }

  bool take_value(const LabelledLine& label, std::string_view wording, LineRange range) {
    switch (label.fact) {
      case Fact::rating: return take_rating(label.value, range);
      case Fact::byline: return take_names(out_.bylines, label, range);
      case Fact::author: return take_names(out_.authors, label, range);
      case Fact::subjects: return take_subjects(label.value, range);
      case Fact::title: return take_title(label.value, range);
      case Fact::not_ours: return miss(Reason::somebody_elses, label.fact, range);
      default: return take_edition(label, wording, range);
    }
    return false;
  }

  bool take_rating(std::string_view value, LineRange range) {
    std::optional<Reason> why;
    std::optional<Rating> rating = parse_rating(value, missed_ ? &why : nullptr);
    if (!rating) return miss(why, Fact::rating, range);
    const std::uint8_t confidence = rating->best ? 98 : 90;
    add(out_.ratings, {std::move(*rating), range, confidence, "label"});
    return true;
  }

  bool take_names(std::vector<Candidate<std::vector<std::string>>>& list, const LabelledLine& label,
                  LineRange range) {
    std::vector<std::string> names = split_names(label.value);
    if (!are_names(names)) return miss(Reason::no_names, label.fact, range);
    add(list, {std::move(names), range, 95, "label"});
    return true;
  }

  bool take_subjects(std::string_view value, LineRange range) {
    std::vector<std::string> subjects = split_subjects(value);
    if (!are_subjects(subjects)) return miss(Reason::no_subjects, Fact::subjects, range);
    add(out_.subjects, {std::move(subjects), range, 95, "label"});
    return true;
  }

  // "Title: Emma", "Book: Emma by Jane Austen".
  bool take_title(std::string_view value, LineRange range) {
    if (value.empty() || value.size() > longest_title)
      return miss(Reason::too_long, Fact::title, range);
    if (auto work = parse_title_by_author(value)) {
      add(out_.titles, {std::move(work->title), range, 90, "label"});
      add(out_.bylines, {std::move(work->authors), range, 90, "label"});
      return true;
    }
    const std::string_view title = trim_blanks(unquoted(value));
    if (title.empty()) return false;
    add(out_.titles, {std::string(title), range, 90, "label"});
    return true;
  }

  // "Publisher: Harbour Press", "ISBN: ...", "Translated by: ...".
  bool take_edition(const LabelledLine& label, std::string_view wording, LineRange range) {
    if (label.value.size() > longest_title) return miss(Reason::too_long, label.fact, range);
    std::vector<StatedFact> stated;
    std::optional<Reason> why;
    if (!read_edition(label.fact, wording, label.value, stated, missed_ ? &why : nullptr))
      return miss(why, label.fact, range);
    for (StatedFact& fact : stated) {
      fact.whole = fact.whole && whole_;
      add(out_.editions, {std::move(fact), range, 95, "label"});
    }
    return true;
  }

  std::uint32_t take_list(FoundList& list) {
    auto& target = list.kind == WorkList::upcoming ? out_.upcoming : out_.recommendations;
    std::move(list.groups.begin(), list.groups.end(), std::back_inserter(target));
    return list.next;
  }

  // A value that is none; false, as nothing was taken.
  bool miss(std::optional<Reason> reason, Fact label, LineRange range) const {
    if (missed_ && reason) missed_.value(*reason, label, range);
    return false;
  }

  const Tape& tape_;
  const BodyLines& lines_;
  const LabelTable& labels_;
  BodyFacts& out_;
  bool whole_ = true;  // what is taken stands alone on its lines
  MissedLines missed_;
};

}  // namespace

void BodyFacts::clear() {
  titles.clear();
  authors.clear();
  bylines.clear();
  subjects.clear();
  ratings.clear();
  lone_ratings.clear();
  told_ratings.clear();
  closing_ratings.clear();
  named.clear();
  rated.clear();
  editions.clear();
  aspects.clear();
  links.clear();
  recommendations.clear();
  upcoming.clear();
}

void find_body_facts(const Tape& tape, const BodyLines& lines, const LabelTable& labels,
                     BodyFacts& out, Trail* trail) {
  out.clear();
  Finder(tape, lines, labels, out, trail).run();
  out.links = book_links(tape, lines);
}

}  // namespace postferry
