// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <optional>

#include "base/error.h"
#include "base/numbers.h"
#include "io/output_buffer.h"
#include "io/sink_stream.h"
#include "io/temporaries.h"

namespace postferry {
namespace {

constexpr int attempts = 100;   // at a random name that nobody has
constexpr int link_limit = 40;  // the kernel's own
constexpr mode_t mode_bits = 07777;

using FileStatus = struct stat;

[[noreturn]] void refuse(const std::string& text, const std::string& path) {
  throw Error(ErrorCode::output, text, path);
}

std::string directory_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

std::string beside(const std::string& path, const std::string& name) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? name : path.substr(0, slash + 1) + name;
}

std::string name_of(const std::string& path) { return path.substr(path.rfind('/') + 1); }

// Where a chain of symbolic links leads, be there a file or not.
std::string follow_links(std::string path) {
  std::array<char, PATH_MAX> target{};
  for (int i = 0; i < link_limit; ++i) {
    const ssize_t length = ::readlink(path.c_str(), target.data(), target.size());
    if (length < 0) return path;  // no link, or nothing there yet
    const std::string next(target.data(), static_cast<std::size_t>(length));
    path = next.starts_with('/') ? next : beside(path, next);
  }
  refuse("too many symbolic links", path);
}

// /dev/stdout and /dev/fd/N mean what is open there. Opening them by name would start a redirected
// file afresh, and fails for sockets.
std::optional<int> inherited_descriptor(const std::string& path) {
  if (path == "/dev/stdout") return STDOUT_FILENO;
  if (path == "/dev/stderr") return STDERR_FILENO;
  for (const std::string_view prefix : {"/dev/fd/", "/proc/self/fd/"}) {
    if (!path.starts_with(prefix)) continue;
    const auto number = parse_integer(std::string_view(path).substr(prefix.size()));
    if (number && *number >= 0 && *number <= INT_MAX) return static_cast<int>(*number);
  }
  return std::nullopt;
}

[[noreturn]] void refuse_creation(int error, const std::string& path) {
  const std::string directory = directory_of(path);
  switch (error) {
    case ENOENT:
      if (is_directory(directory)) refuse("no file can be made in " + directory, path);
      refuse("there is no directory " + directory + "; make it first", path);
    case ENOTDIR: refuse(directory + " is not a directory", path);
    case EACCES:
    case EPERM: refuse("permission denied: no file can be made in " + directory, path);
    case EROFS: refuse("the disk can only be read; write elsewhere", path);
    default: throw_write_error(error, path);
  }
}

std::string random_suffix() {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  std::array<unsigned char, 6> random{};
  if (::getrandom(random.data(), random.size(), 0) < 0) random.fill(0);
  std::string suffix;
  for (const unsigned char byte : random) suffix += letters[byte % letters.size()];
  return suffix;
}

std::string temporary_path(const std::string& target) {
  constexpr std::size_t added = 8;  // two dots and the suffix
  const std::string name = name_of(target).substr(0, NAME_MAX - added);
  return beside(target, "." + name + "." + random_suffix());
}

/// A file that exists until it is published or the object ends. Not mkostemp(3), which makes files
/// that only their owner may read: with open(2) the kernel applies umask and default ACLs.
class Temporary {
 public:
  explicit Temporary(const std::string& target) {
    for (int i = 0; i < attempts && !file_; ++i) {
      path_ = temporary_path(target);
      file_ = Descriptor(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
      if (!file_ && errno != EEXIST) refuse_creation(errno, target);
    }
    if (!file_) refuse("no temporary file can be made beside it", target);
    listed_.emplace(path_);
  }
  Temporary(const Temporary&) = delete;
  Temporary& operator=(const Temporary&) = delete;
  ~Temporary() {
    if (!published_) ::unlink(path_.c_str());
  }

  [[nodiscard]] Descriptor take_file() { return std::move(file_); }

  /// Gives the file its name in place of what has that name; the errno, or 0.
  [[nodiscard]] int replace(const std::string& target) {
    return published(::rename(path_.c_str(), target.c_str()));
  }

  /// Gives the file its name unless something has that name (EEXIST); the errno, or 0.
  [[nodiscard]] int publish(const std::string& target) {
    const int error =
        published(::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target.c_str(), RENAME_NOREPLACE));
    if (error != EINVAL && error != ENOSYS) return error;
    // Not every file system can do that (NFS), but then most have hard links.
    if (::link(path_.c_str(), target.c_str()) != 0) return errno;
    published_ = true;
    ::unlink(path_.c_str());
    return 0;
  }

