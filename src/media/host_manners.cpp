// SPDX-License-Identifier: MIT
#include "media/host_manners.h"

#include <algorithm>

#include "media/media_address.h"

namespace postferry {

namespace {

constexpr unsigned most_silences = 3;

}  // namespace

std::string HostManners::host_of(std::string_view url) {
  const std::string_view rest = media_key(url);
  return std::string(rest.substr(0, rest.find_first_of("/?#")));
}

void HostManners::leave_alone(const std::string& host, Clock::time_point until) {
  Clock::time_point& free = hosts_[host].free_at;
  free = std::max(free, until);
}

HostManners::Clock::time_point HostManners::free_at(const std::string& host) const {
  const auto found = hosts_.find(host);
  return found == hosts_.end() ? Clock::time_point() : found->second.free_at;
}

void HostManners::answered(const std::string& host) {
  const auto found = hosts_.find(host);
  if (found != hosts_.end()) found->second.silences = 0;
}

void HostManners::kept_silent(const std::string& host) { ++hosts_[host].silences; }

bool HostManners::is_silent(const std::string& host) const {
  const auto found = hosts_.find(host);
  return found != hosts_.end() && found->second.silences >= most_silences;
}

}  // namespace postferry
