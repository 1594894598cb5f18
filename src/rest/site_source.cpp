// SPDX-License-Identifier: MIT
#include "rest/site_source.h"

#include <algorithm>
#include <cstring>
#include <optional>
#include <utility>

#include "base/error.h"
#include "rest/url.h"

namespace postferry {

namespace {

// A page may say that its API is anywhere, and over http everybody on the way may say so for it.
// The password is for the host that was named.
void refuse_other_site(const std::string& address, const std::string& root) {
  const bool has_scheme = address.find("://") != std::string::npos;
  const std::optional<Url> named = parse_url(has_scheme ? address : "https://" + address);
  const std::optional<Url> found = parse_url(root);
  if (named && found && is_same_site(*named, *found)) return;
  throw Error(ErrorCode::input,
              "the site says that its API is at " + shown_url(root) +
                  ", which is another host or port than was named: the password was not sent; if "
                  "it is for there, give that address",
              shown_url(address));
}

}  // namespace

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
  StreamOptions stream{access.address, {}, {}, access.state};
  if (access.credentials) stream.user = access.credentials->user;
  stream.found = [this, &access](const std::string& root) {
    if (!access.credentials) return;
    refuse_other_site(access.address, root);
    curl_->set_origin(root);
  };
  stream_ = std::make_unique<SiteStream>(*http_, stream, notes_);
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
  at_ = 0;
  ended_ = !stream_->next(lines_);
  given_ = stream_->given();
  expected_ = stream_->expected();
}

}  // namespace postferry
