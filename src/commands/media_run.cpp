// SPDX-License-Identifier: MIT
#include "commands/media_run.h"

#include <filesystem>
#include <system_error>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/error.h"
#include "commands/media_stage.h"
#include "format/format.h"
#include "media/media_name.h"
#include "model/site.h"
#include "rest/curl_http.h"

namespace postferry {

namespace {

namespace fs = std::filesystem;

bool is_stdout(const std::string& output) { return output.empty() || output == "-"; }

// Where a path leads, whether or not it is there yet; links in it are followed.
fs::path place_of(const std::string& path) {
  std::error_code error;
  fs::path place = fs::weakly_canonical(fs::absolute(path, error), error);
  if (error) place = fs::absolute(path, error).lexically_normal();
  return place.has_filename() ? place : place.parent_path();
}

fs::path from_output(const std::string& directory, const std::string& output) {
  return place_of(directory).lexically_relative(place_of(output));
}

// It stands in attributes, JSON and Markdown, as it is.
bool is_simple(std::string_view url) {
  constexpr std::string_view marks = "-._~:/%@+,;=!$*";
  for (const char c : url)
    if (!is_alpha(c) && !is_digit(c) && marks.find(c) == std::string_view::npos) return false;
  return true;
}

std::string with_scheme(const std::string& address) {
  return address.find("://") == std::string::npos ? "http://" + address : address;
}

std::string with_slash(std::string url) {
  if (!url.empty() && !url.ends_with('/')) url += '/';
  return url;
}

}  // namespace

void check_media(const MediaWishes& wishes, const Format& to, const std::string& output) {
  if (wishes.directory.empty()) return;
  if (wishes.url && !is_simple(*wishes.url))
    throw Error(ErrorCode::usage,
                "--media-url takes the beginning of an address, like /media or "
                "https://cdn.example/, without blanks, quotes and brackets",
                *wishes.url);
  if (!to.is_tree() || is_stdout(output)) return;
  if (place_of(wishes.directory) == place_of(output))
    throw Error(ErrorCode::usage,
                "--media needs a folder of its own: the output itself is for posts; name one in "
                "it, like " +
                    with_slash(output) + "media",
                wishes.directory);
}

std::string media_inside(const std::string& directory, const std::string& output) {
  if (directory.empty() || is_stdout(output)) return {};
  const std::string path = from_output(directory, output).generic_string();
  return path.empty() || path == "." || path == ".." || path.starts_with("../") ? std::string()
                                                                                : path;
}

std::optional<std::string> media_prefix(const MediaWishes& wishes, const Format& to,
                                        const std::string& output) {
  if (wishes.url) return with_slash(*wishes.url);
  if (!to.is_tree()) return std::nullopt;
  constexpr std::string_view hugo_root = "static/";
  std::string inside = with_slash(media_inside(wishes.directory, output));
  if (!inside.empty())
    return "/" +
           as_address(inside.starts_with(hugo_root) ? inside.substr(hugo_root.size()) : inside);
  return as_address(with_slash(from_output(wishes.directory, output).generic_string()));
}

MediaRun::MediaRun(const MediaWishes& wishes, std::optional<std::string> prefix)
    : prefix_(std::move(prefix)), store_(options_of(wishes), media_http(wishes.version)) {}

MakeMediaHttp media_http(const std::string& version) {
  return [version](const MediaHttpWorld& world) -> std::unique_ptr<Http> {
    CurlOptions options;
    options.user_agent = user_agent(version);
    options.cancelled = world.cancelled;
    if (world.said)
      options.trace = [said = world.said](const HttpExchange& exchange) {
        said(to_string(exchange));
      };
    return std::make_unique<CurlHttp>(std::move(options));
  };
}

MediaOptions media_options(const MediaWishes& wishes) {
  MediaOptions options;
  options.directory = wishes.directory;
  options.connections = wishes.connections;
  options.rules.most_bytes = wishes.limit;
  options.rules.allow_private = wishes.allow_private;
  options.waits = wishes.waits;
  options.requests = wishes.requests;
  return options;
}

MediaSite media_site(const Site& site, const MediaWishes& wishes, const std::string& site_url) {
  return MediaSite({site.url, site_url, wishes.site, site.base_url});
}

MediaOptions MediaRun::options_of(const MediaWishes& wishes) {
  MediaOptions options = media_options(wishes);
  if (!wishes.site.empty()) named_ = MediaSite({with_scheme(wishes.site)});
  options.rules.may_be_private = [this, is_named = !wishes.site.empty()](const Url& url) {
    return (is_named ? named_ : site_).is_own(url);
  };
  return options;
}

void MediaRun::set_site(const Site& site, const MediaWishes& wishes, const std::string& site_url) {
  site_ = media_site(site, wishes, site_url);
}

MediaRun::MakeStage MediaRun::around(MakeStage inner) {
  return [this, inner = std::move(inner)] {
    return std::make_unique<MediaStage>(store_, site_, prefix_, inner ? inner() : nullptr);
  };
}

}  // namespace postferry
