// SPDX-License-Identifier: MIT
// `postferry check`: whether a source is sound, what a conversion of it would lose, and a sound
// copy of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "commands/convert.h"
#include "commands/run.h"

namespace postferry {

struct CheckOptions {
  std::vector<std::string> inputs;  ///< none or "-": standard input
  std::string from;                 ///< -f; empty: told from names and content
  std::string repair;               ///< where a sound copy goes, in the source's format; or empty
  /// -t: of `to`, what else a conversion takes into account (carrier, private_data, extract,
  /// render, format_options); `overwrite`, jobs and max_record hold for all that is read and
  /// written.
  ConvertOptions convert;
};

/// What was found, all passes together.
struct CheckResult {
  /// Of reading: counts, kinds, and the notes that were told, each once. Of the conversion that was
  /// asked for: losses, carried, withheld.
  ConvertResult found;
  std::uint64_t warnings = 0;              ///< notes of that severity, as told
  std::uint64_t losses = 0;                ///< likewise, and the fields that `converted` lost
  std::optional<ConvertResult> repaired;   ///< of --repair
  std::optional<ConvertResult> converted;  ///< of -t
  [[nodiscard]] bool sound() const noexcept {
    return warnings == 0 && losses == 0 && !found.report.lost_anything();
  }
};

/// Reads everything and tells each note once, with its place, as it comes: what is damaged, what
/// the posts refer to and is not there (CheckLinks), and, if asked, what a conversion would lose
/// (nothing is written for it) and what the sound copy lacks. The copy holds all that could be
/// read and what was not understood as it stood, is written as by convert, and reads without loss.
/// An input that can be read only once is put away in a temporary file if there is more than one
/// thing to do. Memory: as convert, a few bits a post (CheckLinks), and some 60 bytes a note where
/// there are several passes. Throws Error as convert() does; a wrong call is told before anything
/// is read.
[[nodiscard]] CheckResult check(const CheckOptions& options,
                                const std::function<void(const Note&)>& tell, const Hooks& hooks);

}  // namespace postferry
