// SPDX-License-Identifier: MIT
#include "rest/writable_site.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/numbers.h"
#include "codec/json_tree.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 5> wrapped = {"title", "content", "excerpt", "description",
                                                     "caption"};

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

// Tests use no characters that would have to be escaped where this is called.
std::string unquoted(const std::string& json) {
  return json.size() >= 2 && json.front() == '"' ? json.substr(1, json.size() - 2) : json;
}

bool is_text_with_forms(const std::string& route, std::string_view key) {
  const bool is_term = route == "wp/v2/categories" || route == "wp/v2/tags";
  return !is_term && std::find(wrapped.begin(), wrapped.end(), key) != wrapped.end();
}

std::string json_of(const std::string& route, std::uint64_t id,
                    const WritableSite::Members& members) {
  std::string out = "{\"id\":" + std::to_string(id);
  for (const auto& [key, value] : members) {
    out += ",\"" + key + "\":";
    out += is_text_with_forms(route, key) ? "{\"raw\":" + value + ",\"rendered\":\"\"}" : value;
  }
  return out + "}";
}

bool lists(const std::string& list, const std::string& wanted) {
  return ("," + list + ",").find("," + wanted + ",") != std::string::npos;
}

std::string member(const WritableSite::Members& members, const std::string& key) {
  const auto found = members.find(key);
  return found == members.end() ? std::string() : found->second;
}

// As the schema's format "email" does; nothing is one, too.
std::optional<HttpResponse> refuse_email(const std::string& json) {
  const std::string email = unquoted(json);
  if (email.empty() || email.find('@') != std::string::npos) return std::nullopt;
  HttpResponse out =
      json_answer(R"({"code":"rest_invalid_param","message":"Invalid parameter(s): author_email",)"
                  R"("data":{"status":400,"params":{"author_email":"Invalid email address."}}})");
  out.status = 400;
  return out;
}

bool is_wanted(const std::string& route, std::uint64_t id, const WritableSite::Members& members,
               const RestRequest& asked) {
  if (asked.has("include") && !lists(asked.get("include"), std::to_string(id))) return false;
  if (asked.has("post") && !lists(asked.get("post"), member(members, "post"))) return false;
  if (asked.has("slug") && member(members, "slug") != quoted(asked.get("slug"))) return false;
  const std::string date = unquoted(member(members, "date_gmt"));
  if (asked.has("after") && date <= asked.get("after").substr(0, 19)) return false;
  if (asked.has("before") && date >= asked.get("before").substr(0, 19)) return false;
  if (asked.has("type") && asked.get("type") != "all" &&
      unquoted(member(members, "type")) != asked.get("type"))
    return false;
  const std::string status = unquoted(member(members, "status"));
  if (!asked.has("status") || route == "wp/v2/media") return true;
  if (asked.get("status") == "all") return status == "approved" || status == "hold";
  return lists(asked.get("status"), status);
}

}  // namespace

void WritableSite::clear() {
  before = nullptr;
  after = nullptr;
  writes = 0;
  requests.clear();
  items_.clear();
  next_ = 10;
  clock_ = 0;
  values_["wp/v2/users/me"] =
      R"({"id":1,"username":"admin","capabilities":{"publish_posts":true}})";
  values_["wp/v2/types"] = R"({"post":{"rest_base":"posts"},"page":{"rest_base":"pages"},)"
                           R"("attachment":{"rest_base":"media"}})";
  values_["wp/v2/taxonomies"] = R"({"category":{"rest_base":"categories","hierarchical":true},)"
                                R"("post_tag":{"rest_base":"tags","hierarchical":false}})";
  values_["wp/v2/statuses"] = R"({"publish":{},"future":{},"draft":{},"pending":{},"private":{}})";
  for (const char* route : {"wp/v2/posts", "wp/v2/pages", "wp/v2/media", "wp/v2/categories",
                            "wp/v2/tags", "wp/v2/users", "wp/v2/comments"})
    items_[route];
  items_["wp/v2/users"][1] = {{"username", quoted("admin")}, {"slug", quoted("admin")}};
  items_["wp/v2/categories"][1] = {{"slug", quoted("uncategorized")},
                                   {"name", quoted("Uncategorized")},
                                   {"description", quoted("")}};
}

HttpResponse WritableSite::send(const HttpRequest& request) {
  requests.push_back(request.method + " " + rest_request(request).route);
  if (before)
    if (std::optional<HttpResponse> instead = before(request)) return *std::move(instead);
  HttpResponse out = answer(request);
  if (out.url.empty()) out.url = request.url;
  if (after)
    if (std::optional<HttpResponse> instead = after(request, out)) return *std::move(instead);
  return out;
}

