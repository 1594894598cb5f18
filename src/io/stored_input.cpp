// SPDX-License-Identifier: MIT
#include "io/stored_input.h"

#include <sys/stat.h>
#include <unistd.h>
#include <cerrno>
#include <cstdlib>
#include <vector>

#include "base/error.h"
#include "io/descriptor.h"
#include "io/file_source.h"
#include "io/temporaries.h"

namespace postferry {

namespace {

constexpr std::size_t step = std::size_t{256} << 10;

[[noreturn]] void fail(const char* what) {
  throw Error(ErrorCode::output, std::string(what) + ": " + errno_text(errno), "temporary file");
}

void write_all(const Descriptor& file, const char* bytes, std::size_t size) {
  while (size > 0) {
    const ssize_t n = ::write(file.get(), bytes, size);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) fail("can't be written");
    bytes += n;
    size -= static_cast<std::size_t>(n);
  }
}

std::unique_ptr<FileSource> open_once(const std::string& operand) {
  auto counter = std::make_shared<ReadCounter>(0);
  return operand == "-" ? FileSource::standard_input(std::move(counter))
                        : FileSource::open(operand, std::move(counter));
}

}  // namespace

bool StoredInput::is_needed(const std::string& operand) {
  struct stat status = {};
  return operand == "-" || (::stat(operand.c_str(), &status) == 0 && !S_ISREG(status.st_mode) &&
                            !S_ISDIR(status.st_mode));
}

StoredInput::StoredInput(const std::string& operand) {
  const std::unique_ptr<FileSource> source = open_once(operand);
  const char* directory = std::getenv("TMPDIR");
  path_ = directory == nullptr || *directory == '\0' ? "/tmp" : directory;
  path_ += "/postferry-XXXXXX";
  const Descriptor file(::mkstemp(path_.data()));
  if (!file) fail("can't be made (TMPDIR says where)");
  try {
    listed_ = std::make_unique<ListedTemporary>(path_);
    std::vector<char> buffer(step);
    while (const std::size_t got = source->read(buffer.data(), buffer.size()))
      write_all(file, buffer.data(), got);
  } catch (...) {
    ::unlink(path_.c_str());
    throw;
  }
}

StoredInput::~StoredInput() { ::unlink(path_.c_str()); }

}  // namespace postferry
