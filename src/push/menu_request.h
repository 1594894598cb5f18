// SPDX-License-Identifier: MIT
// Items of navigation menus, which the API takes in words of their own.
#pragma once

#include <string>
#include <string_view>

#include "model/post.h"
#include "push/post_request.h"

namespace postferry {

/// A custom field's value; empty without one.
[[nodiscard]] std::string meta_of(const Post& post, std::string_view key);

/// Members of a request that makes or changes a menu item: PushLinks::parent is the item that it
/// stands below, PushLinks::image the post that it leads to. Source: WP_REST_Menu_Items_Controller.
[[nodiscard]] PushMembers menu_request(const Post& post, const PushIds& ids,
                                       const PushLinks& links);

/// By what a menu item is found again, since it has neither slug nor date there: its menu, place,
/// kind, and title or kind of target.
[[nodiscard]] std::uint64_t menu_match_key(std::string_view menu, std::string_view order,
                                           std::string_view kind, std::string_view what);
[[nodiscard]] std::uint64_t menu_match_key(const Post& post);

}  // namespace postferry
