// SPDX-License-Identifier: MIT
#include "io/folder.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "io/output_buffer.h"
#include "io/tree_manifest.h"

namespace postferry {
namespace {

constexpr int attempts = 100;
constexpr int directory_flags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

[[noreturn]] void refuse(const std::string& text, const std::string& path) {
  throw Error(ErrorCode::output, text, path);
}

// Reads a descriptor to its end, piece by piece.
template <class Take>
bool read_pieces(int file, Take&& take) {
  const std::unique_ptr<char[]> piece(new char[hashed_piece]);  // most files are far shorter
  for (std::size_t filled = 0;;) {
    const ssize_t got = ::read(file, piece.get() + filled, hashed_piece - filled);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    filled += static_cast<std::size_t>(got);
    if (got != 0 && filled < hashed_piece) continue;
    take(std::string_view(piece.get(), filled));
    if (got == 0) return true;
    filled = 0;
  }
}

}  // namespace

Folder::Folder(const std::string& path) : path_(path) {
  root_ = Descriptor(::open(path.c_str(), directory_flags));
  if (!root_) refuse(errno_text(errno), path);
}

void Folder::fail(int error, std::string_view name) const {
  const std::string where = path_ + "/" + std::string(name);
  if (error == ELOOP || error == ENOTDIR)
    refuse("a file or symbolic link stands where a folder of the output belongs", where);
  if (error == ENAMETOOLONG) refuse("the name is too long for this disk", where);
  throw_write_error(error, where);
}

bool Folder::holds_only(std::string_view name) const {
  Descriptor at(::openat(root_.get(), ".", directory_flags));
  do {
    const std::string part(name.substr(0, name.find('/')));
    name.remove_prefix(std::min(part.size() + 1, name.size()));
    Descriptor below;
    if (!part.empty())
      below = Descriptor(::openat(at.get(), part.c_str(), directory_flags | O_NOFOLLOW));
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(at.release()), &::closedir);
    if (!listing) refuse(errno_text(errno), path_);
    while (const dirent* entry = ::readdir(listing.get())) {
      const std::string_view found = entry->d_name;
      if (found == "." || found == ".." || (below && found == part)) continue;
      if (part.empty() || !found.starts_with(".postferry-")) return false;
    }
    at = std::move(below);
  } while (at && !name.empty());
  return true;
}

int Folder::parent_of(std::string_view name, bool make, std::string& last) {
  const std::size_t slash = name.rfind('/');
  last = name.substr(slash == std::string_view::npos ? 0 : slash + 1);
  if (slash == std::string_view::npos) return root_.get();
  const std::string_view parent = name.substr(0, slash);
  if (parent_ && parent_name_ == parent) return parent_.get();
  Descriptor at;
  for (std::size_t begin = 0; begin < parent.size();) {
    const std::size_t end = std::min(parent.find('/', begin), parent.size());
    const std::string part(parent.substr(begin, end - begin));
    const int above = at ? at.get() : root_.get();
    if (make && ::mkdirat(above, part.c_str(), 0777) != 0 && errno != EEXIST) fail(errno, name);
    Descriptor below(::openat(above, part.c_str(), directory_flags | O_NOFOLLOW));
    if (!below && (make || (errno != ENOENT && errno != ENOTDIR && errno != ELOOP)))
      fail(errno, name);
    if (!below) return -1;
    at = std::move(below);
    begin = end + 1;
  }
  parent_ = std::move(at);
  parent_name_ = parent;
  return parent_.get();
}

Descriptor Folder::create(std::string_view name) {
  std::string last;
  const int parent = parent_of(name, true, last);
  Descriptor file(
      ::openat(parent, last.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666));
  if (!file) fail(errno, name);
  return file;
}

void Folder::write(std::string_view name, std::string_view bytes) {
  const Descriptor file = create(name);
  while (!bytes.empty()) {
    const ssize_t done = ::write(file.get(), bytes.data(), bytes.size());
    if (done < 0 && errno == EINTR) continue;
    if (done < 0) fail(errno, name);
    bytes.remove_prefix(static_cast<std::size_t>(done));
  }
}

bool Folder::has(std::string_view name) { return look(name).has_value(); }

