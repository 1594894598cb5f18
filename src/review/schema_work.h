// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "review/schema_node.h"

namespace postferry {

/// What kinds of things a node's type is one of.
enum class SchemaKind : std::uint8_t {
  work,   ///< Book, Movie, Product, Restaurant...: something to review
  vague,  ///< Thing, CreativeWork or none: perhaps the post itself
  page    ///< WebPage, Article...: what reviews stand in
};
[[nodiscard]] SchemaKind kind_of(const SchemaNode& node);

/// The work that a node (or a text: its title) tells of; references in it lead nowhere.
[[nodiscard]] Work work_of(const SchemaNode& node);
/// Genres and subjects that a node states of the work.
[[nodiscard]] std::vector<std::string> subjects_of(const SchemaNode& node);
/// Names of persons; addresses and references left out.
[[nodiscard]] std::vector<std::string> names_of(const std::vector<SchemaNode>& persons);

}  // namespace postferry
