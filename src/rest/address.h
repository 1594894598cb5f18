// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

struct sockaddr;

namespace postferry {

/// Whether a numeric IPv4 or IPv6 address is one of the public internet: not loopback, private,
/// link-local, shared, multicast, reserved or for documentation. False for what is no address.
/// IPv6 addresses that stand for an IPv4 one (mapped, NAT64, 6to4) are judged by that. Source: IANA
/// special-purpose address registries (RFC 6890).
[[nodiscard]] bool is_public_address(std::string_view address);
/// The same of a socket's address.
[[nodiscard]] bool is_public_address(const sockaddr& address);

}  // namespace postferry
