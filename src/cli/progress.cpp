// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <algorithm>
#include <cmath>

#include "cli/layout.h"
#include "cli/progress_line.h"
#include "cli/terminal.h"

namespace postferry {

namespace {

constexpr std::chrono::milliseconds before_first(300);
constexpr std::chrono::milliseconds between_draws(100);
constexpr double memory_seconds = 3;  // how far back the speed looks

}  // namespace

ProgressBar::ProgressBar(const std::string& when)
    : always_(when == "always"),
      auto_(when == "auto" && stderr_can_draw()),
      utf8_(locale_is_utf8()),
      next_(Clock::now() + before_first),
      measured_(Clock::now()) {}

void ProgressBar::show(const Progress& progress) {
  const Clock::time_point now = Clock::now();
  if (!on() || now < next_) return;
  next_ = now + between_draws;
  measure(progress, now);
  if (!always_ && !stderr_can_draw()) return;
  // The last column stays free, since some terminals go to the next line there, and two for the
  // ^C of someone who has seen enough.
  constexpr std::size_t free_columns = 3;
  const std::size_t width = std::max(stderr_width(), free_columns + 1) - free_columns;
  const std::string line = progress_line(progress, speed_, width, utf8_);
  write_stderr(back_to_start() + line + "\x1b[K");
  drawn_ = display_width(line);
}

void ProgressBar::measure(const Progress& progress, Clock::time_point now) {
  const double seconds = std::chrono::duration<double>(now - measured_).count();
  if (seconds <= 0) return;
  // A second input (diff) counts from nought again.
  const std::uint64_t more = progress.bytes_read >= bytes_ ? progress.bytes_read - bytes_ : 0;
  const double current = static_cast<double>(more) / seconds;
  const double weight = speed_ == 0 ? 1 : 1 - std::exp(-seconds / memory_seconds);
  speed_ += weight * (current - speed_);
  measured_ = now;
  bytes_ = progress.bytes_read;
}

// Where a window that became narrower has broken the line, its parts are on several rows now.
std::string ProgressBar::back_to_start() const {
  const std::size_t width = std::max<std::size_t>(stderr_width(), 1);
  const std::size_t rows = drawn_ == 0 ? 0 : (drawn_ - 1) / width;
  if (rows == 0) return "\r";
  return "\x1b[" + std::to_string(rows) + "A\r\x1b[J";
}

void ProgressBar::wipe() {
  if (drawn_ > 0) write_stderr(back_to_start() + "\x1b[K");
  drawn_ = 0;
}

}  // namespace postferry
