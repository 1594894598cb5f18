// SPDX-License-Identifier: MIT
#pragma once

#include "base/note.h"
#include "codec/json_tree.h"
#include "model/post.h"
#include "wprest/context.h"

namespace postferry::wprest {

/// Fills a Post from an item of a collection of posts, pages, media or a custom type, in context
/// edit or view (WP_REST_Posts_Controller and its heirs, prepare_item_for_response()). `context`
/// may be null: then authors and terms are known by number alone. Members that are not known go to
/// extras; those that only repeat others (links, what is rendered of a raw text) don't.
void read_post(const JsonNode& item, const RestContext* context, Post& post, Notes& notes);

/// {"id", "source_url", "alt_text", "caption"} of the media item that a post shows as its own.
[[nodiscard]] FeaturedImage read_featured_image(const JsonNode& media);

}  // namespace postferry::wprest
