// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <string>

#include "rest/site_connection.h"

namespace postferry {

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
    access.waits = [waits = options.waits](const RetryWait& wait) {
      const auto seconds = std::chrono::ceil<std::chrono::seconds>(wait.delay).count();
      waits(wait.url + ": " + wait.reason + "; trying again in " + std::to_string(seconds) +
            " s (" + std::to_string(wait.attempt) + " of " + std::to_string(wait.attempts) + ")");
    };
  return access;
}

}  // namespace postferry
