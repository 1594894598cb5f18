// SPDX-License-Identifier: MIT
#include "rest/served_site.h"

#include <utility>
#include <vector>

namespace postferry {

ServedSite::ServedSite() {
  site.values[""] =
      R"({"name":"Blog","url":"https://blog.example","home":"https://blog.example",)"
      R"("gmt_offset":"1","timezone_string":"","namespaces":["wp/v2"],"routes":{"/":{}}})";
  site.values["wp/v2/users/me"] = R"({"id":1})";
  site.values["wp/v2/types"] = R"({"post":{"rest_base":"posts"}})";
  site.values["wp/v2/taxonomies"] = "{}";
  site.values["wp/v2/statuses"] = R"({"publish":{}})";
  site.values["wp/v2/settings"] = "{}";
  for (const char* list : {"wp/v2/users", "wp/v2/posts", "wp/v2/comments"}) site.lists[list] = {};
}

void ServedSite::serve(Fault fault) {
  const auto script = [this, fault = std::move(fault)](const SeenRequest& request) {
    return answer(request, fault);
  };
  std::vector<std::string> paths = {"/"};
  {
    const std::scoped_lock lock(mutex_);
    asked_ = 0;
    for (const auto& [route, value] : site.values) paths.push_back("/wp-json/" + route);
    for (const auto& [route, list] : site.lists) paths.push_back("/wp-json/" + route);
  }
  for (const std::string& path : paths) server_.on(path, script);
}

void ServedSite::change(const std::function<void(SmallSite&)>& how) {
  const std::scoped_lock lock(mutex_);
  how(site);
}

std::size_t ServedSite::asked() const {
  const std::scoped_lock lock(mutex_);
  return asked_;
}

FaultReply ServedSite::answer(const SeenRequest& request, const Fault& fault) {
  std::size_t number = 0;
  FaultReply out;
  {
    const std::scoped_lock lock(mutex_);
    number = asked_++;
    out = healthy(request);
  }
  return fault ? fault(request, number, std::move(out)) : out;
}

FaultReply ServedSite::healthy(const SeenRequest& request) {
  if (request.target == "/")
    return fault::reply(
        200, "<p>A blog</p>",
        {{"Content-Type", "text/html"}, {"Link", "</wp-json/>; rel=\"https://api.w.org/\""}});
  HttpResponse response = site.send({.url = "https://blog.example" + request.target});
  const std::vector<HttpHeader> headers(response.headers.begin(), response.headers.end());
  return fault::reply(response.status, std::move(response.body), headers);
}

}  // namespace postferry
