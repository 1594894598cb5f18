// SPDX-License-Identifier: MIT
// Runs the format's parts by hand, in memory.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "format/format.h"
#include "io/tree.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {
extern const Format markdown_format;
}

namespace postferry::markdown_test {

struct ReadBlog {
  Site site;
  std::vector<Post> posts;
  std::vector<Note> notes;
  std::uint64_t skipped = 0;

  [[nodiscard]] std::uint64_t count(NoteCode code) const;
  [[nodiscard]] std::string titles() const;  ///< "A;B;"
};
[[nodiscard]] ReadBlog read_blog(MemoryFiles files, const ReadOptions& options = {},
                                 const SplitOptions& limits = {});
/// One file of that name.
[[nodiscard]] ReadBlog read_one(std::string_view text, std::string_view name = "<stdin>",
                                const ReadOptions& options = {});
[[nodiscard]] Post read_post(std::string_view text, std::string_view name = "<stdin>");

struct WrittenBlog {
  MemoryFiles files;  ///< in the order they were written
  std::vector<Piece> pieces;
  std::vector<Note> notes;
  FieldCounts site_losses;

  [[nodiscard]] std::string file(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> names() const;
};
[[nodiscard]] WrittenBlog write_blog(const std::vector<Post>& posts, WriteOptions options = {},
                                     const Site& site = {}, const Site& late = {});
/// The one file that a post makes.
[[nodiscard]] std::string write_post(const Post& post, WriteOptions options = {});
[[nodiscard]] WriteOptions flavor(const std::string& name);

/// Reads what was written, as a directory lists it.
[[nodiscard]] ReadBlog read_back(const WrittenBlog& blog);

/// A post with a body.
[[nodiscard]] Post post_with(std::string format, std::string body);

/// Equality as JSON, so that a difference can be read.
[[nodiscard]] std::string json_of(const Post& post);

}  // namespace postferry::markdown_test
