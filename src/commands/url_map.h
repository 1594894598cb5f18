// SPDX-License-Identifier: MIT
// The file of --url-map. README.md has its form and what can be made of it.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "base/hash_set.h"
#include "base/note.h"
#include "io/sink.h"
#include "pipeline/moved_post.h"

namespace postferry {

struct Format;

/// Throws Error(usage) if posts have no addresses in that format, or the file is standard output.
void check_url_map(const std::string& path, const Format& to);

/// An address in which all that may not stand in one is percent-encoded: blanks, what is not
/// ASCII, quotes, `<>\^`{|}`. Escapes stay as they are. Source: RFC 3986, 2.
[[nodiscard]] std::string escaped_url(std::string_view url);

/// Lines "old address, new address, file" with tabs between, in the order of the posts, each old
/// address once. Written while the run goes on; in memory are some twenty bytes an address. Serial.
class UrlMap {
 public:
  explicit UrlMap(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {}

  /// A post, then those of its files that are not there yet. Notes say why one has no line.
  void add(const MovedPost& post, Notes& notes);
  /// A line by itself. Returns false if the old address has one already.
  bool add(std::string_view url, std::string_view address, std::string_view file = {});
  /// Then the file is there.
  void close() { sink_->close(); }
  [[nodiscard]] std::uint64_t lines() const noexcept { return known_.size(); }

 private:
  void add_post(const MovedPost& post, Notes& notes);

  std::unique_ptr<Sink> sink_;
  HashSet known_;      // old addresses
  HashSet addresses_;  // of pages
  std::string line_;
};

}  // namespace postferry
