// SPDX-License-Identifier: MIT
#include "rest/site_survey.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/error.h"
#include "rest/small_site.h"

namespace postferry {
namespace {

using Answers = std::map<std::string, HttpResponse>;

/// A site with two types and two taxonomies; single routes can be answered otherwise.
struct Survey {
  Survey() {
    site.values["wp/v2/types"] =
        R"({"post":{"rest_base":"posts","rest_namespace":"wp/v2"},
            "attachment":{"rest_base":"media"},
            "wp_template":{"rest_base":"templates"},
            "part":{"rest_base":"posts/(?P<id>[0-9]+)/parts"},
            "review":{"rest_base":"reviews","rest_namespace":"shop/v1"}})";
    site.values["wp/v2/taxonomies"] =
        R"({"category":{"slug":"category","rest_base":"categories"},"genre":{"rest_base":"genres"}})";
    site.values["wp/v2/statuses"] = R"({"publish":{},"draft":{},"auto-draft":{}})";
    site.values["wp/v2/settings"] = R"({"language":"de_DE"})";
    site.lists["wp/v2/categories"] = {{.id = 1, .members = R"("slug":"a")"}};
    site.lists["wp/v2/genres"] = {{.id = 2}, {.id = 3}};
    site.lists["wp/v2/users"] = {{.id = 7}};
    site.before = [this](const RestRequest& request) -> std::optional<HttpResponse> {
      if (editing_alone && !request.has("context")) return std::nullopt;
      const auto found = instead.find(request.route);
      return found == instead.end() ? std::nullopt : std::optional(found->second);
    };
  }

  SiteSurvey of(Rights rights) {
    return survey_site(api, {{"https://blog.example/wp-json/"}, R"({"name":"Blog"})", {}}, rights,
                       notes);
  }
  [[nodiscard]] std::vector<std::string> refused() const {
    std::vector<std::string> out;
    for (const Note& note : notes.all())
      if (note.code == NoteCode::rest_refused) out.push_back(note.field);
    return out;
  }

  SmallSite site;
  RestApi api{site, {"https://blog.example/wp-json/"}};
  Notes notes;
  Answers instead;             // by route
  bool editing_alone = false;  // those stand for requests in context edit
};

using Names = std::vector<std::string>;

TEST(SiteSurvey, FindsTypesWithAttachmentsFirst) {
  Survey survey;
  const SiteSurvey found = survey.of(Rights::visitor);
  ASSERT_EQ(found.types.size(), 3U) << "no templates, no parts of other items";
  EXPECT_EQ(found.types[0].name, "attachment");
  EXPECT_EQ(found.types[0].route, "wp/v2/media");
  EXPECT_EQ(found.types[1].route, "wp/v2/posts");
  EXPECT_EQ(found.types[2].route, "shop/v1/reviews");
  EXPECT_TRUE(found.statuses.empty());
  EXPECT_TRUE(found.lists_users);
  EXPECT_TRUE(survey.notes.empty());
}

TEST(SiteSurvey, WritesTheHeaderOfAStream) {
  Survey survey;
  EXPECT_EQ(survey.of(Rights::visitor).header,
            R"({"wprest":1,"index":{"name":"Blog"},)"
            R"("taxonomies":{"category":{"slug":"category","rest_base":"categories"},)"
            R"("genre":{"rest_base":"genres"}},)"
            R"("terms":[{"id":1,"slug":"a"},{"id":2},{"id":3}],"users":[{"id":7}]})");
}

TEST(SiteSurvey, AsksForStatusesAndSettingsWhenLoggedIn) {
  Survey survey;
  const SiteSurvey found = survey.of(Rights::author);
  EXPECT_EQ(found.statuses, "publish,draft,trash");
  EXPECT_NE(found.header.find(R"("settings":{"language":"de_DE"})"), std::string::npos);
}

