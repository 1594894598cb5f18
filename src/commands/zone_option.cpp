// SPDX-License-Identifier: MIT
#include "commands/zone_option.h"

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

std::string suggestion(const std::string& name, const std::vector<std::string>& names) {
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
  if (names.empty())
    throw Error(ErrorCode::usage, wrong + "; this system has no zones: install tzdata");
  throw Error(ErrorCode::usage, wrong + suggestion(name, names));
}

}  // namespace postferry
