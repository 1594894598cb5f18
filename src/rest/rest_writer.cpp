// SPDX-License-Identifier: MIT
#include "rest/rest_writer.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "base/error.h"
#include "rest/url.h"

namespace postferry {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

constexpr milliseconds longest_wait{300'000};
constexpr milliseconds flood_wait{
    16'000};  // wp_check_comment_flood() lets one comment pass in 15 s

bool is_flood(const RestAnswer& answer) {
  return answer.answer.is_error("comment_flood") || answer.answer.is_error("rest_comment_flood");
}

// An answer of WordPress itself that says no: the request was read, and not done.
bool is_refusal(const RestAnswer& answer) {
  if (!answer.response.arrived() || is_flood(answer)) return false;
  const int status = answer.answer.kind == AnswerKind::api_error ? answer.answer.error.status
                                                                 : answer.response.status;
  return status >= 300 && status < 500 && status != 408 && status != 429;
}

// It may still be working on it.
bool may_be_at_it(const RestAnswer& answer) {
  return !answer.response.arrived() || answer.response.status == 502 ||
         answer.response.status == 504;
}

// Whether the site can't do this one, rather than anything at all.
bool is_about_item(const RestAnswer& answer) {
  return answer.response.arrived() && answer.response.status != 429 &&
         (answer.response.status < 502 || answer.response.status > 504) && !is_flood(answer);
}

// In all, of what the site itself says it can't do.
constexpr unsigned attempts_of_own_errors = 2;

std::string reason_of(const RestAnswer& answer) {
  if (!answer.response.arrived()) return std::string(to_string(answer.response.failure));
  if (is_flood(answer)) return "comment_flood";
  return answer.response.ok() ? "an answer that can't be read"
                              : status_text(answer.response.status);
}

}  // namespace

bool is_own_error(const RestAnswer& answer) {
  return answer.answer.kind == AnswerKind::api_error && answer.response.status == 500 &&
         answer.answer.error.code != "internal_server_error" && !is_flood(answer);
}

RestWriter::RestWriter(RestApi& api, RetryWorld world)
    : api_(api), world_(completed(std::move(world))) {}

Written RestWriter::write(std::string_view method, std::string_view route, std::string json,
                          const Look& look) {
  HttpRequest request;
  request.method = method;
  if (!json.empty()) request.headers.add("Content-Type", "application/json; charset=utf-8");
  request.body = std::move(json);
  return write(request, route, {}, look);
}

Written RestWriter::write(const HttpRequest& request, std::string_view route,
                          const Parameters& parameters, const Look& look) {
  for (unsigned attempt = 1;; ++attempt) {
    RestAnswer answer = api_.send(request, route, parameters);
    if (answer.is_json()) {
      failures_ = 0;
      return {WriteOutcome::done, std::move(answer)};
    }
    if (is_refusal(answer)) {
      failures_ = 0;
      return {WriteOutcome::refused, std::move(answer)};
    }
    if (is_own_error(answer) && attempt >= attempts_of_own_errors) {
      failures_ = 0;
      if (look && look()) return {WriteOutcome::found, {}};
      return {WriteOutcome::refused, std::move(answer)};
    }
    if (is_there_after(answer, attempt, look)) {
      failures_ = 0;
      return {WriteOutcome::found, {}};
    }
    if (attempt < attempts) continue;
    if (!is_about_item(answer) || ++failures_ >= most_failures)
      throw Error(ErrorCode::input, explain(answer.response, answer.answer));
    return {WriteOutcome::refused, std::move(answer)};
  }
}

bool RestWriter::is_there_after(const RestAnswer& answer, unsigned attempt, const Look& look) {
  const std::optional<std::string_view> asked = answer.response.headers.find("Retry-After");
  std::vector<milliseconds> waits = {seconds(1U << attempt)};
  if (const auto delay = asked ? parse_retry_after(*asked, world_.now()) : std::nullopt)
    waits = {std::min(*delay, longest_wait)};
  else if (is_flood(answer))
    waits = {flood_wait};
  else if (look && may_be_at_it(answer))
    waits = {seconds(2), seconds(8), seconds(20)};
  for (const milliseconds delay : waits) {
    wait(answer, attempt, delay);
    if (look && look()) return true;
  }
  return false;
}

void RestWriter::wait(const RestAnswer& answer, unsigned attempt, milliseconds delay) {
  RetryWait wait;
  wait.url = shown_url(answer.response.url);
  wait.reason = reason_of(answer);
  wait.delay = delay;
  wait.attempt = attempt;
  wait.attempts = attempts;
  if (world_.told) world_.told(wait);
  world_.sleep(delay);
}

}  // namespace postferry
