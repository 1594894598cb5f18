// SPDX-License-Identifier: MIT
#include "rest/http.h"

#include <utility>

#include "base/ascii.h"
#include "rest/url.h"

namespace postferry {

namespace {

std::string_view reason_phrase(int status) noexcept {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 204: return "No Content";
    case 206: return "Partial Content";
    case 207: return "Multi-Status";
    case 301: return "Moved Permanently";
    case 302: return "Found";
    case 303: return "See Other";
    case 304: return "Not Modified";
    case 307: return "Temporary Redirect";
    case 308: return "Permanent Redirect";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 410: return "Gone";
    case 412: return "Precondition Failed";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 418: return "I'm a teapot";
    case 422: return "Unprocessable Content";
    case 423: return "Locked";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 451: return "Unavailable For Legal Reasons";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 502: return "Bad Gateway";
    case 503: return "Service Unavailable";
    case 504: return "Gateway Timeout";
    case 508: return "Loop Detected";
    default: return {};
  }
}

}  // namespace

void HttpHeaders::add(std::string name, std::string value) {
  fields_.push_back({std::move(name), std::move(value)});
}

void HttpHeaders::continue_last(std::string_view more) {
  if (fields_.empty()) return;
  std::string& value = fields_.back().value;
  if (!value.empty() && !more.empty()) value += ' ';
  value += more;
}

std::optional<std::string_view> HttpHeaders::find(std::string_view name) const noexcept {
  for (const HttpHeader& field : fields_)
    if (equals_ignoring_case(field.name, name)) return field.value;
  return std::nullopt;
}

std::vector<std::string_view> HttpHeaders::all(std::string_view name) const {
  std::vector<std::string_view> out;
  for (const HttpHeader& field : fields_)
    if (equals_ignoring_case(field.name, name)) out.emplace_back(field.value);
  return out;
}

std::string_view to_string(HttpFailure failure) noexcept {
  switch (failure) {
    case HttpFailure::none: return "no failure";
    case HttpFailure::resolve: return "unknown host";
    case HttpFailure::connect: return "no connection";
    case HttpFailure::timeout: return "time-out";
    case HttpFailure::cut: return "connection cut";
    case HttpFailure::damaged: return "damaged answer";
    case HttpFailure::too_large: return "answer too large";
    case HttpFailure::tls: return "no secure connection";
    case HttpFailure::redirects: return "redirects lead nowhere";
    case HttpFailure::insecure: return "credentials withheld";
    case HttpFailure::forbidden_address: return "private address";
    case HttpFailure::invalid: return "invalid request";
    case HttpFailure::cancelled: return "cancelled";
  }
  return {};
}

std::string status_text(int status) {
  const std::string_view phrase = reason_phrase(status);
  std::string out = std::to_string(status);
  if (!phrase.empty()) out.append(" ").append(phrase);
  return out;
}

std::string efforts(const HttpResponse& response) {
  if (response.attempts < 2) return {};
  const auto seconds = std::chrono::round<std::chrono::seconds>(response.waited).count();
  return " (tried " + std::to_string(response.attempts) + " times, waited " +
         std::to_string(seconds) + " s)";
}

std::string explain(const HttpResponse& response) {
  std::string out = shortly_shown_url(response.url) + ": ";
  if (!response.arrived()) {
    out += to_string(response.failure);
    if (!response.failure_text.empty()) out += ": " + response.failure_text;
    return out + efforts(response);
  }
  out += "the site answers " + status_text(response.status) + efforts(response);
  if (response.status == 429) out += "; it wants fewer requests: try again later";
  return out;
}

}  // namespace postferry
