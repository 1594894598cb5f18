// SPDX-License-Identifier: MIT
#include "pull/blog.h"

#include <string>

namespace postferry {

namespace {

std::string rendered_and_raw(const std::string& text) {
  return R"({"raw":")" + text + R"(","rendered":")" + text + R"(","protected":false})";
}

std::string post_members(const std::string& type, std::uint64_t id) {
  const std::string number = std::to_string(id);
  const std::string day = (id % 28 < 9 ? "0" : "") + std::to_string(id % 28 + 1);
  const std::string date = "\"2024-03-" + day + "T10:00:00\"";
  return R"("type":")" + type + R"(","slug":")" + type + "-" + number + R"(","date":)" + date +
         R"(,"date_gmt":)" + date + R"(,"modified":)" + date + R"(,"modified_gmt":)" + date +
         R"(,"link":"https://blog.example/)" + number + R"(/","author":)" +
         std::to_string(id % 2 + 1) + R"(,"title":)" + rendered_and_raw("Number " + number) +
         R"(,"content":)" + rendered_and_raw("<p>What " + number + " is about: ****</p>");
}

void fill_type(SmallSite& site, const std::string& type, const std::string& route,
               std::uint64_t first, std::uint64_t last) {
  site.fill(route, first, last);
  for (SmallSite::Item& item : site.lists[route]) {
    if (item.id % 7 == 0) item.status = "draft";
    item.members = R"("status":")" + item.status + "\"," + post_members(type, item.id) +
                   R"(,"categories":[)" + std::to_string(item.id % 3 + 1) +
                   R"(],"featured_media":)" + std::to_string(item.id % 120);
  }
}

void fill_terms_and_users(SmallSite& site) {
  for (std::uint64_t id = 1; id <= 3; ++id)
    site.lists["wp/v2/categories"].push_back(
        {.id = id,
         .members = R"("taxonomy":"category","name":"Shelf )" + std::to_string(id) +
                    R"(","slug":"shelf-)" + std::to_string(id) + "\""});
  for (std::uint64_t id = 1; id <= 2; ++id)
    site.lists["wp/v2/users"].push_back({.id = id,
                                         .members = R"("name":"Ada","slug":"ada)" +
                                                    std::to_string(id) + R"(","username":"ada)" +
                                                    std::to_string(id) + "\""});
}

// Many of few posts, so that a page of posts has several pages of them.
void fill_comments(SmallSite& site) {
  for (std::uint64_t id = 1; id <= 450; ++id)
    site.lists["wp/v2/comments"].push_back(
        {.id = id,
         .members = R"("author_name":"Bo","date":"2024-04-01T10:00:00",)"
                    R"("date_gmt":"2024-04-01T09:00:00","status":"approved","type":"comment",)"
                    R"("content":)" +
                    rendered_and_raw("<p>Comment " + std::to_string(id) + "</p>"),
         .status = id % 9 == 0 ? "spam" : "publish",
         .post = 201 + id * id % 340});
}

}  // namespace

void fill_blog(SmallSite& site) {
  site.values["wp/v2/types"] = R"({"post":{"rest_base":"posts"},"page":{"rest_base":"pages"},)"
                               R"("attachment":{"rest_base":"media"},)"
                               R"("review":{"rest_base":"reviews","rest_namespace":"shelf/v1"}})";
  site.values["wp/v2/taxonomies"] =
      R"({"category":{"name":"Categories","slug":"category","rest_base":"categories"}})";
  site.values["wp/v2/statuses"] = R"({"publish":{},"draft":{},"private":{}})";
  fill_terms_and_users(site);
  site.fill("wp/v2/media", 1, 120);
  for (SmallSite::Item& item : site.lists["wp/v2/media"]) {
    item.status = "inherit";
    item.members = R"("status":"inherit",)" + post_members("attachment", item.id) +
                   R"(,"source_url":"https://blog.example/)" + std::to_string(item.id) + ".jpg\"";
  }
  fill_type(site, "post", "wp/v2/posts", 201, 540);
  fill_type(site, "page", "wp/v2/pages", 601, 710);
  fill_type(site, "review", "shelf/v1/reviews", 801, 950);
  fill_comments(site);
}

}  // namespace postferry
