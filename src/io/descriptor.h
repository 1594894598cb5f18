// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>

namespace postferry {

/// Owns a POSIX file descriptor and closes it. Move-only; -1 is "none".
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int fd) noexcept : fd_(fd) {}
  Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor();

  [[nodiscard]] int get() const noexcept { return fd_; }
  /// Gives it away.
  [[nodiscard]] int release() noexcept { return std::exchange(fd_, -1); }
  [[nodiscard]] explicit operator bool() const noexcept { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

/// What an errno value says, as the end of a sentence: "no such file", "permission denied".
[[nodiscard]] std::string errno_text(int error);

/// Whether there is a directory of that name, perhaps behind links.
[[nodiscard]] bool is_directory(const std::string& path);

/// Puts something that fails in the place of standard streams that are closed, so that no file that
/// is opened later becomes standard output or takes messages. Once, at the start of the process.
void reserve_standard_streams();
/// Whether a standard stream can be used for what it is there for.
[[nodiscard]] bool is_readable(int file) noexcept;
[[nodiscard]] bool is_writable(int file) noexcept;

}  // namespace postferry
