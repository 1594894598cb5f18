// SPDX-License-Identifier: MIT
// Book numbers as they stand in the ISBN columns: `="1250313198"`, bare, with hyphens, and what
// spreadsheets leave of them. Rules: ISO 2108, Goodreads' `="..."` wrapper.
#pragma once

#include <string>
#include <string_view>

namespace postferry::goodreads {

enum class BookNumberKind { none, isbn10, isbn13, asin, damaged };

struct BookNumber {
  BookNumberKind kind = BookNumberKind::none;
  std::string text;             ///< digits alone (and a last X), or the ASIN; empty if damaged
  bool zeros_restored = false;  ///< leading zeros were missing and the check digit proves them
};

/// What an ISBN cell says. Never guesses: what fails its check digit is `damaged`.
[[nodiscard]] BookNumber read_book_number(std::string_view cell);

/// The cell without `="` and `"`, which only keep spreadsheets from eating zeros.
[[nodiscard]] std::string_view unwrap_formula(std::string_view cell);
/// `="number"`.
[[nodiscard]] std::string wrap_formula(std::string_view number);

}  // namespace postferry::goodreads
