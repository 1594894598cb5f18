// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "rest/discovery.h"
#include "rest/rest_api.h"

namespace postferry {

/// Who asks.
enum class Rights : std::uint8_t {
  visitor,  ///< anonymous: what is published, as it is shown
  author    ///< logged in: context edit, where the user may edit
};

/// A type of posts that the API gives.
struct RestType {
  std::string name;   ///< "review"
  std::string route;  ///< "wp/v2/reviews"
};

/// What is known of a site before its posts are read.
struct SiteSurvey {
  Rights rights = Rights::visitor;
  std::vector<RestType> types;  ///< attachments first: others show them
  std::string statuses;         ///< for the parameter `status`; empty for visitors
  bool lists_users = true;      ///< false: the site does not tell who wrote what
  /// The note for what the site keeps back of something: `code`, but of what visitors never get
  /// (menus, the editor's blocks) an information to them.
  [[nodiscard]] NoteCode note_of(std::string_view name, NoteCode code) const noexcept;
  std::string header;  ///< the line that a stream begins with; see formats/wprest
};

/// Asks for types, taxonomies and their terms, users and settings. What a site refuses is told in
/// notes and done without: then posts, pages and media, categories and tags are assumed. What the
/// user may not see as for editing is read as visitors see it. Throws Error(input) if the site
/// fails for good.
[[nodiscard]] SiteSurvey survey_site(RestApi& api, const FoundApi& found, Rights rights,
                                     Notes& notes);

/// Whether the credentials arrived and are good: /wp/v2/users/me, or where that is closed, posts in
/// context edit. Throws Error(input) with what to do if they are not: WordPress ignores an
/// Authorization header in silence where application passwords are off, and many servers drop it.
void check_login(RestApi& api);

}  // namespace postferry
