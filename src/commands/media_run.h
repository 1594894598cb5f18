// SPDX-License-Identifier: MIT
// `--media DIR`: what convert, pull and join add to a conversion.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "commands/media_wishes.h"
#include "media/media_store.h"
#include "pipeline/review_stage.h"

namespace postferry {

struct Format;
struct Site;

/// Throws Error(usage) for wishes that make no sense with that output, before any file is touched.
void check_media(const MediaWishes& wishes, const Format& to, const std::string& output);

/// Where the folder of media lies below an output directory ("static/media"); empty if it does not.
[[nodiscard]] std::string media_inside(const std::string& directory, const std::string& output);

/// What links in bodies begin with, ending with '/'; nullopt: they stay. For targets that are
/// folders the site-absolute path of a folder inside ("/media/"; Hugo's static/ is the site's root)
/// or the relative path from the output to it.
[[nodiscard]] std::optional<std::string> media_prefix(const MediaWishes& wishes, const Format& to,
                                                      const std::string& output);

/// How the store is to work, but for what belongs to the site; and what it asks with.
[[nodiscard]] MediaOptions media_options(const MediaWishes& wishes);
[[nodiscard]] MakeMediaHttp media_http(const std::string& version);
/// The site of a run by what is known of it.
[[nodiscard]] MediaSite media_site(const Site& site, const MediaWishes& wishes,
                                   const std::string& site_url);

/// The downloads of a run.
class MediaRun {
 public:
  using MakeStage = std::function<std::unique_ptr<ReviewStage>()>;

  /// Opens the folder. Throws Error(output).
  MediaRun(const MediaWishes& wishes, std::optional<std::string> prefix);

  /// `site_url` is what the user says, or empty. Called once, when the site is known, before
  /// stages are made.
  void set_site(const Site& site, const MediaWishes& wishes, const std::string& site_url);
  /// The stage around another (perhaps none), once a worker.
  [[nodiscard]] MakeStage around(MakeStage inner);
  void give_up() { store_.give_up(); }
  [[nodiscard]] MediaCounts counts() const { return store_.counts(); }

 private:
  [[nodiscard]] MediaOptions options_of(const MediaWishes& wishes);

  MediaSite site_;
  MediaSite named_;  // by the user; what the site says of itself opens no private address then
  std::optional<std::string> prefix_;
  MediaStore store_;
};

}  // namespace postferry
