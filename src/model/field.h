// SPDX-License-Identifier: MIT
#pragma once

#include <bitset>
#include <cstdint>
#include <optional>
#include <string_view>

namespace postferry {

/// Every field of the model, named struct_key: Field::post_title, Field::work_ids.
enum class Field : std::uint8_t {
#define FIELD(id, name, doc) id,
#include "model/fields.def"
#undef FIELD
  count_
};

inline constexpr std::size_t field_count = static_cast<std::size_t>(Field::count_);

/// "post.title", "work.ids".
[[nodiscard]] std::string_view name(Field field) noexcept;
/// A line of documentation.
[[nodiscard]] std::string_view doc(Field field) noexcept;
/// The field of that name; also a bare post key ("title" is post.title).
[[nodiscard]] std::optional<Field> find_field(std::string_view name) noexcept;

/// A set of fields.
class FieldSet {
 public:
  constexpr FieldSet() = default;
  template <class... Fields>
  explicit FieldSet(Field first, Fields... rest) {
    add(first);
    (add(rest), ...);
  }
  void add(Field field) { bits_.set(static_cast<std::size_t>(field)); }
  void remove(Field field) { bits_.reset(static_cast<std::size_t>(field)); }
  [[nodiscard]] bool has(Field field) const { return bits_.test(static_cast<std::size_t>(field)); }
  [[nodiscard]] bool empty() const { return bits_.none(); }
  [[nodiscard]] std::size_t size() const { return bits_.count(); }
  FieldSet& operator|=(const FieldSet& other) {
    bits_ |= other.bits_;
    return *this;
  }
  FieldSet& operator-=(const FieldSet& other) {
    bits_ &= ~other.bits_;
    return *this;
  }
  /// Every field.
  [[nodiscard]] static FieldSet all() {
    FieldSet set;
    set.bits_.set();
    return set;
  }
  friend bool operator==(const FieldSet&, const FieldSet&) = default;

 private:
  std::bitset<field_count> bits_;
};

}  // namespace postferry
