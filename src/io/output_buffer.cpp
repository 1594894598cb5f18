// SPDX-License-Identifier: MIT
#include "io/output_buffer.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>

#include "base/error.h"

namespace postferry {
namespace {

constexpr std::size_t buffer_size = std::size_t{256} << 10;

// A pipe or terminal that its other users made non-blocking.
void wait_until_writable(int file) {
  pollfd waiting{file, POLLOUT, 0};
  (void)::poll(&waiting, 1, -1);
}

}  // namespace

void throw_write_error(int error, const std::string& name) {
  switch (error) {
    case EPIPE: throw Error(ErrorCode::broken_pipe, "the reader went away", name);
    case ENOSPC:
      throw Error(ErrorCode::output, "the disk is full; make room or write elsewhere", name);
    case EDQUOT:
      throw Error(ErrorCode::output, "the disk quota is used up; make room or write elsewhere",
                  name);
    case EFBIG: throw Error(ErrorCode::output, "the file grows too large for its disk", name);
    default: throw Error(ErrorCode::output, "can't be written: " + errno_text(error), name);
  }
}

OutputBuffer::OutputBuffer(Descriptor file, std::string name)
    : file_(std::move(file)), name_(std::move(name)) {
  buffer_.reserve(buffer_size);
}

void OutputBuffer::write(std::string_view bytes) {
  written_ += bytes.size();
  if (buffer_.size() + bytes.size() > buffer_size) flush();
  if (bytes.size() >= buffer_size) return write_through(bytes);
  buffer_ += bytes;
}

void OutputBuffer::flush() {
  write_through(buffer_);
  buffer_.clear();
}

void OutputBuffer::write_through(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t done = ::write(file_.get(), bytes.data(), bytes.size());
    if (done >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(done));
    } else if (errno == EAGAIN) {
      wait_until_writable(file_.get());
    } else if (errno != EINTR) {
      throw_write_error(errno, name_);
    }
  }
}

}  // namespace postferry
