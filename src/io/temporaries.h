// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>

namespace postferry {

/// Removes a directory with all that is in it, eight folders deep, as far as that can be done.
/// Follows no symbolic links, allocates nothing: a signal handler may call it.
void remove_directory(const char* path) noexcept;

/// Lists a temporary file or directory, while it lives, in the table that
/// remove_temporaries_on_signal() clears. The table has room for 64; beyond that, and for paths
/// longer than PATH_MAX, a file is not listed (it is still removed by its sink). Any thread.
class ListedTemporary {
 public:
  explicit ListedTemporary(const std::string& path, bool directory = false) noexcept;
  ListedTemporary(const ListedTemporary&) = delete;
  ListedTemporary& operator=(const ListedTemporary&) = delete;
  ~ListedTemporary();

 private:
  std::size_t slot_;
};

}  // namespace postferry
