// SPDX-License-Identifier: MIT
#include "rest/rest_api.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/numbers.h"

namespace postferry {

namespace {

// RFC 3986's unreserved characters, and those that parameters of WordPress are full of.
bool stays(char c) {
  return is_alpha(c) || is_digit(c) ||
         std::string_view("-._~/,:").find(c) != std::string_view::npos;
}

void append_encoded(std::string& out, std::string_view text) {
  constexpr std::string_view hex = "0123456789ABCDEF";
  for (const char c : text) {
    if (stays(c)) {
      out += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    out += '%';
    out += hex[byte >> 4U];
    out += hex[byte & 0xFU];
  }
}

std::string_view route_within(const RestRoot& root, std::string_view route) {
  constexpr std::string_view wp = "wp/v2/";
  if (root.namespace_within && route.starts_with(wp)) route.remove_prefix(wp.size());
  while (route.starts_with('/')) route.remove_prefix(1);
  return route;
}

std::optional<std::uint64_t> total_of(const HttpResponse& response) {
  const auto header = response.headers.find("X-WP-Total");
  if (!header) return {};
  const auto number = parse_integer(trim(*header));
  if (!number || *number < 0) return {};
  return static_cast<std::uint64_t>(*number);
}

}  // namespace

std::string route_url(const RestRoot& root, std::string_view route, const Parameters& parameters) {
  std::string url = root.url;
  bool has_query = url.find('?') != std::string::npos;
  if (!url.empty() && url.back() != '/') url += '/';
  append_encoded(url, route_within(root, route));
  for (const auto& [name, value] : parameters) {
    url += has_query ? '&' : '?';
    has_query = true;
    append_encoded(url, name);
    url += '=';
    append_encoded(url, value);
  }
  return url;
}

bool RestAnswer::is_refused() const noexcept {
  return response.arrived() && (response.status == 401 || response.status == 403);
}

bool RestAnswer::is_too_much() const noexcept {
  if (!response.arrived())
    return response.failure == HttpFailure::timeout || response.failure == HttpFailure::cut ||
           response.failure == HttpFailure::too_large || response.failure == HttpFailure::damaged;
  return response.status == 500 || response.status == 413 || response.status == 504 ||
         answer.kind == AnswerKind::unreadable;
}

RestAnswer RestApi::get(std::string_view route, const Parameters& parameters) {
  RestAnswer out;
  HttpRequest request;
  request.url = route_url(root_, route, parameters);
  request.headers.add("Accept", "application/json");
  out.response = http_.send(request);
  ++requests_;
  out.answer = read_json_answer(out.response, tree_);
  if (out.is_json()) out.total = total_of(out.response);
  return out;
}

std::string one_line(std::string_view json) {
  std::string out(json);
  std::replace(out.begin(), out.end(), '\n', ' ');  // inside strings there are none
  std::replace(out.begin(), out.end(), '\r', ' ');
  return out;
}

}  // namespace postferry
