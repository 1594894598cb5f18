// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_write.h"
#include "model/post.h"

namespace postferry {

/// Appends members of schema.org's nodes to a text; those without a value are left out.
class SchemaWriter {
 public:
  /// `out` outlives it.
  explicit SchemaWriter(std::string& out) : out_(out) {}

  /// All that schema.org has a property for, `@type` first.
  void add_work(JsonList& node, const Work& work);
  void add_persons(JsonList& node, std::string_view property,
                   const std::vector<std::string>& names);
  void add_text(JsonList& node, std::string_view property, std::string_view text);
  void add_texts(JsonList& node, std::string_view property, const std::vector<std::string>& texts);
  void add_number(JsonList& node, std::string_view property, std::optional<std::int64_t> number);
  void add_decimal(JsonList& node, std::string_view property, const std::optional<Decimal>& number);

  /// Whole values: {"@type": "Person", "name": ...}, a string that nothing in a script stumbles
  /// over.
  void add_person(std::string_view name);
  void add_named(std::string_view type, std::string_view name);
  void add_string(std::string_view text);

 private:
  void add_ids(JsonList& node, const Ids& ids);
  void add_series(JsonList& node, const Work& work);

  std::string& out_;
};

}  // namespace postferry
