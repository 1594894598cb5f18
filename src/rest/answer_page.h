// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "rest/http.h"

namespace postferry {

/// Which page came instead of JSON, told by its marks.
enum class PageKind : std::uint8_t {
  other,
  challenge,       ///< a firewall wants to see a browser (Cloudflare, Sucuri, SiteGround...)
  maintenance,     ///< WordPress is being updated (wp_maintenance(): .maintenance)
  database_error,  ///< wp-db's "Error establishing a database connection"
  fatal_error,     ///< WP_Fatal_Error_Handler's "There has been a critical error"
  login            ///< wp-login.php or the like: the site is closed to visitors
};
/// "a challenge of a firewall": for messages.
[[nodiscard]] std::string_view to_string(PageKind kind) noexcept;

/// Tells the kind by headers, address and the body's beginning; linear.
[[nodiscard]] PageKind page_kind(const HttpResponse& response);

/// A page's <title>, or the first words of a text: one line for messages.
[[nodiscard]] std::string page_title(std::string_view body);

/// Whether the text is a whole HTML document from its first tag on, rather than a text with some
/// tags before JSON (PHP's messages).
[[nodiscard]] bool begins_as_document(std::string_view body);

}  // namespace postferry
