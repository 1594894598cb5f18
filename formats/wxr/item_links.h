// SPDX-License-Identifier: MIT
// What the official importer follows from one item to another. It looks for the other item among
// those of the file that it reads, so both must stand in one file.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "model/post.h"

namespace postferry::wxr {

/// Ids as the file has them; empty where there is none.
struct ItemLinks {
  std::string id = {};
  std::string parent = {};       ///< post_parent; of a menu item the one above it in its menu
  std::string thumbnail = {};    ///< the attachment that is its featured image
  std::string menu = {};         ///< menu items: slug of their menu
  std::string menu_target = {};  ///< menu items: the post that they lead to
};

/// From a post as it was read natively. WP_Import::process_posts(), process_menu_item() and
/// remap_featured_images() use these and no others.
[[nodiscard]] ItemLinks links_of(const Post& post);

/// Of an upload's address what all its sizes share: without scheme, query, "-300x200" and
/// "-scaled". The importer puts an attachment's new address in the place of its old one in bodies,
/// those of resized images included (WP_Import::backfill_attachment_urls()).
[[nodiscard]] std::string upload_key(std::string_view url);

/// Calls visit(address) for everything that looks like an absolute address of a file.
void for_each_file_address(std::string_view text,
                           const std::function<void(std::string_view)>& visit);

}  // namespace postferry::wxr
