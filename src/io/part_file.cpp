// SPDX-License-Identifier: MIT
#include "io/part_file.h"

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

#include "base/error.h"
#include "io/folder.h"
#include "io/output_buffer.h"

namespace postferry {

PartFile::PartFile(Folder& folder, std::string_view name)
    : path_(folder.path() + "/" + std::string(name)), file_(folder.open(name)) {
  struct stat status {};
  if (::fstat(file_.get(), &status) != 0) throw_write_error(errno, path_);
  size_ = static_cast<std::uint64_t>(status.st_size);
}

std::string PartFile::head(std::size_t size) const {
  std::string out(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t count =
        ::pread(file_.get(), out.data() + have, size - have, static_cast<off_t>(have));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_write_error(errno, path_);
    if (count == 0) break;
    have += static_cast<std::size_t>(count);
  }
  out.resize(have);
  return out;
}

void PartFile::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file_.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_write_error(errno, path_);
    size_ += static_cast<std::uint64_t>(count);
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void PartFile::clear() {
  if (::ftruncate(file_.get(), 0) != 0) throw_write_error(errno, path_);
  size_ = 0;
}

void PartFile::sync() {
  if (::fsync(file_.get()) != 0 && errno != EINVAL && errno != ENOSYS)
    throw_write_error(errno, path_);
}

bool make_directories(const std::string& path) {
  std::error_code error;
  const bool made = std::filesystem::create_directories(path, error);
  const bool is_file = error ? error == std::errc::not_a_directory : !is_directory(path);
  if (is_file) throw Error(ErrorCode::output, "there is a file of that name; name a folder", path);
  if (error) throw Error(ErrorCode::output, "can't be made: " + errno_text(error.value()), path);
  return made;
}

}  // namespace postferry
