// SPDX-License-Identifier: MIT
#include "media/media_address.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "media/media_kind.h"
#include "media/media_name.h"

namespace postferry {

namespace {

using std::string_view;

constexpr string_view uploads = "/wp-content/uploads/";
constexpr string_view network_files = "/files/";  // of WordPress networks before 3.5

// Parameters by which WordPress.com and Photon make sizes. Source: Photon's documentation.
constexpr std::array<string_view, 18> size_parameters = {"w",
                                                         "h",
                                                         "resize",
                                                         "fit",
                                                         "crop",
                                                         "quality",
                                                         "strip",
                                                         "zoom",
                                                         "ssl",
                                                         "lb",
                                                         "ulb",
                                                         "filter",
                                                         "brightness",
                                                         "contrast",
                                                         "colorize",
                                                         "smooth",
                                                         "is-pending-load",
                                                         "unlb"};

bool is_size_parameter(string_view parameter) {
  const string_view name = parameter.substr(0, parameter.find('='));
  return std::find(size_parameters.begin(), size_parameters.end(), name) != size_parameters.end();
}

void drop_sizes(Url& url) {
  std::string rest;
  string_view query = url.query;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const string_view parameter = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (parameter.empty() || is_size_parameter(parameter)) continue;
    if (!rest.empty()) rest += '&';
    rest += parameter;
  }
  url.query = std::move(rest);
  url.has_query = !url.query.empty();
}

bool is_photon(const Url& url) {
  return url.host.size() == 9 && url.host[0] == 'i' && is_digit(url.host[1]) &&
         url.host.ends_with(".wp.com");
}

bool has_parameter(const Url& url, string_view wanted) {
  const std::string all = "&" + url.query + "&";
  return all.find("&" + std::string(wanted) + "&") != std::string::npos;
}

// What a Photon address shows: "https://i0.wp.com/blog.example/x.jpg?ssl=1&w=300".
std::optional<Url> behind_photon(const Url& url) {
  const string_view path = string_view(url.path).substr(1);
  const std::size_t slash = path.find('/');
  if (slash == string_view::npos || path.substr(0, slash).find('.') == string_view::npos)
    return std::nullopt;
  const string_view scheme = has_parameter(url, "ssl=1") ? "https://" : "http://";
  return parse_url(std::string(scheme) + std::string(path));
}

bool is_wordpress_com_file(const Url& url) {
  return url.host.ends_with(".files.wordpress.com") || url.host.ends_with(".wp.com");
}

// Where WordPress keeps files, on any site: only there its names of sizes mean something.
bool is_below_uploads(const Url& url) {
  return is_wordpress_com_file(url) || url.path.find(uploads) != std::string::npos;
}

// Digits at the end of a text that is at least one byte longer.
std::size_t digits_at_end(string_view text) {
  std::size_t count = 0;
  while (count + 1 < text.size() && is_digit(text[text.size() - 1 - count])) ++count;
  return count;
}

// "x-300x200": "x"; empty if it does not end so.
string_view without_size(string_view stem) {
  constexpr std::size_t most_digits = 5;
  for (const char mark : {'x', '-'}) {
    const std::size_t digits = digits_at_end(stem);
    if (digits == 0 || digits > most_digits) return {};
    stem.remove_suffix(digits);
    if (stem.back() != mark) return {};
    stem.remove_suffix(1);
  }
  return stem;
}

// WordPress gives no upload such a name of its own (wp_unique_filename).
string_view without_mark(string_view stem) {
  for (const string_view mark : {"-scaled", "-rotated"})
    if (stem.ends_with(mark)) return stem.substr(0, stem.size() - mark.size());
  return {};
}

// The file's name cut into the path up to its extension, and that.
struct Named {
  string_view stem;
  string_view extension;  // with the dot
};

std::optional<Named> picture_name(const std::string& path) {
  const string_view extension = extension_of(path);
  if (kind_of_extension(extension) != MediaKind::picture) return std::nullopt;
  const std::size_t size = path.size() - extension.size() - 1;
  return Named{string_view(path).substr(0, size), string_view(path).substr(size)};
}

/// Collects addresses of one file, each once.
class Choices {
 public:
  explicit Choices(const MediaSite& site) : site_(site) {}

  void add(Url url) {
    url = site_.as_own(std::move(url));
    std::string text = to_string(url);
    const auto same = [&](const MediaAddress& file) {
      return media_key(file.url) == media_key(text);
    };
    if (std::any_of(files_.begin(), files_.end(), same)) return;
    files_.push_back({std::move(text), media_name(url, site_)});
  }

  void add_path(const Url& url, string_view stem, string_view mark, string_view extension) {
    Url other = url;
    other.path = std::string(stem).append(mark).append(extension);
    add(std::move(other));
  }

