// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
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
  bool as_visitor = false;   ///< second pass over a type: what the user may read but not edit
  std::uint64_t hidden = 0;  ///< what the first pass was told of and did not get, so far
  CollectionPlace place;
};

/// All posts of a site, type by type, by id, each with its comments: lines of JSON as the format
/// wprest reads them. Holds one page of posts with their comments, and for each attachment the few
/// words that posts show of it.
class SitePull {
 public:
  SitePull(RestApi& api, const SiteSurvey& survey, Notes& notes, PullPlace from = {});

  /// Appends the lines of one page of posts; false when there are no more. Throws Error(input) when
  /// the site fails for good.
  [[nodiscard]] bool next(std::string& lines);

  /// Takes an item that an earlier run wrote: what it says of an attachment or of ids seen.
  void remember(const JsonNode& item);

  [[nodiscard]] const PullPlace& place() const noexcept { return place_; }
  /// Items given, and those that the types begun so far are known to have in all.
  [[nodiscard]] std::uint64_t given() const noexcept { return given_; }
  [[nodiscard]] std::uint64_t expected() const noexcept { return expected_; }

 private:
  void begin_type();
  void end_pass();
  [[nodiscard]] CollectionQuery query() const;
  void append(const CollectionPage::Item& item, CommentsOf::ByPost& comments, std::string& lines);
  [[nodiscard]] bool is_readable(const CollectionPage::Item& item);
  [[nodiscard]] bool has_comments() const;
  void drop_seen(CollectionPage& page);

  RestApi& api_;
  const SiteSurvey& survey_;
  Notes& notes_;
  PullPlace place_;
  std::unique_ptr<Collection> collection_;
  CommentsOf comments_;
  std::unordered_map<std::uint64_t, std::string> media_;  // what posts show of attachments
  std::unordered_set<std::uint64_t> seen_;                // ids of this type
  JsonTree tree_;
  std::uint64_t given_ = 0;
  std::uint64_t expected_ = 0;
};

}  // namespace postferry
