// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace postferry {

/// Addresses of files at the source, and where they are on the site. About 200 bytes each.
class UploadedLinks {
 public:
  /// Without the scheme it does not matter whether a body says http or https.
  void add(std::string_view source, std::string_view site);
  [[nodiscard]] bool empty() const noexcept { return files_.empty(); }
  /// A body in which links to those files, and to WordPress's smaller sizes of them
  /// ("cover-300x200.png"), lead to the site.
  [[nodiscard]] std::string relinked(std::string_view body) const;

 private:
  [[nodiscard]] std::string replacement(std::string_view address) const;

  std::unordered_map<std::string, std::string> files_;  // "//host/path.png" -> address
};

}  // namespace postferry