std::optional<FileState> Folder::state(std::string_view name) {
  const std::optional<FileState> seen = look(name);
  if (!seen) return std::nullopt;
  FileState state;
  if (!seen->regular) return state;
  std::string last;
  const int parent = parent_of(name, false, last);
  const Descriptor file(::openat(parent, last.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  const auto take = [&](std::string_view piece) {
    if (piece.empty() && state.size > 0) return;  // the last piece was full
    state.hash = hash_bytes(piece, state.hash);
    state.size += piece.size();
  };
  state.regular = static_cast<bool>(file) && read_pieces(file.get(), take);
  return state;
}

std::optional<FileState> Folder::look(std::string_view name) {
  std::string last;
  const int parent = parent_of(name, false, last);
  struct stat status {};
  if (parent < 0 || ::fstatat(parent, last.c_str(), &status, AT_SYMLINK_NOFOLLOW) != 0)
    return std::nullopt;
  FileState state;
  state.regular = S_ISREG(status.st_mode);
  state.size = static_cast<std::uint64_t>(status.st_size);
  return state;
}

std::string Folder::read(std::string_view name) {
  std::string last;
  std::string bytes;
  const int parent = parent_of(name, false, last);
  if (parent < 0) return bytes;
  const Descriptor file(::openat(parent, last.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (file) (void)read_pieces(file.get(), [&](std::string_view piece) { bytes += piece; });
  return bytes;
}

void Folder::take(Folder& from, std::string_view name, std::string_view to) {
  (void)move(from, name, to, true);
}

bool Folder::take_new(Folder& from, std::string_view name, std::string_view to) {
  return move(from, name, to, false);
}

bool Folder::move(Folder& from, std::string_view name, std::string_view to, bool replace) {
  std::string old_last;
  int source = from.parent_of(name, false, old_last);
  Descriptor held;  // a move inside one folder: it remembers one parent only
  if (&from == this && source >= 0) {
    held = Descriptor(::fcntl(source, F_DUPFD_CLOEXEC, 0));
    source = held.get();
  }
  std::string last;
  const int target = parent_of(to, true, last);
  if (!replace) {
    if (::renameat2(source, old_last.c_str(), target, last.c_str(), RENAME_NOREPLACE) == 0)
      return true;
    if (errno == EEXIST) return false;
    if (errno != EINVAL && errno != ENOSYS) fail(errno, to);
    if (has(to)) return false;  // a file system that can't do both in one
  }
  if (::renameat(source, old_last.c_str(), target, last.c_str()) != 0) fail(errno, to);
  return true;
}

Descriptor Folder::open(std::string_view name) {
  std::string last;
  const int parent = parent_of(name, true, last);
  Descriptor file(::openat(parent, last.c_str(),
                           O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC,
                           0666));
  if (!file) fail(errno, name);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) fail(errno, name);
  if (!S_ISREG(status.st_mode)) refuse("this is no regular file", path_ + "/" + std::string(name));
  return file;
}

void Folder::remove(std::string_view name) {
  std::string last;
  const int parent = parent_of(name, false, last);
  if (parent < 0) return;
  if (::unlinkat(parent, last.c_str(), 0) != 0 && errno != ENOENT) fail(errno, name);
  for (std::size_t slash = name.rfind('/'); slash != std::string_view::npos;
       slash = name.rfind('/')) {
    name = name.substr(0, slash);
    parent_ = Descriptor();
    const int above = parent_of(name, false, last);
    if (above < 0 || ::unlinkat(above, last.c_str(), AT_REMOVEDIR) != 0) return;
  }
}

std::string make_new_directory(const std::string& prefix, const std::string& target) {
  constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  const std::size_t slash = prefix.rfind('/');
  const std::string parent = slash == std::string::npos ? "." : prefix.substr(0, slash);
  for (int i = 0; i < attempts; ++i) {
    std::array<unsigned char, 6> random{};
    if (::getrandom(random.data(), random.size(), 0) < 0) random.fill(0);
    std::string path = prefix;
    for (const unsigned char byte : random) path += letters[byte % letters.size()];
    if (::mkdir(path.c_str(), 0777) == 0) return path;
    switch (errno) {
      case EEXIST: continue;
      case ENOENT:
        if (is_directory(parent)) refuse("nothing can be made in " + parent, target);
        refuse("there is no directory " + parent + "; make it first", target);
      case ENOTDIR: refuse(parent + " is not a directory", target);
      case EACCES:
      case EPERM: refuse("permission denied: nothing can be made in " + parent, target);
      case EROFS: refuse("the disk can only be read; write elsewhere", target);
      default: throw_write_error(errno, target);
    }
  }
  refuse("no temporary directory can be made in " + parent, target);
}

}  // namespace postferry
