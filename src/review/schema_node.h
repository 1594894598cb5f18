// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "codec/json_tree.h"

namespace postferry {

/// A value of schema.org's vocabulary in JSON-LD. Any property may have one value or several, each
/// a string, a number or a node; names may have a prefix (`schema:Review`) or be whole addresses.
/// A light handle; false when there is no value.
class SchemaNode {
 public:
  /// Values of one property, lists in lists, that are looked at.
  static constexpr std::size_t most_values = 100;

  SchemaNode() = default;
  explicit SchemaNode(JsonNode json) : json_(json) {}
  [[nodiscard]] explicit operator bool() const noexcept { return static_cast<bool>(json_); }
  [[nodiscard]] JsonNode json() const noexcept { return json_; }
  [[nodiscard]] bool is_object() const noexcept { return json_.is(JsonKind::object); }

  [[nodiscard]] bool has_type(std::string_view type) const;
  /// Names of its types, without prefixes.
  [[nodiscard]] std::vector<std::string_view> types() const;
  /// Its `@id`; empty if it has none.
  [[nodiscard]] std::string_view id() const noexcept;
  /// Whether it says nothing but an `@id`: it stands for a node elsewhere.
  [[nodiscard]] bool is_reference() const noexcept;

  [[nodiscard]] bool has(std::string_view property) const noexcept;
  /// The values of a property, lists taken apart, nulls left out.
  [[nodiscard]] std::vector<SchemaNode> values(std::string_view property) const;
  [[nodiscard]] SchemaNode first(std::string_view property) const;

  /// Text of a string or number, of `@value`, or a node's name: references decoded, white space
  /// collapsed. Empty for what is longer than names and titles are.
  [[nodiscard]] std::string text() const;
  [[nodiscard]] std::string text(std::string_view property) const { return first(property).text(); }
  /// The address that a string, an `@id`, `url` or `contentUrl` is; empty if there is none.
  [[nodiscard]] std::string address() const;

 private:
  JsonNode json_;
};

/// `Review` of `schema:Review`, `http://schema.org/Review`, `https://schema.org/Review`.
[[nodiscard]] std::string_view without_prefix(std::string_view name) noexcept;
/// Whether a text is an address or a path and no name: `https://...`, `/author/jane.html`.
[[nodiscard]] bool is_address(std::string_view text) noexcept;

}  // namespace postferry
