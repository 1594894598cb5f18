// SPDX-License-Identifier: MIT
// Files of attachments on their way to the site's media library.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "model/post.h"
#include "push/push_members.h"
#include "rest/rest_writer.h"
#include "rest/site_connection.h"

namespace postferry {

/// A file to be uploaded, whole.
struct MediaFile {
  std::string name;  ///< "cover.png"
  std::string type;  ///< "image/png"
  std::string bytes;
};

/// Gives the file of an attachment; nullopt, and why, if it is not to be had.
using MediaSource =
    std::function<std::optional<MediaFile>(const Post& attachment, std::string& why)>;

/// Downloads what Post::attachment_url names: without any login, at most 64 MiB, from public
/// addresses, or from the very host of `source_site`, the site that the posts are from.
class MediaDownload {
 public:
  MediaDownload(const SiteAccess& access, std::string source_site);
  [[nodiscard]] std::optional<MediaFile> get(const Post& attachment, std::string& why);

 private:
  SiteConnection connection_;
  std::string source_site_;
};

/// Makes an attachment of a file: its bytes as the request's body, and of `members` what decides
/// about its place (slug, date, title, author, the post that it belongs to). The rest is for an
/// update. Source: WP_REST_Attachments_Controller::upload_from_data().
[[nodiscard]] Written upload(RestWriter& writer, const std::string& route, const MediaFile& file,
                             const PushMembers& members, const RestWriter::Look& look);

}  // namespace postferry
