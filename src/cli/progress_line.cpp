// SPDX-License-Identifier: MIT
#include "cli/progress_line.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

#include "cli/layout.h"
#include "cli/messages.h"

namespace postferry {

namespace {

constexpr double mega = 1e6;
constexpr double giga = 1e9;

// A number with a decimal while it is small.
std::string scaled(double value, double unit) {
  const double number = value / unit;
  if (number >= 10) return with_thousands(static_cast<std::uint64_t>(number + 0.5));
  char text[16];
  std::snprintf(text, sizeof text, "%.1f", number);
  return text;
}

std::string bytes_done(const Progress& progress, double read, double total) {
  const double most = std::max(read, total);
  const double unit = most < 10 * giga ? mega : giga;
  std::string out = scaled(read, unit);
  if (progress.bytes_total > 0) out += "/" + scaled(total, unit);
  return out + (most < 10 * giga ? " MB" : " GB");
}

std::string time_left(double seconds) {
  constexpr double longest = 100 * 3600;
  if (seconds >= longest) return "days left";
  const auto whole = static_cast<unsigned>(std::ceil(seconds));
  char text[24];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%u:%02u:%02u left", whole / 3600, whole / 60 % 60,
                  whole % 60);
  else
    std::snprintf(text, sizeof text, "%u:%02u left", whole / 60, whole % 60);
  return text;
}

std::string drawn_bar(double part, std::size_t width, bool utf8) {
  const auto full = static_cast<std::size_t>(part * static_cast<double>(width));
  if (!utf8) return "[" + std::string(full, '#') + std::string(width - full, '.') + "] ";
  std::string out;
  for (std::size_t i = 0; i < width; ++i) out += i < full ? "█" : "░";
  return out + " ";
}

/// Parts of the line in their order, each with a rank: 0 is dropped last.
struct Part {
  std::string text;
  int rank = 0;
  bool shown = true;
};

template <class Parts>
std::size_t width_of(const Parts& parts) {
  std::size_t width = 0;
  for (const Part& part : parts)
    if (part.shown && !part.text.empty()) width += part.text.size() + (width == 0 ? 0 : 2);
  return width;
}

}  // namespace

std::string progress_line(const Progress& progress, double speed, std::size_t width, bool utf8) {
  constexpr std::size_t shortest_bar = 8;
  constexpr std::size_t longest_bar = 30;
  constexpr int last_rank = 4;
  const bool known = progress.bytes_total > 0;
  const auto total = static_cast<double>(progress.bytes_total);
  const double read = known ? std::min(static_cast<double>(progress.bytes_read), total)
                            : static_cast<double>(progress.bytes_read);
  const double part = known ? read / total : 0;
  std::array<Part, 5> parts = {{
      {known ? std::to_string(static_cast<int>(part * 100)) + " %" : "", 0},
      {bytes_done(progress, read, total), 4},
      {with_thousands(progress.records) + (progress.records == 1 ? " post" : " posts"), 1},
      {speed > 0 ? scaled(speed, mega) + " MB/s" : "", 3},
      {known && speed > 0 ? time_left((total - read) / speed) : "", 2},
  }};
  const std::size_t frame = known ? shortest_bar + (utf8 ? 1 : 3) : 0;
  for (int rank = last_rank; rank > 0 && width_of(parts) + frame > width; --rank)
    for (Part& candidate : parts)
      if (candidate.rank == rank) candidate.shown = false;
  std::string out;
  const std::size_t texts = width_of(parts);
  if (known && texts + frame <= width)
    out = drawn_bar(part, std::min(longest_bar, width - texts - (utf8 ? 1 : 3)), utf8);
  bool first = true;
  for (const Part& shown : parts) {
    if (!shown.shown || shown.text.empty()) continue;
    out += (first ? "" : "  ") + shown.text;
    first = false;
  }
  return fitted(out, width, utf8);
}

}  // namespace postferry
