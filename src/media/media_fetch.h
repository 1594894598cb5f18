// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "io/folder.h"
#include "media/media_kind.h"
#include "rest/http.h"

namespace postferry {

/// What is asked of every file.
struct MediaRules {
  std::uint64_t most_bytes = std::uint64_t{100} << 20;  ///< of a file
  int most_redirects = 5;
  bool allow_private = false;  ///< addresses that are not of the public internet
  /// Addresses that are taken wherever their host is: the site's own. May be empty.
  std::function<bool(const Url& url)> may_be_private = {};
};

/// What became of a file.
struct FetchedMedia {
  bool ok = false;
  /// The server gave an answer, and it is not the file: another address may have it.
  bool is_gone = false;
  bool no_answer = false;  ///< the host can't be reached, or does not answer
  std::string reason;      ///< why it failed, in words; without secrets
  std::uint64_t size = 0;
  std::string type;
  std::uint64_t hash = 0;
};

/// Downloads one file after the other to parts: `.postferry/KEY.part` of a folder, and beside
/// it KEY.from, which says what the part is of while it can be continued. What was cut off is
/// continued (Range, If-Range) where the server tells versions apart, in this run and in the next.
/// One a thread; `http` must outlive it and repeat by itself what may go better.
class MediaFetch {
 public:
  MediaFetch(Http& http, Folder& folder, const MediaRules& rules)
      : http_(http), folder_(folder), rules_(rules) {}

  /// Fills the part of `key` and checks it: whole, not empty, of the kind that is wanted. What
  /// failed leaves a part only if that can be continued. Throws Error(output).
  [[nodiscard]] FetchedMedia fetch(std::string_view url, std::string_view key, MediaKind wanted);

  [[nodiscard]] static std::string part_name(std::string_view key);
  /// Forgets what a part was of, once it is whole and has got its name.
  void forget(std::string_view key);

 private:
  struct Transfer;
  [[nodiscard]] FetchedMedia check(Transfer& transfer, const HttpResponse& response,
                                   MediaKind wanted);
  void drop(std::string_view key);

  Http& http_;
  Folder& folder_;
  const MediaRules& rules_;
};

}  // namespace postferry
