// SPDX-License-Identifier: MIT
// A post as WordPress's REST API takes it: the inverse of the format wprest.
#pragma once

#include "model/post.h"
#include "push/push_ids.h"
#include "push/push_members.h"
#include "push/push_target.h"

namespace postferry {

/// What of a post refers to others, by their numbers on the site. 0: none, or not there (yet).
struct PushLinks {
  std::uint64_t author = 0;
  std::uint64_t parent = 0;
  std::uint64_t image = 0;
};

/// Members of a request that makes or changes the post, in its last state: raw texts, date_gmt
/// where it is known, else date, terms by number, custom fields that are registered. Only members
/// that the type has. A post in the trash has no status here, since that is no request of this
/// kind. Sources: WP_REST_Posts_Controller::prepare_item_for_database(),
/// WP_REST_Attachments_Controller.
[[nodiscard]] PushMembers post_request(const Post& post, const PushTarget& target,
                                       const PushIds& ids, const PushLinks& links);

/// Whether WordPress lets comments be made on a post in its last state: not on drafts, in the
/// trash, or where comments are closed.
[[nodiscard]] bool takes_comments(const Post& post);
/// Changes a request so that it does; and so that what is for the trash is not seen before.
void let_comments_in(PushMembers& members, const Post& post);

}  // namespace postferry
