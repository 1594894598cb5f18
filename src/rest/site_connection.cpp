// SPDX-License-Identifier: MIT
#include "rest/site_connection.h"

#include <utility>

#include "base/error.h"
#include "rest/url.h"

namespace postferry {

SiteConnection::SiteConnection(const SiteAccess& access)
    : address_(access.address), has_credentials_(access.credentials.has_value()) {
  CurlOptions options;
  options.user_agent = access.user_agent;
  options.credentials = access.credentials;
  options.allow_http = access.allow_http;
  options.trace = access.trace;
  curl_ = std::make_unique<CurlHttp>(std::move(options));
  RetryWorld world;
  world.told = access.waits;
  http_ = std::make_unique<RetryingHttp>(*curl_, RetryRules{}, std::move(world));
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
  curl_->set_origin(root);
}

}  // namespace postferry
