// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/descriptor.h"

namespace postferry {

/// Buffered writing to a descriptor: what the sinks over files share. Nothing is flushed by the
/// destructor. Errors of write(2) become Error(output) that names `name`; EPIPE, with SIGPIPE
/// ignored, becomes Error(broken_pipe).
class OutputBuffer {
 public:
  OutputBuffer(Descriptor file, std::string name);

  void write(std::string_view bytes);
  void flush();

  [[nodiscard]] int file() const noexcept { return file_.get(); }
  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept { return written_; }

 private:
  void write_through(std::string_view bytes);

  Descriptor file_;
  std::string name_;
  std::string buffer_;
  std::uint64_t written_ = 0;
};

/// The Error(output) or Error(broken_pipe) that an errno of writing stands for.
[[noreturn]] void throw_write_error(int error, const std::string& name);

}  // namespace postferry
