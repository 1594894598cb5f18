// SPDX-License-Identifier: MIT
// What join compares titles and names by: the words, however they are spelt, cut and bracketed.
#pragma once

#include <string>
#include <string_view>

#include "model/post.h"

namespace postferry {

/// The words of a text in lower case with a space between: without accents, quotes and
/// punctuation, `&` as "and". Letters of all scripts are letters.
[[nodiscard]] std::string plain_words(std::string_view text);

/// A title in the forms that people give it.
struct TitleForms {
  std::string full;    ///< all of it but a series in brackets ("(Dune, #1)"), as plain_words()
  std::string brief;   ///< without a subtitle behind ':' and a remark in brackets; full if none
  std::string volume;  ///< number in the series, where one is known

  /// Whether a part can be left out.
  [[nodiscard]] bool has_more() const noexcept { return brief != full; }
};
/// A subtitle that tells volumes apart ("Part Two", "1945-1960") is no part that can be left out.
[[nodiscard]] TitleForms title_forms(const Work& work);

/// A person's name as first and last name: middle names and initials, "Jr." and "PhD" make no
/// difference, nor blanks between initials; "Last, First" is turned round.
[[nodiscard]] std::string name_key(std::string_view name);

}  // namespace postferry
