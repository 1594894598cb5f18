// SPDX-License-Identifier: MIT
#include "review/reading.h"

#include <algorithm>
#include <array>

#include "body/body_read.h"
#include "model/members.h"
#include "review/extract.h"

namespace postferry {

bool is_written_by_people(std::string_view type) noexcept {
  constexpr std::array<std::string_view, 7> machinery = {
      "attachment",          "nav_menu_item", "revision",    "custom_css",
      "customize_changeset", "oembed_cache",  "user_request"};
  return !type.starts_with("wp_") &&
         std::find(machinery.begin(), machinery.end(), type) == machinery.end();
}

bool BodyReading::read(const Text& body, std::string_view title, const PostClues& clues) {
  if (body.value == body_.value && body.format == body_.format && title == title_ &&
      clues == clues_)
    return says_something_;
  body_.value.assign(body.value);  // a copy: the tape is over it
  body_.format = body.format;
  title_.assign(title);
  clues_ = clues;
  says_something_ = false;  // should what follows fail
  says_something_ = read_anew();
  return says_something_;
}

const Tape* BodyReading::tape_of(const Text& body) const noexcept {
  const bool same = taken_apart_ && body.value == body_.value && body.format == body_.format;
  return same ? &tape : nullptr;
}

bool BodyReading::read_anew() {
  decided.clear();
  taken_apart_ = false;
  facts.clear();
  lines.clear();
  const PostTitle title = read_post_title(title_, clues_);
  if (!may_hold_facts(body_.value)) {
    if (title.proof == 0 && !title.sure_rating) return false;
    decide(facts, lines, title, decided);
    return !is_empty(decided.review);
  }
  read_body(body_.value, body_.format, tape);
  taken_apart_ = true;
  body_lines(tape, lines, body_.format == "markdown");
  find_body_facts(tape, lines, facts);
  decide(facts, lines, title, decided);
  return !is_empty(decided.review);
}

}  // namespace postferry
