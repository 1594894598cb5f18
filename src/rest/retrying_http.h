// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "rest/http.h"

namespace postferry {

/// How often and how long is waited. Attempt n (from 1) is followed by a random wait between zero
/// and min(longest_delay, first_delay * 2^(n-1)) ("full jitter": many callers don't come back
/// together), or by what Retry-After asks for, at most longest_retry_after.
struct RetryRules {
  unsigned attempts = 6;  ///< in all, the first included; 0 counts as 1
  std::chrono::milliseconds first_delay{1'000};
  std::chrono::milliseconds longest_delay{60'000};
  std::chrono::milliseconds longest_retry_after{300'000};
};

/// A wait that begins now, to be told to the user.
struct RetryWait {
  std::string url;     ///< as shown_url() has it
  std::string reason;  ///< "429 Too Many Requests", "time-out"
  std::chrono::milliseconds delay{0};
  std::optional<std::chrono::milliseconds> asked;  ///< by Retry-After, before it was capped
  unsigned attempt = 0;                            ///< the one that failed, from 1
  unsigned attempts = 0;                           ///< in all, at most
};

/// `https://blog.example/wp-json/: 429 Too Many Requests; trying again in 7 s (1 of 6)`
[[nodiscard]] std::string to_string(const RetryWait& wait);

/// What a wait depends on besides the answers; tests put their own in and take no time. Those left
/// empty are the machine's.
struct RetryWorld {
  std::function<std::int64_t()> now = {};                     ///< seconds since 1970, GMT
  std::function<void(std::chrono::milliseconds)> sleep = {};  ///< may return early (cancelled)
  std::function<double()> random = {};                        ///< 0 <= x < 1
  std::function<void(const RetryWait&)> told = {};            ///< before each wait
};

/// With what is left empty filled in.
[[nodiscard]] RetryWorld completed(RetryWorld world);

/// Sends again what failed for a reason that passes: GET and HEAD, after 429, 502, 503, 504,
/// time-outs, cut connections and bodies cut short. A request with a sink is repeated only while
/// the sink has got nothing, and only as long as its patience lasts. Everything else comes back at
/// once. When the attempts are used up, the last outcome comes back as it is, with
/// HttpResponse::attempts and waited: explain() makes a message of it. Serial, like the Http it
/// stands on, which must outlive it.
class RetryingHttp final : public Http {
 public:
  explicit RetryingHttp(Http& http, RetryRules rules = {}, RetryWorld world = {});

  [[nodiscard]] HttpResponse send(const HttpRequest& request) override;
  [[nodiscard]] HttpAhead* ahead() noexcept override { return http_.ahead(); }

 private:
  [[nodiscard]] std::chrono::milliseconds wait(const HttpResponse& response, unsigned attempt,
                                               unsigned most);
  [[nodiscard]] std::chrono::milliseconds backoff(unsigned attempt) const;

  Http& http_;
  RetryRules rules_;
  RetryWorld world_;
};

/// Whether a repeated request may go better: see RetryingHttp.
[[nodiscard]] bool may_pass(const HttpResponse& response) noexcept;

/// How long Retry-After (seconds, or an HTTP-date in one of its three forms) asks to wait from
/// `now` (the server's Date, if it said one); nullopt if it can't be read, or is a date that has
/// passed, which asks for nothing.
/// Source: RFC 9110, 10.2.3 and 5.6.7.
[[nodiscard]] std::optional<std::chrono::milliseconds> parse_retry_after(std::string_view value,
                                                                         std::int64_t now);

}  // namespace postferry
