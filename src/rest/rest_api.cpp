// SPDX-License-Identifier: MIT
#include "rest/rest_api.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "rest/answer_page.h"
#include "rest/url.h"

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

/// A root's address, split where routes go.
struct RootParts {
  std::string base;
  std::string behind;
};

// Routes go behind the value of rest_route, else behind the path. There may be more parameters:
// plugins for several languages add theirs to either kind of root.
RootParts parts_of(const std::string& root) {
  const std::size_t query = root.find('?');
  if (query == std::string::npos) return {root, {}};
  constexpr std::string_view name = "rest_route=";
  std::size_t at = root.find(name, query);
  if (at == std::string::npos) return {root.substr(0, query), root.substr(query)};
  at += name.size();
  const std::size_t end = std::min(root.find('&', at), root.size());
  std::string value = root.substr(at, end - at);
  for (std::size_t slash = value.size(); slash >= 3; slash = value.size()) {
    if (!equals_ignoring_case(std::string_view(value).substr(slash - 3), "%2F")) break;
    value.resize(slash - 3);  // WordPress finds no route that begins with two slashes
  }
  return {root.substr(0, at) + value, root.substr(end)};
}

std::optional<std::uint64_t> total_of(const HttpResponse& response) {
  const auto header = response.headers.find("X-WP-Total");
  if (!header) return {};
  const auto number = parse_integer(trim(*header));
  if (!number || *number < 0) return {};
  return static_cast<std::uint64_t>(*number);
}

// Maintenance, a firewall, an error of the host: what comes in place of an answer, and may pass.
bool is_page(const HttpResponse& response) {
  const auto type = response.headers.find("Content-Type");
  return type && lower(*type).find("html") != std::string::npos &&
         begins_as_document(response.body);
}

}  // namespace

std::string route_url(const RestRoot& root, std::string_view route, const Parameters& parameters) {
  const RootParts parts = parts_of(root.url);
  std::string url = parts.base;
  if (!url.ends_with('/')) url += '/';
  append_encoded(url, route_within(root, route));
  url += parts.behind;
  bool has_query = url.find('?') != std::string::npos;
  for (const auto& [name, value] : parameters) {
    url += has_query ? '&' : '?';
    has_query = true;
    append_encoded(url, name);
    url += '=';
    append_encoded(url, value);
  }
  return url;
}

bool is_route(std::string_view route) noexcept {
  while (true) {
    const std::string_view segment = route.substr(0, route.find('/'));
    if (segment.find_first_not_of('.') == std::string_view::npos) return false;
    if (segment.size() == route.size()) return true;
    route.remove_prefix(segment.size() + 1);
  }
}

bool RestAnswer::is_refused() const noexcept {
  if (!response.arrived()) return false;
  const bool told = answer.kind == AnswerKind::api_error;
  const int status = told ? answer.error.status : response.status;
  return status == 401 || status == 403;
}

bool RestAnswer::is_too_much() const noexcept {
  if (!response.arrived())
    return response.failure == HttpFailure::timeout || response.failure == HttpFailure::cut ||
           response.failure == HttpFailure::too_large || response.failure == HttpFailure::damaged;
  // PHP that runs out of memory may end with 200: with nothing, or with its message.
  return response.status == 500 || response.status == 413 || response.status == 502 ||
         response.status == 504 ||
         ((answer.kind == AnswerKind::unreadable || answer.kind == AnswerKind::empty) &&
          response.ok()) ||
         (answer.kind == AnswerKind::page && answer.page == PageKind::fatal_error) ||
         answer.is_error("rest_encode_error");
}

void RestApi::address(HttpRequest& request, std::string_view route,
                      const Parameters& parameters) const {
  request.url = route_url(root_, route, parameters);
  request.headers.add("Accept", "application/json");
}

HttpRequest RestApi::request(const RestRequestAhead& ahead) const {
  HttpRequest out;
  address(out, ahead.route, ahead.parameters);
  return out;
}

std::size_t RestApi::width() const noexcept {
  const HttpAhead* ahead = http_.ahead();
  return ahead == nullptr ? 0 : ahead->width();
}

void RestApi::expect(const void* who, const std::vector<RestRequestAhead>& requests) {
  HttpAhead* ahead = http_.ahead();
  if (ahead == nullptr) return;
  std::vector<HttpRequest> out;
  for (const RestRequestAhead& each : requests) out.push_back(request(each));
  ahead->expect(who, std::move(out));
}

const HttpResponse* RestApi::peek(const RestRequestAhead& each) {
  HttpAhead* ahead = http_.ahead();
  return ahead == nullptr ? nullptr : ahead->peek(request(each));
}

RestAnswer RestApi::get(std::string_view route, const Parameters& parameters, unsigned patience) {
  HttpRequest asked;
  asked.patience = patience;
  return send(std::move(asked), route, parameters);
}

RestAnswer RestApi::send(std::string_view method, std::string_view route,
                         const Parameters& parameters, std::string json) {
  HttpRequest asked;
  asked.method = method;
  if (!json.empty()) asked.headers.add("Content-Type", "application/json; charset=utf-8");
  asked.body = std::move(json);
  return send(std::move(asked), route, parameters);
}

RestAnswer RestApi::send(HttpRequest asked, std::string_view route, const Parameters& parameters) {
  RestAnswer out;
  address(asked, route, parameters);
  asked.doubt = is_page;
  out.response = http_.send(asked);
  ++requests_;
  out.answer = read_json_answer(out.response, tree_);
  if (expects_login_) refuse_anonymity(out);
  if (out.is_json()) {
    out.total = total_of(out.response);
    out.answer.json = tree_.root().raw();
    out.response.body = {};
  }
  if (out.answer.junk_bytes != 0 && junk_.answers++ == 0)
    junk_.first = shown_url(out.response.url) + ": " + out.answer.junk;
  return out;
}

// Source of 401 for strangers, 403 for who is known: rest_authorization_required_code().
void RestApi::refuse_anonymity(const RestAnswer& answer) const {
  const HttpResponse& response = answer.response;
  const bool is_stranger =
      answer.answer.is_error("rest_forbidden_context") && response.status == 401;
  const std::optional<Url> from = parse_url(response.url);
  if ((answer.is_json() || is_stranger) && from && !belongs_to_origin(*from, root_.url))
    throw Error(ErrorCode::input,
                "the API leads to another host or port, where the password does not go: what comes "
                "from there is what visitors see; give that address, or use --anonymous",
                shown_url(response.url));
  if (is_stranger)
    throw Error(ErrorCode::input,
                "the site took no notice of the login here (401 rest_forbidden_context): what it "
                "gives is what visitors see; its server or a cache may drop the Authorization "
                "header; use --anonymous if that is enough",
                shown_url(response.url));
}

std::string one_line(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool quoted = false;
  bool escaped = false;
  for (const char c : json) {
    const bool breaks = c == '\n' || c == '\r';
    if (breaks && quoted)
      out += c == '\n' ? "\\n" : "\\r";  // raw ones are no JSON, but were read as what they are
    else
      out += breaks ? ' ' : c;
    if (c == '"' && !escaped) quoted = !quoted;
    escaped = quoted && c == '\\' && !escaped;
  }
  return out;
}

}  // namespace postferry