 private:
  int published(int result) {
    published_ = result == 0;
    return published_ ? 0 : errno;
  }

  std::string path_;
  Descriptor file_;
  std::optional<ListedTemporary> listed_;
  bool published_ = false;
};

// Best effort: not every directory may be read or can be synchronised.
void sync_directory(const std::string& path) {
  const Descriptor directory(
      ::open(directory_of(path).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (directory) (void)::fsync(directory.get());
}

class FileSink final : public Sink {
 public:
  /// `target`: what `name` leads to. `old`: the file to be replaced, if there is one.
  FileSink(std::string name, std::string target, const std::optional<FileStatus>& old,
           bool overwrite)
      : target_(std::move(target)),
        overwrite_(overwrite),
        temporary_(target_),
        out_(temporary_.take_file(), std::move(name)) {
    if (old) take_over(*old);
  }

  void write(std::string_view bytes) override { out_.write(bytes); }

  void close() override {
    out_.flush();
    if (::fsync(out_.file()) != 0 && errno != EINVAL && errno != ENOTSUP)
      throw_write_error(errno, name());
    const int error = overwrite_ ? temporary_.replace(target_) : temporary_.publish(target_);
    if (error == EEXIST)
      refuse("appeared while it was being made; use --overwrite to replace it", name());
    if (error != 0) throw_write_error(error, name());
    sync_directory(target_);
  }

  [[nodiscard]] const std::string& name() const noexcept override { return out_.name(); }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override {
    return out_.bytes_written();
  }

 private:
  // Owner first: changing it clears set-id bits. Only root can give files away; others keep them.
  void take_over(const FileStatus& old) {
    if (::fchown(out_.file(), old.st_uid, old.st_gid) != 0) (void)errno;
    if (::fchmod(out_.file(), old.st_mode & mode_bits) != 0) throw_write_error(errno, name());
  }

  std::string target_;
  bool overwrite_;
  Temporary temporary_;
  OutputBuffer out_;
};

std::unique_ptr<Sink> direct_sink(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOCTTY));
  if (!file) refuse("can't be opened for writing: " + errno_text(errno), path);
  return stream_sink(std::move(file), path);
}

void check_replaceable(const std::string& path, bool overwrite) {
  if (!overwrite) refuse("exists already; use --overwrite to replace it", path);
  if (::access(path.c_str(), W_OK) != 0)
    refuse(errno_text(errno) + ": the existing file is protected against writing", path);
}

}  // namespace

std::unique_ptr<Sink> file_sink(const std::string& path, bool overwrite) {
  if (const std::optional<int> inherited = inherited_descriptor(path)) {
    Descriptor file(::fcntl(*inherited, F_DUPFD_CLOEXEC, 0));
    if (!file) refuse("is not open", path);
    return stream_sink(std::move(file), path);
  }
  if (path.empty() || path.ends_with('/')) refuse("names no file", path);
  FileStatus status{};
  std::optional<FileStatus> old;
  if (::stat(path.c_str(), &status) == 0) {
    if (S_ISDIR(status.st_mode)) refuse("is a directory; name a file in it", path);
    if (!S_ISREG(status.st_mode)) return direct_sink(path);
    check_replaceable(path, overwrite);
    old = status;
  }
  return std::make_unique<FileSink>(path, follow_links(path), old, overwrite);
}

}  // namespace postferry
