// SPDX-License-Identifier: MIT
#include "review/reason.h"

#include <array>

namespace postferry {

namespace {

constexpr auto reasons = std::to_array<ReasonInfo>({
#define REASON(id, text) {#id, text},
#include "review/reasons.def"
#undef REASON
});

}  // namespace

const ReasonInfo& info(Reason reason) noexcept { return reasons[static_cast<std::size_t>(reason)]; }

}  // namespace postferry
