// SPDX-License-Identifier: MIT
#include "commands/site_access.h"

#include <optional>

#include "rest/url.h"

namespace postferry {

std::string host_of_site(const std::string& address) {
  const bool has_scheme = address.find("://") != std::string::npos;
  const std::optional<Url> url = parse_url(has_scheme ? address : "https://" + address);
  return url ? url->host : std::string();
}

}  // namespace postferry