HttpResponse WritableSite::answer(const HttpRequest& request) {
  const RestRequest asked = rest_request(request);
  if (const auto value = values_.find(asked.route); value != values_.end())
    return json_answer(value->second);
  if (request.method == "OPTIONS") {
    std::string fields = R"("title":{},"content":{},"excerpt":{},"status":{},"date":{},)"
                         R"("date_gmt":{},"slug":{},"author":{},"password":{},"parent":{},)"
                         R"("comment_status":{},"ping_status":{},"featured_media":{},)"
                         R"("categories":{},"tags":{},"modified":{"readonly":true},)"
                         R"("meta":{"properties":{"mood":{"type":"string"}}})";
    if (asked.route == "wp/v2/comments" || asked.route == "wp/v2/categories")
      fields = R"("meta":{"properties":{"rating":{"type":"integer"}}})";
    if (asked.route == "wp/v2/media") fields += R"(,"description":{},"caption":{},"post":{})";
    return json_answer("{\"schema\":{\"properties\":{" + fields + "}}}");
  }
  std::string route = asked.route;
  std::uint64_t id = 0;
  if (items_.count(route) == 0) {
    const std::size_t slash = route.rfind('/');
    id = static_cast<std::uint64_t>(parse_integer(route.substr(slash + 1)).value_or(0));
    route.resize(slash);
  }
  if (items_.count(route) == 0) return error_answer(404, "rest_no_route");
  if (id != 0 && items_[route].count(id) == 0) return error_answer(404, "rest_post_invalid_id");
  if (request.method == "GET") return id == 0 ? list(route, asked) : one(route, id, 200);
  ++writes;
  if (request.method == "DELETE") {
    items_[route][id]["status"] = quoted("trash");
    touch(items_[route][id]);
    return one(route, id, 200);
  }
  return id == 0 ? create(route, request) : change(route, id, request);
}

HttpResponse WritableSite::list(const std::string& route, const RestRequest& asked) const {
  std::vector<std::uint64_t> wanted;
  for (const auto& [id, members] : items_.at(route))
    if (is_wanted(route, id, members, asked)) wanted.push_back(id);
  const auto offset = static_cast<std::size_t>(parse_integer(asked.get("offset")).value_or(0));
  const auto most = static_cast<std::size_t>(parse_integer(asked.get("per_page")).value_or(10));
  std::string out = "[";
  for (std::size_t at = offset; at < std::min(wanted.size(), offset + most); ++at) {
    if (out.size() > 1) out += ',';
    out += json_of(route, wanted[at], items_.at(route).at(wanted[at]));
  }
  return json_answer(out + "]", {{"X-WP-Total", std::to_string(wanted.size())}});
}

HttpResponse WritableSite::one(const std::string& route, std::uint64_t id, int status) const {
  HttpResponse out = json_answer(json_of(route, id, items_.at(route).at(id)));
  out.status = status;
  return out;
}

HttpResponse WritableSite::create(const std::string& route, const HttpRequest& request) {
  Members members;
  if (route == "wp/v2/media") {
    for (const auto& [key, value] : rest_request(request).parameters)
      members[key] = key == "author" ? value : quoted(value);
    members["source_url"] =
        quoted("https://blog.example/uploads/" + std::to_string(next_) + ".png");
    members["status"] = quoted("inherit");
  }
  JsonTree tree;
  if (tree.parse_strictly(request.body) && tree.root().is(JsonKind::object))
    for (const JsonNode sent : tree.root()) members[std::string(sent.key())] = sent.raw();
  if (route == "wp/v2/comments")
    if (std::optional<HttpResponse> refusal = refuse_comment(members)) return *std::move(refusal);
  if (member(members, "status") == quoted("approve")) members["status"] = quoted("approved");
  if (members.count("slug") != 0)
    members["slug"] = quoted(free_slug(route, unquoted(members["slug"])));
  const std::uint64_t id = next_++;
  touch(members);
  if (members.count("date_gmt") != 0) members["modified_gmt"] = members["date_gmt"];
  if (route == "wp/v2/posts" || route == "wp/v2/pages" || route == "wp/v2/media")
    members["link"] = quoted("https://blog.example/?p=" + std::to_string(id));
  items_[route][id] = std::move(members);
  return one(route, id, 201);
}

