// SPDX-License-Identifier: MIT
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

struct Credentials;

/// Takes a password out of texts that somebody else wrote: a site may repeat what it was sent
/// (debugging plugins do), and such texts get into messages, reports and journals. Known are the
/// password as given, without its blanks, and as HTTP Basic sends it. Passwords shorter than
/// `shortest` bytes stay: they would be found in any text.
class Redaction {
 public:
  static constexpr std::size_t shortest = 6;

  Redaction() = default;
  explicit Redaction(const Credentials& credentials);

  /// Each occurrence becomes "***".
  void apply(std::string& text) const;

 private:
  std::vector<std::string> secrets_;
};

/// RFC 4648, 4.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace postferry
