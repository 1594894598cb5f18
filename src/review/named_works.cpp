// SPDX-License-Identifier: MIT
#include "review/named_works.h"

#include <array>

#include "review/text.h"
#include "review/title_words.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t longest_heading = 300;

// "Emma (novel)": what the brackets say of the work is no part of its title.
std::string without_bracket(std::string_view title) {
  if (title.ends_with(')')) {
    const std::size_t open = title.rfind(" (");
    if (open != std::string_view::npos && open > 0) title = title.substr(0, open);
  }
  return std::string(trim_blanks(unquoted(unmarked(trim_blanks(title)))));
}

// "Emma" edited by Ann Ax: the editor is no author, but the quotes show the title.
std::optional<ListedWork> edited(std::string_view text) {
  constexpr std::array<std::string_view, 2> joints = {" edited by ", " ed. by "};
  for (const std::string_view joint : joints) {
    const std::size_t at = text.rfind(joint);
    if (at == std::string_view::npos) continue;
    const std::string_view title = trim_blanks(text.substr(0, at));
    if (!is_quoted(title)) continue;
    return ListedWork{std::string(unquoted(title)), {}, {}, {}};
  }
  return std::nullopt;
}

}  // namespace

std::optional<ListedWork> named_in_heading(std::string_view text) {
  if (text.size() > longest_heading) return std::nullopt;
  if (text.find(':') != std::string_view::npos)
    if (const std::size_t colon = text.find(':'); find_set_off(text.substr(0, colon)) != nullptr)
      text = trim_blanks(text.substr(colon + 1));
  std::optional<ListedWork> work = parse_title_by_author(text);
  if (!work) return edited(text);
  work->title = without_bracket(work->title);
  work->note.clear();
  if (work->title.empty()) return std::nullopt;
  return work;
}

}  // namespace postferry
