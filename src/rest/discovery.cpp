// SPDX-License-Identifier: MIT
#include "rest/discovery.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "codec/entities.h"
#include "codec/json_tree.h"
#include "codec/json_write.h"
#include "rest/json_answer.h"
#include "rest/url.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view relation = "https://api.w.org/";

// The value of an attribute in a tag, as written. Minified pages leave quotes out.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != npos; at = tag.find(name, at + 1)) {
    std::size_t value = at + name.size();
    if (at == 0 || !is_space(tag[at - 1]) || value >= tag.size() || tag[value] != '=') continue;
    ++value;
    if (value >= tag.size()) continue;
    const bool quoted = tag[value] == '"' || tag[value] == '\'';
    if (!quoted) return tag.substr(value, tag.find_first_of(" \t\r\n", value) - value);
    const std::size_t end = tag.find(tag[value], value + 1);
    if (end != npos) return tag.substr(value + 1, end - value - 1);
  }
  return {};
}

// Of `<URL>; rel="https://api.w.org/", <...>; rel=...` (RFC 8288) the URL of that relation.
std::string_view link_of(std::string_view header) {
  while (true) {
    const std::size_t begin = header.find('<');
    const std::size_t end = header.find('>', begin == npos ? header.size() : begin);
    if (begin == npos || end == npos) return {};
    const std::size_t next = header.find(",", end);
    const std::string_view parameters =
        header.substr(end + 1, next == npos ? npos : next - end - 1);
    if (parameters.find(relation) != npos) return header.substr(begin + 1, end - begin - 1);
    if (next == npos) return {};
    header.remove_prefix(next + 1);
  }
}

// Names of public sites have a dot and letters; others stay at home.
bool has_domain(const Url& url) {
  return url.host.find('.') != std::string::npos && !url.host.starts_with('[') &&
         url.host.find_first_not_of("0123456789.") != std::string::npos;
}

// The href of the link element, or of RSD's apiLink.
std::string root_in_page(std::string_view page) {
  for (std::size_t at = find_bytes(page, relation); at != npos;
       at = find_bytes(page, relation, at + 1)) {
    const std::size_t begin = page.rfind('<', at);
    const std::size_t end = page.find('>', at);
    if (begin == npos || end == npos) continue;
    const std::string_view tag = page.substr(begin, end - begin);
    if (equals_ignoring_case(tag.substr(0, 5), "<link"))
      return decode_entities(attribute(tag, "href"));
  }
  return {};
}

std::string root_in_rsd(std::string_view page) {
  const std::size_t at = find_bytes(page, "name=\"WP-API\"");
  if (at == npos) return {};
  const std::size_t end = page.find('>', at);
  const std::size_t begin = page.rfind('<', at);
  if (begin == npos || end == npos) return {};
  return decode_entities(attribute(page.substr(begin, end - begin), "apiLink"));
}

std::string with_slash(std::string url) {
  if (url.find('?') == std::string::npos && !url.ends_with('/')) url += '/';
  return url;
}

class Finder {
 public:
  explicit Finder(Http& http) : http_(http) {}

  // Whether an index answers there; then it is the outcome.
  bool is_root(const std::string& url, bool wordpress_com = false) {
    if (url.empty() || std::find(tried_.begin(), tried_.end(), url) != tried_.end()) return false;
    tried_.push_back(url);
    HttpRequest request;
    request.url = url;
    request.headers.add("Accept", "application/json");
    const HttpResponse response = http_.send(request);
    const JsonAnswer answer = read_json_answer(response, tree_);
    if (!answer.is_json() || !is_index(tree_.root())) {
      blame(answer, answer.is_json() ? shown_url(url) + ": the JSON there is no index of an API"
                                     : explain(response, answer));
      return false;
    }
    // Redirected: what follows goes to the final address.
    found_.root = {response.url.empty() ? url : response.url, wordpress_com};
    found_.index = trimmed_index(tree_.root());
    found_.date = response.headers.find("Date").value_or(std::string_view());
    return true;
  }

  // The page itself, and what it says of the API. False if it says nothing.
  bool ask_page(const std::string& url) {
    HttpRequest request;
    request.url = url;
    request.max_body = std::size_t{8} << 20;
    page_ = http_.send(request);
    if (page_.status == 0) {
      why_ = explain(page_);
      return false;
    }
    for (const std::string_view header : page_.headers.all("Link"))
      if (is_root(resolved(link_of(header)))) return true;
    return is_root(resolved(root_in_page(page_.body)));
  }

