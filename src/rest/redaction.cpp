// SPDX-License-Identifier: MIT
#include "rest/redaction.h"

#include <algorithm>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "rest/curl_http.h"

namespace postferry {

Redaction::Redaction(const Credentials& credentials) {
  std::string bare = credentials.password;
  std::erase_if(bare, is_space);
  for (const std::string& secret :
       {base64(credentials.user + ":" + credentials.password), credentials.password, bare})
    if (secret.size() >= shortest &&
        std::find(secrets_.begin(), secrets_.end(), secret) == secrets_.end())
      secrets_.push_back(secret);
}

void Redaction::apply(std::string& text) const {
  for (const std::string& secret : secrets_)
    if (text.find(secret) != std::string::npos) text = replace_all(text, secret, "***");
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view group = bytes.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < group.size() ? static_cast<unsigned char>(group[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      out += i <= group.size() ? digits[bits >> (18U - 6U * i) & 63U] : '=';
  }
  return out;
}

}  // namespace postferry
