// SPDX-License-Identifier: MIT
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstdio>
#include <optional>

#include "base/bytes.h"
#include "base/case_fold.h"
#include "base/error.h"
#include "io/folder.h"
#include "io/output_buffer.h"
#include "io/temporaries.h"
#include "io/tree.h"
#include "io/tree_manifest.h"

namespace postferry {
namespace {

constexpr std::string_view manifest_name = ".postferry/manifest";
constexpr std::string_view union_name = ".postferry/manifest.new";
constexpr std::string_view edited_folder = ".postferry/edited/";

[[noreturn]] void refuse(const std::string& text, const std::string& path) {
  throw Error(ErrorCode::output, text, path);
}

// `path` without slashes at its end, so that a name beside it can be made.
std::string without_slashes(std::string path) {
  while (path.size() > 1 && path.back() == '/') path.pop_back();
  return path;
}

// "a/.blog-" for "a/blog".
std::string hidden_beside(const std::string& path) {
  const std::size_t name = path.rfind('/') + 1;
  return path.substr(0, name) + "." + path.substr(name) + "-";
}

/// Keeps the signals that end the program waiting while files take their places.
class SignalsHeld {
 public:
  SignalsHeld() {
    sigset_t set;
    ::sigemptyset(&set);
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) ::sigaddset(&set, signal);
    ::pthread_sigmask(SIG_BLOCK, &set, &before_);
  }
  SignalsHeld(const SignalsHeld&) = delete;
  SignalsHeld& operator=(const SignalsHeld&) = delete;
  ~SignalsHeld() { ::pthread_sigmask(SIG_SETMASK, &before_, nullptr); }

 private:
  sigset_t before_{};
};

/// A new directory that is filled, and goes away with what is left in it.
class Staging {
 public:
  Staging(const std::string& prefix, const std::string& target)
      : folder_(make_new_directory(prefix, target)), listed_(std::in_place, folder_.path(), true) {}
  Staging(const Staging&) = delete;
  Staging& operator=(const Staging&) = delete;
  ~Staging() { discard(); }

  [[nodiscard]] Folder& folder() { return folder_; }

  /// Gives the whole directory the name `path`, which nothing has.
  void become(const std::string& path) {
    const SignalsHeld held;
    int result =
        ::renameat2(AT_FDCWD, folder_.path().c_str(), AT_FDCWD, path.c_str(), RENAME_NOREPLACE);
    if (result != 0 && (errno == EINVAL || errno == ENOSYS))
      result = ::rename(folder_.path().c_str(), path.c_str());
    if (result != 0 && (errno == EEXIST || errno == ENOTEMPTY))
      refuse("appeared while it was being made; use --overwrite to write into it", path);
    if (result != 0) throw_write_error(errno, path);
    moved_ = true;
    listed_.reset();
  }

  void discard() {
    if (!moved_) remove_directory(folder_.path().c_str());
    moved_ = true;
    listed_.reset();
  }

 private:
  Folder folder_;
  std::optional<ListedTemporary> listed_;
  bool moved_ = false;  // or removed
};

/// Moves what was staged into a directory that has files already.
class Merger {
 public:
  Merger(Folder& staged, Folder& target, const Manifest& old, Notes& notes)
      : staged_(staged), target_(target), old_(old), notes_(notes) {}

  void place(const ManifestEntry& entry) {
    folded_.push_back(hash_bytes(fold_case(entry.name)));
    if (const std::optional<FileState> there = target_.state(entry.name)) {
      if (there->regular && there->hash == entry.hash && there->size == entry.size) return;
      if (!is_unedited(entry.name, *there)) put_away(entry.name);
    }
    target_.take(staged_, entry.name, entry.name);
  }

  /// Files of ours that this run did not write.
  void remove_leftovers() {
    std::sort(folded_.begin(), folded_.end());
    for (const ManifestEntry& entry : old_.entries()) {
      const std::uint64_t folded = hash_bytes(fold_case(entry.name));
      if (std::binary_search(folded_.begin(), folded_.end(), folded)) continue;
      const std::optional<FileState> there = target_.state(entry.name);
      if (!there) continue;
      if (is_unedited(entry.name, *there))
        target_.remove(entry.name);
      else
        tell(entry.name, "it is no longer written, and stays");
    }
  }

 private:
  [[nodiscard]] bool is_unedited(std::string_view name, const FileState& state) const {
    return state.regular && old_.has(name, state.hash, state.size);
  }

  void put_away(std::string_view name) {
    std::string to = std::string(edited_folder) + std::string(name);
    for (int i = 2; target_.has(to); ++i)
      to = std::string(edited_folder) + std::string(name) + "." + std::to_string(i);
    target_.take(target_, name, to);
    tell(name, "the edited file is now " + to);
  }

  void tell(std::string_view name, std::string text) {
    notes_.add_at({target_.path() + "/" + std::string(name), 0, 0}, NoteCode::output_edited, {},
                  std::move(text));
  }

