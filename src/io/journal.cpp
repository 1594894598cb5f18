// SPDX-License-Identifier: MIT
#include "io/journal.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <utility>

#include "base/error.h"

namespace postferry {

namespace {

constexpr mode_t for_its_user = 0600;

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

// A new file is there after a crash only if its directory was synced.
void sync_directory(const std::string& path) {
  const Descriptor directory(
      ::open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory) (void)::fsync(directory.get());  // some file systems can't
}

}  // namespace

Journal::Journal(std::string path)
    : path_(std::move(path)),
      file_(::open(path_.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, for_its_user)) {
  if (!file_) fail("the journal can't be opened");
  struct stat status {};
  if (::fstat(file_.get(), &status) != 0) fail("the journal can't be opened");
  if (!S_ISREG(status.st_mode)) throw Error(ErrorCode::output, "this is no regular file", path_);
  if (::flock(file_.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK)
      throw Error(ErrorCode::output, "another run works with this file; wait until it has ended",
                  path_);
    fail("the journal can't be locked");
  }
  sync_directory(path_);
}

void Journal::fail(const char* what) const {
  throw Error(ErrorCode::output, std::string(what) + ": " + errno_text(errno), path_);
}

std::string Journal::read(std::uint64_t offset, std::size_t size) const {
  std::string out(size, '\0');
  std::size_t have = 0;
  while (have < size) {
    const ssize_t count =
        ::pread(file_.get(), out.data() + have, size - have, static_cast<off_t>(offset + have));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("the journal can't be read");
    if (count == 0) break;
    have += static_cast<std::size_t>(count);
  }
  out.resize(have);
  return out;
}

void Journal::truncate(std::uint64_t size) {
  if (::ftruncate(file_.get(), static_cast<off_t>(size)) != 0) fail("the journal can't be cut");
}

void Journal::append(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(file_.get(), bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail("the journal can't be written");
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void Journal::sync() {
  if (::fsync(file_.get()) != 0) fail("the journal can't be written");
}

void Journal::remove() {
  if (::unlink(path_.c_str()) != 0) fail("the journal can't be removed");
}

std::optional<std::string> read_if_there(const std::string& path) {
  const auto refuse = [&path] {
    throw Error(ErrorCode::input, "can't be read: " + errno_text(errno), path);
  };
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK));  // pipes wait
  if (!file && errno == ENOENT) return std::nullopt;
  struct stat status {};
  if (!file || ::fstat(file.get(), &status) != 0) refuse();
  if (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode))
    throw Error(ErrorCode::input, "this is no regular file", path);
  std::string out;
  std::array<char, 65536> piece{};
  while (true) {
    const ssize_t count = ::read(file.get(), piece.data(), piece.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) refuse();
    if (count == 0) return out;
    out.append(piece.data(), static_cast<std::size_t>(count));
  }
}

}  // namespace postferry
