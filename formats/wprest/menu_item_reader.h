// SPDX-License-Identifier: MIT
#pragma once

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/post.h"
#include "wprest/context.h"

namespace postferry::wprest {

/// Fills a Post from an item of /wp/v2/menu-items (WP_REST_Menu_Items_Controller): the columns and
/// custom fields that WordPress keeps it in, as exports show them.
void read_menu_item(const JsonNode& item, const RestContext* context, Post& post, Notes& notes);

}  // namespace postferry::wprest
