// SPDX-License-Identifier: MIT
// Takes the title of one post apart, from its ends: rating, words for reviews, kind, series,
// authors.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/post.h"
#include "review/post_title.h"
#include "review/text.h"
#include "review/title_marks.h"
#include "review/title_words.h"

namespace postferry {

constexpr std::uint8_t bit_of(Medium medium) noexcept {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(medium));
}

/// Too long, a question or an announcement: what posts are called, no works.
[[nodiscard]] bool is_headline(std::string_view text);

/// Fills `out`, which is new. Text, clues and `out` outlive it.
class TitleReader {
 public:
  TitleReader(std::string_view text, const PostClues& clues, PostTitle& out)
      : text_(trim_blanks(text)), clues_(clues), out_(out), marks_(text_) {}

  void run();

 private:
  static constexpr std::size_t npos = std::string_view::npos;
  static constexpr std::uint8_t said = 90;     // title or type say that it is a review
  static constexpr std::uint8_t implied = 80;  // title and terms together

  void prove(std::uint8_t proof, Medium medium = Medium::any) {
    out_.proof = std::max(out_.proof, proof);
    if (medium != Medium::any) medium_ = medium;
  }

  [[nodiscard]] bool is_about(Medium medium) const {
    return medium_ == medium || (medium_ == Medium::any && clues_.names(medium));
  }

  // Whether something may stand before or behind a colon or dash, or in brackets.
  [[nodiscard]] bool is_parted() const noexcept {
    return marks_.any(TitleMarks::colon | TitleMarks::dash | TitleMarks::bracket);
  }

  void take_rating();
  bool set_rating(std::string_view said_text, std::string_view rest);
  void take_later();
  void take_kind();
  void take_brackets();
  [[nodiscard]] bool no_title(std::string_view text);
  void leave_remark();
  [[nodiscard]] std::string_view title_of(std::string_view text) const;

  // Words for reviews around the title (title_affixes.cpp).
  bool take_affix();
  bool take_lead();
  bool strip(const TitleRow* row, std::string_view rest);
  bool take_bracket();
  bool take_set_off_front();
  bool take_set_off_back();
  bool take_quoted_behind();
  bool take_phrase();

  // Who made it (title_authors.cpp).
  bool take_by();
  [[nodiscard]] std::optional<ListedWork> parse_capitals() const;
  bool take_quoted_by();
  bool take_artist();
  void take_author();
  [[nodiscard]] bool is_tagged_person(std::string_view name) const;
  [[nodiscard]] bool is_labelled_author(std::string_view name) const;
  bool take_labelled_author();
  bool take_back(std::string_view text);
  void set_author(std::string_view name, std::string_view title);
  void take_wide_quoted();

  std::string_view text_;  // what is left of it
  const PostClues& clues_;
  PostTitle& out_;
  TitleMarks marks_;  // of all of it
  Medium medium_ = Medium::any;
  std::string by_title_;
};

}  // namespace postferry
