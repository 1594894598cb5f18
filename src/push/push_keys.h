// SPDX-License-Identifier: MIT
// How posts and comments are known again: in the journal, and on a site.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/timestamp.h"
#include "model/post.h"

namespace postferry {

/// Who a post is, in words for the journal: "https://a.example post/812". By the site that it is
/// from, type and id, else guid, else slug (or title) and date.
[[nodiscard]] std::string push_key(std::string_view source, const Post& post);
/// The same of one of its comments, the one at `place` among them.
[[nodiscard]] std::string push_key(std::string_view post_key, const Comment& comment,
                                   std::size_t place);
/// An id as a key; 0 for none. "0" is none.
[[nodiscard]] std::uint64_t id_key(std::string_view id);

/// The id of a post's featured image; empty without one.
[[nodiscard]] std::string featured_id(const Post& post);

/// A post's or comment's date, as a site would give it back.
struct PushDate {
  std::string local;  ///< "2024-03-01T09:30:00"; empty where only GMT is known
  std::string gmt;    ///< empty where it is not known, as of drafts that float
};
[[nodiscard]] PushDate push_date(const Date& date, const Date& date_gmt);
/// What the API takes: "2024-03-01T09:30:00".
[[nodiscard]] std::string rest_date(const CivilTime& time);

/// A slug as it is compared: what is percent-encoded in it decoded, in lower case. WordPress keeps
/// "%e6%9c%ac" where "本" was sent.
[[nodiscard]] std::string slug_form(std::string_view slug);

/// By what a post is found on a site: type, a word (slug or title) and date. 0 where the word or
/// the date is missing ("-" stands for any). Slugs count in their slug_form(). `zone` is 'G' for a
/// date in GMT, 'L' for local time, 'N' for none.
[[nodiscard]] std::uint64_t match_key(std::string_view type, char what, std::string_view word,
                                      char zone, std::string_view date);

}  // namespace postferry
