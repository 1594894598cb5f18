// SPDX-License-Identifier: MIT
// Named files as an input, in any order: what formats of a file a post read.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/source.h"

namespace postferry {

/// Which files of a tree are read.
struct TreeSelection {
  /// Extensions without the dot, lower case: only files with one of them are listed, those of
  /// `.postferry/` besides. Files that the user named one by one are listed whatever they are
  /// called.
  std::vector<std::string> extensions;
};

/// One directory with all that is below it, one archive, or files that were named one by one.
/// Hidden files and folders are left out, but for the folder `.postferry`. About 100 bytes a name.
/// Serial.
class TreeSource {
 public:
  static constexpr std::size_t none = static_cast<std::size_t>(-1);

  TreeSource() = default;
  TreeSource(const TreeSource&) = delete;
  TreeSource& operator=(const TreeSource&) = delete;
  virtual ~TreeSource() = default;

  /// For places: "blog", "blog.zip"; empty where the files have no directory in common.
  [[nodiscard]] virtual const std::string& name() const noexcept = 0;
  [[nodiscard]] virtual std::size_t size() const noexcept = 0;
  /// "posts/a.md": below name(); in the order of their bytes, named ones as the user named them.
  [[nodiscard]] virtual std::string_view file(std::size_t index) const = 0;
  /// Index of the file of that name, or none.
  [[nodiscard]] virtual std::size_t find(std::string_view file) const = 0;
  /// Opens a file. Several may be open at a time. Throws Error(input).
  [[nodiscard]] virtual std::unique_ptr<PeekSource> open(std::size_t index) = 0;
  /// Why not all files could be listed (a damaged archive), or empty.
  [[nodiscard]] virtual const std::string& damage() const noexcept = 0;
};

/// The trees of a run, one after the other.
class TreeSources {
 public:
  virtual ~TreeSources() = default;
  /// The next tree, or null after the last. The one before must no longer be used.
  [[nodiscard]] virtual std::unique_ptr<TreeSource> next() = 0;
  /// As Sources has them.
  [[nodiscard]] virtual std::uint64_t bytes_read() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t bytes_total() const noexcept = 0;
};

/// Opens operands of the command line: directories, zip archives, files, quoted globs, "-" for
/// standard input; none at all means standard input. Files that stand one behind the other make one
/// tree. What is not there throws Error(input) at once, as with open_sources(). A zip archive is
/// unpacked into a temporary file first: its files may be needed in any order.
[[nodiscard]] std::unique_ptr<TreeSources> open_trees(const std::vector<std::string>& operands,
                                                      TreeSelection selection);

/// A tree of one file that is open already: standard input.
[[nodiscard]] std::unique_ptr<TreeSources> tree_of(std::unique_ptr<PeekSource> file);

/// A tree over files in memory (tests, library users), in their order.
[[nodiscard]] std::unique_ptr<TreeSources> trees_of(
    std::string name, std::vector<std::pair<std::string, std::string>> files);

/// Names of the files that a directory or zip archive holds, at most `most`, to tell what it is.
/// Empty for anything else.
[[nodiscard]] std::vector<std::string> look_into(const std::string& operand, std::size_t most);

}  // namespace postferry
