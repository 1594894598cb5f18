// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "base/note.h"
#include "codec/json_tree.h"
#include "rest/collection.h"
#include "rest/comments_of.h"
#include "rest/rest_api.h"
#include "rest/site_survey.h"

namespace postferry {

/// How far a pull is: all that is needed to go on in another run.
struct PullPlace {
  std::size_t type = 0;      ///< index in SiteSurvey::types
  std::size_t list = 0;      ///< of those that the scope makes of a type
  bool as_visitor = false;   ///< second pass over a type: what the user may read but not edit
  std::uint64_t hidden = 0;  ///< what the first pass was told of and did not get, so far
  std::size_t refused = 0;   ///< types so far that the site does not give
  CollectionPlace place;
};

/// Which posts of a site.
struct PullScope {
  /// Those changed later, as parameters of dates have it; empty: all.
  std::string modified_after;
  /// Besides, those with these ids, of whatever type: they got comments.
  std::vector<std::uint64_t> commented;
};

/// The parameters that a list of a type needs, by who asks: `as_visitor` for the second pass.
[[nodiscard]] Parameters list_parameters(const SiteSurvey& survey, const RestType& type,
                                         bool as_visitor);

/// All posts of a site, type by type, by id, each with its comments: lines of JSON as the format
/// wprest reads them. Holds one page of posts with their comments, and for each attachment the few
/// words that posts show of it, and ids.
class SitePull {
 public:
  SitePull(RestApi& api, const SiteSurvey& survey, Notes& notes, PullScope scope = {},
           PullPlace from = {});
  SitePull(const SitePull&) = delete;
  SitePull& operator=(const SitePull&) = delete;
  ~SitePull();

  /// Appends the lines of one page of posts, perhaps none; false when there are no more. After each
  /// call place() is one to go on from. Throws Error(input) when the site fails for good, or
  /// refuses every type.
  [[nodiscard]] bool next(std::string& lines);

  /// Takes lines that an earlier run got, of this type (an index in SiteSurvey::types): what they
  /// say of attachments, and which ids were seen. Before the first next(), in their order.
  void remember(std::string_view lines, std::size_t type);

  [[nodiscard]] const PullPlace& place() const noexcept { return place_; }
  /// Items given, and those that the types begun so far are known to have in all.
  [[nodiscard]] std::uint64_t given() const noexcept { return given_; }
  [[nodiscard]] std::uint64_t expected() const noexcept { return expected_; }
  /// Ids given so far, by type as SiteSurvey::types has them.
  [[nodiscard]] const std::vector<std::vector<std::uint64_t>>& ids() const noexcept { return ids_; }

 private:
  void begin_type();
  void refuse(const RestType& type);
  void end_pass();
  [[nodiscard]] CollectionQuery query(const PullPlace& place) const;
  [[nodiscard]] std::vector<std::uint64_t> commented_ids(const CollectionPage& page);
  void expect_types();
  void expect_comments(const std::vector<std::uint64_t>& now);
  [[nodiscard]] std::vector<std::uint64_t> ids_ahead(const HttpResponse& answer);
  void append(CollectionPage::Item item, CommentsOf::ByPost& comments, std::string& lines);
  [[nodiscard]] bool is_readable(const JsonNode& item) const;
  [[nodiscard]] bool has_comments() const;
  void drop_seen(CollectionPage& page);
  [[nodiscard]] std::size_t lists() const;
  void learn_media(const CollectionPage& page);
  void note_attachment(const JsonNode& item);

  RestApi& api_;
  const SiteSurvey& survey_;
  Notes& notes_;
  PullScope scope_;
  PullPlace place_;
  std::unique_ptr<Collection> collection_;
  CommentsOf comments_;
  std::unordered_map<std::uint64_t, std::string> media_;  // what posts show of attachments
  std::unordered_set<std::uint64_t> seen_;                // ids of this type
  std::vector<std::vector<std::uint64_t>> ids_;
  JsonTree tree_;
  // Pages of posts that have come ahead, with the posts whose comments will be asked for.
  std::vector<std::pair<RestRequestAhead, std::vector<std::uint64_t>>> ahead_;
  std::uint64_t given_ = 0;
  std::uint64_t expected_ = 0;
};

}  // namespace postferry
