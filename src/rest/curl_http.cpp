// SPDX-License-Identifier: MIT
#include "rest/curl_http.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "base/ascii.h"
#include "rest/curl_transfer.h"
#include "rest/url.h"

namespace postferry {

namespace {

bool may_redirect(const HttpRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

bool is_redirect(int status) {
  constexpr std::array<int, 5> redirects = {301, 302, 303, 307, 308};
  return std::find(redirects.begin(), redirects.end(), status) != redirects.end();
}

HttpResponse failed(std::string url, HttpFailure failure, std::string text) {
  HttpResponse out;
  out.url = std::move(url);
  out.failure = failure;
  out.failure_text = std::move(text);
  return out;
}

bool is_token(std::string_view text) {  // RFC 9110, 5.6.2
  constexpr std::string_view marks = "!#$%&'*+-.^_`|~";
  return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_alpha(c) || is_digit(c) || marks.find(c) != marks.npos;
  });
}

// A line end in a value would begin another header.
bool is_field_value(std::string_view text) {
  return text.find_first_of(std::string_view("\r\n\0", 3)) == text.npos;
}

// Why a request can't be sent, or empty.
std::string why_invalid(const HttpRequest& request, const std::optional<Url>& url) {
  if (!is_token(request.method)) return "the method is none";
  if (!url) return "this is no http or https address";
  if (!url->user_info.empty()) return "the address holds a login; give it separately";
  for (const HttpHeader& field : request.headers)
    if (!is_token(field.name) || !is_field_value(field.value)) return "a header is malformed";
  return {};
}

// Data is not touched.
bool is_for_people(const HttpResponse& response) {
  const auto type = response.headers.find("Content-Type");
  return !response.ok() || !type || type->find("json") == std::string_view::npos;
}

std::string ca_file(const CurlOptions& options) {
  if (!options.ca_file.empty()) return options.ca_file;
  for (const char* name : {"CURL_CA_BUNDLE", "SSL_CERT_FILE"})
    if (const char* value = std::getenv(name); value != nullptr && *value != '\0') return value;
  return {};
}

std::string grouped(std::uint64_t number) {
  std::string out = std::to_string(number);
  for (std::size_t at = out.size(); at > 3; at -= 3) out.insert(at - 3, 1, ',');
  return out;
}

}  // namespace

std::string to_string(const HttpExchange& exchange) {
  std::array<char, 32> seconds{};
  std::snprintf(seconds.data(), seconds.size(), "%.2f",
                static_cast<double>(exchange.time.count()) / 1000);
  std::string out = exchange.method + " " + exchange.url + " ";
  if (exchange.failure == HttpFailure::none)
    out += std::to_string(exchange.status);
  else
    out += to_string(exchange.failure);
  out += ", " + grouped(exchange.bytes) + " bytes in " + seconds.data() + " s";
  if (exchange.authenticated) out += ", with credentials";
  return out;
}

std::string user_agent(std::string_view version) {
  return "postferry/" + std::string(version) + " (+moves the posts of a blog for a person)";
}

/// What is remembered from hop to hop.
struct CurlHttp::Chain {
  std::string first_origin;
  bool trusted = true;  // every hop so far was one that the credentials are for
};

CurlHttp::CurlHttp(CurlOptions options)
    : options_(std::move(options)),
      redaction_(options_.credentials ? Redaction(*options_.credentials) : Redaction()),
      transfer_(std::make_unique<CurlTransfer>(options_.user_agent, ca_file(options_),
                                               options_.cancelled)) {}
CurlHttp::~CurlHttp() = default;

void CurlHttp::set_origin(std::string_view url) {
  if (options_.credentials) options_.credentials->origin = url;
}

HttpResponse CurlHttp::send(const HttpRequest& request) {
  auto url = parse_url(request.url);
  if (std::string why = why_invalid(request, url); !why.empty())
    return failed(request.url, HttpFailure::invalid, std::move(why));
  Chain chain{origin_of(request.url).value_or(""), true};
  for (int hops = 0;; ++hops) {
    HttpResponse response = send_hop(request, *url, chain);
    if (!response.arrived() || !may_redirect(request) || !is_redirect(response.status))
      return response;
    const auto location = response.headers.find("Location");
    if (!location) return response;
    const auto next = resolve_url(response.url, *location);
    if (!next)
      return failed(response.url, HttpFailure::redirects,
                    "it redirects to what is no http or https address");
    if (hops >= request.max_redirects)
      return failed(response.url, HttpFailure::redirects,
                    "more than " + std::to_string(request.max_redirects) + " redirects");
    url = parse_url(*next);
  }
}

HttpResponse CurlHttp::send_hop(const HttpRequest& request, const Url& url, Chain& chain) {
  const Credentials* credentials = options_.credentials ? &*options_.credentials : nullptr;
  chain.trusted = chain.trusted && credentials && belongs_to_origin(url, credentials->origin);
  const bool loopback = is_loopback(url);
  HttpResponse response;
  response.url = to_string(url);
  if (chain.trusted && url.scheme == "http" && !loopback && !options_.allow_http)
    return failed(response.url, HttpFailure::insecure,
                  "a password would go over http, readable for everybody on the way; use https, or "
                  "--allow-http if there is none");
  // No proxy elsewhere could reach loopback, and none should see its login.
  const Hop hop{.request = request,
                .url = response.url,
                .credentials = chain.trusted ? credentials : nullptr,
                .private_headers = origin_of(response.url) == chain.first_origin,
                .bypass_proxy = loopback,
                .public_only = request.public_addresses_only &&
                               !(request.may_be_private && request.may_be_private(url))};
  const HopFigures figures = transfer_->run(hop, response);
  if (options_.trace)
    options_.trace({request.method, shown_url(hop.url), response.status, response.failure,
                    figures.bytes, figures.time, response.authenticated});
  if (is_for_people(response)) redaction_.apply(response.body);
  return response;
}

}  // namespace postferry
