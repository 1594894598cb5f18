// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "base/note.h"
#include "commands/url_map.h"
#include "io/sink.h"
#include "io/spool.h"
#include "push/site_addresses.h"

namespace postferry {

/// --url-map of a push: old addresses come while the input is read, and wait in a temporary file
/// for those on the site, which come in the same order. Serial.
class PushUrlMap {
 public:
  explicit PushUrlMap(std::unique_ptr<Sink> sink) : map_(std::move(sink)) {}

  /// A post of the input; a note tells if it has no old address.
  void remember(const MovedPost& post, Notes& notes);
  /// Where the next of them is now.
  void add(const SiteAddress& now);
  /// Then the file is there. Notes count posts that have no line.
  void close(Notes& notes);

 private:
  [[nodiscard]] std::string next_old();

  UrlMap map_;
  Spool old_;
  std::uint64_t at_ = 0;  // in old_
  std::uint64_t pageless_ = 0;
  std::uint64_t repeated_ = 0;
};

}  // namespace postferry
