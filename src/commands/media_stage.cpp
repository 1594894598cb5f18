// SPDX-License-Identifier: MIT
#include "commands/media_stage.h"

#include <algorithm>
#include <utility>

#include "media/media_name.h"

namespace postferry {

namespace {

constexpr std::size_t nothing = static_cast<std::size_t>(-1);

MediaKind kind_of(const Url& url) { return kind_of_extension(extension_of(url.path)); }

// Whether a file is to be had at all: pictures, sounds and films from wherever a body shows them;
// what it only links to, where it is one of the site's own uploads.
bool is_wanted(const MediaLink& link, const Url& url, const MediaSite& site) {
  const bool is_media = kind_of(url) != MediaKind::unknown;
  switch (link.use) {
    case MediaUse::picture: return true;
    case MediaUse::embedded: return is_media;
    case MediaUse::link: return is_media && site.is_upload(url);
  }
  return false;
}

}  // namespace

MediaStage::MediaStage(MediaStore& store, const MediaSite& site,
                       const std::optional<std::string>& prefix, std::unique_ptr<ReviewStage> inner)
    : store_(store), site_(site), prefix_(prefix), inner_(std::move(inner)) {}

void MediaStage::extract(Post& post, Notes& notes) {
  if (inner_) inner_->extract(post, notes);
}

void MediaStage::render(Post& post, ShownBody& shown, Notes& notes) {
  if (inner_)
    inner_->render(post, shown, notes);
  else
    shown = {};
  wanted_.clear();
  found_.clear();
  if (!post.attachment_url.empty()) want(post.attachment_url, true, MediaKind::unknown);
  is_attachment_ = post.type == "attachment" && !wanted_.empty();
  std::size_t image = nothing;
  if (post.featured_image && !post.featured_image->url.empty()) {
    image = wanted_.size();
    want(post.featured_image->url, false, MediaKind::picture);
    if (image == wanted_.size()) image = nothing;
  }
  std::vector<MediaLink> links;
  std::vector<std::size_t> of_link;
  const Text* body = shown.rendered ? &shown.body : post.content ? &*post.content : nullptr;
  if (body != nullptr) {
    links = finder_.find(*body);
    const std::string base = parse_url(post.url) ? post.url : site_.home();
    for (const MediaLink& link : links) of_link.push_back(want_link(link, base));
  }
  if (wanted_.empty()) return;
  found_ = store_.get(wanted_);
  tell(notes);
  if (!prefix_) return;
  if (image != nothing) shown.image = instead_of(image);
  if (body != nullptr) relink(post, links, of_link, shown);
}

std::vector<MovedFile> MediaStage::moved_files() const {
  std::vector<MovedFile> moved;
  for (std::size_t i = 0; prefix_ && i < found_.size(); ++i) {
    const std::optional<Url> url = parse_url(found_[i].url);
    if (found_[i].name.empty() || !url || !site_.is_own(*url)) continue;
    moved.push_back({found_[i].url, instead_of(i), found_[i].name, i == 0 && is_attachment_});
  }
  return moved;
}

void MediaStage::want(const std::string& address, bool exact, MediaKind kind) {
  std::vector<MediaAddress> files = media_addresses(address, exact, site_);
  if (!files.empty()) wanted_.push_back({std::move(files), kind});
}

// The place in wanted_, or `nothing`.
std::size_t MediaStage::want_link(const MediaLink& link, const std::string& base) {
  const std::optional<std::string> address = parse_url(link.url) ? link.url
                                             : base.empty()      ? std::nullopt
                                                                 : resolve_url(base, link.url);
  const std::optional<Url> url = address ? parse_url(*address) : std::nullopt;
  if (!url || !is_wanted(link, *url, site_)) return nothing;
  std::vector<MediaAddress> files = media_addresses(*address, false, site_);
  if (files.empty()) return nothing;
  const MediaKind by_name = kind_of(*url);
  const MediaKind kind = link.use == MediaUse::picture ? MediaKind::picture : by_name;
  const auto same = std::find_if(wanted_.begin(), wanted_.end(), [&](const MediaWanted& known) {
    return known.files.size() == files.size() && known.files.back().url == files.back().url;
  });
  if (same != wanted_.end()) return static_cast<std::size_t>(same - wanted_.begin());
  wanted_.push_back({std::move(files), kind});
  return wanted_.size() - 1;
}

void MediaStage::tell(Notes& notes) const {
  for (const MediaFound& found : found_) {
    if (!found.name.empty() && found.is_smaller)
      notes.add(NoteCode::media_smaller, {}, shown_url(found.url));
    else if (found.name.empty() && !found.reason.empty())
      notes.add(NoteCode::media_failed, {}, shown_url(found.url) + ": " + found.reason);
  }
}

std::string MediaStage::instead_of(std::size_t wanted) const {
  if (wanted == nothing || found_[wanted].name.empty()) return {};
  return *prefix_ + as_address(found_[wanted].name);
}

void MediaStage::relink(const Post& post, const std::vector<MediaLink>& links,
                        const std::vector<std::size_t>& of_link, ShownBody& shown) const {
  std::vector<std::size_t*> moved;
  for (ShownFact& fact : shown.facts) {
    moved.push_back(&fact.begin);
    moved.push_back(&fact.end);
  }
  if (!shown.rendered) shown.body = *post.content;
  std::string body = relinked(
      shown.body.value, links,
      [&](const MediaLink& link) {
        return instead_of(of_link[static_cast<std::size_t>(&link - links.data())]);
      },
      moved);
  if (body == shown.body.value) return;
  shown.body.value = std::move(body);
  shown.rendered = true;
  shown.tape = nullptr;
}

}  // namespace postferry
