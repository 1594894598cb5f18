// SPDX-License-Identifier: MIT
// From an address in a post to the file that it stands for: WordPress's sizes lead to the original,
// Photon's addresses to what is behind them. And the name of a file, which follows from its address
// alone.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rest/url.h"

namespace postferry {

/// The site whose posts link to files: which addresses are its own, and where its uploads are.
class MediaSite {
 public:
  MediaSite() = default;
  /// Its addresses, the front page first; what is no http address is passed over.
  explicit MediaSite(const std::vector<std::string>& addresses);

  /// Whether an address is on one of the site's hosts, with or without "www.".
  [[nodiscard]] bool is_own(const Url& url) const;
  /// Whether it is one of the site's uploads: below wp-content/uploads (or a network's files/), or
  /// on the host that WordPress.com has for the files of NAME.wordpress.com.
  [[nodiscard]] bool is_upload(const Url& url) const;
  /// The path below the folder of uploads, where it is the one that belongs to the front page (with
  /// "files/" before it below a network's): no other address gives the same. nullopt for all
  /// others.
  [[nodiscard]] std::optional<std::string_view> upload_path(const Url& url) const;
  /// The front page; empty if it is not known.
  [[nodiscard]] std::string home() const;
  /// The address with the site's own scheme, host and port where it is on the site.
  [[nodiscard]] Url as_own(Url url) const;

 private:
  [[nodiscard]] const Url* own_host(const Url& url) const;

  std::vector<Url> addresses_;
  std::vector<std::string> file_hosts_;  // "ada.files.wordpress.com"
};

/// A file that can be asked for.
struct MediaAddress {
  std::string url;   ///< as it is asked
  std::string name;  ///< below the folder of media
};

/// The files that an address may stand for, the best first: the original, and behind it what else
/// shows the same where the original is gone, the address as it stands last. `exact`: the address
/// is told to be an original (an attachment's), whatever its name looks like. Empty for what can't
/// be asked for: no http address, one with a login.
[[nodiscard]] std::vector<MediaAddress> media_addresses(std::string_view address, bool exact,
                                                        const MediaSite& site);

/// What two addresses of one file have in common: host, path and query without the scheme.
[[nodiscard]] std::string_view media_key(std::string_view url);

}  // namespace postferry
