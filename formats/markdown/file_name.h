// SPDX-License-Identifier: MIT
// Names of files: made of a post, and what a name says about one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/hash_set.h"
#include "markdown/flavor.h"
#include "model/post.h"

namespace postferry::markdown {

/// Longest name of a file, its extension included, in bytes.
inline constexpr std::size_t longest_name = 200;

/// The name a post's file should have: "2024-03-01-on-dune.md", for Hugo and Jekyll in the folder
/// where they look for it. Of date and slug, else title, else id. Safe on every file system; a
/// pure function of the post.
[[nodiscard]] std::string wished_name(const Post& post, Flavor flavor);

/// Makes names differ, also on file systems that don't tell upper from lower case: the second gets
/// "-2". Eight bytes a name and some.
class NameSet {
 public:
  /// The name, or the first variant of it that is neither here nor taken.
  template <class IsTaken>
  std::string add(const std::string& wished, IsTaken&& is_taken) {
    std::string name = wished;
    if (insert(name) && !is_taken(name)) return name;
    // Where the search for this name ended last time.
    std::uint32_t& number = numbers_[key(wished)];
    if (number == 0) number = 1;
    do {
      name = numbered(wished, ++number);
    } while (!insert(name) || is_taken(name));
    return name;
  }

 private:
  static std::uint64_t key(std::string_view name);
  static std::string numbered(const std::string& name, std::uint32_t number);
  bool insert(std::string_view name) { return names_.insert(key(name)); }

  HashSet names_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

/// Fills what front matter left open: title, date, slug, draft state. For files that were not
/// written by us; `content` is the Markdown.
void derive_from_name(std::string_view name, std::string_view content, Post& post);

}  // namespace postferry::markdown
