// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "io/descriptor.h"

namespace postferry {

class Folder;

/// A file that comes in pieces, perhaps over several runs: it grows at its end, and can begin anew.
/// Serial. Throws Error(output) that names it.
class PartFile {
 public:
  /// Opens the file of that name, or makes it.
  PartFile(Folder& folder, std::string_view name);

  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// Up to `size` bytes of its beginning.
  [[nodiscard]] std::string head(std::size_t size) const;
  void append(std::string_view bytes);
  /// Takes all of it away again.
  void clear();
  /// Returns when all of it is on the disk.
  void sync();

 private:
  std::string path_;
  Descriptor file_;
  std::uint64_t size_ = 0;
};

/// Makes a directory and those above it, where they are not there; true if it was not. Throws
/// Error(output) that names it.
bool make_directories(const std::string& path);

}  // namespace postferry
