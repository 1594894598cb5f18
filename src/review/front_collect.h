// SPDX-License-Identifier: MIT
#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "codec/value_tree.h"
#include "model/post.h"
#include "review/front_keys.h"

namespace postferry {

/// A key of front matter that says something about a work.
struct FrontEntry {
  std::string key;  ///< as written, `book.isbn` for one in a map
  FrontKey says;
  ValueNode value;
  bool in_scope = false;  ///< in a map that is about a work, or named after one
};
/// A list of maps, each about a work.
struct FrontWorkList {
  std::string key;
  ValueNode list;
};

/// The keys of one post's front matter that matter here, out of post.extras; values live as long as
/// this.
struct FrontMatterKeys {
  explicit FrontMatterKeys(const Post& post);

  std::vector<FrontEntry> entries;
  std::vector<FrontWorkList> lists;
  std::string_view kind;     ///< of works under `movie:` and its like
  bool other_kind = false;   ///< keys that books don't have: platform, director, artist
  bool book_layout = false;  ///< `layout: review`, `type: book`

 private:
  void add(const Extra& extra);
  void add(const ValueNode& node, const std::string& key, FrontScope scope, int depth);
  void add_scope(const ValueNode& node, const std::string& key, FrontScope scope, int depth);
  [[nodiscard]] ValueNode parsed(std::string_view yaml);

  std::deque<ValueTree> trees_;
  bool no_work_ = false;  // keys of recipes and the like
};

}  // namespace postferry
