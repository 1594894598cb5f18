// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

namespace postferry {

/// What the user says of media.
struct MediaWishes {
  std::string directory;           ///< --media; empty: none are downloaded
  std::optional<std::string> url;  ///< --media-url: what stands before names in links
  std::uint64_t limit = std::uint64_t{100} << 20;  ///< bytes of a file
  unsigned connections = 4;
  bool allow_private = false;
  /// The address of the site that the user named, which alone may be private then; empty: what the
  /// source says of its site counts.
  std::string site;
  std::string version;  ///< of the program, for the sites' logs
  /// Told of waits and of requests, line by line, on any thread; may be empty.
  std::function<void(const std::string&)> waits = {};
  std::function<void(const std::string&)> requests = {};
};

}  // namespace postferry
