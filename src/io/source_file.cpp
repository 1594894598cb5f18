// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

#include "base/error.h"
#include "io/file_source.h"

namespace postferry {

std::unique_ptr<FileSource> FileSource::open(const std::string& path,
                                             std::shared_ptr<ReadCounter> counter) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) throw Error(ErrorCode::input, errno_text(errno), path);
  return std::make_unique<FileSource>(path, std::move(file), std::move(counter));
}

std::unique_ptr<FileSource> FileSource::standard_input(std::shared_ptr<ReadCounter> counter) {
  Descriptor file(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0));
  if (!file || !is_readable(file.get()))
    throw Error(ErrorCode::input, "standard input is closed", "<stdin>");
  return std::make_unique<FileSource>("<stdin>", std::move(file), std::move(counter));
}

FileSource::FileSource(std::string name, Descriptor file, std::shared_ptr<ReadCounter> counter)
    : name_(std::move(name)), file_(std::move(file)), counter_(std::move(counter)) {
  struct stat status {};
  if (::fstat(file_.get(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  size_ = static_cast<std::uint64_t>(status.st_size);
  seekable_ = ::lseek(file_.get(), 0, SEEK_CUR) == 0;
  // Only a hint: a refusal changes nothing.
  (void)::posix_fadvise(file_.get(), 0, 0, POSIX_FADV_SEQUENTIAL);
}

FileSource::~FileSource() {
  if (size_ > counted_) *counter_ += size_ - counted_;
}

void FileSource::count(std::uint64_t bytes) {
  if (size_ != 0) bytes = std::min(bytes, size_ - counted_);
  counted_ += bytes;
  *counter_ += bytes;
}

std::size_t FileSource::read_file(char* into, std::size_t size) {
  for (;;) {
    const ssize_t got = ::read(file_.get(), into, size);
    if (got >= 0) {
      count(static_cast<std::uint64_t>(got));
      return static_cast<std::size_t>(got);
    }
    if (errno == EINTR) continue;
    throw Error(ErrorCode::input, "can't be read: " + errno_text(errno), name_);
  }
}

std::size_t FileSource::read(char* into, std::size_t size) {
  if (head_.empty()) return read_file(into, size);
  const std::size_t taken = std::min(size, head_.size());
  std::memcpy(into, head_.data(), taken);
  head_.erase(0, taken);
  return taken;
}

std::string_view FileSource::head(std::size_t size) {
  std::size_t have = head_.size();
  head_.resize(std::max(have, size));
  while (have < size) {
    const std::size_t got = read_file(head_.data() + have, size - have);
    if (got == 0) break;
    have += got;
  }
  head_.resize(have);
  return std::string_view(head_).substr(0, size);
}

void FileSource::seek(std::uint64_t offset) {
  head_.clear();
  if (::lseek(file_.get(), static_cast<off_t>(offset), SEEK_SET) < 0)
    throw Error(ErrorCode::input, "can't be read: " + errno_text(errno), name_);
}

}  // namespace postferry
