// SPDX-License-Identifier: MIT
// http and https addresses: taken apart, joined, shown without secrets. RFC 3986 as libcurl reads
// it, so that what is checked here is what is connected to.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace postferry {

/// An absolute http or https URL, taken apart. Percent-encoding stays as it is.
struct Url {
  std::string scheme;     ///< "http" or "https"
  std::string user_info;  ///< "name:password" as written; empty if there is none
  std::string host;       ///< lower case; IPv6 in brackets; numeric IPv4 in its usual form
  int port = 0;           ///< as given, or the scheme's
  std::string path;       ///< begins with '/'
  std::string query;      ///< without '?'
  bool has_query = false;
  std::string fragment;  ///< without '#'; never sent
};

/// Takes an absolute URL apart; nullopt for anything else: no scheme, other schemes, no host,
/// control characters, a port that is none. Blanks are percent-encoded, as browsers do.
[[nodiscard]] std::optional<Url> parse_url(std::string_view text);
/// As sent: without user info and fragment, the scheme's own port left out.
[[nodiscard]] std::string to_string(const Url& url);

/// What `reference` (absolute, "//host/x", "/x", "x", "?x") means on a page with the address
/// `base`; nullopt if the outcome is no URL as parse_url takes them. User info is dropped.
[[nodiscard]] std::optional<std::string> resolve_url(const std::string& base,
                                                     std::string_view reference);

/// "https://host:port": what a browser calls same origin. nullopt as parse_url.
[[nodiscard]] std::optional<std::string> origin_of(std::string_view url);
/// Whether credentials for `origin` may go to `url`: the same origin, or the same host over https
/// where the origin is plain http, both on their usual ports.
[[nodiscard]] bool belongs_to_origin(const Url& url, std::string_view origin);

/// Whether who named the one has named the other, too: the same host, with or without "www.", and
/// the same port, or each the usual one of its scheme. All names of this machine are one.
[[nodiscard]] bool is_same_site(const Url& named, const Url& found);

/// localhost, 127.0.0.0/8 and ::1, told by the name alone.
[[nodiscard]] bool is_loopback(const Url& url);

/// For messages and traces: without user info and fragment, and with "..." for the values of
/// parameters that may be secrets (password, token, nonce and their like). Of what is no URL only
/// the part between '@' and '?' is shown.
[[nodiscard]] std::string shown_url(std::string_view url);
/// The same with "..." for the end of a long query: a hundred ids would hide what is said behind.
[[nodiscard]] std::string shortly_shown_url(std::string_view url);

}  // namespace postferry
