// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>

namespace postferry {

/// Addresses of files at the source, and where they are on the site. About 200 bytes each.
class UploadedLinks {
 public:
  /// Without the scheme it does not matter whether a body says http or https. `sizes`: the smaller
  /// ones that the site made of a picture (" 300x200 150x150 "), or empty where that is not known:
  /// then it is taken to have those that the source has.
  void add(std::string_view source, std::string_view site, std::string_view sizes = {});
  [[nodiscard]] bool empty() const noexcept { return files_.empty(); }
  /// A body in which links to those files (also those that leave the host out), to what WordPress
  /// made of them ("cover-300x200.png", "cover-scaled.png") and to Photon's copies lead to the
  /// site: to the size of that name where the site has it, else to the file itself.
  [[nodiscard]] std::string relinked(std::string_view body) const;

 private:
  struct File {
    std::string address;
    std::string sizes;
  };

  [[nodiscard]] std::string relinked(std::string_view body, std::string_view slashes) const;
  [[nodiscard]] std::string with_hosts(std::string_view body) const;
  [[nodiscard]] std::string replacement(std::string_view written) const;

  std::string host_;                             // "//host" of the source's files
  std::unordered_map<std::string, File> files_;  // by "//host/path.png", the original's
};

}  // namespace postferry
