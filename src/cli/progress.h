// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>

#include "commands/run.h"

namespace postferry {

/// A line on standard error that tells how far a run is: not there for runs that are over at once,
/// redrawn ten times a second at most, fitted to the terminal's width of the moment, wiped when it
/// is done or something else is to be written there.
class ProgressBar {
 public:
  /// `when`: auto (only on a terminal, and while the program is in its foreground), always, never.
  explicit ProgressBar(const std::string& when);
  ~ProgressBar() { wipe(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  [[nodiscard]] bool on() const noexcept { return always_ || auto_; }
  void show(const Progress& progress);
  void wipe();

 private:
  using Clock = std::chrono::steady_clock;
  void measure(const Progress& progress, Clock::time_point now);
  [[nodiscard]] std::string back_to_start() const;

  bool always_ = false;
  bool auto_ = false;
  bool utf8_ = false;
  Clock::time_point next_;      // not drawn before that
  Clock::time_point measured_;  // when the speed was
  std::uint64_t bytes_ = 0;     // read by then
  double speed_ = 0;            // bytes a second, smoothed
  std::size_t drawn_ = 0;       // columns of what stands there; 0: nothing
};

}  // namespace postferry
