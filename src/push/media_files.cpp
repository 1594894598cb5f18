// SPDX-License-Identifier: MIT
#include "push/media_files.h"

#include <utility>

#include "io/folder.h"
#include "media/media_kind.h"
#include "rest/url.h"

namespace postferry {

namespace {

MediaOptions with_directory(MediaOptions options, const std::string& directory,
                            const MediaSite& site) {
  options.directory = directory;
  options.connections = 1;
  options.rules.may_be_private = [&site](const Url& url) { return site.is_own(url); };
  return options;
}

}  // namespace

AttachmentFiles::AttachmentFiles(MediaOptions options, MakeMediaHttp make_http,
                                 const MediaSite& site)
    : site_(site), directory_(options.directory) {
  if (directory_.empty()) directory_ = temporary_.emplace().path();
  store_.emplace(with_directory(std::move(options), directory_, site_), std::move(make_http));
}

std::optional<MediaFile> AttachmentFiles::get(const Post& attachment, std::string& why) {
  std::vector<MediaAddress> addresses = media_addresses(attachment.attachment_url, true, site_);
  if (addresses.empty()) {
    why = attachment.attachment_url.empty() ? "the input does not say where its file is"
                                            : "its file has no web address";
    return std::nullopt;
  }
  const MediaFound found = store_->get({{std::move(addresses), MediaKind::unknown}}).at(0);
  if (found.name.empty()) {
    why = "its file can't be downloaded: " + shown_url(found.url) + ": " + found.reason;
    return std::nullopt;
  }
  Folder folder(directory_);
  std::string bytes = folder.read(found.name);
  if (temporary_) folder.remove(found.name);
  if (bytes.empty()) {
    why = "its file can't be read: " + directory_ + "/" + found.name;
    return std::nullopt;
  }
  return file_to_upload(found.url, std::move(bytes));
}

}  // namespace postferry
