// SPDX-License-Identifier: MIT
#include "rest/pull_changes.h"

#include <algorithm>
#include <utility>

#include "base/timestamp.h"
#include "rest/collection.h"

namespace postferry {

namespace {

// With its zone: WordPress brings it to that of the site (WP_Date_Query::build_mysql_datetime).
std::string as_parameter(std::int64_t seconds) {
  Timestamp time;
  time.time = from_seconds(seconds);
  time.zone = Timestamp::Zone::utc;
  return format_iso_date(time);
}

void sort_out(std::vector<std::uint64_t>& ids) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  if (!ids.empty() && ids.front() == 0) ids.erase(ids.begin());
}

/// The ids in one list of a type.
struct IdList {
  std::vector<std::uint64_t> ids;
  bool complete = false;  // nothing was hidden or refused
  bool given = false;
};

IdList list_ids(RestApi& api, const RestType& type, Parameters parameters, Notes& notes) {
  parameters.emplace_back("_fields", "id");
  Collection collection(api, {type.route, std::move(parameters), type.name, {}}, notes);
  IdList out;
  CollectionPage page;
  while (collection.next(page))
    for (const CollectionPage::Item& item : page.items) out.ids.push_back(item.id);
  out.given = collection.refusal().empty();
  out.complete = out.given && collection.hidden() == 0;
  return out;
}

}  // namespace

PullScope changes_since(RestApi& api, Rights rights, std::int64_t began, Notes& notes) {
  PullScope out;
  out.modified_after = as_parameter(began - change_overlap);
  const auto list = [&](Parameters parameters) {
    parameters.emplace_back("after", out.modified_after);
    parameters.emplace_back("_fields", "id,post");
    Collection collection(api, {"wp/v2/comments", std::move(parameters), "comments", "post"},
                          notes);
    CollectionPage page;
    while (collection.next(page))
      for (const CollectionPage::Item& item : page.items) out.commented.push_back(item.owner);
    return collection.refusal().empty();
  };
  bool moderates = rights == Rights::author;
  for (const char* status : {"all", "spam", "trash"})
    moderates = moderates && list({{"context", "edit"}, {"status", status}, {"type", "all"}});
  if (!moderates) (void)list({});  // a refusal is told with the first page of posts
  sort_out(out.commented);
  return out;
}

std::optional<std::vector<std::uint64_t>> ids_of(RestApi& api, const SiteSurvey& survey,
                                                 const RestType& type, Notes& notes) {
  IdList all = list_ids(api, type, list_parameters(survey, type, false), notes);
  if (survey.rights == Rights::author && !all.complete) {
    const IdList seen = list_ids(api, type, {}, notes);
    all.ids.insert(all.ids.end(), seen.ids.begin(), seen.ids.end());
    all.given = all.given || seen.given;
  }
  if (!all.given) return std::nullopt;
  sort_out(all.ids);
  return std::move(all.ids);
}

}  // namespace postferry
