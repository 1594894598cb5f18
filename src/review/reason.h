// SPDX-License-Identifier: MIT
// Why something that looks like a fact of a review is not in it: the rows of reasons.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace postferry {

enum class Reason : std::uint8_t {
#define REASON(id, text) id,
#include "review/reasons.def"
#undef REASON
  count_
};
inline constexpr std::size_t reason_count = static_cast<std::size_t>(Reason::count_);

/// A row of reasons.def.
struct ReasonInfo {
  std::string_view name;  ///< stable: scripts match it ("rating_scale")
  std::string_view text;
};
[[nodiscard]] const ReasonInfo& info(Reason reason) noexcept;

/// Where a function that says no says why, if somebody asks. May be null.
using Why = std::optional<Reason>*;
inline void say_why(Why why, Reason reason) noexcept {
  if (why != nullptr) *why = reason;
}

}  // namespace postferry
