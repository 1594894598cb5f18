// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postferry {

/// The members of a request's JSON object, which single ones can be taken out of when the site
/// refuses them.
class PushMembers {
 public:
  void text(std::string key, std::string_view value);
  void number(std::string key, std::int64_t value);
  void boolean(std::string key, bool value);
  void json(std::string key, std::string value);

  /// Whether it was there.
  bool remove(std::string_view key);
  [[nodiscard]] bool has(std::string_view key) const;
  [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
  [[nodiscard]] std::string to_json() const;

 private:
  void set(std::string key, std::string json);

  std::vector<std::pair<std::string, std::string>> members_;
};

}  // namespace postferry
