// SPDX-License-Identifier: MIT
// Privacy (MODEL.md): what public targets do not get unless the user says so.
#pragma once

#include <string_view>

#include "base/note.h"
#include "model/post.h"
#include "model/presence.h"
#include "model/site.h"

namespace postferry {

/// Why a post as a whole is not for the public ("its status is private"), or empty. Posts that are
/// private, pending, future, trashed, drafts or behind a password.
[[nodiscard]] std::string_view why_not_public(const Post& post);

/// Takes out of a post what is private:
/// - commenters' e-mail, IP and agent; private_notes;
/// - the password; a published post that had one is private from then on;
/// - comments that no visitor sees: any status but approved, editors' notes;
/// - custom fields and extras that are plainly about such data: their key or path, or an element or
///   key inside an extra, has a word like email, ip, agent, password, private, token (see
///   withhold.cpp), a comment's custom field or extra repeats the comment's e-mail or IP (Akismet
///   keeps a copy), or a carrier that could not be read.
/// All other custom fields and extras stay: they are the post's own content. Counts what it took by
/// field and adds one note.
void withhold(Post& post, FieldCounts& withheld, Notes& notes);

/// Takes out of a site its authors' e-mails and custom fields and extras as above.
void withhold(Site& site, FieldCounts& withheld, Notes& notes);

/// Whether a key, path or element name speaks of private data: "wp:author_email", "commentIP",
/// "Private Notes"; but not "zip", "tooltip", "description".
[[nodiscard]] bool names_private_data(std::string_view name);

}  // namespace postferry