TEST(SiteSurvey, ListsTypesThatTheUserMayNotEdit) {
  Survey survey;  // context edit leaves them out
  (void)survey.of(Rights::author);
  for (const RestRequest& request : survey.site.requests) {
    if (request.route == "wp/v2/types" || request.route == "wp/v2/taxonomies") {
      EXPECT_FALSE(request.has("context")) << request.route;
    }
  }
}

TEST(SiteSurvey, AssumesTheUsualTypesWhereTheListIsRefused) {
  Survey survey;
  survey.instead["wp/v2/types"] = error_answer(401, "rest_login_required");
  survey.instead["wp/v2/taxonomies"] = error_answer(403, "rest_forbidden");
  const SiteSurvey found = survey.of(Rights::visitor);
  ASSERT_EQ(found.types.size(), 3U);
  EXPECT_EQ(found.types[0].route, "wp/v2/media");
  EXPECT_EQ(found.types[2].route, "wp/v2/pages");
  EXPECT_NE(found.header.find("\"rest_base\":\"tags\""), std::string::npos);
  EXPECT_EQ(survey.refused(), (Names{"types", "taxonomies", "post_tag"}));
}

TEST(SiteSurvey, AsksNothingOutsideOfTheApi) {
  Survey survey;
  survey.site.values["wp/v2/types"] =
      R"({"post":{"rest_base":"posts"},"a":{"rest_base":"../../wp-admin/x"},)"
      R"("b":{"rest_base":"b","rest_namespace":"../.."},"c":{"rest_base":"/x"}})";
  survey.site.values["wp/v2/taxonomies"] = R"({"d":{"rest_base":".."}})";
  const SiteSurvey found = survey.of(Rights::visitor);
  ASSERT_EQ(found.types.size(), 1U);
  EXPECT_EQ(survey.refused(), (Names{"a", "b", "c", "d"}));
}

TEST(SiteSurvey, WhatVisitorsNeverGetIsNoWarning) {
  Survey survey;
  survey.site.values["wp/v2/taxonomies"] = R"({"nav_menu":{"rest_base":"menus"}})";
  (void)survey.of(Rights::visitor);
  ASSERT_EQ(survey.notes.all().size(), 1U);
  EXPECT_EQ(survey.notes.all()[0].code, NoteCode::rest_visitor);
  survey.notes = {};
  (void)survey.of(Rights::author);
  EXPECT_EQ(survey.refused(), Names{"nav_menu"});
}

TEST(SiteSurvey, ARedirectWithoutEndIsARefusal) {
  Survey survey;
  HttpResponse circle;
  circle.failure = HttpFailure::redirects;
  survey.instead["wp/v2/users"] = circle;
  survey.instead["wp/v2/taxonomies"] = circle;
  (void)survey.of(Rights::visitor);
  EXPECT_EQ(survey.refused(), (Names{"taxonomies", "post_tag", "users"}));
}

TEST(SiteSurvey, TellsAnAnswerOfAnotherShape) {
  Survey survey;
  survey.site.values["wp/v2/types"] = "[]";
  EXPECT_EQ(survey.of(Rights::visitor).types.size(), 3U);
  ASSERT_EQ(survey.refused(), Names{"types"});
  EXPECT_FALSE(survey.notes.all()[0].text.empty());
}

TEST(SiteSurvey, DoesWithoutUsersWhereTheyAreHidden) {
  Survey survey;
  survey.instead["wp/v2/users"] = error_answer(403, "rest_user_cannot_view");
  const SiteSurvey found = survey.of(Rights::author);
  EXPECT_FALSE(found.lists_users);
  EXPECT_TRUE(found.header.ends_with("\"users\":[]}"));
  EXPECT_EQ(survey.refused(), Names{"users"});
}

