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
  CommentsOf(const CommentsOf&) = delete;
  CommentsOf& operator=(const CommentsOf&) = delete;
  ~CommentsOf();

  /// Comments by post, in the order of their ids. A post whose comments the user may not read gives
  /// a note. Who may not moderate reads what visitors see, which gives a note, too.
  using ByPost = std::unordered_map<std::uint64_t, std::vector<CollectionPage::Item>>;
  [[nodiscard]] ByPost read(const std::vector<std::uint64_t>& posts);
  /// Says for which pages of posts read() will be called, the next first.
  void expect(const std::vector<std::vector<std::uint64_t>>& pages);

 private:
  /// How a list was answered.
  enum class Answer : std::uint8_t { given, refused };

  [[nodiscard]] static CollectionQuery query(const std::vector<std::uint64_t>& posts,
                                             const Parameters& kind);
  void list_asides();
  [[nodiscard]] bool keep_few(const Parameters& kind);
  [[nodiscard]] Answer read_usual(const std::vector<std::uint64_t>& posts, ByPost& out);
  [[nodiscard]] Answer read(const std::vector<std::uint64_t>& posts, const Parameters& kind,
                            ByPost& out);
  void add_kept(const std::vector<std::uint64_t>& posts, ByPost& out);

  RestApi& api_;
  Notes& notes_;
  bool edits_;  // may moderate, as far as we know
  bool asides_listed_ = false;
  std::vector<Parameters> asides_;  // lists besides the usual one, with many comments in them
  ByPost kept_;                     // those of the lists with few
  std::string refusal_;             // of the list that was read last
  bool closed_ = false;             // the site gives no comments at all
};

}  // namespace postferry
