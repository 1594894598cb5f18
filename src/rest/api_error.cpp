// SPDX-License-Identifier: MIT
#include "rest/api_error.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

#include "base/ascii.h"
#include "base/numbers.h"
#include "rest/answer_text.h"

namespace postferry {

namespace {

constexpr std::size_t longest_code = 100;

bool is_success(int status) noexcept { return status >= 200 && status < 300; }

// An error's status that stands in the body; plugins write it as text, too.
int error_status(const JsonNode& node) {
  if (!node) return 0;
  const auto number = parse_integer(node.text());
  return number && *number >= 400 && *number <= 599 ? static_cast<int>(*number) : 0;
}

// "rest_forbidden", "invalid-token": no sentence.
bool is_code(std::string_view text) {
  return !text.empty() && text.size() <= longest_code &&
         std::all_of(text.begin(), text.end(), [](char c) {
           return is_alpha(c) || is_digit(c) || c == '_' || c == '-' || c == '.' || c == ':';
         });
}

bool is_text(const JsonNode& node) { return node.is(JsonKind::string) && !node.text().empty(); }
bool is_object(const JsonNode& node) { return node.is(JsonKind::object); }

JsonNode member(const JsonNode& node, std::string_view key) {
  return is_object(node) ? node.find(key) : JsonNode();
}

// The first object or text of a list, or the value itself.
JsonNode first_of(const JsonNode& node) {
  return node.is(JsonKind::array) ? node.first_child() : node;
}

bool is_wordpress_error(const JsonNode& value) {
  return is_text(member(value, "code")) && member(value, "message").is(JsonKind::string) &&
         error_status(member(member(value, "data"), "status")) != 0;
}

// An object that says with a good status that something went wrong. Records have ids; an error has
// none.
bool confesses(const JsonNode& value) {
  if (!is_object(value) || value.find("id") || value.find("ID")) return false;
  if (value.find("success").is(JsonKind::boolean)) return value.find("success").text() == "false";
  const JsonNode status = value.find("status");
  if (status.is(JsonKind::string)) {
    const std::string word = lower(status.text());
    if (word == "error" || word == "fail" || word == "failed") return true;
  }
  const JsonNode error = value.find("error");
  return is_text(error) || is_object(error);
}

// Takes code and message of an object where they stand in it, once each.
void take(const JsonNode& node, ApiError& out) {
  if (is_text(node) && out.message.empty()) out.message = one_line_of(node.text());
  if (!is_object(node)) return;
  for (const std::string_view key : {"code", "error_code"}) {
    const JsonNode code = node.find(key);
    if (out.code.empty() && (is_text(code) || code.is(JsonKind::number)))
      out.code = one_line_of(code.text(), longest_code);
  }
  if (const JsonNode error = node.find("error"); out.code.empty() && error && is_code(error.text()))
    out.code = error.is(JsonKind::string) ? std::string(error.text()) : std::string();
  for (const std::string_view key :
       {"message", "msg", "error_description", "error_message", "detail", "description", "error"})
    if (out.message.empty() && is_text(node.find(key)))
      out.message = one_line_of(node.find(key).text());
}

int status_in(const JsonNode& value, int http_status) {
  if (const int status = error_status(member(member(value, "data"), "status"))) return status;
  for (const std::string_view key : {"statusCode", "status_code", "status", "code"})
    if (const int status = error_status(member(value, key)); status && is_success(http_status))
      return status;
  return http_status;
}

}  // namespace

std::optional<ApiError> read_api_error(const JsonNode& value, int http_status) {
  if (is_success(http_status) && !is_wordpress_error(value) && !confesses(value))
    return std::nullopt;
  ApiError out;
  out.status = status_in(value, http_status);
  take(first_of(value), out);
  take(member(value, "error"), out);
  take(first_of(member(value, "errors")), out);
  take(first_of(member(value, "data")), out);
  return out;
}

}  // namespace postferry
