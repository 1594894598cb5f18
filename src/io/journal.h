// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/descriptor.h"

namespace postferry {

/// A file that grows by appending and outlives a kill: what was synced stays. For one process at a
/// time, and for its user alone (mode 0600). Serial. Throws Error(output), naming the file.
class Journal {
 public:
  /// Opens the file, or makes it. What is no regular file, and what another process has open as a
  /// journal, is refused.
  explicit Journal(std::string path);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// Up to `size` bytes from `offset` on; fewer only at the end.
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size) const;
  /// Takes away what stands behind the first `size` bytes.
  void truncate(std::uint64_t size);
  void append(std::string_view bytes);
  /// Returns when all that was appended is on the disk.
  void sync();
  /// Removes the file. Only the destructor may follow.
  void remove();

 private:
  [[noreturn]] void fail(const char* what) const;

  std::string path_;
  Descriptor file_;
};

/// All of a small file; nullopt if nothing has that name. Throws Error(input) if it can't be read.
[[nodiscard]] std::optional<std::string> read_if_there(const std::string& path);

}  // namespace postferry
