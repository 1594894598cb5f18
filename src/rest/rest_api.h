// SPDX-License-Identifier: MIT
// One site's REST API: where it is, how it is asked, what it answers.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "codec/json_tree.h"
#include "rest/http.h"
#include "rest/json_answer.h"

namespace postferry {

/// Parameters of a request, in their order, not yet percent-encoded.
using Parameters = std::vector<std::pair<std::string, std::string>>;

/// Where the API's routes begin: "https://blog.example/wp-json/",
/// "https://blog.example/index.php?rest_route=/" where permalinks are plain, or WordPress.com's
/// "https://public-api.wordpress.com/wp/v2/sites/blog.example/".
struct RestRoot {
  std::string url;
  /// WordPress.com has the namespace before the site: routes of "wp/v2" then go without it.
  bool namespace_within = false;
};

/// The address of a route ("wp/v2/posts"), with parameters behind it. Source: get_rest_url().
[[nodiscard]] std::string route_url(const RestRoot& root, std::string_view route,
                                    const Parameters& parameters = {});

/// Whether that is a route below the root whatever a server makes of it: no empty segment, none of
/// dots alone. Other characters are no matter, since route_url() encodes them.
[[nodiscard]] bool is_route(std::string_view route) noexcept;

/// An answer with what its headers say. Views point into `response` and into the API's tree.
struct RestAnswer {
  HttpResponse response;
  JsonAnswer answer;
  std::optional<std::uint64_t> total;  ///< X-WP-Total, where nobody took it out

  [[nodiscard]] bool is_json() const noexcept { return answer.is_json(); }
  /// 401 or 403, by HTTP or in an error object: not for this user.
  [[nodiscard]] bool is_refused() const noexcept;
  /// The page may come if it is smaller: 413, 500, 502, 504, a time-out, a body too long, cut or
  /// empty, an end by PHP in the middle, rest_encode_error (an item that is no UTF-8).
  [[nodiscard]] bool is_too_much() const noexcept;
};

/// A request that is likely to follow.
struct RestRequestAhead {
  std::string route;
  Parameters parameters{};

  [[nodiscard]] bool operator==(const RestRequestAhead&) const = default;
};

/// Text around answers that is no JSON.
struct AnswerJunk {
  std::uint64_t answers = 0;  ///< that had any
  std::string first;          ///< where and what the first one was, on one line
};

/// Asks one route after the other. Serial.
class RestApi {
 public:
  RestApi(Http& http, RestRoot root) : http_(http), root_(std::move(root)) {}

  /// The JSON value of the answer stands in value() until the next call; an answer that is one
  /// comes without its body, which is in there. See HttpRequest::patience.
  [[nodiscard]] RestAnswer get(std::string_view route, const Parameters& parameters = {},
                               unsigned patience = 0);
  /// Sends what is no GET, once. `json` is the body; empty: none. The answer as of get(), but
  /// redirects are answers of their own.
  [[nodiscard]] RestAnswer send(std::string_view method, std::string_view route,
                                const Parameters& parameters = {}, std::string json = {});
  /// The same for a request that is made by hand, but for its address.
  [[nodiscard]] RestAnswer send(HttpRequest request, std::string_view route,
                                const Parameters& parameters);
  /// From now on what was answered as to a stranger throws Error(input): JSON of another host,
  /// where the password does not go, and the refusal that only strangers get.
  void expect_login() noexcept { expects_login_ = true; }
  [[nodiscard]] JsonNode value() const { return tree_.root(); }
  /// Gives the value's memory back, once it was read.
  void release() { tree_.release(); }

  /// How many requests ahead are worth being expected; 0: nothing is sent ahead.
  [[nodiscard]] std::size_t width() const noexcept;
  /// Says that these requests will follow, see HttpAhead::expect().
  void expect(const void* who, const std::vector<RestRequestAhead>& requests);
  /// See HttpAhead::peek().
  [[nodiscard]] const HttpResponse* peek(const RestRequestAhead& request);
  [[nodiscard]] const RestRoot& root() const noexcept { return root_; }
  /// How many requests were answered or failed.
  [[nodiscard]] std::uint64_t requests() const noexcept { return requests_; }
  [[nodiscard]] const AnswerJunk& junk() const noexcept { return junk_; }

 private:
  void address(HttpRequest& request, std::string_view route, const Parameters& parameters) const;
  void refuse_anonymity(const RestAnswer& answer) const;
  [[nodiscard]] HttpRequest request(const RestRequestAhead& ahead) const;

  Http& http_;
  RestRoot root_;
  JsonTree tree_;
  std::uint64_t requests_ = 0;
  bool expects_login_ = false;
  AnswerJunk junk_;
};

/// A value's JSON on one line, as lines of a stream need it. Line breaks that stand raw inside of
/// strings become escapes, others blanks. `json` is a value that was parsed.
[[nodiscard]] std::string one_line(std::string_view json);

}  // namespace postferry
