// SPDX-License-Identifier: MIT
#pragma once

#include <string>

#include "rest/http.h"
#include "rest/rest_api.h"

namespace postferry {

/// Where a site's API is, and its index.
struct FoundApi {
  RestRoot root;
  std::string index;  ///< JSON of the index document without its routes, on one line
  std::string date;   ///< the server's clock when it answered (the header Date); may be empty
};

/// Finds the API of the site that has this address (of its front page or of any other page; without
/// a scheme https is tried, then http). In this order: the Link header of the page, the link
/// element in its HTML (rest_output_link_wp_head()), RSD, then the usual places (wp-json/,
/// index.php/wp-json/, ?rest_route=/) in the page's folder and those above it, last WordPress.com's
/// public host. Each is believed only if
/// its index reads as one. Throws Error(input) with the answer that tells most, Error(usage) for
/// what is no web address.
[[nodiscard]] FoundApi find_api(Http& http, const std::string& address);

}  // namespace postferry
