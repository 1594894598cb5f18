// SPDX-License-Identifier: MIT
#include "zone/time_zone.h"

#include <absl/time/civil_time.h>
#include <absl/time/time.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string_view>
#include <system_error>

#include "base/ascii.h"

namespace postferry {

namespace {

class FixedZone final : public TimeZone {
 public:
  explicit FixedZone(std::int64_t seconds) : seconds_(seconds) {}
  [[nodiscard]] Offset at_gmt(const CivilTime&) const override { return {seconds_, Shown::once}; }
  [[nodiscard]] Offset at_local(const CivilTime&) const override { return {seconds_, Shown::once}; }

 private:
  std::int64_t seconds_;
};

class NamedZone final : public TimeZone {
 public:
  explicit NamedZone(absl::TimeZone zone) : zone_(zone) {}

  [[nodiscard]] Offset at_gmt(const CivilTime& gmt) const override {
    return {zone_.At(absl::FromUnixSeconds(to_seconds(gmt))).offset, Shown::once};
  }

  [[nodiscard]] Offset at_local(const CivilTime& local) const override {
    const absl::TimeZone::TimeInfo info = zone_.At(absl::CivilSecond(
        local.year, local.month, local.day, local.hour, local.minute, local.second));
    return {to_seconds(local) - absl::ToUnixSeconds(info.pre), shown(info.kind)};
  }

 private:
  static Shown shown(absl::TimeZone::TimeInfo::CivilKind kind) {
    switch (kind) {
      case absl::TimeZone::TimeInfo::UNIQUE: break;
      case absl::TimeZone::TimeInfo::REPEATED: return Shown::twice;
      case absl::TimeZone::TimeInfo::SKIPPED: return Shown::never;
    }
    return Shown::once;
  }

  absl::TimeZone zone_;
};

std::optional<std::int64_t> read_offset(const std::string& text) {
  if (!text.starts_with('+') && !text.starts_with('-')) return std::nullopt;
  const std::optional<Timestamp> date = parse_iso_date("2000-01-01T00:00:00" + text);
  if (!date) return std::nullopt;
  return std::int64_t{date->offset_minutes} * 60;
}

// The library takes files and names of its own besides ("/etc/localtime", "Fixed/UTC+01:00:00").
bool may_be_zone(std::string_view name) {
  const auto is_part = [](char c) {
    return is_alpha(c) || is_digit(c) || c == '/' || c == '_' || c == '-' || c == '+';
  };
  return !name.empty() && is_alpha(name[0]) && name[0] != to_lower(name[0]) &&
         std::all_of(name.begin(), name.end(), is_part);
}

std::filesystem::path database() {
  const char* directory = std::getenv("TZDIR");
  return directory != nullptr && *directory != '\0' ? directory : "/usr/share/zoneinfo";
}

}  // namespace

std::shared_ptr<const TimeZone> find_time_zone(const std::string& name) {
  if (const std::optional<std::int64_t> offset = read_offset(name))
    return std::make_shared<FixedZone>(*offset);
  absl::TimeZone zone;
  if (!may_be_zone(name) || !absl::LoadTimeZone(name, &zone)) return nullptr;
  return std::make_shared<NamedZone>(zone);
}

// Files in lower case are tables, or the database again with other leap seconds.
std::vector<std::string> time_zone_names() {
  namespace fs = std::filesystem;
  std::vector<std::string> names;
  std::error_code error;
  const fs::path root = database();
  for (fs::recursive_directory_iterator at(root, error), end; !error && at != end;
       at.increment(error)) {
    std::string name = at->path().lexically_relative(root).generic_string();
    std::error_code ignored;
    if (!may_be_zone(name))
      at.disable_recursion_pending();
    else if (at->is_regular_file(ignored))
      names.push_back(std::move(name));
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace postferry
