// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "rest/curl_http.h"
#include "rest/retrying_http.h"

namespace postferry {

class PullState;

/// How a site is asked.
struct SiteAccess {
  std::string address;                       ///< of the site, as the user gave it
  std::optional<Credentials> credentials{};  ///< without them: as a visitor
  bool allow_http = false;                   ///< credentials over http, not only to loopback
  std::string user_agent{};
  std::function<void(const HttpExchange&)> trace{};  ///< for -v; may be empty
  std::function<void(const RetryWait&)> waits{};     ///< told before each wait; may be empty
  PullState* state = nullptr;  ///< to go on from, and to keep; outlives the source; may be none
};

/// A site's wire: libcurl, and what asks again on top of it. Credentials go nowhere before bind().
class SiteConnection {
 public:
  explicit SiteConnection(const SiteAccess& access);

  [[nodiscard]] Http& http() noexcept { return *http_; }
  /// The API was found at `root`: the credentials, if any, are for there. Throws Error(input) if
  /// that is another site than the one that was named: a page may say that its API is anywhere, and
  /// over http everybody on the way may say so for it.
  void bind(const std::string& root);

 private:
  std::string address_;
  bool has_credentials_;
  std::unique_ptr<CurlHttp> curl_;
  std::unique_ptr<RetryingHttp> http_;
};

}  // namespace postferry
