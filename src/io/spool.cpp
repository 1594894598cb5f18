// SPDX-License-Identifier: MIT
#include "io/spool.h"

#include <unistd.h>
#include <cerrno>
#include <cstdlib>

#include "base/error.h"

namespace postferry {

namespace {

constexpr std::size_t buffer_size = std::size_t{256} << 10;

[[noreturn]] void fail(const char* what) {
  throw Error(ErrorCode::output, std::string(what) + ": " + errno_text(errno), "temporary file");
}

}  // namespace

Spool::Spool() {
  const char* directory = std::getenv("TMPDIR");
  std::string path = directory == nullptr || *directory == '\0' ? "/tmp" : directory;
  path += "/postferry-XXXXXX";
  file_ = Descriptor(::mkstemp(path.data()));
  if (!file_) fail("can't be made (TMPDIR says where)");
  ::unlink(path.c_str());
}

std::uint64_t Spool::append(std::string_view bytes) {
  const std::uint64_t offset = written_ + buffer_.size();
  buffer_ += bytes;
  if (buffer_.size() >= buffer_size) flush();
  return offset;
}

std::string Spool::read(std::uint64_t offset, std::size_t size) {
  flush();
  std::string bytes(size, '\0');
  std::size_t got = 0;
  while (got < size) {
    const ssize_t n =
        ::pread(file_.get(), bytes.data() + got, size - got, static_cast<off_t>(offset + got));
    if (n < 0 && errno == EINTR) continue;
    if (n <= 0) fail("can't be read");
    got += static_cast<std::size_t>(n);
  }
  return bytes;
}

void Spool::flush() {
  if (buffer_.empty()) return;
  std::size_t done = 0;
  while (done < buffer_.size()) {
    const ssize_t n = ::write(file_.get(), buffer_.data() + done, buffer_.size() - done);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("can't be written (TMPDIR says where)");
    done += static_cast<std::size_t>(n);
  }
  written_ += done;
  if (buffer_.capacity() > 2 * buffer_size)
    std::string().swap(buffer_);
  else
    buffer_.clear();
}

}  // namespace postferry
