// SPDX-License-Identifier: MIT
#include "rest/retrying_http.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <memory>
#include <random>
#include <thread>
#include <utility>

#include "base/ascii.h"
#include "base/numbers.h"
#include "base/timestamp.h"
#include "rest/url.h"

namespace postferry {

namespace {

using std::chrono::milliseconds;

// Longer than anybody waits; keeps sums far from their ends.
constexpr unsigned doubted_attempts = 3;  // pages of firewalls mostly stay
constexpr std::int64_t longest_seconds = 10LL * 365 * 86400;

std::function<double()> machine_random() {
  const auto engine = std::make_shared<std::mt19937_64>(std::random_device{}());
  return [engine] { return std::uniform_real_distribution<double>(0, 1)(*engine); };
}

bool is_repeatable(const HttpRequest& request) {
  return request.method == "GET" || request.method == "HEAD";
}

// What a smaller request may mend, and what takes a minute to find out.
bool is_slow(const HttpResponse& response) {
  return response.arrived() ? response.status == 504 : response.failure == HttpFailure::timeout;
}

std::string reason_of(const HttpResponse& response) {
  if (response.ok()) return "a page came instead of what was asked for";
  return response.arrived() ? status_text(response.status)
                            : std::string(to_string(response.failure));
}

// "Sun Nov  6 08:49:37 1994" (C's asctime) in the order of RFC 822; empty if it is none.
std::string from_asctime(std::string_view text) {
  std::array<std::string_view, 5> words;  // weekday, month, day, time, year
  for (std::string_view& word : words) {
    text = trim(text);
    const std::size_t end = std::min(text.find(' '), text.size());
    word = text.substr(0, end);
    text.remove_prefix(end);
  }
  if (words[4].empty() || !text.empty()) return {};
  std::string out(words[2]);
  for (const std::string_view word : {words[1], words[4], words[3]}) out.append(" ").append(word);
  return out + " GMT";
}

std::optional<std::int64_t> parse_http_date(std::string_view text) {
  auto date = parse_rfc822_date(text);
  if (!date) date = parse_rfc822_date(replace_all(text, "-", " "));  // RFC 850
  if (!date) date = parse_rfc822_date(from_asctime(text));
  if (!date) return std::nullopt;
  return to_seconds(date->gmt());
}

// The server's: its dates are meant by that.
std::optional<std::int64_t> clock_of(const HttpResponse& response) {
  const auto date = response.headers.find("Date");
  return date ? parse_http_date(*date) : std::nullopt;
}

}  // namespace

RetryWorld completed(RetryWorld world) {
  if (!world.now) world.now = [] { return static_cast<std::int64_t>(std::time(nullptr)); };
  if (!world.sleep) world.sleep = [](milliseconds delay) { std::this_thread::sleep_for(delay); };
  if (!world.random) world.random = machine_random();
  return world;
}

std::string to_string(const RetryWait& wait) {
  const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait.delay).count();
  return wait.url + ": " + wait.reason + "; trying again in " + std::to_string(seconds) + " s (" +
         std::to_string(wait.attempt) + " of " + std::to_string(wait.attempts) + ")";
}

bool may_pass(const HttpResponse& response) noexcept {
  if (!response.arrived())
    return response.failure == HttpFailure::timeout || response.failure == HttpFailure::cut;
  return response.status == 429 || (response.status >= 502 && response.status <= 504);
}

std::optional<milliseconds> parse_retry_after(std::string_view value, std::int64_t now) {
  value = trim(value);
  if (value.empty()) return std::nullopt;
  std::int64_t seconds = 0;
  if (std::all_of(value.begin(), value.end(), is_digit)) {
    seconds = parse_integer(value).value_or(longest_seconds);  // more digits than a number has
  } else if (const auto date = parse_http_date(value); date && *date > now) {
    seconds = *date - now;
  } else {
    return std::nullopt;
  }
  return std::chrono::seconds(std::clamp<std::int64_t>(seconds, 0, longest_seconds));
}

RetryingHttp::RetryingHttp(Http& http, RetryRules rules, RetryWorld world)
    : http_(http), rules_(rules), world_(completed(std::move(world))) {
  rules_.attempts = std::max(rules_.attempts, 1U);
}

HttpResponse RetryingHttp::send(const HttpRequest& request) {
  if (!is_repeatable(request)) return http_.send(request);
  HttpRequest watched = request;
  bool given = false;  // something to the sink, which can't be taken back
  if (request.sink)
    watched.sink = [&](const HttpResponse& head, std::string_view piece) {
      given = true;
      return request.sink(head, piece);
    };
  const unsigned patience =
      request.patience == 0 ? rules_.attempts : std::min(request.patience, rules_.attempts);
  milliseconds waited{0};
  for (unsigned attempt = 1;; ++attempt) {
    HttpResponse response = http_.send(watched);
    response.attempts = attempt;
    response.waited = waited;
    const bool doubtful = response.ok() && request.doubt && request.doubt(response);
    const unsigned most = doubtful            ? std::min(doubted_attempts, rules_.attempts)
                          : is_slow(response) ? patience
                                              : rules_.attempts;
    if (given || attempt >= most || (!doubtful && !may_pass(response))) return response;
    waited += wait(response, attempt, most);
  }
}

milliseconds RetryingHttp::wait(const HttpResponse& response, unsigned attempt, unsigned most) {
  RetryWait wait;
  wait.url = shown_url(response.url);
  wait.reason = reason_of(response);
  wait.attempt = attempt;
  wait.attempts = most;
  if (const auto asked = response.headers.find("Retry-After"))
    wait.asked = parse_retry_after(*asked, clock_of(response).value_or(world_.now()));
  wait.delay = wait.asked ? std::min(*wait.asked, rules_.longest_retry_after) : backoff(attempt);
  if (world_.told) world_.told(wait);
  world_.sleep(wait.delay);
  return wait.delay;
}

milliseconds RetryingHttp::backoff(unsigned attempt) const {
  milliseconds limit = std::min(rules_.first_delay, rules_.longest_delay);
  for (unsigned i = 1; i < attempt && limit < rules_.longest_delay; ++i)
    limit = std::min(limit * 2, rules_.longest_delay);
  return milliseconds(
      static_cast<std::int64_t>(world_.random() * static_cast<double>(limit.count())));
}

}  // namespace postferry