TEST(SiteSurvey, ReadsTermsAndUsersAsVisitorsDoWhereEditingIsRefused) {
  Survey survey;
  survey.editing_alone = true;
  survey.instead["wp/v2/users"] = error_answer(403, "rest_forbidden_context");
  survey.instead["wp/v2/categories"] = error_answer(403, "rest_forbidden_context");
  const SiteSurvey found = survey.of(Rights::author);
  EXPECT_NE(found.header.find(R"({"id":1,"slug":"a"})"), std::string::npos);
  EXPECT_NE(found.header.find(R"("users":[{"id":7}])"), std::string::npos);
  EXPECT_TRUE(found.lists_users);
  EXPECT_TRUE(survey.notes.empty());
}

TEST(SiteSurvey, TakesARefusalOfSettingsForNoNews) {
  Survey survey;
  survey.instead["wp/v2/settings"] = error_answer(403, "rest_forbidden");
  EXPECT_EQ(survey.of(Rights::author).header.find("settings"), std::string::npos);
  EXPECT_TRUE(survey.notes.empty());
  survey.instead["wp/v2/settings"] = error_answer(500, "internal_server_error");
  (void)survey.of(Rights::author);
  EXPECT_EQ(survey.refused(), Names{"settings"});
}

TEST(SiteSurvey, EndsWhereTheSiteIsDown) {
  for (const int status : {429, 503}) {
    Survey survey;
    survey.instead["wp/v2/types"] = error_answer(status, "busy");
    EXPECT_THROW((void)survey.of(Rights::visitor), Error);
  }
  Survey survey;
  survey.instead["wp/v2/types"].failure = HttpFailure::connect;
  EXPECT_THROW((void)survey.of(Rights::visitor), Error);
}

std::string login_error(Survey& survey) {
  try {
    check_login(survey.api);
  } catch (const Error& error) {
    EXPECT_EQ(error.code(), ErrorCode::input);
    return error.what();
  }
  return {};
}

const std::string me = "wp/v2/users/me";

TEST(CheckLogin, BelievesAUser) {
  Survey survey;
  survey.site.values[me] = R"({"id":7,"slug":"ada"})";
  EXPECT_EQ(login_error(survey), "");
  EXPECT_EQ(survey.site.requests[0].get("context"), "edit");
}

TEST(CheckLogin, SaysThatTheHeaderDidNotArrive) {
  Survey survey;
  survey.instead[me] = error_answer(401, "rest_not_logged_in");
  const std::string error = login_error(survey);
  EXPECT_NE(error.find("did not take the login"), std::string::npos) << error;
  EXPECT_NE(error.find("drops the Authorization header"), std::string::npos) << error;
}

TEST(CheckLogin, SaysThatThePasswordIsWrong) {
  for (const char* code : {"incorrect_password", "invalid_username", "invalid_email",
                           "application_passwords_disabled"}) {
    Survey survey;
    survey.instead[me] = error_answer(401, code);
    const std::string error = login_error(survey);
    EXPECT_TRUE(error.starts_with("the login did not work: ")) << error;
    EXPECT_NE(error.find(code), std::string::npos);
    EXPECT_NE(error.find("application password"), std::string::npos);
    EXPECT_EQ(survey.site.requests.size(), 1U) << "a wrong password is not tried again";
  }
}

TEST(CheckLogin, AsksPostsWhereUsersAreClosed) {
  for (const auto& [closed, posts, good] :
       {std::tuple{error_answer(403, "blocked"), json_answer("[]"), true},
        std::tuple{error_answer(404, "rest_no_route"), error_answer(403, "rest_forbidden_context"),
                   true},
        std::tuple{error_answer(404, "rest_no_route"), error_answer(401, "rest_forbidden_context"),
                   false},
        std::tuple{error_answer(500, "internal_server_error"), json_answer("[]"), false}}) {
    Survey survey;
    survey.instead[me] = closed;
    survey.instead["wp/v2/posts"] = posts;
    EXPECT_EQ(login_error(survey).empty(), good);
  }
}

TEST(CheckLogin, TakesNoOtherAnswerForAUser) {
  Survey survey;
  survey.site.values[me] = "[]";
  EXPECT_NE(login_error(survey).find("the answer is no user"), std::string::npos);
}

}  // namespace
}  // namespace postferry
