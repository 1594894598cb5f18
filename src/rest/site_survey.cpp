// SPDX-License-Identifier: MIT
#include "rest/site_survey.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/error.h"
#include "rest/collection.h"
#include "rest/url.h"

namespace postferry {

namespace {

// Types whose items are files of the theme, or the editor's own; they have no numbers for ids.
constexpr std::array<std::string_view, 5> no_posts = {
    "wp_template", "wp_template_part", "wp_global_styles", "wp_font_family", "wp_font_face"};
// Statuses that no list takes: they are no state of a post that a person sees.
constexpr std::array<std::string_view, 2> no_statuses = {"auto-draft", "inherit"};

constexpr std::size_t npos = std::string_view::npos;

std::string_view text_of(const JsonNode& object, std::string_view key) {
  const JsonNode member = object.find(key);
  return member ? member.text() : std::string_view();
}

template <class List>
bool has(const List& list, std::string_view wanted) {
  return std::find(list.begin(), list.end(), wanted) != list.end();
}

// "wp/v2" + "/" + "reviews"
std::string route_of(const JsonNode& thing, std::string_view fallback) {
  const std::string_view space = text_of(thing, "rest_namespace");
  const std::string_view base = text_of(thing, "rest_base");
  return std::string(space.empty() ? "wp/v2" : space) + "/" +
         std::string(base.empty() ? fallback : base);
}

/// A taxonomy whose terms the API gives.
struct RestTaxonomy {
  std::string name;
  std::string route;
};

class Surveyor {
 public:
  Surveyor(RestApi& api, const FoundApi& found, Rights rights, Notes& notes)
      : api_(api), found_(found), notes_(notes) {
    survey_.rights = rights;
  }

  SiteSurvey run() {
    expect_next();
    find_types();
    find_statuses();
    std::string header = "{\"wprest\":1,\"index\":" + found_.index;
    if (const std::string settings = find_settings(); !settings.empty())
      header += ",\"settings\":" + settings;
    header += ",\"taxonomies\":" + find_taxonomies();
    expect_lists();
    header += ",\"terms\":[" + list_terms() + "]";
    header += ",\"users\":[" + list_users() + "]}";
    survey_.header = std::move(header);
    api_.expect(this, {});
    return std::move(survey_);
  }

 private:
  [[nodiscard]] bool edits() const { return survey_.rights == Rights::author; }
  [[nodiscard]] Parameters context() const {
    return edits() ? Parameters{{"context", "edit"}} : Parameters{};
  }

  [[nodiscard]] bool is_object(const RestAnswer& answer) const {
    return answer.is_json() && api_.value().is(JsonKind::object);
  }

  void expect_next() {
    std::vector<RestRequestAhead> requests;
    if (edits()) requests = {{"wp/v2/statuses", context()}, {"wp/v2/settings", {}}};
    requests.push_back({"wp/v2/taxonomies", {}});
    api_.expect(this, requests);
  }

  void expect_lists() {
    std::vector<RestRequestAhead> requests;
    for (const RestTaxonomy& taxonomy : taxonomies_)
      requests.push_back(Collection::first_request({taxonomy.route, context(), {}, {}}));
    requests.push_back(Collection::first_request({"wp/v2/users", context(), {}, {}}));
    api_.expect(this, requests);
  }

  // Servers that are down don't refuse: they fail.
  void refuse(const std::string& what, const RestAnswer& answer) {
    const std::string why = answer.is_json()
                                ? shown_url(answer.response.url) + ": the answer is no list by name"
                                : explain(answer.response, answer.answer);
    const int status = answer.response.status;
    const bool leads_nowhere = answer.response.failure == HttpFailure::redirects;
    if (!answer.response.arrived() && !leads_nowhere) throw Error(ErrorCode::input, why);
    if (status == 429 || (status >= 502 && status <= 504)) throw Error(ErrorCode::input, why);
    notes_.add(NoteCode::rest_refused, what, why);
  }

  // Of a type or taxonomy whose route leads elsewhere nothing is asked.
  bool is_within(const std::string& name, const std::string& route) {
    if (is_route(route)) return true;
    notes_.add(NoteCode::rest_refused, name, "its route leads out of the API: " + route);
    return false;
  }

  // Not in context edit, which leaves out types that the user may read but not edit. Routes with
  // parameters in them (of fonts) give parts of other items.
  void find_types() {
    const RestAnswer answer = api_.get("wp/v2/types");
    if (!is_object(answer)) {
      refuse("types", answer);
      survey_.types = {
          {"attachment", "wp/v2/media"}, {"post", "wp/v2/posts"}, {"page", "wp/v2/pages"}};
      return;
    }
    for (const JsonNode type : api_.value()) {
      const std::string name(type.key());
      if (has(no_posts, name) || text_of(type, "rest_base").find('(') != npos) continue;
      if (const std::string route = route_of(type, name); is_within(name, route))
        survey_.types.push_back({name, route});
    }
    std::stable_partition(survey_.types.begin(), survey_.types.end(),
                          [](const RestType& type) { return type.name == "attachment"; });
  }

