// SPDX-License-Identifier: MIT
#include "cli/progress.h"

#include <algorithm>

#include "cli/messages.h"
#include "cli/terminal.h"

namespace postferry {

namespace {

constexpr std::chrono::milliseconds between_draws(100);
constexpr std::size_t bar_width = 30;

std::string megabytes(std::uint64_t bytes) { return with_thousands(bytes >> 20) + " MB"; }

std::string drawn(const Progress& progress) {
  const std::string records = with_thousands(progress.records) + " records";
  if (progress.bytes_total == 0) return megabytes(progress.bytes_read) + ", " + records;
  const std::uint64_t read = std::min(progress.bytes_read, progress.bytes_total);
  const double part = static_cast<double>(read) / static_cast<double>(progress.bytes_total);
  const auto full = static_cast<std::size_t>(part * static_cast<double>(bar_width));
  return "[" + std::string(full, '#') + std::string(bar_width - full, '.') + "] " +
         std::to_string(static_cast<int>(part * 100)) + " %, " + records;
}

}  // namespace

ProgressBar::ProgressBar(const std::string& when)
    : on_(when == "always" || (when == "auto" && stderr_is_terminal())),
      last_(std::chrono::steady_clock::now()) {}

void ProgressBar::show(const Progress& progress) {
  if (!on_) return;
  const auto now = std::chrono::steady_clock::now();
  if (now - last_ < between_draws) return;
  last_ = now;
  write_stderr("\r\x1b[K" + drawn(progress).substr(0, stderr_width() - 1));
  visible_ = true;
}

void ProgressBar::wipe() {
  if (visible_) write_stderr("\r\x1b[K");
  visible_ = false;
}

}  // namespace postferry
