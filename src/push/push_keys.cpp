// SPDX-License-Identifier: MIT
#include "push/push_keys.h"

#include <algorithm>
#include <charconv>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/case_fold.h"
#include "push/menu_request.h"
#include "push/push_target.h"

namespace postferry {

std::string push_key(std::string_view source, const Post& post) {
  std::string key(source);
  key.append(" ").append(type_of(post)).append("/");
  if (!post.id.empty()) return key + post.id.text;
  if (!post.guid.empty()) return key + "#guid:" + post.guid;
  const std::string& word = post.slug.empty() ? post.title : post.slug;
  return key + word + " " + post.date.iso;
}

std::string push_key(std::string_view post_key, const Comment& comment, std::size_t place) {
  std::string key(post_key);
  key += " comment ";
  return key + (comment.id.empty() ? "#" + std::to_string(place) : comment.id.text);
}

std::uint64_t id_key(std::string_view id) {
  return id.empty() || id == "0" ? 0 : hash_bytes(id, 1);
}

std::string featured_id(const Post& post) {
  if (std::string id = meta_of(post, "_thumbnail_id"); !id.empty()) return id;
  return post.featured_image ? post.featured_image->id.text : std::string();
}

std::string rest_date(const CivilTime& time) {
  std::string text = format_sql_date(time);
  text[text.find(' ')] = 'T';
  return text;
}

PushDate push_date(const Date& date, const Date& date_gmt) {
  PushDate out;
  if (const auto parsed = parse_iso_date(date.iso)) {
    const SplitDates split = split_date(*parsed);
    if (split.local) out.local = rest_date(*split.local);
    if (split.gmt) out.gmt = rest_date(*split.gmt);
  }
  if (const auto parsed = parse_iso_date(date_gmt.iso)) out.gmt = rest_date(parsed->gmt());
  return out;
}

std::string slug_form(std::string_view slug) {
  std::string out;
  for (std::size_t at = 0; at < slug.size(); ++at) {
    unsigned byte = 0;
    const char* const end = slug.data() + std::min(slug.size(), at + 3);
    const bool is_encoded = slug[at] == '%' && at + 2 < slug.size() &&
                            std::from_chars(slug.data() + at + 1, end, byte, 16).ptr == end;
    out += is_encoded ? static_cast<char>(byte) : slug[at];
    if (is_encoded) at += 2;
  }
  return fold_case(out);
}

std::uint64_t match_key(std::string_view type, char what, std::string_view word, char zone,
                        std::string_view date) {
  word = trim(word);
  if (word.empty() || date.empty()) return 0;
  std::string text(type);
  text.append({'\n', what});
  text += what == 'S' ? slug_form(word) : std::string(word);
  text.append({'\n', zone}).append(date);
  return hash_bytes(text, 2);
}

}  // namespace postferry
