// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "base/note.h"
#include "model/post.h"

namespace postferry {

/// A user of the site who wrote posts.
struct Author {
  Id id;
  std::string login;
  std::string email;
  std::string display_name;      ///< plain text
  std::string display_name_raw;  ///< as stored, when it differs (entities)
  std::string first_name;
  std::string first_name_raw;
  std::string last_name;
  std::string last_name_raw;
  std::string url;
  std::string bio;
};

/// A term as the site declares it.
struct SiteTerm {
  Id id;
  std::string taxonomy;
  std::string slug;
  std::string name;      ///< plain text
  std::string name_raw;  ///< as stored, when it differs (entities)
  std::string parent;    ///< slug
  std::string description;
  std::vector<Meta> meta;
};

/// What the source says about the site as a whole.
struct Site {
  std::string title;
  std::string url;       ///< home
  std::string base_url;  ///< of the network
  std::string description;
  std::string language;
  std::string generator;
  Date exported;
  std::string timezone;
  std::string wxr_version;
  std::vector<Author> authors;
  std::vector<SiteTerm> terms;
  std::vector<Extra> extras;
};

/// Adds to `site` what `other` knows besides: authors by login, terms by taxonomy and slug, extras
/// by value. Where both say something different the first wins; a difference other than the date
/// of export gives a note. Returns what was new, for targets whose header is already written.
Site merge(Site& site, const Site& other, Notes& notes);

}  // namespace postferry