  bool ask_rsd(const std::string& home) {
    HttpRequest request;
    request.url = home + "xmlrpc.php?rsd";
    const HttpResponse response = http_.send(request);
    return response.ok() && is_root(root_in_rsd(response.body));
  }

  bool guess(const std::string& home) {
    return is_root(home + "wp-json/") || is_root(home + "index.php/wp-json/") ||
           is_root(home + "?rest_route=/") || is_root(home + "index.php?rest_route=/");
  }

  bool ask_wordpress_com(const Url& site) {
    if (is_loopback(site) || !has_domain(site)) return false;
    return is_root("https://public-api.wordpress.com/wp/v2/sites/" + site.host + "/", true);
  }

  /// At least the page's head came.
  [[nodiscard]] bool page_came() const { return page_.status != 0; }
  [[nodiscard]] const std::string& page_url() const { return page_.url; }
  [[nodiscard]] const std::string& why() const { return why_; }
  [[nodiscard]] FoundApi take() { return std::move(found_); }

 private:
  static bool is_index(const JsonNode& value) {
    return value.is(JsonKind::object) && value.find("routes") &&
           (value.find("namespaces") || value.find("namespace"));
  }

  // Routes are most of it, and nobody reads them.
  static std::string trimmed_index(const JsonNode& index) {
    std::string out = "{";
    for (const JsonNode member : index) {
      const std::string_view key = member.key();
      if (key == "routes" || key == "_links" || key == "authentication" || key == "namespaces")
        continue;
      if (out.size() > 1) out += ',';
      append_json_string(out, key);
      out.append(":").append(one_line(member.raw()));
    }
    return out + "}";
  }

  // The first error object tells most: the API is there, but closed. Else the first answer.
  void blame(const JsonAnswer& answer, std::string why) {
    const bool tells = answer.kind == AnswerKind::api_error;
    if (!why_.empty() && (closed_ || !tells)) return;
    closed_ = tells;
    why_ = std::move(why);
  }

  [[nodiscard]] std::string resolved(std::string_view reference) const {
    if (reference.empty()) return {};
    return resolve_url(page_.url, reference).value_or(std::string());
  }

  Http& http_;
  JsonTree tree_;
  HttpResponse page_;
  std::vector<std::string> tried_;
  std::string why_;
  bool closed_ = false;  // why_ is an error of an API
  FoundApi found_;
};

// The folders that a page stands in, from within: of "https://a.example/blog/page" they are
// "https://a.example/blog/" and "https://a.example/".
std::vector<std::string> folders_of(const Url& url) {
  constexpr std::size_t most = 5;
  Url folder = url;
  folder.query.clear();
  folder.has_query = false;
  std::vector<std::string> out;
  while (out.size() < most && !folder.path.empty()) {
    folder.path.resize(folder.path.rfind('/') + 1);
    out.push_back(to_string(folder));
    folder.path.resize(folder.path.size() - 1);
  }
  return out;
}

}  // namespace

FoundApi find_api(Http& http, const std::string& address) {
  std::vector<std::string> starts = {address};
  if (address.find("://") == std::string::npos)
    starts = {"https://" + address, "http://" + address};
  Finder finder(http);
  for (const std::string& start : starts) {
    const std::optional<Url> url = parse_url(start);
    if (!url)
      throw Error(ErrorCode::usage, "this is no web address: \"" + shown_url(address) +
                                        "\"; it should look like https://blog.example");
    if (!url->user_info.empty())
      throw Error(ErrorCode::usage,
                  "the address holds a login, which is not used; take it out, and give an "
                  "application password with --user",
                  shown_url(address));
    if (finder.ask_page(with_slash(to_string(*url)))) return finder.take();
    if (!finder.page_came()) continue;
    if (finder.is_root(with_slash(start))) return finder.take();
    const std::optional<Url> page = parse_url(finder.page_url());
    for (const std::string& home : folders_of(page ? *page : *url))
      if (finder.ask_rsd(home) || finder.guess(home)) return finder.take();
    if (finder.ask_wordpress_com(*url)) return finder.take();
  }
  throw Error(ErrorCode::input,
              "no WordPress REST API was found: " +
                  (finder.why().empty() ? std::string("nothing answers as one") : finder.why()),
              shown_url(address));
}

}  // namespace postferry
