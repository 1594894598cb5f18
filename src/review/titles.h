// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry {

/// Several names in one text: "A and B", "A & B", "A; B", "A, B and C". A comma parts names only
/// where what stands before it can be a whole name: "Ishiguro, Kazuo" is one, and so is "Martin
/// Luther King, Jr.". Empty if the text can be no list of names.
[[nodiscard]] std::vector<std::string> split_names(std::string_view text);
/// The inverse, where there is one: names joined with "; ", or one name as it is; nullopt if
/// split_names() would not give them back.
[[nodiscard]] std::optional<std::string> join_names(const std::vector<std::string>& names);

/// Whether a text can be a person's or a pen name: few words, each with a capital (or of a script
/// without case) but for particles like "de" and "van".
[[nodiscard]] bool looks_like_name(std::string_view text);
/// Whether there are any and all look like names.
[[nodiscard]] bool are_names(const std::vector<std::string>& names);

/// "Title by Author" as a list of works has it: the title without quotes, the authors, what stands
/// in brackets behind them as the note. Of several "by" the last one with names behind it counts;
/// "translated by", "edited by"... name no author. nullopt if there is no such "by".
[[nodiscard]] std::optional<ListedWork> parse_title_by_author(std::string_view text);
/// The inverse: nullopt where parse_title_by_author() would not give the work back.
[[nodiscard]] std::optional<std::string> title_by_author(const ListedWork& work);

/// Subjects: parted by ';', or by ',' where there is no ';'.
[[nodiscard]] std::vector<std::string> split_subjects(std::string_view text);
/// The inverse, or nullopt.
[[nodiscard]] std::optional<std::string> join_subjects(const std::vector<std::string>& subjects);

}  // namespace postferry
