// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postferry {

/// A temporary file to put bytes away and read them back in any order. It has no name (it is gone
/// with the process) and lies in $TMPDIR or /tmp. Serial. Throws Error(output) if the disk is full.
class Spool {
 public:
  Spool();
  ~Spool();
  Spool(const Spool&) = delete;
  Spool& operator=(const Spool&) = delete;

  /// Returns the offset at which the bytes stand.
  std::uint64_t append(std::string_view bytes);
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size);

 private:
  void flush();

  int file_ = -1;
  std::string buffer_;  // not yet written; stands at offset written_
  std::uint64_t written_ = 0;
};

}  // namespace postferry
