// SPDX-License-Identifier: MIT
// Files of attachments on their way to the site's media library.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "model/post.h"
#include "push/push_members.h"
#include "rest/rest_writer.h"

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

/// A file as it is uploaded, by the address that it came from. Its name is the address's last part,
/// with an extension that tells what it is, and without WordPress's "-scaled" and "-rotated":
/// uploads that are called so get a number (wp_unique_filename()).
[[nodiscard]] MediaFile file_to_upload(std::string_view url, std::string bytes);

/// Makes an attachment of a file: its bytes as the request's body, and of `members` what decides
/// about its place (slug, date, title, author, the post that it belongs to). The rest is for an
/// update. Source: WP_REST_Attachments_Controller::upload_from_data().
[[nodiscard]] Written upload(RestWriter& writer, const std::string& route, const MediaFile& file,
                             const PushMembers& members, const RestWriter::Look& look);

}  // namespace postferry