HttpResponse WritableSite::change(const std::string& route, std::uint64_t id,
                                  const HttpRequest& request) {
  Members& members = items_[route][id];
  JsonTree tree;
  if (!tree.parse_strictly(request.body)) return error_answer(400, "rest_invalid_json");
  if (const JsonNode email = tree.root().find("author_email"))
    if (std::optional<HttpResponse> refusal = refuse_email(std::string(email.raw())))
      return *std::move(refusal);
  for (const JsonNode sent : tree.root())
    if (sent.key() != "slug") members[std::string(sent.key())] = sent.raw();
  if (member(members, "status") == quoted("approve")) members["status"] = quoted("approved");
  touch(members);
  return one(route, id, 200);
}

std::optional<HttpResponse> WritableSite::refuse_comment(const Members& members) const {
  const auto id = static_cast<std::uint64_t>(parse_integer(member(members, "post")).value_or(0));
  const Members* post = nullptr;
  for (const char* route : {"wp/v2/posts", "wp/v2/pages", "wp/v2/media"})
    if (const auto found = items_.at(route).find(id); found != items_.at(route).end())
      post = &found->second;
  if (post == nullptr) return error_answer(403, "rest_comment_invalid_post_id");
  if (member(*post, "status") == quoted("draft"))
    return error_answer(403, "rest_comment_draft_post");
  if (member(*post, "status") == quoted("trash"))
    return error_answer(403, "rest_comment_trash_post");
  if (member(*post, "comment_status") == quoted("closed"))
    return error_answer(403, "rest_comment_closed");
  if (std::optional<HttpResponse> refusal = refuse_email(member(members, "author_email")))
    return refusal;
  for (const char* needed : {"author_name", "author_email"})
    if (unquoted(member(members, needed)).empty())
      return error_answer(400, "rest_comment_author_data_required");
  for (const auto& [other, comment] : items_.at("wp/v2/comments")) {
    bool same = true;
    for (const char* key : {"post", "parent", "author_name", "content"})
      same = same && member(comment, key) == member(members, key);
    if (same) return error_answer(409, "comment_duplicate");
  }
  return std::nullopt;
}

void WritableSite::touch(Members& members) {
  std::string seconds = std::to_string(++clock_);
  members["modified_gmt"] = quoted("2030-01-01T00:00:" + seconds);
}

std::string WritableSite::free_slug(const std::string& route, const std::string& slug) const {
  const auto is_taken = [&](const std::string& wanted) {
    return std::any_of(items_.at(route).begin(), items_.at(route).end(), [&](const auto& item) {
      return member(item.second, "slug") == quoted(wanted);
    });
  };
  std::string out = slug;
  for (int number = 2; is_taken(out); ++number) out = slug + "-" + std::to_string(number);
  return out;
}

void WritableSite::set(const std::string& route, std::uint64_t id, const std::string& key,
                       const std::string& json) {
  items_[route][id][key] = json;
  touch(items_[route][id]);
}

std::string WritableSite::get(const std::string& route, std::uint64_t id,
                              const std::string& key) const {
  const auto found = items_.at(route).find(id);
  return found == items_.at(route).end() ? std::string() : member(found->second, key);
}

std::uint64_t WritableSite::find(const std::string& route, const std::string& key,
                                 const std::string& json) const {
  std::uint64_t out = 0;
  for (const auto& [id, members] : items_.at(route))
    if (member(members, key) == json) out = out == 0 ? id : 0;
  return out;
}

// Numbers differ with the order in which things were made, so references become what they are to.
std::string WritableSite::dump() const {
  std::map<std::string, std::string> names = {{"0", "nothing"}, {"1", "first"}};
  for (const auto& [route, items] : items_)
    for (const auto& [id, members] : items)
      for (const char* key : {"slug", "content", "title"})
        if (const std::string name = member(members, key); !name.empty()) {
          names.emplace(std::to_string(id), name);
          break;
        }
  std::vector<std::string> lines;
  for (const auto& [route, items] : items_)
    for (const auto& [id, members] : items) {
      std::string line = route;
      for (const auto& [key, value] : members) {
        if (key == "modified_gmt" || key == "source_url" || key == "link" || key == "password")
          continue;
        const bool refers = key == "post" || key == "parent" || key == "featured_media";
        line += " " + key + "=" + (refers && names.count(value) != 0 ? names[value] : value);
      }
      lines.push_back(std::move(line));
    }
  std::sort(lines.begin(), lines.end());
  std::string out;
  for (const std::string& line : lines) out += line + "\n";
  return out;
}

}  // namespace postferry
