// SPDX-License-Identifier: MIT
// Where posts and their files were, and where they are now: what --url-map tells.
#pragma once

#include <string>
#include <vector>

#include "format/format.h"

namespace postferry {

/// A file that was downloaded.
struct MovedFile {
  std::string url;       ///< where it was
  std::string address;   ///< what links to it begin and end with now
  std::string name;      ///< in the folder of downloads
  bool is_post = false;  ///< the post is an attachment, and this is its file
};

/// A post that was put out.
struct MovedPost {
  std::string url;  ///< its old address as the source has it; may be empty
  Placed placed;
  std::vector<MovedFile> files;
};

}  // namespace postferry
