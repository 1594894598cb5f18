// SPDX-License-Identifier: MIT
#include "io/descriptor.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

#include "base/ascii.h"

namespace postferry {

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  std::swap(fd_, other.fd_);
  return *this;
}

Descriptor::~Descriptor() {
  if (fd_ >= 0) ::close(fd_);
}

std::string errno_text(int error) {
  if (error == ENOENT) return "no such file";
  std::string text = std::generic_category().message(error);
  if (!text.empty()) text.front() = to_lower(text.front());
  return text;
}

}  // namespace postferry
