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
#include "rest/json_answer.h"
#include "rest/url.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view relation = "https://api.w.org/";

// The value of an attribute in a tag, as written.
std::string_view attribute(std::string_view tag, std::string_view name) {
  for (std::size_t at = tag.find(name); at != npos; at = tag.find(name, at + 1)) {
    std::size_t value = at + name.size();
    if (at == 0 || !is_space(tag[at - 1]) || value >= tag.size() || tag[value] != '=') continue;
    ++value;
    if (value >= tag.size() || (tag[value] != '"' && tag[value] != '\'')) continue;
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

// The href of the link element, or of RSD's apiLink.
std::string root_in_page(std::string_view page) {
  for (std::size_t at = find_bytes(page, relation); at != npos;
       at = find_bytes(page, relation, at + 1)) {
    const std::size_t begin = page.rfind('<', at);
    const std::size_t end = page.find('>', at);
    if (begin == npos || end == npos) continue;
    const std::string_view tag = page.substr(begin, end - begin);
    if (tag.starts_with("<link")) return decode_entities(attribute(tag, "href"));
  }
  return {};
}

std::string root_in_rsd(std::string_view page) {
  const std::size_t at = find_bytes(page, "name=\"WP-API\"");
  if (at == npos) return {};
  const std::size_t end = page.find('>', at);
  const std::size_t begin = page.rfind('<', at);
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
      if (answer.kind == AnswerKind::api_error || why_.empty()) why_ = explain(response, answer);
      if (answer.is_json() && why_.empty()) why_ = shown_url(url) + ": it is no WordPress API";
      return false;
    }
    // Redirected: what follows goes to the final address.
    found_.root = {response.url.empty() ? url : response.url, wordpress_com};
    found_.index = trimmed_index(tree_.root());
    return true;
  }

  // The page itself, and what it says of the API. False if it says nothing.
  bool ask_page(const std::string& url) {
    HttpRequest request;
    request.url = url;
    request.max_body = std::size_t{8} << 20;
    page_ = http_.send(request);
    if (!page_.arrived()) {
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
    return is_root("https://public-api.wordpress.com/wp/v2/sites/" + site.host + "/", true);
  }

  [[nodiscard]] bool page_arrived() const { return page_.arrived() && page_.status != 0; }
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
      out.append("\"").append(key).append("\":").append(one_line(member.raw()));
    }
    return out + "}";
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
  FoundApi found_;
};

// The folder that a page stands in: "https://a.example/blog/page" -> "https://a.example/blog/".
std::string folder_of(const Url& url) {
  Url folder = url;
  folder.path.resize(folder.path.rfind('/') + 1);
  folder.query.clear();
  folder.has_query = false;
  return to_string(folder);
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
    if (finder.ask_page(with_slash(to_string(*url)))) return finder.take();
    if (!finder.page_arrived()) continue;
    const std::optional<Url> page = parse_url(finder.page_url());
    const std::string home = folder_of(page ? *page : *url);
    if (finder.is_root(with_slash(start)) || finder.ask_rsd(home) || finder.guess(home) ||
        finder.ask_wordpress_com(*url))
      return finder.take();
  }
  throw Error(ErrorCode::input,
              "no WordPress REST API was found: " +
                  (finder.why().empty() ? std::string("nothing answers as one") : finder.why()),
              shown_url(address));
}

}  // namespace postferry
