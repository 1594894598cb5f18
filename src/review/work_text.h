// SPDX-License-Identifier: MIT
// Works as one line of a list, or one sentence, names them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/labels.h"

namespace postferry {

/// A line's text, and what of it is in italics, cited, linked or quoted: titles, most likely.
struct MarkedText {
  struct Span {
    std::size_t begin = 0;  ///< in `text`
    std::size_t end = 0;
    std::string_view url;
  };
  std::string_view text;
  std::vector<Span> titles;  ///< in order

  /// What of it is in `inside`, a part of `text`.
  [[nodiscard]] MarkedText part(std::string_view inside) const;
};

/// One work of a list, or what may be one.
struct ListEntry {
  enum class Kind : std::uint8_t {
    sure,    ///< the text alone tells: "Emma by Jane Austen"
    likely,  ///< right if others in the list are alike: "Emma von Jane Austen"
    pair,    ///< title and author, in whatever order: "Jane Austen - Emma"; `work` is empty
    title    ///< a title, if others in the list are works
  };
  Kind kind = Kind::sure;
  ListedWork work;
  std::string_view text;  ///< of a pair
};

/// The works that all of the text names: one, or several parted by commas, semicolons and "and".
/// Empty if it is not works and nothing else. `one`: rather one, as an item of a list is.
[[nodiscard]] std::vector<ListEntry> read_works(const MarkedText& text, bool one,
                                                const LabelTable& labels);

/// "Persuasion by Jane Austen", "Persuasion von Jane Austen": no marks in it.
[[nodiscard]] std::optional<ListEntry> read_title_by(std::string_view text,
                                                     const LabelTable& labels);

}  // namespace postferry
