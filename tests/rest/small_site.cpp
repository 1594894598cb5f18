// SPDX-License-Identifier: MIT
#include "rest/small_site.h"

#include <algorithm>
#include <utility>

#include "base/numbers.h"

namespace postferry {

namespace {

constexpr std::string_view root = "https://blog.example/wp-json/";

int digit(char c) { return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10; }

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%' || i + 2 >= text.size()) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
    i += 2;
  }
  return out;
}

std::uint64_t number(const std::string& text, std::uint64_t fallback) {
  const auto value = parse_integer(text);
  return value ? static_cast<std::uint64_t>(*value) : fallback;
}

// Whether a list like "1,22,3" has it.
bool lists(const std::string& list, const std::string& wanted) {
  return ("," + list + ",").find("," + wanted + ",") != std::string::npos;
}

bool is_wanted(const SmallSite::Item& item, const RestRequest& request) {
  const std::string id = std::to_string(item.id);
  if (request.has("include") && !lists(request.get("include"), id)) return false;
  if (request.has("post") && !lists(request.get("post"), std::to_string(item.post))) return false;
  for (const char* after : {"modified_after", "after"})
    if (request.has(after) && item.modified <= request.get(after).substr(0, 19)) return false;
  const std::string status = request.has("status") ? request.get("status") : "publish";
  return status == "all" ? item.status == "publish" : lists(status, item.status);
}

std::string json_of(const SmallSite::Item& item) {
  std::string out = "{\"id\":" + std::to_string(item.id);
  if (item.post != 0) out += ",\"post\":" + std::to_string(item.post);
  if (!item.members.empty()) out += "," + item.members;
  return out + "}";
}

}  // namespace

std::string RestRequest::get(std::string_view name) const {
  const auto found = parameters.find(name);
  return found == parameters.end() ? std::string() : found->second;
}

RestRequest rest_request(const HttpRequest& request) {
  RestRequest out;
  std::string_view rest = request.url;
  if (rest.starts_with(root)) rest.remove_prefix(root.size());
  out.route = rest.substr(0, rest.find('?'));
  if (rest.find('?') == std::string_view::npos) return out;
  rest.remove_prefix(rest.find('?') + 1);
  while (!rest.empty()) {
    const std::string_view pair = rest.substr(0, rest.find('&'));
    rest.remove_prefix(std::min(rest.size(), pair.size() + 1));
    const std::size_t sign = std::min(pair.find('='), pair.size());
    out.parameters[decoded(pair.substr(0, sign))] =
        decoded(pair.substr(std::min(pair.size(), sign + 1)));
  }
  return out;
}

HttpResponse json_answer(std::string json, HttpHeaders headers) {
  HttpResponse out;
  out.status = 200;
  out.body = std::move(json);
  out.headers = std::move(headers);
  out.headers.add("Content-Type", "application/json; charset=UTF-8");
  return out;
}

HttpResponse error_answer(int status, const std::string& code, const std::string& data) {
  HttpResponse out =
      json_answer("{\"code\":\"" + code + "\",\"message\":\"It says no.\",\"data\":{\"status\":" +
                  std::to_string(status) + (data.empty() ? "" : ",") + data + "}}");
  out.status = status;
  return out;
}

HttpResponse SmallSite::send(const HttpRequest& request) {
  const RestRequest asked = rest_request(request);
  requests.push_back(asked);
  HttpResponse out;
  std::optional<HttpResponse> instead = before ? before(asked) : std::nullopt;
  if (instead)
    out = *std::move(instead);
  else if (const auto value = values.find(asked.route); value != values.end())
    out = json_answer(value->second);
  else if (const auto found = lists.find(asked.route); found != lists.end())
    out = list(asked, found->second);
  else
    out = error_answer(404, "rest_no_route");
  if (out.url.empty()) out.url = request.url;
  if (!date.empty()) out.headers.add("Date", date);
  return out;
}

HttpResponse SmallSite::list(const RestRequest& request, const std::vector<Item>& items) const {
  std::vector<Item> wanted;
  for (const Item& item : items)
    if (is_wanted(item, request)) wanted.push_back(item);
  const bool up = request.get("orderby") == "id" && request.get("order") == "asc";
  std::sort(wanted.begin(), wanted.end(),
            [up](const Item& a, const Item& b) { return up ? a.id < b.id : a.id > b.id; });
  const std::uint64_t begin =
      std::min<std::uint64_t>(number(request.get("offset"), 0), wanted.size());
  const std::uint64_t end =
      std::min<std::uint64_t>(begin + number(request.get("per_page"), 10), wanted.size());
  std::string out = "[";
  for (std::uint64_t at = begin; at < end; ++at) {
    if (wanted[at].broken == 1) return error_answer(500, "rest_encode_error");
    if (wanted[at].broken != 0) return error_answer(wanted[at].broken, "internal_server_error");
    if (wanted[at].hidden) continue;
    if (out.size() > 1) out += ',';
    out += json_of(wanted[at]);
  }
  HttpHeaders headers;
  if (totals) headers.add("X-WP-Total", std::to_string(wanted.size()));
  return json_answer(out + "]", std::move(headers));
}

void SmallSite::fill(const std::string& route, std::uint64_t first, std::uint64_t last) {
  std::vector<Item>& list = lists[route];
  for (std::uint64_t id = first; id <= last; ++id) list.push_back({.id = id});
}

void SmallSite::remove(const std::string& route, std::uint64_t id) {
  std::erase_if(lists[route], [id](const Item& item) { return item.id == id; });
}

SmallSite::Item& SmallSite::item(const std::string& route, std::uint64_t id) {
  std::vector<Item>& list = lists[route];
  return *std::find_if(list.begin(), list.end(), [id](const Item& item) { return item.id == id; });
}

std::size_t SmallSite::asked(std::string_view route) const {
  return static_cast<std::size_t>(
      std::count_if(requests.begin(), requests.end(),
                    [route](const RestRequest& request) { return request.route == route; }));
}

}  // namespace postferry