  Folder& staged_;
  Folder& target_;
  const Manifest& old_;
  Notes& notes_;
  std::vector<std::uint64_t> folded_;  // names written by this run
};

class DirectoryTree final : public Tree {
 public:
  DirectoryTree(std::string name, std::string path, std::optional<Folder> target)
      : name_(std::move(name)),
        path_(std::move(path)),
        target_(std::move(target)),
        old_(target_ ? target_->read(manifest_name) : std::string()),
        staging_(target_ ? path_ + "/.postferry-" : hidden_beside(path_), path_) {}

  void put(std::string_view name, std::string_view bytes) override {
    check(name);
    staging_.folder().write(name, bytes);
    bytes_ += bytes.size();
    list({name, file_hash(bytes), bytes.size()});
  }

  void put(std::string_view name, std::uint64_t, const NextBytes& next) override {
    check(name);
    OutputBuffer out(staging_.folder().create(name), path_ + "/" + std::string(name));
    FileHash hash;
    for (std::string_view bytes = next(); !bytes.empty(); bytes = next()) {
      hash.add(bytes);
      out.write(bytes);
    }
    out.flush();
    bytes_ += out.bytes_written();
    list({name, hash.value(), out.bytes_written()});
  }

  [[nodiscard]] bool is_taken(std::string_view name) const override {
    return target_ && !old_.has(name) && target_->has(name);
  }

  void close(Notes& notes) override {
    write_manifest(manifest_name, {});
    if (!target_) {
      synchronise();
      return staging_.become(path_);
    }
    write_manifest(union_name, old_.lines());
    synchronise();
    const SignalsHeld held;
    merge(notes);
    staging_.discard();
  }

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override { return bytes_; }

 private:
  void check(std::string_view name) const {
    if (!is_tree_name(name) || name == manifest_name || name == union_name)
      throw Error(ErrorCode::internal, "not a name for a file: " + std::string(name), path_);
  }

  void list(const ManifestEntry& entry) {
    line_.clear();
    append_manifest_line(line_, entry);
    lines_.append(line_);
  }

  // Calls use(line) for every line of this run's manifest.
  template <class Use>
  void for_each_line(Use&& use) {
    std::string text;
    for (std::uint64_t at = 0; at < lines_.size(); at += hashed_piece) {
      text += lines_.read(
          at, static_cast<std::size_t>(std::min<std::uint64_t>(hashed_piece, lines_.size() - at)));
      std::size_t begin = 0;
      for (std::size_t end = text.find('\n'); end != std::string::npos;
           end = text.find('\n', begin)) {
        use(std::string_view(text).substr(begin, end - begin));
        begin = end + 1;
      }
      text.erase(0, begin);
    }
  }

  void write_manifest(std::string_view name, std::string_view more) {
    OutputBuffer out(staging_.folder().create(name), path_ + "/" + std::string(name));
    out.write(manifest_head);
    for_each_line([&](std::string_view line) {
      out.write(line);
      out.write("\n");
    });
    out.write(more);
    out.flush();
  }

  // All of it is on the disk before any of it takes its place. File systems that can't, can't.
  void synchronise() {
    if (::syncfs(staging_.folder().descriptor()) != 0 && errno != ENOSYS && errno != EINVAL)
      throw_write_error(errno, path_);
  }

  // While files take their places the manifest speaks of the old and the new ones, so that a later
  // run knows them even if this one is killed.
  void merge(Notes& notes) {
    target_->take(staging_.folder(), union_name, manifest_name);
    Merger merger(staging_.folder(), *target_, old_, notes);
    for_each_line([&](std::string_view line) {
      ManifestEntry entry;
      if (parse_manifest_line(line, entry)) merger.place(entry);
    });
    merger.remove_leftovers();
    target_->take(staging_.folder(), manifest_name, manifest_name);
  }

  std::string name_;
  std::string path_;
  mutable std::optional<Folder> target_;  // if it was there before
  const Manifest old_;
  Staging staging_;
  Spool lines_;  // of the manifest
  std::string line_;
  std::uint64_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<Tree> directory_tree(const std::string& path, bool overwrite,
                                     const std::string& guest) {
  const std::string target = without_slashes(path);
  if (target.empty()) refuse("names no directory", path);
  if (!guest.empty() && ::mkdir(target.c_str(), 0777) != 0 && errno != EEXIST)
    refuse(errno_text(errno), path);
  struct stat status {};
  if (::stat(target.c_str(), &status) != 0) {
    if (errno != ENOENT) refuse(errno_text(errno), path);
    return std::make_unique<DirectoryTree>(path, target, std::nullopt);
  }
  if (!S_ISDIR(status.st_mode)) refuse("is a file; name a directory", path);
  std::optional<Folder> folder(std::in_place, target);
  if (!overwrite && !folder->holds_only(guest))
    refuse(
        "the directory is not empty; with --overwrite only what postferry wrote there is replaced",
        path);
  return std::make_unique<DirectoryTree>(path, target, std::move(folder));
}

}  // namespace postferry
