// SPDX-License-Identifier: MIT
#include "rest/url.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <memory>

#include "base/ascii.h"
#include "base/numbers.h"

namespace postferry {

namespace {

struct UrlDeleter {
  void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};
using UrlHandle = std::unique_ptr<CURLU, UrlDeleter>;

// Blanks and bytes above ASCII are common in Location headers; browsers encode them.
constexpr unsigned reading_flags = CURLU_URLENCODE;

std::optional<std::string> part_of(CURLU* url, CURLUPart part, unsigned flags = 0) {
  char* text = nullptr;
  if (curl_url_get(url, part, &text, flags) != CURLUE_OK) return std::nullopt;
  std::string out(text);
  curl_free(text);
  return out;
}

bool set_url(CURLU* handle, std::string_view text) {
  // libcurl takes C strings: a NUL would hide what follows.
  if (text.find('\0') != std::string_view::npos) return false;
  return curl_url_set(handle, CURLUPART_URL, std::string(text).c_str(), reading_flags) == CURLUE_OK;
}

std::optional<Url> parts_of(CURLU* handle) {
  Url out;
  const auto scheme = part_of(handle, CURLUPART_SCHEME);
  const auto host = part_of(handle, CURLUPART_HOST);
  const auto port = part_of(handle, CURLUPART_PORT, CURLU_DEFAULT_PORT);
  if (!scheme || !host || host->empty() || !port) return std::nullopt;
  out.scheme = lower(*scheme);
  if (out.scheme != "http" && out.scheme != "https") return std::nullopt;
  out.host = lower(*host);
  out.port = static_cast<int>(parse_integer(*port).value_or(0));
  out.path = part_of(handle, CURLUPART_PATH).value_or("/");
  const auto query = part_of(handle, CURLUPART_QUERY);
  out.has_query = query.has_value();
  out.query = query.value_or("");
  out.fragment = part_of(handle, CURLUPART_FRAGMENT).value_or("");
  const auto user = part_of(handle, CURLUPART_USER);
  const auto password = part_of(handle, CURLUPART_PASSWORD);
  out.user_info = user.value_or("");
  if (password) out.user_info += ":" + *password;
  return out;
}

int usual_port(std::string_view scheme) noexcept { return scheme == "https" ? 443 : 80; }

std::string_view without_www(std::string_view host) {
  if (host.starts_with("www.")) host.remove_prefix(4);
  return host;
}

std::string origin_text(const Url& url) {
  return url.scheme + "://" + url.host + ":" + std::to_string(url.port);
}

// Names of parameters are compared decoded, so that p%61ssword hides nothing.
std::string decoded_name(std::string_view name) {
  int size = 0;
  const std::string text(name);
  char* plain = curl_easy_unescape(nullptr, text.c_str(), static_cast<int>(text.size()), &size);
  if (plain == nullptr) return text;
  std::string out = lower(std::string_view(plain, static_cast<std::size_t>(size)));
  curl_free(plain);
  return out;
}

bool is_secret(std::string_view name) {
  constexpr std::array<std::string_view, 8> marks = {"pass",   "pwd",   "token",     "nonce",
                                                     "secret", "auth_", "signature", "api_key"};
  constexpr std::array<std::string_view, 4> names = {"key", "sig", "auth", "code"};
  const std::string plain = decoded_name(name);
  return std::any_of(marks.begin(), marks.end(),
                     [&](std::string_view mark) { return plain.find(mark) != plain.npos; }) ||
         std::find(names.begin(), names.end(), plain) != names.end();
}

std::string shown_query(std::string_view query) {
  std::string out;
  while (!query.empty()) {
    const std::size_t end = std::min(query.find('&'), query.size());
    const std::string_view parameter = query.substr(0, end);
    const std::size_t equals = parameter.find('=');
    if (!out.empty()) out += '&';
    if (equals != parameter.npos && is_secret(parameter.substr(0, equals)))
      out.append(parameter.substr(0, equals + 1)).append("...");
    else
      out += parameter;
    query.remove_prefix(std::min(end + 1, query.size()));
  }
  return out;
}

// Of what is no URL: nothing that could be a login, a parameter or a terminal's command.
std::string shown_text(std::string_view text) {
  text = text.substr(0, text.find_first_of("?#"));
  if (const std::size_t at = text.rfind('@'); at != text.npos) text.remove_prefix(at + 1);
  std::string out(text);
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = ' ';
  return out;
}

}  // namespace

std::optional<Url> parse_url(std::string_view text) {
  const UrlHandle handle(curl_url());
  if (!handle || !set_url(handle.get(), text)) return std::nullopt;
  return parts_of(handle.get());
}

std::string to_string(const Url& url) {
  std::string out = url.scheme + "://" + url.host;
  if (url.port != usual_port(url.scheme)) out += ":" + std::to_string(url.port);
  out += url.path;
  if (url.has_query) out += "?" + url.query;
  return out;
}

std::optional<std::string> resolve_url(const std::string& base, std::string_view reference) {
  const UrlHandle handle(curl_url());
  if (!handle || trim(reference).empty()) return std::nullopt;
  if (!set_url(handle.get(), base) || !set_url(handle.get(), trim(reference))) return std::nullopt;
  const auto url = parts_of(handle.get());
  if (!url) return std::nullopt;
  return to_string(*url);
}

std::optional<std::string> origin_of(std::string_view url) {
  const auto parts = parse_url(url);
  if (!parts) return std::nullopt;
  return origin_text(*parts);
}

bool belongs_to_origin(const Url& url, std::string_view origin) {
  const auto bound = parse_url(origin);
  if (!bound || bound->host != url.host) return false;
  if (bound->scheme == url.scheme) return bound->port == url.port;
  return bound->scheme == "http" && bound->port == 80 && url.scheme == "https" && url.port == 443;
}

bool is_same_site(const Url& named, const Url& found) {
  if (without_www(named.host) != without_www(found.host) &&
      !(is_loopback(named) && is_loopback(found)))
    return false;
  return named.port == found.port ||
         (named.port == usual_port(named.scheme) && found.port == usual_port(found.scheme));
}

bool is_loopback(const Url& url) {
  if (url.host == "localhost" || url.host == "[::1]") return true;
  // parse_url has brought numeric addresses (127.1, 0x7f000001) to four numbers.
  if (!url.host.starts_with("127.")) return false;
  return std::count(url.host.begin(), url.host.end(), '.') == 3 &&
         url.host.find_first_not_of("0123456789.") == std::string::npos;
}

std::string shown_url(std::string_view url) {
  auto parts = parse_url(url);
  if (!parts) return shown_text(url);
  parts->query = shown_query(parts->query);
  return to_string(*parts);
}

std::string shortly_shown_url(std::string_view url) {
  constexpr std::size_t longest_query = 100;
  std::string out = shown_url(url);
  const std::size_t query = out.find('?');
  if (query == std::string::npos || out.size() - query <= longest_query) return out;
  out.resize(query + longest_query);  // queries are ASCII: parse_url() encodes what is not
  return out + "...";
}

}  // namespace postferry