  [[nodiscard]] std::vector<MediaAddress> take() { return std::move(files_); }

 private:
  const MediaSite& site_;
  std::vector<MediaAddress> files_;
};

// The originals that a picture's name tells of.
void add_originals(const Url& url, bool exact, Choices& choices) {
  const std::optional<Named> name = picture_name(url.path);
  if (!name || !is_below_uploads(url)) return;
  const string_view extension = name->extension;
  if (const string_view whole = without_mark(name->stem); !whole.empty() && !whole.ends_with('/'))
    return choices.add_path(url, whole, {}, extension);
  const string_view whole = exact ? string_view() : without_size(name->stem);
  if (whole.empty() || whole.ends_with('/')) return;
  choices.add_path(url, whole, {}, extension);
  choices.add_path(url, whole, "-scaled", extension);
}

// "2024/03/x.jpg": other folders called files are no WordPress's.
bool begins_with_year(string_view path) {
  return path.size() > 5 && path[4] == '/' && std::all_of(path.begin(), path.begin() + 4, is_digit);
}

std::optional<Url> address_in(string_view text) {
  std::optional<Url> url = parse_url(trim(text));
  if (!url || !url->user_info.empty()) return std::nullopt;
  url->fragment.clear();
  url->path = normal_escapes(url->path);
  url->query = normal_escapes(url->query);
  url->has_query = !url->query.empty();
  return url;
}

}  // namespace

MediaSite::MediaSite(const std::vector<std::string>& addresses) {
  constexpr string_view wordpress_com = ".wordpress.com";
  for (const std::string& address : addresses) {
    std::optional<Url> url = parse_url(address);
    if (!url) continue;
    if (!url->path.ends_with('/')) url->path += '/';
    const string_view host = url->host;
    if (host.ends_with(wordpress_com))
      file_hosts_.push_back(std::string(host.substr(0, host.size() - wordpress_com.size())) +
                            ".files" + std::string(wordpress_com));
    addresses_.push_back(std::move(*url));
  }
}

const Url* MediaSite::own_host(const Url& url) const {
  for (const Url& own : addresses_)
    if (is_same_site(own, url)) return &own;
  return nullptr;
}

bool MediaSite::is_own(const Url& url) const {
  return own_host(url) != nullptr ||
         std::find(file_hosts_.begin(), file_hosts_.end(), url.host) != file_hosts_.end();
}

bool MediaSite::is_upload(const Url& url) const {
  if (!is_own(url)) return false;
  return is_wordpress_com_file(url) || url.path.find(uploads) != std::string::npos ||
         upload_path(url).has_value();
}

std::optional<string_view> MediaSite::upload_path(const Url& url) const {
  if (addresses_.empty()) return std::nullopt;
  const string_view path = url.path;
  const auto below = [&](const std::string& folder) -> std::optional<string_view> {
    if (!path.starts_with(folder) || path.size() == folder.size()) return std::nullopt;
    return path.substr(folder.size());
  };
  // WordPress.com gives its files at the site's own host, too: those have long names.
  if (!file_hosts_.empty()) return url.host == file_hosts_.front() ? below("/") : std::nullopt;
  const Url& home = addresses_.front();
  if (!is_same_site(home, url)) return std::nullopt;
  const std::string folder = home.path + std::string(network_files.substr(1));
  if (const auto found = below(folder))
    return begins_with_year(*found) ? below(home.path) : std::nullopt;
  const auto found = below(home.path + std::string(uploads.substr(1)));
  const bool looks_as_those = found && found->starts_with(network_files.substr(1));
  return looks_as_those ? std::nullopt : found;
}

std::string MediaSite::home() const {
  return addresses_.empty() ? std::string() : to_string(addresses_.front());
}

Url MediaSite::as_own(Url url) const {
  if (const Url* own = own_host(url)) {
    url.scheme = own->scheme;
    url.host = own->host;
    url.port = own->port;
  }
  return url;
}

std::vector<MediaAddress> media_addresses(string_view address, bool exact, const MediaSite& site) {
  const std::optional<Url> asked = address_in(address);
  if (!asked) return {};
  Choices choices(site);
  Url url = *asked;
  if (is_photon(url)) {
    if (const std::optional<Url> behind = behind_photon(url)) {
      url = *behind;
      url.has_query = false;
      url.query.clear();
    }
  } else if (is_below_uploads(url) && picture_name(url.path)) {
    drop_sizes(url);
  }
  add_originals(url, exact, choices);
  choices.add(url);
  choices.add(*asked);
  return choices.take();
}

string_view media_key(string_view url) {
  const std::size_t scheme = url.find("://");
  return scheme == string_view::npos ? url : url.substr(scheme + 3);
}

}  // namespace postferry
