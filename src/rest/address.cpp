// SPDX-License-Identifier: MIT
#include "rest/address.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>
#include <span>

namespace postferry {

namespace {

struct Block4 {
  std::uint32_t prefix;
  int length;
};

constexpr std::array<Block4, 16> special4 = {{
    {0x00000000, 8},   // this network
    {0x0A000000, 8},   // private
    {0x64400000, 10},  // shared (carriers' NAT)
    {0x7F000000, 8},   // loopback
    {0xA9FE0000, 16},  // link-local, cloud metadata
    {0xAC100000, 12},  // private
    {0xC0000000, 24},  // protocol assignments
    {0xC0000200, 24},  // documentation
    {0xC0586300, 24},  // former 6to4 relays
    {0xC0A80000, 16},  // private
    {0xC6120000, 15},  // benchmarks
    {0xC6336400, 24},  // documentation
    {0xCB007100, 24},  // documentation
    {0xE0000000, 4},   // multicast
    {0xF0000000, 4},   // reserved
    {0xFFFFFFFF, 32},  // broadcast
}};

bool is_public4(std::uint32_t address) {
  return std::none_of(special4.begin(), special4.end(), [&](const Block4& block) {
    return (address ^ block.prefix) >> (32 - block.length) == 0;
  });
}

using Bytes6 = std::array<std::uint8_t, 16>;

std::uint32_t four_at(const Bytes6& bytes, std::size_t at) {
  std::uint32_t out = 0;
  for (const std::uint8_t byte : std::span(bytes).subspan(at, 4)) out = out << 8 | byte;
  return out;
}

bool begins(const Bytes6& bytes, std::initializer_list<std::uint8_t> prefix) {
  return std::equal(prefix.begin(), prefix.end(), bytes.begin());
}

bool is_public6(const Bytes6& bytes) {
  if (begins(bytes, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF}))
    return is_public4(four_at(bytes, 12));
  if (begins(bytes, {0, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0}))
    return is_public4(four_at(bytes, 12));
  if (begins(bytes, {0x20, 0x02})) return is_public4(four_at(bytes, 2));
  if ((bytes[0] & 0xE0U) != 0x20U) return false;              // all but global unicast, 2000::/3
  if (begins(bytes, {0x20, 0x01, 0x0D, 0xB8})) return false;  // documentation
  return !(begins(bytes, {0x20, 0x01}) && (bytes[2] & 0xFEU) == 0);  // 2001::/23: Teredo and others
}

}  // namespace

bool is_public_address(std::string_view address) {
  const std::string text(address);
  in_addr four{};
  if (inet_pton(AF_INET, text.c_str(), &four) == 1) return is_public4(ntohl(four.s_addr));
  Bytes6 six{};
  return inet_pton(AF_INET6, text.c_str(), six.data()) == 1 && is_public6(six);
}

bool is_public_address(const sockaddr& address) {
  if (address.sa_family == AF_INET) {
    sockaddr_in four{};
    std::memcpy(&four, &address, sizeof four);
    return is_public4(ntohl(four.sin_addr.s_addr));
  }
  if (address.sa_family != AF_INET6) return false;
  sockaddr_in6 six{};
  std::memcpy(&six, &address, sizeof six);
  Bytes6 bytes{};
  std::memcpy(bytes.data(), &six.sin6_addr, bytes.size());
  return is_public6(bytes);
}

}  // namespace postferry
