// SPDX-License-Identifier: MIT
#include "review/days_read.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/edition_facts.h"
#include "review/text.h"
#include "review/years.h"

namespace postferry {

namespace {

using std::string_view;

/// What stands before and between two days, folded.
struct Wording {
  string_view from;
  string_view to;
};
constexpr auto wordings = std::to_array<Wording>({{"read from ", " to "},
                                                  {"read from ", " until "},
                                                  {"read between ", " and "},
                                                  {"gelesen vom ", " bis "},
                                                  {"gelesen von ", " bis "},
                                                  {"lu du ", " au "},
                                                  {"leído del ", " al "},
                                                  {"letto dal ", " al "},
                                                  {"lido de ", " a "},
                                                  {"gelezen van ", " tot "},
                                                  {"läst från ", " till "},
                                                  {"lest fra ", " til "},
                                                  {"læst fra ", " til "},
                                                  {"czytane od ", " do "}});

constexpr auto joints =
    std::to_array<string_view>({" to ", " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", "\xE2\x80\x93",
                                " until ", " bis ", " au ", " al ", " tot ", " till "});

std::optional<DaysRead> days_of(string_view first, string_view second) {
  DaysRead days;
  days.finished = sure_date(second);
  if (days.finished.empty()) return std::nullopt;
  days.started = sure_date(first);
  if (days.started.empty() && !year_of(first))
    days.started = sure_date(std::string(trim_blanks(first)) + " " + days.finished.substr(0, 4));
  if (days.started.empty() || days.started > days.finished) return std::nullopt;
  return days;
}

std::optional<DaysRead> days_parted_by(string_view joint, string_view text) {
  const std::size_t at = text.find(joint);
  if (at == string_view::npos) return std::nullopt;
  return days_of(text.substr(0, at), text.substr(at + joint.size()));
}

}  // namespace

std::optional<DaysRead> days_between(string_view text) {
  constexpr std::size_t longest = 80;
  constexpr string_view from = "from ";
  text = trim_blanks(text);
  if (text.size() > longest) return std::nullopt;
  if (text.size() > from.size() && equals_ignoring_case(text.substr(0, from.size()), from))
    text.remove_prefix(from.size());
  for (const string_view joint : joints)
    if (auto days = days_parted_by(joint, text)) return days;
  return std::nullopt;
}

std::optional<DaysRead> days_read_in(string_view line) {
  constexpr std::size_t longest = 120;
  constexpr std::size_t most_words = 4;  // "I have read this book from"
  line = trim_blanks(unmarked(trim_blanks(line)));
  if (line.size() > longest) return std::nullopt;
  std::string text = folded(line);
  if (text.ends_with('.')) text.pop_back();
  for (const Wording& wording : wordings) {
    const std::size_t at = text.find(wording.from);
    const string_view before = string_view(text).substr(0, at);
    if (at == std::string::npos || (at > 0 && text[at - 1] != ' ') ||
        has_more_words(before, most_words) || before.find_first_of(".,;:!?") != std::string::npos)
      continue;
    if (auto days = days_parted_by(wording.to, string_view(text).substr(at + wording.from.size())))
      return days;
  }
  return std::nullopt;
}

}  // namespace postferry
