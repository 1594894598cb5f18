// SPDX-License-Identifier: MIT
#include "commands/zone_option.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "base/ascii.h"
#include "base/error.h"
#include "commands/suggest.h"

namespace postferry {

namespace {

// "berlin" is Europe/Berlin, "Buenos Aires" America/Argentina/Buenos_Aires.
std::string city_of(std::string_view name) {
  std::string city = lower(name.substr(name.rfind('/') + 1));
  for (char& c : city)
    if (c == ' ') c = '_';
  return city;
}

// WordPress's "UTC+5:30" as it would have to be written, or nothing.
std::string as_offset(std::string_view name) {
  for (const std::string_view prefix : {"UTC", "GMT"})
    if (name.starts_with(prefix)) name.remove_prefix(prefix.size());
  if (name.size() < 2 || (name[0] != '+' && name[0] != '-')) return {};
  const std::size_t colon = std::min(name.find(':'), name.size());
  const bool one_digit = colon == 2;
  std::string offset = name[0] + std::string(one_digit ? "0" : "");
  offset.append(name.substr(1, colon - 1))
      .append(colon == name.size() ? ":00" : name.substr(colon));
  return find_time_zone(offset) ? offset : std::string();
}

std::string suggestion(const std::string& name, const std::vector<std::string>& names) {
  if (const std::string offset = as_offset(name); !offset.empty())
    return "; did you mean \"" + offset + "\"?";
  for (const std::string& known : names)
    if (known.find('/') != std::string::npos && city_of(known) == city_of(name))
      return "; did you mean \"" + known + "\"?";
  return did_you_mean(name, {names.begin(), names.end()});
}

}  // namespace

std::shared_ptr<const TimeZone> zone_named(const std::string& name) {
  if (std::shared_ptr<const TimeZone> zone = find_time_zone(name)) return zone;
  const std::vector<std::string> names = time_zone_names();
  const std::string wrong =
      "--timezone takes a zone like Europe/Berlin or an offset like +02:00, not \"" + name + "\"";
  if (names.empty() && as_offset(name).empty())
    throw Error(ErrorCode::usage, wrong + "; this system has no zones: install tzdata");
  throw Error(ErrorCode::usage, wrong + suggestion(name, names));
}

}  // namespace postferry