  void find_statuses() {
    if (!edits()) return;
    const RestAnswer answer = api_.get("wp/v2/statuses", context());
    std::vector<std::string> names = {"publish", "future", "draft", "pending", "private"};
    if (is_object(answer)) {
      names.clear();
      for (const JsonNode status : api_.value())
        if (!has(no_statuses, status.key())) names.emplace_back(status.key());
      if (!has(names, "trash")) names.emplace_back("trash");
    } else {
      refuse("statuses", answer);
    }
    for (const std::string& name : names)
      survey_.statuses += (survey_.statuses.empty() ? "" : ",") + name;
  }

  // For administrators alone, so a refusal is no news.
  std::string find_settings() {
    if (!edits()) return {};
    const RestAnswer answer = api_.get("wp/v2/settings");
    if (is_object(answer)) return one_line(api_.value().raw());
    if (!answer.is_refused()) refuse("settings", answer);
    return {};
  }

  std::string find_taxonomies() {
    const RestAnswer answer = api_.get("wp/v2/taxonomies");  // not in context edit, as types
    if (!is_object(answer)) {
      refuse("taxonomies", answer);
      taxonomies_ = {{"category", "wp/v2/categories"}, {"post_tag", "wp/v2/tags"}};
      return R"({"category":{"slug":"category","rest_base":"categories"},)"
             R"("post_tag":{"slug":"post_tag","rest_base":"tags"}})";
    }
    for (const JsonNode taxonomy : api_.value()) {
      const std::string name(taxonomy.key());
      if (const std::string route = route_of(taxonomy, name); is_within(name, route))
        taxonomies_.push_back({name, route});
    }
    return one_line(api_.value().raw());
  }

  // The items of a collection as a list's inside. In context edit, else as visitors see them.
  std::string list(const std::string& route, const std::string& noun) {
    std::string refusal;
    for (const bool edit : {true, false}) {
      if (edit && !edits()) continue;
      Collection collection(api_, {route, edit ? context() : Parameters{}, noun, {}}, notes_);
      std::string out;
      CollectionPage page;
      while (collection.next(page))
        for (const CollectionPage::Item& item : page.items)
          out.append(out.empty() ? "" : ",").append(item.json);
      if (collection.refusal().empty()) return out;
      if (refusal.empty()) refusal = collection.refusal();
    }
    notes_.add(survey_.note_of(noun, NoteCode::rest_refused), noun, refusal);
    refused_ = true;
    return {};
  }

  std::string list_terms() {
    std::string out;
    for (const RestTaxonomy& taxonomy : taxonomies_) {
      const std::string terms = list(taxonomy.route, taxonomy.name);
      if (!terms.empty()) out.append(out.empty() ? "" : ",").append(terms);
    }
    return out;
  }

  std::string list_users() {
    refused_ = false;
    std::string out = list("wp/v2/users", "users");
    survey_.lists_users = !refused_;
    return out;
  }

  RestApi& api_;
  const FoundApi& found_;
  Notes& notes_;
  SiteSurvey survey_;
  std::vector<RestTaxonomy> taxonomies_;
  bool refused_ = false;  // what was listed last
};

}  // namespace

namespace {

// Codes of the check of passwords itself: wp_authenticate_application_password().
bool is_about_password(const JsonAnswer& answer) {
  constexpr std::array<std::string_view, 5> codes = {
      "incorrect_password", "invalid_username", "invalid_email", "application_passwords_disabled",
      "application_passwords_disabled_for_user"};
  return std::any_of(codes.begin(), codes.end(),
                     [&answer](std::string_view code) { return answer.is_error(code); });
}

// Whether posts are given as for editing, or refused as to somebody who is known: with 403, where
// strangers get 401 (rest_authorization_required_code()).
bool is_known_to_posts(RestApi& api) {
  const RestAnswer answer = api.get("wp/v2/posts", {{"context", "edit"}, {"per_page", "1"}});
  return answer.is_json() ||
         (answer.answer.is_error("rest_forbidden_context") && answer.response.status == 403);
}

}  // namespace

NoteCode SiteSurvey::note_of(std::string_view name, NoteCode code) const noexcept {
  constexpr std::array<std::string_view, 4> backstage = {"nav_menu", "nav_menu_item", "wp_block",
                                                         "wp_navigation"};
  return rights == Rights::visitor && has(backstage, name) ? NoteCode::rest_visitor : code;
}

SiteSurvey survey_site(RestApi& api, const FoundApi& found, Rights rights, Notes& notes) {
  return Surveyor(api, found, rights, notes).run();
}

void check_login(RestApi& api) {
  api.expect_login();
  const RestAnswer answer = api.get("wp/v2/users/me", {{"context", "edit"}});
  if (answer.is_json() && api.value().find("id")) return;
  const std::string why = answer.is_json()
                              ? shown_url(answer.response.url) + ": the answer is no user"
                              : explain(answer.response, answer.answer);
  if (answer.answer.is_error("rest_not_logged_in"))
    throw Error(ErrorCode::input,
                "the site did not take the login (" + why +
                    "): user name or application password are wrong, application passwords are "
                    "off, or its server drops the Authorization header");
  if (is_about_password(answer.answer))
    throw Error(ErrorCode::input, "the login did not work: " + why +
                                      "; it takes an application password (made in the site's "
                                      "profile page of the user), not that of the login form");
  // Plugins close all that has to do with users.
  const bool is_closed = answer.is_refused() || answer.response.status == 404;
  if (is_closed && is_known_to_posts(api)) return;
  throw Error(ErrorCode::input, "the login did not work: " + why);
}

}  // namespace postferry
