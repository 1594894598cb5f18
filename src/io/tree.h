// SPDX-License-Identifier: MIT
// Named files as an output: a directory, a zip archive, memory. Formats of a file a post write to
// it through their assembler.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/note.h"
#include "io/sink.h"
#include "io/spool.h"

namespace postferry {

/// The folder that holds what belongs to no file of its own: the tree's manifest, and what formats
/// put there (order, site, posts that are no content).
inline constexpr std::string_view tree_folder = ".postferry";

/// The bytes of a file that is never held whole: the next ones at each call, none at its end.
using NextBytes = std::function<std::string_view()>;

/// Files with names like `a.md` or `posts/a.md`, each written once and whole. Serial. As with Sink,
/// only close() without exception promises that all is there; a tree that is destroyed without
/// close() leaves no trace. Names that are absolute, or have a component that is empty, `.` or
/// `..`, throw Error(internal): nothing is ever written outside the tree.
class Tree {
 public:
  Tree() = default;
  Tree(const Tree&) = delete;
  Tree& operator=(const Tree&) = delete;
  virtual ~Tree() = default;

  /// Adds a file. Throws Error(output).
  virtual void put(std::string_view name, std::string_view bytes) = 0;
  /// Adds a file of `size` bytes as they come.
  virtual void put(std::string_view name, std::uint64_t size, const NextBytes& next) = 0;
  /// Adds a file of all bytes of a spool.
  void put(std::string_view name, Spool& spool);
  /// Whether a file of that name is there that is not ours to replace.
  [[nodiscard]] virtual bool is_taken(std::string_view name) const = 0;
  /// Brings everything to its place. Notes tell what was found on the way.
  virtual void close(Notes& notes) = 0;
  /// For messages: the path as given.
  [[nodiscard]] virtual const std::string& name() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t bytes_written() const noexcept = 0;
};

/// A directory. What is not there is made, its parent must exist. One that is not empty is refused
/// with Error(output) unless `overwrite` is given; then
/// - files that an earlier run wrote (`.postferry/manifest` lists them) are replaced, those that
///   this run does not write are removed;
/// - one of them that somebody edited since is put away under `.postferry/edited/` before it is
///   replaced, and stays where it would be removed; a note tells;
/// - files that we did not write are never touched: is_taken().
/// All files are written beside (or inside) the target first and take their places in close(), each
/// by a rename; a file whose bytes did not change is left as it is. An interrupted run changes
/// nothing. Symbolic links inside the directory are not followed.
/// `guest`: a folder inside ("static/media") that somebody else fills in this run, or empty. Then
/// the directory is made at once if it is not there, and with nothing but the guest it is empty.
[[nodiscard]] std::unique_ptr<Tree> directory_tree(const std::string& path, bool overwrite,
                                                   const std::string& guest = {});

/// A zip archive, streamed into a sink, which is closed with the tree. The same files give the same
/// bytes: all have the same date. Names are UTF-8.
[[nodiscard]] std::unique_ptr<Tree> zip_tree(std::unique_ptr<Sink> sink);

/// Takes all and keeps nothing.
[[nodiscard]] std::unique_ptr<Tree> null_tree();

/// Appends to a list that outlives the tree (tests, library users).
using MemoryFiles = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::unique_ptr<Tree> memory_tree(MemoryFiles& into);

/// Whether `name` may stand in a tree.
[[nodiscard]] bool is_tree_name(std::string_view name) noexcept;

}  // namespace postferry
