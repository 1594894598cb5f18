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

SiteSource::SiteSource(const SiteAccess& access)
    : name_(shown_url(access.address)), trace_(access.trace) {
  notes_.set_place({name_, 0, 0});
  connect(access);
  StreamOptions stream{access.address, {}, {}, access.state};
  if (access.credentials) stream.user = access.credentials->user;
  stream.found = [this, &access](const std::string& root) {
    if (!access.credentials) return;
    refuse_other_site(access.address, root);
    for (CurlHttp* curl : curls_) curl->set_origin(root);
  };
  stream_ = std::make_unique<SiteStream>(*http_, stream, notes_);
}

SiteSource::~SiteSource() { over_ = true; }

void SiteSource::connect(const SiteAccess& access) {
  curl_ = connection(access, true);
  Http* http = curl_.get();
  if (access.connections > 1) {
    std::vector<std::unique_ptr<Http>> others;
    for (unsigned i = 1; i < access.connections; ++i) others.push_back(connection(access, false));
    ahead_ = std::make_unique<PrefetchingHttp>(*curl_, std::move(others));
    http = ahead_.get();
  }
  http_ = std::make_unique<RetryingHttp>(*http, access.rules, access.world);
}

std::unique_ptr<CurlHttp> SiteSource::connection(const SiteAccess& access, bool is_first) {
  CurlOptions options;
  options.user_agent = access.user_agent;
  options.credentials = access.credentials;
  options.allow_http = access.allow_http;
  if (trace_ && is_first)
    options.trace = [this](const HttpExchange& exchange) {
      tell_exchanges();
      trace_(exchange);
    };
  if (trace_ && !is_first)
    options.trace = [this](const HttpExchange& exchange) {
      const std::lock_guard lock(exchanges_mutex_);
      exchanges_.push_back(exchange);
    };
  if (!is_first) options.cancelled = [this] { return over_.load(); };
  auto out = std::make_unique<CurlHttp>(std::move(options));
  curls_.push_back(out.get());
  return out;
}

void SiteSource::tell_exchanges() {
  std::vector<HttpExchange> exchanges;
  {
    const std::lock_guard lock(exchanges_mutex_);
    exchanges.swap(exchanges_);
  }
  for (const HttpExchange& exchange : exchanges) trace_(exchange);
}

std::size_t SiteSource::read(char* into, std::size_t size) {
  if (at_ == lines_.size() && !ended_) fill();
  const std::size_t count = std::min(size, lines_.size() - at_);
  std::memcpy(into, lines_.data() + at_, count);
  at_ += count;
  return count;
}

void SiteSource::fill() {
  at_ = 0;
  lines_ = {};  // not kept while the next page comes
  ended_ = !stream_->next(lines_);
  tell_exchanges();
  given_ = stream_->given();
  expected_ = stream_->expected();
}

}  // namespace postferry
