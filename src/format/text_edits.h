// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// At byte `at` of a text, `removed` bytes are replaced by `inserted`.
struct TextEdit {
  std::size_t at = 0;
  std::size_t removed = 0;
  std::string_view inserted;
};

/// Edits, in order and apart from each other, that turn `from` into `to`; views into `to`. Made for
/// texts that differ in many small places (line ends that became <br/>, a character that was
/// dropped, block comments that were taken out); not the shortest edits there are. Offsets of valid
/// UTF-8 stand between characters. Linear time, whatever the texts are.
[[nodiscard]] std::vector<TextEdit> find_text_edits(std::string_view from, std::string_view to);

/// The edits as JSON, appended: `[[at,removed,"inserted"],...]`. False, with nothing appended,
/// where that is longer than `most` bytes.
[[nodiscard]] bool append_edits_json(std::string& out, std::string_view from, std::string_view to,
                                     std::size_t most);

/// The text after the edits; nullopt if they are out of order or reach beyond the end.
[[nodiscard]] std::optional<std::string> apply_text_edits(std::string_view text,
                                                          const std::vector<TextEdit>& edits);

}  // namespace postferry
