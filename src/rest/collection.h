// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "base/note.h"
#include "rest/rest_api.h"

namespace postferry {

/// What of a collection is wanted.
struct CollectionQuery {
  std::string route;      ///< "wp/v2/posts"
  Parameters parameters;  ///< besides those of paging
  std::string noun;       ///< "posts": for messages
  std::string owner;      ///< a member that names what an item belongs to ("post"), or empty
};

/// How far a collection was read: all that is needed to go on in another run.
struct CollectionPlace {
  std::uint64_t offset = 0;   ///< items behind us, as the site counts them
  std::uint64_t last_id = 0;  ///< the highest so far
  std::uint64_t hidden = 0;   ///< items counted but not given, since the user may not read them
  /// What the site said last (X-WP-Total); nothing before the first page, or without the header.
  std::optional<std::uint64_t> total{};
};

/// One answer's items.
struct CollectionPage {
  struct Item {
    std::uint64_t id = 0;
    std::uint64_t owner = 0;  ///< see CollectionQuery::owner
    std::string json;         ///< on one line
  };
  std::vector<Item> items;
};

/// Reads a collection to its end, by id: `offset` and `per_page`, so that pages may change their
/// size on the way. Items that the user may not read are missing in pages (the site counts them all
/// the same), so a short page is not the end: X-WP-Total is, or where a proxy took that out an
/// empty page. When items vanish during the reading, those behind move up: the total tells, and we
/// step back (not where as many come as go in between, or where plugins put items into an order of
/// their own). A page that the site can't make (RestAnswer::is_too_much) is asked for in halves,
/// down to the one item that is the reason; that is passed over with a note, and pages grow again.
/// Ten such items in a row (three where nothing comes) are no bad items but a bad day, and an
/// error; unless WordPress says that it is the item (rest_encode_error).
/// Nothing that a site says makes it go on for ever: not pages that come again, nor a thousand
/// empty ones, nor totals that go up and down.
class Collection {
 public:
  static constexpr std::uint64_t most_per_page = 100;  ///< WordPress's own limit

  Collection(RestApi& api, CollectionQuery query, Notes& notes, CollectionPlace from = {});
  Collection(const Collection&) = delete;
  Collection& operator=(const Collection&) = delete;
  ~Collection();

  /// What a collection is asked first: to be expected before it is read.
  [[nodiscard]] static RestRequestAhead first_request(const CollectionQuery& query);
  /// What will be asked next, as far as the total tells and as is worth being sent ahead.
  [[nodiscard]] std::vector<RestRequestAhead> upcoming() const;

  /// The next items; false at the end, and where the site refuses the collection (refusal() tells):
  /// an answer of 4xx, or a page for people, to the first request. A page may be empty. Throws
  /// Error(input) if the network or the site fails for good.
  [[nodiscard]] bool next(CollectionPage& page);

  [[nodiscard]] const CollectionPlace& place() const noexcept { return place_; }
  /// See CollectionPlace.
  [[nodiscard]] std::optional<std::uint64_t> total() const noexcept { return place_.total; }
  [[nodiscard]] std::uint64_t hidden() const noexcept { return place_.hidden; }
  /// Why the site does not give the collection at all; empty if it does. And WordPress's code.
  [[nodiscard]] const std::string& refusal() const noexcept { return refusal_; }
  [[nodiscard]] const std::string& refusal_code() const noexcept { return refusal_code_; }

 private:
  enum class Outcome : std::uint8_t { page, end, again };

  [[nodiscard]] Parameters page_parameters(std::uint64_t offset) const;
  [[nodiscard]] Outcome take(const RestAnswer& answer, CollectionPage& page);
  [[nodiscard]] Outcome take_items(const RestAnswer& answer, CollectionPage& page);
  [[nodiscard]] Outcome take_bad_parameter(const RestAnswer& answer);
  [[nodiscard]] Outcome take_failure(const RestAnswer& answer);
  [[nodiscard]] bool step_back(std::uint64_t total);
  [[nodiscard]] bool is_repeated(const JsonNode& list);
  [[nodiscard]] std::uint64_t left() const;
  void hide_rest();
  void keep_items(const JsonNode& list, CollectionPage& page);
  void move_on(std::uint64_t given);
  void grow();
  void halve();
  void pass_over_one(const RestAnswer& answer);

  RestApi& api_;
  CollectionQuery query_;
  Notes& notes_;
  CollectionPlace place_;
  std::uint64_t most_ = most_per_page;  // what the site takes
  std::uint64_t per_page_ = most_per_page;
  std::uint64_t small_pages_ = 0;  // pages that went well since per_page_ was halved
  bool was_one_item_ = false;      // that was for the sake of one item, which is behind us
  unsigned failed_ = 0;            // items passed over with no page in between that went well
  std::uint64_t again_ = 0;        // of the items to come, those that we may have seen
  unsigned empty_pages_ = 0;       // in a row
  unsigned steps_back_ = 0;        // since the last new item
  std::unordered_set<std::uint64_t> first_ids_;  // of the pages
  std::string refusal_;
  std::string refusal_code_;
  bool by_id_ = true;   // the site takes orderby=id
  bool sorted_ = true;  // and heeds it
  bool at_end_ = false;
};

}  // namespace postferry
