// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/note.h"
#include "rest/collection.h"
#include "rest/rest_api.h"
#include "rest/site_survey.h"

namespace postferry {

/// The comments of a page of posts: one request for all of them, and one more for each hundred.
/// Comments that lists of "all" leave out (spam, trash, editors' notes, those of posts in the
/// trash) are few: they are listed once and kept; where they are many they are asked for page by
/// page, so that memory stays what it is.
class CommentsOf {
 public:
  CommentsOf(RestApi& api, Rights rights, Notes& notes);

  /// Comments by post, in the order of their ids. A post whose comments the user may not read gives
  /// a note.
  using ByPost = std::unordered_map<std::uint64_t, std::vector<CollectionPage::Item>>;
  [[nodiscard]] ByPost read(const std::vector<std::uint64_t>& posts);

 private:
  /// A list besides the usual one.
  struct Aside {
    Parameters parameters;
    bool many = false;  // ask with each page
  };

  void list_asides();
  void read(const std::vector<std::uint64_t>& posts, const Parameters& kind, ByPost& out);
  void read_halves(const std::vector<std::uint64_t>& posts, const Parameters& kind, ByPost& out);

  RestApi& api_;
  Rights rights_;
  Notes& notes_;
  bool asides_listed_ = false;
  std::vector<Aside> asides_;
  ByPost kept_;
  bool refused_ = false;  // the site gives no comments at all
};

}  // namespace postferry
