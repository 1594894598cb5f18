// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace postferry {

struct Url;
class MediaSite;

/// The name of a file below the folder of media: a pure function of its address and the site.
/// "2024/03/dune.jpg" for the site's own uploads, "hosts/i.imgur.com/dune.jpg" for all others.
///
/// No two addresses have one name, also where a file system takes a for A: where characters had to
/// be replaced, or capitals, a query or the like could make another name equal, ten hexadecimal
/// digits of a hash of the address stand before the extension ("Dune-0a1b2c3d4e.JPG"). Parts
/// consist of letters, digits, '-', '_' and '.', do not begin with a dot, have at most 100 bytes,
/// and are no names of devices. Only extensions of media stay such: "get.php" is "get-php-...".
[[nodiscard]] std::string media_name(const Url& url, const MediaSite& site);

/// A path as a part of an address: all but letters, digits and "-._~/" is percent-encoded.
[[nodiscard]] std::string as_address(std::string_view name);

/// Percent-escapes of letters, digits and "-._~" undone, all others in capitals: equal addresses
/// are equal texts then. Source: RFC 3986, 6.2.2.
[[nodiscard]] std::string normal_escapes(std::string_view text);

}  // namespace postferry
