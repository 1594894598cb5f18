// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "io/temporary_folder.h"
#include "media/media_address.h"
#include "media/media_store.h"
#include "push/media_upload.h"

namespace postferry {

/// The files of attachments, by MediaStore: out of a folder that an earlier run or `--media` of
/// convert filled, else downloaded to it; without a folder to a temporary one, a file at a time.
/// Originals come before what WordPress made of them. Serial.
class AttachmentFiles {
 public:
  /// Without a directory in `options` files are not kept. Throws Error(output).
  AttachmentFiles(MediaOptions options, MakeMediaHttp make_http, const MediaSite& site);

  /// A MediaSource.
  [[nodiscard]] std::optional<MediaFile> get(const Post& attachment, std::string& why);

 private:
  MediaSite site_;
  std::optional<TemporaryFolder> temporary_;
  std::string directory_;
  std::optional<MediaStore> store_;
};

}  // namespace postferry
