// SPDX-License-Identifier: MIT
// A small WordPress in memory that can be written to, as far as a push goes.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/http.h"
#include "rest/small_site.h"

namespace postferry {

/// Posts, pages, files, terms, users and comments that requests make, change and put into the
/// trash, as WP_REST_Posts_Controller and its like do: slugs that are taken get a number, comments
/// are refused where they are closed, on drafts, and where they repeat one. Its root is
/// https://blog.example/wp-json/, its user "admin", number 1.
class WritableSite final : public Http {
 public:
  /// An item's members as JSON, without the id.
  using Members = std::map<std::string, std::string>;
  using Items = std::map<std::uint64_t, Members>;

  WritableSite() { clear(); }
  /// As new: nothing in it, nothing in its way.
  void clear();

  [[nodiscard]] HttpResponse send(const HttpRequest& request) override;

  /// Answers instead of the site, which then does nothing. May throw.
  std::function<std::optional<HttpResponse>(const HttpRequest&)> before;
  /// Answers instead of the site, which has done it all the same. May throw.
  std::function<std::optional<HttpResponse>(const HttpRequest&, const HttpResponse&)> after;

  [[nodiscard]] const Items& items(const std::string& route) const { return items_.at(route); }
  void set(const std::string& route, std::uint64_t id, const std::string& key,
           const std::string& json);
  /// A member as JSON; empty if there is none.
  [[nodiscard]] std::string get(const std::string& route, std::uint64_t id,
                                const std::string& key) const;
  /// The only item of the route with that member; 0 if there is none, or several.
  [[nodiscard]] std::uint64_t find(const std::string& route, const std::string& key,
                                   const std::string& json) const;
  /// All that it holds, but for dates of changes: one line an item.
  [[nodiscard]] std::string dump() const;

  std::uint64_t writes = 0;           ///< requests that changed something
  std::vector<std::string> requests;  ///< "POST wp/v2/posts"

 private:
  [[nodiscard]] HttpResponse answer(const HttpRequest& request);
  [[nodiscard]] HttpResponse list(const std::string& route, const RestRequest& asked) const;
  [[nodiscard]] HttpResponse create(const std::string& route, const HttpRequest& request);
  [[nodiscard]] HttpResponse change(const std::string& route, std::uint64_t id,
                                    const HttpRequest& request);
  [[nodiscard]] HttpResponse one(const std::string& route, std::uint64_t id, int status) const;
  [[nodiscard]] std::optional<HttpResponse> refuse_comment(const Members& members) const;
  void touch(Members& members);
  [[nodiscard]] std::string free_slug(const std::string& route, const std::string& slug) const;

  std::map<std::string, Items> items_;
  std::map<std::string, std::string> values_;
  std::uint64_t next_ = 10;
  std::uint64_t clock_ = 0;
};

}  // namespace postferry
