// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "io/tree_source.h"
#include "model/site.h"

namespace postferry::markdown {

/// Lines of a stream, one at a time; long ones are passed over.
class LineReader {
 public:
  LineReader(std::unique_ptr<PeekSource> source, std::size_t longest);

  /// The next line without its end; false after the last. `too_long`: it was not kept.
  [[nodiscard]] bool next(std::string_view& line, bool& too_long);
  /// Of the line that next() gave.
  [[nodiscard]] std::uint64_t offset() const noexcept { return offset_; }
  [[nodiscard]] std::uint64_t number() const noexcept { return number_; }
  [[nodiscard]] std::string damage() const { return source_->damage(); }

 private:
  bool fill();

  std::unique_ptr<PeekSource> source_;
  std::size_t longest_;
  std::string buffer_;
  std::size_t begin_ = 0;    // of what is not yet given
  std::size_t scanned_ = 0;  // no line end before this
  std::uint64_t offset_ = 0;
  std::uint64_t next_offset_ = 0;
  std::uint64_t number_ = 0;
};

/// What comes next from a blog's tree.
struct BlogEntry {
  enum class Kind : std::uint8_t { file, aside };
  Kind kind = Kind::file;
  std::size_t file = 0;  ///< index in the tree
};

/// One tree with its folder `.postferry`, wherever in the tree that stands: what it says of the
/// site, and the order of files and other posts.
class Blog {
 public:
  explicit Blog(std::unique_ptr<TreeSource> tree);

  [[nodiscard]] TreeSource& tree() const noexcept { return *tree_; }
  /// Reads site.json. `late` is what was said behind the posts.
  void read_site(Site& site, Site& late, Notes& notes);
  /// The files in order, with the turns of posts.jsonl in between; false at the end.
  [[nodiscard]] bool next(BlogEntry& entry);
  /// Index of posts.jsonl, or TreeSource::none.
  [[nodiscard]] std::size_t posts_file() const;

 private:
  [[nodiscard]] std::size_t find_ours(std::string_view name) const;
  [[nodiscard]] std::string read_all(std::size_t file);
  bool next_in_order(BlogEntry& entry);

  std::unique_ptr<TreeSource> tree_;
  std::string prefix_;  // of our folder and of the names in `order`
  std::string order_;
  std::size_t order_at_ = 0;
  std::uint64_t run_ = 0;      // posts of posts.jsonl that are due
  std::vector<bool> used_;     // files that the order has named
  std::size_t next_file_ = 0;  // of those that it has not
};

}  // namespace postferry::markdown
