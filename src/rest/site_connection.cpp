// SPDX-License-Identifier: MIT
#include "rest/site_connection.h"

#include <utility>

#include "base/error.h"
#include "rest/url.h"

namespace postferry {

SiteConnection::SiteConnection(const SiteAccess& access)
    : address_(access.address),
      has_credentials_(access.credentials.has_value()),
      trace_(access.trace),
      first_(connect(access, true)) {
  Http* http = first_.get();
  if (access.connections > 1) {
    std::vector<std::unique_ptr<Http>> others;
    for (unsigned i = 1; i < access.connections; ++i) others.push_back(connect(access, false));
    ahead_ = std::make_unique<PrefetchingHttp>(*first_, std::move(others));
    http = ahead_.get();
  }
  http_ = std::make_unique<RetryingHttp>(*http, access.rules, access.world);
}

SiteConnection::~SiteConnection() { over_ = true; }

std::unique_ptr<CurlHttp> SiteConnection::connect(const SiteAccess& access, bool is_first) {
  CurlOptions options;
  options.user_agent = access.user_agent;
  options.credentials = access.credentials;
  options.allow_http = access.allow_http;
  if (trace_ && is_first)
    options.trace = [this](const HttpExchange& exchange) {
      tell_ahead();
      trace_(exchange);
    };
  if (trace_ && !is_first)
    options.trace = [this](const HttpExchange& exchange) {
      const std::lock_guard lock(mutex_);
      exchanges_.push_back(exchange);
    };
  if (!is_first) options.cancelled = [this] { return over_.load(); };
  auto out = std::make_unique<CurlHttp>(std::move(options));
  curls_.push_back(out.get());
  return out;
}

void SiteConnection::bind(const std::string& root) {
  if (!has_credentials_) return;
  const bool has_scheme = address_.find("://") != std::string::npos;
  const std::optional<Url> named = parse_url(has_scheme ? address_ : "https://" + address_);
  const std::optional<Url> found = parse_url(root);
  if (!named || !found || !is_same_site(*named, *found))
    throw Error(ErrorCode::input,
                "the site says that its API is at " + shown_url(root) +
                    ", which is another host or port than was named: the password was not sent; if "
                    "it is for there, give that address",
                shown_url(address_));
  for (CurlHttp* curl : curls_) curl->set_origin(root);
}

void SiteConnection::tell_ahead() {
  std::vector<HttpExchange> exchanges;
  {
    const std::lock_guard lock(mutex_);
    exchanges.swap(exchanges_);
  }
  for (const HttpExchange& exchange : exchanges) trace_(exchange);
}

}  // namespace postferry
