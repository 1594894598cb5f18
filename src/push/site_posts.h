// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "base/note.h"
#include "push/push_ids.h"
#include "push/push_store.h"
#include "push/push_target.h"

namespace postferry {

/// The posts that a site has, to find those of the input among them: about 150 bytes each.
class SitePosts {
 public:
  /// Lists all posts of a type, a hundred a request, also those in the trash.
  void list(RestApi& api, const PushTarget& target, const PushType& type, const PushIds& ids,
            Notes& notes);
  /// Between the lists and the first question.
  void seal();

  [[nodiscard]] bool has(std::uint64_t id) const { return numbers_.count(id) != 0; }
  /// Hash of when the site says it changed last; 0 if it is not there.
  [[nodiscard]] std::uint64_t modified(std::uint64_t id) const;

  /// Of an attachment: where its file is. Empty where that is not known.
  [[nodiscard]] std::string_view file(std::uint64_t id) const;
  /// And which smaller sizes of it there are, as sizes_of() has them.
  [[nodiscard]] std::string_view sizes(std::uint64_t id) const;

  /// Each post on the site is of one item at most.
  void claim(std::uint64_t id);
  /// The one with the item's slug and date, or its title and date where it has no slug; 0: none.
  [[nodiscard]] std::uint64_t match(const PushItem& item) const;
  /// One that may be the item all the same, as `match` says: to be asked when all items had their
  /// match().
  [[nodiscard]] std::uint64_t match(const PushItem& item, PushMatch match) const;

 private:
  struct Post {
    std::uint64_t id = 0;
    std::uint64_t modified = 0;
    bool claimed = false;
  };
  struct File {
    std::string address;
    std::string sizes;
  };
  using Keys = std::vector<std::pair<std::uint64_t, std::uint32_t>>;  // sorted when sealed

  void add(std::string_view type, const JsonNode& item, const PushIds& ids);
  [[nodiscard]] std::uint64_t find(const Keys& keys, std::uint64_t key) const;

  std::vector<Post> posts_;
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;  // by id
  std::unordered_map<std::uint64_t, File> files_;             // of attachments
  Keys keys_;                                                 // by slug and date, or title and date
  Keys altered_;  // by slug without its number, and date
};

/// What the site's copy was changed last at, as the journal keeps it.
[[nodiscard]] std::uint64_t modified_key(const JsonNode& item);
/// The smaller sizes that the site says it made of a picture, as UploadedLinks::add() wants them;
/// empty if it says nothing of sizes.
[[nodiscard]] std::string sizes_of(const JsonNode& attachment);
/// A member that is a positive whole number; 0 where there is none.
[[nodiscard]] std::uint64_t number_in(const JsonNode& item, std::string_view key);
/// A scalar member's text; empty where there is none. Of {"raw": ...} the raw one.
[[nodiscard]] std::string_view text_in(const JsonNode& item, std::string_view key);

}  // namespace postferry
