// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

namespace postferry {

class ListedTemporary;

/// What comes from standard input or a pipe, put away in a file of $TMPDIR or /tmp for a command
/// that reads its input twice. The file is gone with the object, and when a signal ends the
/// program.
class StoredInput {
 public:
  /// Whether an operand ("-", a FIFO, a device) gives its bytes only once.
  [[nodiscard]] static bool is_needed(const std::string& operand);

  /// Reads it to its end. Throws Error(input) and Error(output).
  explicit StoredInput(const std::string& operand);
  StoredInput(const StoredInput&) = delete;
  StoredInput& operator=(const StoredInput&) = delete;
  ~StoredInput();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
  std::unique_ptr<ListedTemporary> listed_;
};

}  // namespace postferry
