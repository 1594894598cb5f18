// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/descriptor.h"

namespace postferry {

/// A temporary file to put bytes away and read them back in any order. It has no name (it is gone
/// with the process) and lies in $TMPDIR or /tmp. Serial; but once flush() was called and nothing
/// is appended any more, any thread may read. Throws Error(output) if the disk is full.
class Spool {
 public:
  Spool();

  /// Returns the offset at which the bytes stand.
  std::uint64_t append(std::string_view bytes);
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size);
  /// Bytes appended so far.
  [[nodiscard]] std::uint64_t size() const noexcept { return written_ + buffer_.size(); }
  void flush();

 private:
  Descriptor file_;
  std::string buffer_;  // not yet written; stands at offset written_
  std::uint64_t written_ = 0;
};

}  // namespace postferry
