// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "rest/curl_http.h"
#include "rest/prefetching_http.h"
#include "rest/retrying_http.h"

namespace postferry {

class PullState;

/// How a site is asked.
struct SiteAccess {
  std::string address;                       ///< of the site, as the user gave it
  std::optional<Credentials> credentials{};  ///< without them: as a visitor
  bool allow_http = false;                   ///< credentials over http, not only to loopback
  std::string user_agent{};
  unsigned connections = 1;  ///< at once; above 1 requests are sent ahead
  RetryRules rules{};        ///< of requests that failed
  RetryWorld world{};        ///< `told` hears of each wait, on the thread that sends
  /// For -v; may be empty. On the thread that sends, also for requests sent ahead.
  std::function<void(const HttpExchange&)> trace{};
  PullState* state = nullptr;  ///< to go on from, and to keep; outlives the source; may be none
};

/// A site's wire: libcurl, with several connections what sends ahead, and what asks again on top of
/// it. Credentials go nowhere before bind().
class SiteConnection {
 public:
  explicit SiteConnection(const SiteAccess& access);
  SiteConnection(const SiteConnection&) = delete;
  SiteConnection& operator=(const SiteConnection&) = delete;
  /// Requests that were sent ahead are given up.
  ~SiteConnection();

  [[nodiscard]] Http& http() noexcept { return *http_; }
  /// The API was found at `root`: the credentials, if any, are for there. Throws Error(input) if
  /// that is another site than the one that was named: a page may say that its API is anywhere, and
  /// over http everybody on the way may say so for it.
  void bind(const std::string& root);
  /// Tells the trace of the requests sent ahead that were answered since the last time.
  void tell_ahead();

 private:
  [[nodiscard]] std::unique_ptr<CurlHttp> connect(const SiteAccess& access, bool is_first);

  std::string address_;
  bool has_credentials_;
  std::function<void(const HttpExchange&)> trace_;
  std::mutex mutex_;
  std::vector<HttpExchange> exchanges_;  // of requests sent ahead, not yet told; under mutex_
  std::atomic<bool> over_{false};        // requests sent ahead are to end
  std::vector<CurlHttp*> curls_;         // all of them
  std::unique_ptr<CurlHttp> first_;
  std::unique_ptr<PrefetchingHttp> ahead_;  // none with one connection
  std::unique_ptr<RetryingHttp> http_;
};

}  // namespace postferry
