// SPDX-License-Identifier: MIT
// How formats keep the model's fields, for people: by groups of fields, as a Markdown table. The
// README's table is made of it.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "format/format.h"
#include "model/field.h"

namespace postferry {

/// "native", "partly", "carried", "lost".
[[nodiscard]] std::string_view to_string(Fidelity fidelity);

/// All leaf fields of the model (texts, numbers, dates, plain lists), each once, posts' first.
[[nodiscard]] std::vector<Field> leaf_fields();

/// Leaf fields that a reader takes for one thing. Every leaf field belongs to one group.
struct FieldGroup {
  std::string_view label;
  std::vector<Field> fields;
};
[[nodiscard]] const std::vector<FieldGroup>& field_groups();

/// How a format keeps a group: "native", or "3 native, 1 carried" where its fields differ.
[[nodiscard]] std::string kept(const FieldGroup& group, const Format& format);

/// A row a group, a column a format; formats that keep all groups alike share a column.
[[nodiscard]] std::string fidelity_table(const std::vector<const Format*>& formats);

}  // namespace postferry
