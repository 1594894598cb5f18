// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "zone/time_zone.h"

namespace postferry {

/// The zone that --timezone names. Throws Error(usage) if there is none of that name, with the one
/// that may be meant.
[[nodiscard]] std::shared_ptr<const TimeZone> zone_named(const std::string& name);

}  // namespace postferry
