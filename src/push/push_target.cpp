// SPDX-License-Identifier: MIT
#include "push/push_target.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "base/numbers.h"
#include "rest/url.h"

namespace postferry {

namespace {

// Types whose items are files of the theme, or made by other requests than posts are.
constexpr std::array<std::string_view, 5> no_posts = {
    "wp_template", "wp_template_part", "wp_global_styles", "wp_font_family", "wp_font_face"};
// Statuses that no list takes: they are no state of a post that a person sees.
constexpr std::array<std::string_view, 2> no_statuses = {"auto-draft", "inherit"};

template <class List>
bool has_word(const List& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

std::string_view text_of(const JsonNode& object, std::string_view key) {
  const JsonNode member = object.is(JsonKind::object) ? object.find(key) : JsonNode();
  return member ? member.text() : std::string_view();
}

JsonNode child(JsonNode node, std::initializer_list<std::string_view> path) {
  for (const std::string_view key : path) {
    if (!node.is(JsonKind::object)) return {};
    node = node.find(key);
  }
  return node;
}

std::string route_of(const JsonNode& thing, std::string_view fallback) {
  const std::string_view space = text_of(thing, "rest_namespace");
  const std::string_view base = text_of(thing, "rest_base");
  return std::string(space.empty() ? "wp/v2" : space) + "/" +
         std::string(base.empty() ? fallback : base);
}

class TargetSurvey {
 public:
  TargetSurvey(RestApi& api, const FoundApi& found, Notes& notes)
      : api_(api), found_(found), notes_(notes) {}

  PushTarget run() {
    find_url();
    find_user();
    find_types();
    for (auto& [name, type] : target_.types) find_fields(type);
    find_taxonomies();
    find_statuses();
    return std::move(target_);
  }

 private:
  void find_url() {
    JsonTree index;
    if (index.parse_strictly(found_.index)) target_.url = text_of(index.root(), "home");
    if (target_.url.empty()) target_.url = found_.root.url;
  }

  void find_user() {
    const RestAnswer answer = api_.get("wp/v2/users/me", {{"context", "edit"}});
    const auto id = answer.is_json() ? parse_integer(text_of(api_.value(), "id")) : std::nullopt;
    if (!id || *id <= 0)
      throw Error(ErrorCode::input,
                  "the site does not say who the login is, which push needs to know: " +
                      (answer.is_json() ? shown_url(answer.response.url)
                                        : explain(answer.response, answer.answer)));
    target_.user = static_cast<std::uint64_t>(*id);
    target_.login = text_of(api_.value(), "username");
    if (const JsonNode may = child(api_.value(), {"capabilities"}); may.is(JsonKind::object))
      for (const JsonNode one : may)
        if (one.text() == "true" || one.text() == "1") target_.may.emplace(one.key());
  }

  // The named list, or false with a note.
  bool ask(const std::string& what) {
    const RestAnswer answer = api_.get("wp/v2/" + what, {{"context", "edit"}});
    if (answer.is_json() && api_.value().is(JsonKind::object)) return true;
    const std::string why = answer.is_json()
                                ? shown_url(answer.response.url) + ": the answer is no list by name"
                                : explain(answer.response, answer.answer);
    if (!answer.response.arrived() || answer.response.status >= 500)
      throw Error(ErrorCode::input, why);
    notes_.add(NoteCode::rest_refused, what, why);
    return false;
  }

  void find_types() {
    if (!ask("types")) {
      for (const auto& [name, route] : {std::pair{"post", "wp/v2/posts"},
                                        {"page", "wp/v2/pages"},
                                        {"attachment", "wp/v2/media"}})
        target_.types[name] = {name, route, {}, {}};
      return;
    }
    for (const JsonNode type : api_.value()) {
      const std::string name(type.key());
      const std::string route = route_of(type, name);
      if (!has_word(no_posts, name) && route.find('(') == std::string::npos)
        target_.types[name] = {name, route, {}, {}};
    }
  }

  // The schema, as OPTIONS tells it. Where that is closed, all fields are tried; custom fields are
  // left out then, since nothing says which the site would take.
  void find_fields(PushType& type) {
    const RestAnswer answer = api_.send("OPTIONS", type.route);
    const JsonNode fields =
        answer.is_json() ? child(api_.value(), {"schema", "properties"}) : JsonNode();
    if (!fields.is(JsonKind::object)) {
      notes_.add(NoteCode::rest_refused, type.name,
                 "the site does not say which fields it takes; custom fields are not sent");
      return;
    }
    for (const JsonNode field : fields)
      if (text_of(field, "readonly") != "true") type.fields.emplace(field.key());
    const JsonNode meta = child(fields, {"meta", "properties"});
    if (!meta.is(JsonKind::object)) return;
    for (const JsonNode key : meta) {
      MetaSpec spec{std::string(text_of(key, "type")), false};
      // A single field may be a list itself, which is one row; the schema does not tell those
      // apart.
      if (spec.type == "array") {
        spec.is_list = true;
        if (const JsonNode items = child(key, {"items"})) spec.type = text_of(items, "type");
      }
      type.meta.emplace(key.key(), std::move(spec));
    }
  }

  void find_taxonomies() {
    if (!ask("taxonomies")) {
      target_.taxonomies["category"] = {"category", "wp/v2/categories", "categories", true};
      target_.taxonomies["post_tag"] = {"post_tag", "wp/v2/tags", "tags", false};
      return;
    }
    for (const JsonNode taxonomy : api_.value()) {
      const std::string name(taxonomy.key());
      const std::string_view base = text_of(taxonomy, "rest_base");
      target_.taxonomies[name] = {name, route_of(taxonomy, name),
                                  base.empty() ? name : std::string(base),
                                  text_of(taxonomy, "hierarchical") == "true"};
    }
  }

  void find_statuses() {
    target_.statuses = {"publish", "future", "draft", "pending", "private", "trash"};
    if (!ask("statuses")) return;
    for (const JsonNode status : api_.value())
      if (!has_word(no_statuses, status.key()) && !target_.has_status(status.key()))
        target_.statuses.emplace_back(status.key());
  }

  RestApi& api_;
  const FoundApi& found_;
  Notes& notes_;
  PushTarget target_;
};

}  // namespace

const PushType* PushTarget::type(std::string_view name) const {
  const auto found = types.find(name);
  return found == types.end() ? nullptr : &found->second;
}

const PushTaxonomy* PushTarget::taxonomy(std::string_view name) const {
  const auto found = taxonomies.find(name);
  return found == taxonomies.end() ? nullptr : &found->second;
}

bool PushTarget::has_status(std::string_view status) const { return has_word(statuses, status); }

std::string PushTarget::all_statuses() const {
  std::string out;
  for (const std::string& status : statuses) out += (out.empty() ? "" : ",") + status;
  return out;
}

PushTarget survey_target(RestApi& api, const FoundApi& found, Notes& notes) {
  return TargetSurvey(api, found, notes).run();
}

std::string_view type_of(const Post& post) {
  return post.type.empty() ? std::string_view("post") : std::string_view(post.type);
}

std::string_view status_of(const Post& post) {
  return post.status.empty() ? std::string_view("publish") : std::string_view(post.status);
}

}  // namespace postferry
