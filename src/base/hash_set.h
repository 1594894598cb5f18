// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace postferry {

/// Hashes that were seen, for what is too many to be kept as it is: nine to fourteen bytes each.
/// Serial.
class HashSet {
 public:
  /// True if the hash was not there yet.
  bool insert(std::uint64_t hash);
  [[nodiscard]] std::size_t size() const noexcept { return count_; }

 private:
  void grow();

  std::vector<std::uint64_t> slots_;  // open addressing; 0 is empty
  std::size_t count_ = 0;
};

}  // namespace postferry
