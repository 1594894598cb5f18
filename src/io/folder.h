// SPDX-License-Identifier: MIT
// Files below a directory, reached by its descriptor and without following symbolic links, so that
// no name leads out of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "io/descriptor.h"

namespace postferry {

/// What a file holds, in short.
struct FileState {
  bool regular = false;  ///< false: a folder, link, device; then the rest says nothing
  std::uint64_t size = 0;
  std::uint64_t hash = 0;  ///< file_hash(); only by Folder::state()
};

/// A directory that is open. Names are `a` or `a/b/c`. Not shared between threads. Throws
/// Error(output) that names the path.
class Folder {
 public:
  /// Opens a directory; a symbolic link to one is followed here and nowhere below.
  explicit Folder(const std::string& path);

  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  [[nodiscard]] int descriptor() const noexcept { return root_.get(); }
  [[nodiscard]] bool is_empty() const { return holds_only({}); }
  /// Whether nothing is in it but the folder `name` ("a/b") with whatever it holds, and what a
  /// killed run of directory_tree() left.
  [[nodiscard]] bool holds_only(std::string_view name) const;

  /// Makes a new file of these bytes, and the folders it stands in. Something that has the name
  /// already is an error.
  void write(std::string_view name, std::string_view bytes);
  /// A new file that is open for writing.
  [[nodiscard]] Descriptor create(std::string_view name);
  /// Whether anything has the name.
  [[nodiscard]] bool has(std::string_view name);
  /// What has the name, its hash too; nullopt if nothing has.
  [[nodiscard]] std::optional<FileState> state(std::string_view name);
  /// The same without its hash: nothing is read.
  [[nodiscard]] std::optional<FileState> look(std::string_view name);
  /// All of a small file; empty if it is not there or no file.
  [[nodiscard]] std::string read(std::string_view name);
  /// Moves `name` of `from` to `to` here, in place of what has that name.
  void take(Folder& from, std::string_view name, std::string_view to);
  /// The same, but what has that name already stays. Whether it was moved.
  [[nodiscard]] bool take_new(Folder& from, std::string_view name, std::string_view to);
  /// Opens a file for reading and for writing at its end, and makes it if it is not there. What is
  /// no regular file is an error.
  [[nodiscard]] Descriptor open(std::string_view name);
  /// Removes a file, and the folders that are empty then.
  void remove(std::string_view name);

 private:
  // The folder that `name` stands in and the last part of it. -1 if it is not there.
  int parent_of(std::string_view name, bool make, std::string& last);
  bool move(Folder& from, std::string_view name, std::string_view to, bool replace);
  [[noreturn]] void fail(int error, std::string_view name) const;

  std::string path_;
  Descriptor root_;
  Descriptor parent_;        // of the name asked for last
  std::string parent_name_;  // its path below the root
};

/// Makes a directory with a name that nobody has, beginning with `prefix`; returns its path. Errors
/// name `target`.
[[nodiscard]] std::string make_new_directory(const std::string& prefix, const std::string& target);

}  // namespace postferry
