// SPDX-License-Identifier: MIT
#include "rest/site_source.h"

#include <algorithm>
#include <cstring>

#include "rest/url.h"

namespace postferry {

SiteSource::SiteSource(const SiteAccess& access)
    : name_(shown_url(access.address)), connection_(access) {
  notes_.set_place({name_, 0, 0});
  StreamOptions stream{access.address, {}, {}, access.state};
  if (access.credentials) stream.user = access.credentials->user;
  stream.found = [this](const std::string& root) { connection_.bind(root); };
  stream_ = std::make_unique<SiteStream>(connection_.http(), stream, notes_);
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
  lines_ = {};  // not kept while the next page comes
  ended_ = !stream_->next(lines_);
  connection_.tell_ahead();
  given_ = stream_->given();
  expected_ = stream_->expected();
}

}  // namespace postferry
