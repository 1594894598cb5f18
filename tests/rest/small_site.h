// SPDX-License-Identifier: MIT
// A small WordPress in memory, as far as its API's lists go.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/http.h"

namespace postferry {

/// A request to an API, taken apart: "wp/v2/posts" and its parameters, decoded.
struct RestRequest {
  std::string route;
  std::map<std::string, std::string, std::less<>> parameters;

  [[nodiscard]] std::string get(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view name) const { return parameters.count(name) != 0; }
};
[[nodiscard]] RestRequest rest_request(const HttpRequest& request);

/// Answers as WordPress gives them.
[[nodiscard]] HttpResponse json_answer(std::string json, HttpHeaders headers = {});
[[nodiscard]] HttpResponse error_answer(int status, const std::string& code,
                                        const std::string& data = {});

/// Lists of items, given page by page as WP_REST_Posts_Controller and its like do: sorted as asked
/// for, with offset, totals, and short pages where the user may not read. Tests change it in the
/// middle of a reading. Its root is https://blog.example/wp-json/.
class SmallSite final : public Http {
 public:
  struct Item {
    std::uint64_t id = 0;
    std::string members = {};  ///< of its JSON, besides the id: `"post":4`
    std::string status = "publish";
    std::string modified = "2020-01-01T00:00:00";  ///< or a comment's date
    std::uint64_t post = 0;                        ///< of comments
    bool hidden = false;                           ///< counted, but not given to anybody
    int broken = 0;  ///< pages with it get this status; 1: rest_encode_error
  };
  using Before = std::function<std::optional<HttpResponse>(const RestRequest&)>;

  [[nodiscard]] HttpResponse send(const HttpRequest& request) override;
  /// Of items those that a request asks for.
  [[nodiscard]] HttpResponse list(const RestRequest& request, const std::vector<Item>& items) const;

  /// Items with the ids from `first` to `last`.
  void fill(const std::string& route, std::uint64_t first, std::uint64_t last);
  void remove(const std::string& route, std::uint64_t id);
  [[nodiscard]] Item& item(const std::string& route, std::uint64_t id);
  /// Requests of a route so far.
  [[nodiscard]] std::size_t asked(std::string_view route) const;

  std::map<std::string, std::vector<Item>> lists;
  std::map<std::string, std::string> values;  ///< routes that give one thing
  Before before;                              ///< answers instead, if it gives an answer
  bool totals = true;                         ///< X-WP-Total
  std::string date;                           ///< the header Date; empty: none
  std::vector<RestRequest> requests;
};

}  // namespace postferry
