// SPDX-License-Identifier: MIT
// What blocks of sixteen bytes tell is held against plain loops, on texts of the pieces that
// matter.
#include "review/line_marks.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "base/ascii.h"
#include "body/body_read.h"
#include "body/lines.h"
#include "review/dull.h"
#include "review/labelled_parts.h"
#include "review/text.h"

namespace postferry {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Texts of pieces that rules look for, among such that they don't.
class RandomTexts {
 public:
  std::string next(std::size_t most_pieces) {
    std::string text;
    const std::size_t rare = 1 + random_() % 60;
    for (std::size_t i = random_() % most_pieces; i > 0; --i) {
      const std::string_view odd = odd_[random_() % odd_.size()];
      const std::string_view even = even_[random_() % even_.size()];
      text += random_() % rare == 0 ? odd : even;
    }
    return text;
  }

 private:
  static constexpr auto odd_ = std::to_array<std::string_view>(
      {"4",    ":",   "\uFF1A", "\u3010", "\u2605", "\u00BD",   "\U0001F31F", " star",   " stars",
       "star", "s",   "\xF0",   "\xC2",   "\xE2",   "&#8211;",  "&#9733;",    "<p>",     "|",
       "--",   " - ", "\u2013", "\u2022", "1/2",    "By: Ann ", "Coming up",  "\xE2\x80"});
  static constexpr auto even_ = std::to_array<std::string_view>(
      {"a", "word", " ", "the ", "st", "\u00E9", "\u2019", "\u201C", "\u2026", ", ", "rest ", "t"});
  std::mt19937 random_{11};
};

bool is_clue(std::string_view text, std::size_t at) {
  if (is_digit(text[at])) return true;
  if (at + 1 == text.size()) return false;
  const auto byte = static_cast<unsigned char>(text[at]);
  const auto next = static_cast<unsigned char>(text[at + 1]);
  return byte >= 0xF0 || (byte == 0xC2 && next == 0xBD) || (byte == 0xE2 && next >= 0x96);
}

bool holds_clue(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at)
    if (is_clue(text, at)) return true;
  return false;
}

TEST(LineMarks, TellWhatPlainLoopsFind) {
  RandomTexts texts;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = texts.next(60);
    const LineMarks marks = marks_of_line(text);
    EXPECT_EQ(marks.colon, text.find(':') != npos) << text;
    EXPECT_EQ(marks.number_or_star, holds_clue(text)) << text;
    EXPECT_EQ(has_number_or_star(text), holds_clue(text)) << text;
    EXPECT_TRUE(marks.star_word || text.find(" star") == npos) << text;
    EXPECT_TRUE(marks.wide_sign || text.find("\uFF1A") == npos) << text;
    EXPECT_TRUE(marks.wide_sign || text.find("\u3010") == npos) << text;
    EXPECT_TRUE(marks.may_be_labelled() || !labelled(text)) << text;
  }
}

// Without the references to dashes and quotes, whose digits are no clues.
std::string without_references(std::string text) { return replace_all(text, "&#8211;", "&;"); }

TEST(LineMarks, JudgeDullLinesAsALookAtTheTextDoes) {
  RandomTexts texts;
  int dull = 0;
  for (int round = 0; round < 20000; ++round) {
    const std::string text = texts.next(400);
    const bool is = is_dull(text, built_in_labels());
    EXPECT_EQ(is_dull(text, marks_of_line(text), built_in_labels()), is) << text;
    const std::string_view front = std::string_view(text).substr(0, 160);
    const bool is_lively = text.size() < 240 || front.find(':') != npos ||
                           front.find("\uFF1A") != npos || holds_clue(without_references(text)) ||
                           text.find(" stars") != npos;
    EXPECT_TRUE(!is || !is_lively) << text;
    EXPECT_TRUE(is || is_lively || !text.starts_with("rest ")) << text;  // which begins no heading
    dull += is ? 1 : 0;
  }
  EXPECT_GT(dull, 200);
}

TEST(LineMarks, PartNoLineThatHasNoParts) {
  RandomTexts texts;
  Tape tape;
  BodyLines lines;
  int parted = 0;
  int passed_over = 0;
  for (int round = 0; round < 5000; ++round) {
    std::string body = "By: " + texts.next(12) + "<b>Rating</b>: " + texts.next(6) + "<b>By</b>: a";
    if (round % 2 == 0) body.resize(body.find("<b>"));
    read_body(body, "html", tape);
    body_lines(tape, lines);
    for (const Line& line : lines.lines) {
      const std::string_view text = trim_blanks(lines.text_of(line));
      const bool has = !labelled_parts(lines, line, text, built_in_labels()).empty();
      const bool may = may_have_parts(lines, line, text, marks_of_line(text));
      EXPECT_TRUE(may || !has) << body;
      parted += has ? 1 : 0;
      passed_over += may ? 0 : 1;
    }
  }
  EXPECT_GT(parted, 500);
  EXPECT_GT(passed_over, 500);
}

}  // namespace
}  // namespace postferry
