// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "rest/site_connection.h"

namespace postferry {

/// The host of a site's address as the user gave it, in lower case; empty if it is no address.
[[nodiscard]] std::string host_of_site(const std::string& address);

/// How the site of a command's options (PullOptions, PushOptions) is asked.
template <class Options>
[[nodiscard]] SiteAccess site_access(const Options& options) {
  SiteAccess access;
  access.address = options.url;
  access.allow_http = options.allow_http;
  access.user_agent = user_agent(options.version);
  if (!options.user.empty()) access.credentials = Credentials{options.user, options.password, {}};
  if (options.said)
    access.trace = [said = options.said](const HttpExchange& exchange) {
      said(to_string(exchange));
    };
  if (options.waits)
    access.world.told = [waits = options.waits](const RetryWait& wait) { waits(to_string(wait)); };
  return access;
}

}  // namespace postferry
