// SPDX-License-Identifier: MIT
// JSON of the model's leaf types: how each is written and what is taken for it on reading.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/post.h"

namespace postferry {

/// Appends a value. What is absent is the caller's affair: an empty optional must not come here.
void append_leaf(std::string& out, std::string_view value);
void append_leaf(std::string& out, const Id& value);  ///< an integer where it reads back the same
void append_leaf(std::string& out, const Date& value);
void append_leaf(std::string& out, bool value);
void append_leaf(std::string& out, const std::optional<bool>& value);
void append_leaf(std::string& out, const std::optional<std::int64_t>& value);
void append_leaf(std::string& out, const std::optional<Decimal>& value);
void append_leaf(std::string& out, const Ids& value);  ///< an object name -> text
void append_leaf(std::string& out, const std::vector<std::string>& value);

/// Why a value was not taken: the note to give.
using Misfit = std::optional<NoteCode>;

/// Reads a value that is not null. Nothing is changed if it does not fit. Strings and ids take
/// numbers as written, numbers take strings that are numbers, dates are brought to the canonical
/// form of the same meaning.
[[nodiscard]] Misfit read_leaf(const JsonNode& node, std::string& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, Id& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, Date& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, bool& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, std::optional<bool>& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, std::optional<std::int64_t>& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, std::optional<Decimal>& value);
/// All elements must fit.
[[nodiscard]] Misfit read_leaf(const JsonNode& node, Ids& value);
[[nodiscard]] Misfit read_leaf(const JsonNode& node, std::vector<std::string>& value);

}  // namespace postferry
