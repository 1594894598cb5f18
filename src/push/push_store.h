// SPDX-License-Identifier: MIT
// What is to be pushed, put away: the posts in a temporary file, and of each what decisions need.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/note.h"
#include "codec/json_tree.h"
#include "io/spool.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry {

/// What is to be done with a post.
enum class PushAction : std::uint8_t {
  create,     ///< the site does not have it
  update,     ///< it has it, and something else than the source says now
  unchanged,  ///< it has it as it is
  conflict,   ///< it has another of that name, or somebody changed it there
  refused     ///< it can't be pushed
};

/// In what the post on the site that an item may be is allowed to differ, and still be it.
enum class PushMatch : std::uint8_t {
  exact,    ///< in nothing: it has the item's slug and date, or the title and date of one without
  counted,  ///< its slug: that has a number ("about-2")
  titled,   ///< its slug: title and date are the item's
  dated     ///< its date: the slug is the item's
};

/// One post of the input. Numbers called keys are hashes.
struct PushItem {
  std::uint64_t offset = 0;  ///< of its JSON in the spool
  std::uint64_t key = 0;     ///< of push_key(): who it is, for the journal
  std::uint64_t id = 0;      ///< key of its id; 0 without one
  std::uint64_t parent = 0;  ///< key of its parent's id; 0 without one
  std::uint64_t image = 0;   ///< key of its featured image's id
  std::uint64_t hash = 0;    ///< of what is pushed of it, but for comments
  std::uint64_t comments_hash = 0;
  std::uint64_t slug_match = 0;  ///< see match_key()
  std::uint64_t title_match = 0;
  std::uint64_t slug_alone = 0;     ///< whatever the date; 0 without one
  std::uint64_t remote = 0;         ///< its id on the site; 0: not there, or not yet
  std::uint32_t size = 0;           ///< of its JSON, without comments
  std::uint32_t comments_size = 0;  ///< of the JSON behind it; 0 without comments
  std::uint32_t comments = 0;
  std::uint16_t type = 0;    ///< index in PushStore::types()
  std::uint16_t author = 0;  ///< index in PushStore::authors()
  PushAction action = PushAction::create;
  PushMatch match = PushMatch::exact;
  bool began = false;  ///< an earlier run was about to make it, and it is not known how that ended
  bool written = false;  ///< in this run
};

/// What a worker tells of a post besides its JSON.
struct PushFacts {
  PushItem item;
  std::string type;
  std::string author;
};

/// Filled in the order of the input, then read in any. Below 120 bytes a post in memory.
class PushStore {
 public:
  void add(PushFacts facts, std::string_view json);
  void add_site(const Site& site);

  [[nodiscard]] std::vector<PushItem>& items() noexcept { return items_; }
  [[nodiscard]] const std::vector<std::string>& types() const noexcept { return types_; }
  [[nodiscard]] const std::vector<std::string>& authors() const noexcept { return authors_; }
  [[nodiscard]] const std::string& type(const PushItem& item) const { return types_[item.type]; }
  [[nodiscard]] const std::string& author(const PushItem& item) const {
    return authors_[item.author];
  }
  [[nodiscard]] const Site& site() const noexcept { return site_; }

  /// The post, without its comments.
  [[nodiscard]] Post read(const PushItem& item);
  [[nodiscard]] std::vector<Comment> read_comments(const PushItem& item);

 private:
  [[nodiscard]] Post parse(std::uint64_t offset, std::size_t size);

  Spool spool_;
  JsonTree tree_;
  std::vector<PushItem> items_;
  std::vector<std::string> types_;
  std::vector<std::string> authors_;
  Site site_;
};

}  // namespace postferry
