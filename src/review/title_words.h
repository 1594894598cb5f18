// SPDX-License-Identifier: MIT
// The table of titles.def, and how a title is held against it.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "review/post_title.h"

namespace postferry {

enum class TitlePlace : std::uint8_t { set_off, front, back, kind, word, news, lead, announces };

struct TitleRow {
  std::string_view language;
  TitlePlace place;
  Medium medium;
  std::string_view text;
};
[[nodiscard]] std::span<const TitleRow> title_rows() noexcept;

/// The row whose phrase all of the text is; a number behind it doesn't count ("Book Review #12").
[[nodiscard]] const TitleRow* find_set_off(std::string_view text);
/// The row that sets off with which the text begins, and goes on.
[[nodiscard]] const TitleRow* set_off_at_front(std::string_view text);
/// The longest phrase right before or behind a title; its bytes go to `size`.
[[nodiscard]] const TitleRow* phrase_at_front(std::string_view text, std::size_t& size);
[[nodiscard]] const TitleRow* phrase_at_back(std::string_view text, std::size_t& size);
/// What leads to a title and proves no review, set off by a colon, a dash or a bracket; and right
/// before it ("Thoughts on"), where its bytes go to `size`.
[[nodiscard]] const TitleRow* find_lead(std::string_view text);
[[nodiscard]] const TitleRow* lead_at_front(std::string_view text, std::size_t& size);
/// Whether a part of the title that is set off announces a work: "Cover Reveal: Emma".
[[nodiscard]] bool announces_work(std::string_view title);
/// A noun like "Livro": all of the text, or its first word.
[[nodiscard]] const TitleRow* kind_of(std::string_view text);
/// Whether a word of the text announces something.
[[nodiscard]] bool has_news(std::string_view text);
/// What a term's name is about: bits of Medium if it is made of words of the table only ("Book
/// Reviews", "Séries de TV"), else 0.
[[nodiscard]] std::uint8_t media_of_term(std::string_view name);

}  // namespace postferry
