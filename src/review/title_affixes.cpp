// SPDX-License-Identifier: MIT
// What stands before and behind a title: "Review: Emma", "Emma (Book Review)", "Thoughts on Emma".
#include "review/title_parts.h"
#include "review/title_reader.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// "#BookReview ~ Emma"
std::string_view without_joint(std::string_view text) {
  text = trim_blanks(text);
  for (const std::string_view joint : {"~ ", "| ", "- ", "\xE2\x80\x93 ", "\xE2\x80\x94 ",
                                       "\xC2\xB7 ", "\xE2\x80\xA2 ", "\xC2\xBB "})
    if (text.starts_with(joint)) return trim_blanks(text.substr(joint.size()));
  return text;
}

// "Book 14", "Film #3": a blogger who counts; "Book 2" of a series stands behind its name.
const TitleRow* counted_kind(std::string_view text) {
  std::size_t at = 0;
  const TitleRow* row = kind_of(next_word(text, at));
  std::string_view number = trim_blanks(text.substr(at));
  if (number.starts_with('#')) number.remove_prefix(1);
  const bool is_number = !number.empty() && number.find_first_not_of("0123456789") == npos;
  return is_number ? row : nullptr;
}

}  // namespace

bool TitleReader::take_affix() {
  return (marks_.any(TitleMarks::bracket) && take_bracket()) ||
         (marks_.any(TitleMarks::colon | TitleMarks::dash | TitleMarks::hash) &&
          take_set_off_front()) ||
         (marks_.any(TitleMarks::colon | TitleMarks::dash) && take_set_off_back()) ||
         take_phrase() || take_lead();
}

// "Thoughts on Emma", "Book notes: Emma": not the title's own words, whatever proves a review.
bool TitleReader::take_lead() {
  const auto leave = [this](const TitleRow* row, std::string_view rest) {
    rest = trim_blanks(rest);
    if (row == nullptr || !begins_title(rest)) return false;
    text_ = rest;
    if (row->medium != Medium::any) medium_ = row->medium;
    return true;
  };
  if (marks_.any(TitleMarks::colon | TitleMarks::dash))
    for (const Break at : {first_colon(text_), first_dash(text_)}) {
      if (at.at == npos) continue;
      const std::string_view before = trim_blanks(text_.substr(0, at.at));
      const TitleRow* row = find_lead(before);
      if (leave(row == nullptr ? counted_kind(before) : row, text_.substr(at.next))) return true;
    }
  std::size_t size = 0;
  const TitleRow* row = lead_at_front(text_, size);
  return leave(row, row == nullptr ? text_ : text_.substr(size));
}

bool TitleReader::strip(const TitleRow* row, std::string_view rest) {
  rest = without_joint(rest);
  if (row == nullptr || rest.empty()) return false;
  text_ = rest;
  prove(said, row->medium);
  return true;
}

bool TitleReader::take_bracket() {
  std::size_t size = 0;
  std::string_view inside = bracket_at_front(text_, size);
  if (!inside.empty() && strip(find_set_off(inside), text_.substr(size))) return true;
  inside = bracket_at_back(text_, size);
  return !inside.empty() && strip(find_set_off(inside), text_.substr(0, text_.size() - size));
}

bool TitleReader::take_set_off_front() {
  if (text_.starts_with('#')) {
    std::size_t behind = 0;
    const TitleRow* row = find_set_off(next_word(text_, behind));
    if (strip(row, text_.substr(behind))) return true;
  }
  for (const Break at : {first_colon(text_), first_dash(text_)}) {
    if (at.at == npos) continue;
    const std::string_view before = text_.substr(0, at.at);
    if (strip(find_set_off(before), text_.substr(at.next))) return true;
  }
  return false;
}

bool TitleReader::take_set_off_back() {
  constexpr std::size_t clear_enough = 6;  // "review", not "test"
  if (const Break dash = last_dash(text_); dash.at != npos) {
    const std::string_view tail = trim_blanks(text_.substr(dash.next));
    const TitleRow* row = find_set_off(tail);
    if (row == nullptr) row = set_off_at_front(tail);
    if (row != nullptr && row->text.size() >= clear_enough && strip(row, text_.substr(0, dash.at)))
      return true;
  }
  const std::size_t colon = text_.rfind(':');
  return colon != npos &&
         strip(find_set_off(trim_blanks(text_.substr(colon + 1))), text_.substr(0, colon));
}

// Scripts that write no blanks: "書評『灯台の家』".
bool TitleReader::take_quoted_behind() {
  for (const std::string_view open : {"\xE3\x80\x8E", "\xE3\x80\x8C", "\xE3\x80\x8A"}) {
    const std::size_t at = text_.find(open);
    if (at != npos && at > 0 && strip(find_set_off(text_.substr(0, at)), text_.substr(at)))
      return true;
  }
  return false;
}

bool TitleReader::take_phrase() {
  std::size_t size = 0;
  if (marks_.any(TitleMarks::wide_quote) && take_quoted_behind()) return true;
  if (const TitleRow* row = phrase_at_front(text_, size);
      row != nullptr && begins_title(trim_blanks(text_.substr(size))))
    return strip(row, text_.substr(size));
  if (take_back(text_)) return true;
  // "Emma review - a fine film": how magazines write. "Sunday review: ..." is of Sunday.
  for (const Break at : {first_dash(text_), first_colon(text_)}) {
    const bool is_colon = at.at != npos && text_[at.at] == ':';
    if (at.at == npos || at.next >= text_.size() || (is_colon && clues_.media == 0)) continue;
    const std::string_view remark = trim_blanks(text_.substr(at.next));
    if (remark.empty() || remark.front() < 'a' || remark.front() > 'z') continue;
    if (take_back(text_.substr(0, at.at))) return true;
  }
  return false;
}

// "Emma Review".
bool TitleReader::take_back(std::string_view text) {
  std::size_t size = 0;
  const TitleRow* row = phrase_at_back(text, size);
  if (row == nullptr) return false;
  const std::string_view before = trim_blanks(text.substr(0, text.size() - size));
  if (!begins_title(before) || is_other_review(before)) {
    out_.unproved = Reason::title_no_work;
    return false;
  }
  if (no_title(before)) return false;
  // "The Gadget X200 Review" is of the Gadget X200.
  std::size_t behind = 0;
  if (has_model_number(before) && next_word(before, behind) == "The")
    return strip(row, before.substr(behind));
  return strip(row, before);
}

}  // namespace postferry
