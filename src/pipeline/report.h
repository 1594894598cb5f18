// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>

#include "base/note.h"
#include "model/presence.h"

namespace postferry {

/// Records of one kind. in == out + skipped + failed, always.
struct KindCounts {
  std::uint64_t in = 0;
  std::uint64_t out = 0;
  std::uint64_t skipped = 0;  ///< on purpose: filters, privacy, empty rows, too long
  std::uint64_t failed = 0;   ///< damaged beyond use
  KindCounts& operator+=(const KindCounts& other);
};

/// What a run did, in numbers. Filled by the assembling thread in record order, so that it is the
/// same for any number of jobs; valid up to the failure if the run throws.
struct Report {
  /// By post type; "post" where it is absent, "unknown" for records that gave no post.
  std::map<std::string, KindCounts> kinds;
  std::uint64_t reviews = 0;         ///< posts written whose review says anything
  std::uint64_t comments = 0;        ///< of posts written
  FieldCounts losses;                ///< leaf fields that the target did not take
  FieldCounts carried;               ///< leaf fields in carriers
  FieldCounts withheld;              ///< fields kept from a public target
  std::uint64_t posts_withheld = 0;  ///< whole posts kept from a public target (also in skipped)
  std::array<std::uint64_t, static_cast<std::size_t>(NoteCode::count_)> notes{};
  bool stopped_early = false;  ///< the limit was reached before the end of the input

  [[nodiscard]] KindCounts total() const;
  /// How many notes of a severity.
  [[nodiscard]] std::uint64_t notes_of(Severity severity) const;
  /// Whether anything was lost, altered or skipped through damage: exit code 1.
  [[nodiscard]] bool lost_anything() const;
  /// Throws Error(internal) unless every kind adds up and `records` is their sum.
  void check(std::uint64_t records) const;
};

}  // namespace postferry
