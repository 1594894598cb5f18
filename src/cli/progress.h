// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "commands/run.h"

namespace postferry {

/// A line on standard error that tells how far a run is: redrawn ten times a second at most, wiped
/// when it is done or something else is to be written.
class ProgressBar {
 public:
  /// `when`: auto (only on a terminal), always, never.
  explicit ProgressBar(const std::string& when);
  ~ProgressBar() { wipe(); }
  ProgressBar(const ProgressBar&) = delete;
  ProgressBar& operator=(const ProgressBar&) = delete;

  [[nodiscard]] bool on() const noexcept { return on_; }
  void show(const Progress& progress);
  void wipe();

 private:
  bool on_ = false;
  bool visible_ = false;
  std::chrono::steady_clock::time_point last_;
};

}  // namespace postferry
