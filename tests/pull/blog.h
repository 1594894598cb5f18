// SPDX-License-Identifier: MIT
#pragma once

#include "rest/small_site.h"

namespace postferry {

/// Fills a site with a blog: attachments, posts, pages and reviews, several pages of each as the
/// API has them; drafts, terms, authors, comments with spam among them.
void fill_blog(SmallSite& site);

}  // namespace postferry
