// SPDX-License-Identifier: MIT
// Which time the clocks of a place show.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "base/timestamp.h"

namespace postferry {

/// A zone. Immutable, shared by the workers.
class TimeZone {
 public:
  /// How often the clocks show a local time: twice when they are put back, never when they are put
  /// forward past it.
  enum class Shown : std::uint8_t { once, twice, never };
  struct Offset {
    std::int64_t seconds = 0;  ///< east of GMT
    Shown shown = Shown::once;
  };

  TimeZone() = default;
  TimeZone(const TimeZone&) = delete;
  TimeZone& operator=(const TimeZone&) = delete;
  virtual ~TimeZone() = default;

  [[nodiscard]] virtual Offset at_gmt(const CivilTime& gmt) const = 0;
  /// For a local time that is shown twice or never it is the offset before the change, as WordPress
  /// (PHP), Python (PEP 495, fold=0) and Java have it: of two the earlier instant; of none as if
  /// the clocks had not been put forward yet.
  [[nodiscard]] virtual Offset at_local(const CivilTime& local) const = 0;
};

/// A zone by its IANA name (Europe/Berlin), from the system's database, or by its offset (+02:00,
/// -0330); null if there is no such zone.
[[nodiscard]] std::shared_ptr<const TimeZone> find_time_zone(const std::string& name);
/// All names of the system's database, in order; none if it has no database.
[[nodiscard]] std::vector<std::string> time_zone_names();

}  // namespace postferry
