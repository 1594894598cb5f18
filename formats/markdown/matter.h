// SPDX-License-Identifier: MIT
// A post's front matter: the values of a post in a flavour's words, and what the words of all
// engines say. README.md has the table of keys.
#pragma once

#include <string_view>

#include "base/note.h"
#include "codec/value_tree.h"
#include "markdown/flavor.h"
#include "markdown/names.h"
#include "model/post.h"

namespace postferry::markdown {

inline constexpr std::string_view format_name = "markdown";
/// The key of our carrier.
inline constexpr std::string_view carrier_key = "postferry";

/// Fills a cleared tree with a map of what the post's front matter says natively; views into
/// `post`. Extras and the body are the encoder's affair.
void write_matter(const Post& post, Flavor flavor, const SiteNames& names, ValueTree& tree);

/// How front matter is read.
struct MatterReading {
  const SiteNames& names;
  bool blanks_part_tags = false;  ///< `tags: a b` is two tags, as Jekyll has it
  /// What the map's comments were written from, if its writer reads it back: most comments are
  /// known to come back as they are, but for what write_matter() leaves out.
  const std::vector<Comment>* written_comments = nullptr;
};

/// Fills a cleared post. What no field of the model takes goes to post.extras {"markdown", key, its
/// YAML} in order. Returns the text of our carrier, or empty. `map` must be a map.
std::string_view read_matter(const ValueNode& map, const MatterReading& reading, Post& post,
                             Notes& notes);

/// Whether a key (in lower case) has a meaning of its own; all others are extras.
[[nodiscard]] bool is_known_key(std::string_view key) noexcept;

/// Whether a post has a place among the blog's files, by its type: attachments, menu items and what
/// WordPress keeps for itself have none.
[[nodiscard]] bool is_content(const Post& post) noexcept;

}  // namespace postferry::markdown
