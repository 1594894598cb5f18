// SPDX-License-Identifier: MIT
#include "rest/site_source.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "rest/discovery.h"
#include "rest/url.h"

namespace postferry {

SiteSource::SiteSource(const SiteAccess& access) : name_(shown_url(access.address)) {
  notes_.set_place({name_, 0, 0});
  CurlOptions options;
  options.user_agent = access.user_agent;
  options.credentials = access.credentials;
  options.allow_http = access.allow_http;
  options.trace = access.trace;
  curl_ = std::make_unique<CurlHttp>(std::move(options));
  RetryWorld world;
  world.told = access.waits;
  http_ = std::make_unique<RetryingHttp>(*curl_, RetryRules{}, std::move(world));
  const FoundApi found = find_api(*http_, access.address);
  curl_->set_origin(found.root.url);
  api_ = std::make_unique<RestApi>(*http_, found.root);
  if (access.credentials) check_login(*api_);
  survey_ =
      survey_site(*api_, found, access.credentials ? Rights::author : Rights::visitor, notes_);
  lines_ = std::exchange(survey_.header, {}) + "\n";
  pull_ = std::make_unique<SitePull>(*api_, survey_, notes_);
}

SiteSource::~SiteSource() = default;

std::size_t SiteSource::read(char* into, std::size_t size) {
  if (at_ == lines_.size() && !ended_) fill();
  const std::size_t count = std::min(size, lines_.size() - at_);
  std::memcpy(into, lines_.data() + at_, count);
  at_ += count;
  return count;
}

void SiteSource::fill() {
  lines_.clear();
  at_ = 0;
  ended_ = !pull_->next(lines_);
  given_ = pull_->given();
  expected_ = pull_->expected();
}

}  // namespace postferry
