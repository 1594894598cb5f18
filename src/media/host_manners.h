// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <unordered_map>

namespace postferry {

/// What is remembered of hosts, so that several threads are one polite visitor: one that asked for
/// time is left alone by all, one that does not answer is not asked for all of its files.
class HostManners {
 public:
  using Clock = std::chrono::steady_clock;

  /// The host of a request's address, with its port.
  [[nodiscard]] static std::string host_of(std::string_view url);

  void leave_alone(const std::string& host, Clock::time_point until);
  /// When it may be asked again; in the past if now.
  [[nodiscard]] Clock::time_point free_at(const std::string& host) const;

  void answered(const std::string& host);
  void kept_silent(const std::string& host);
  /// Whether several files in a row got no answer.
  [[nodiscard]] bool is_silent(const std::string& host) const;

 private:
  struct Host {
    Clock::time_point free_at = {};
    unsigned silences = 0;  // in a row
  };
  std::unordered_map<std::string, Host> hosts_;
};

}  // namespace postferry
