// SPDX-License-Identifier: MIT
#include "push/site_posts.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "base/numbers.h"
#include "push/menu_request.h"
#include "push/push_keys.h"
#include "rest/collection.h"

namespace postferry {

namespace {

// "about-2" is "about" where that was taken: wp_unique_post_slug().
std::string_view without_number(std::string_view slug) {
  std::size_t end = slug.size();
  while (end > 0 && is_digit(slug[end - 1])) --end;
  if (end == slug.size() || end < 2 || slug[end - 1] != '-') return {};
  return slug.substr(0, end - 1);
}

Parameters list_of(const PushTarget& target, const PushType& type) {
  Parameters all = {{"context", "edit"}};
  if (type.name == "nav_menu_item")
    all.emplace_back("_fields", "id,title.raw,menu_order,menus,type,object");
  else
    all.emplace_back("_fields", "id,slug,date,date_gmt,modified_gmt,title.raw,source_url");
  if (type.name == "attachment")
    all.back().second += ",media_details";  // its sizes alone are not to be had
  else
    all.emplace_back("status", target.all_statuses());
  return all;
}

}  // namespace

std::uint64_t modified_key(const JsonNode& item) {
  return hash_bytes(text_in(item, "modified_gmt"), 4);
}

std::uint64_t number_in(const JsonNode& item, std::string_view key) {
  const auto number = parse_integer(text_in(item, key));
  return number && *number > 0 ? static_cast<std::uint64_t>(*number) : 0;
}

std::string_view text_in(const JsonNode& item, std::string_view key) {
  JsonNode member = item.is(JsonKind::object) ? item.find(key) : JsonNode();
  if (member.is(JsonKind::object)) member = member.find("raw");
  return member && !member.is(JsonKind::null) ? member.text() : std::string_view();
}

std::string sizes_of(const JsonNode& attachment) {
  JsonNode node = attachment;
  for (const char* key : {"media_details", "sizes"})
    node = node.is(JsonKind::object) ? node.find(key) : JsonNode();
  // A list where there are none: PHP's empty array.
  if (!node || (!node.is(JsonKind::object) && !node.is(JsonKind::array))) return {};
  std::string sizes = " ";
  for (const JsonNode size : node)
    if (size.key() == "full")
      continue;
    else if (const std::string_view width = text_in(size, "width"); !width.empty())
      sizes.append(width).append("x").append(text_in(size, "height")) += ' ';
  return sizes;
}

void SitePosts::list(RestApi& api, const PushTarget& target, const PushType& type,
                     const PushIds& ids, Notes& notes) {
  Collection collection(api, {type.route, list_of(target, type), type.name, {}}, notes);
  CollectionPage page;
  JsonTree tree;
  while (collection.next(page))
    for (const CollectionPage::Item& item : page.items)
      if (tree.parse_strictly(item.json)) add(type.name, tree.root(), ids);
  // Without the list nobody knows what is there: posts could be made twice.
  if (!collection.refusal().empty())
    throw Error(ErrorCode::input, "the site does not list its posts of type \"" + type.name +
                                      "\": " + collection.refusal());
}

void SitePosts::add(std::string_view type, const JsonNode& item, const PushIds& ids) {
  const std::uint64_t id = number_in(item, "id");
  if (id == 0 || numbers_.count(id) != 0) return;
  const auto number = static_cast<std::uint32_t>(posts_.size());
  numbers_.emplace(id, number);
  posts_.push_back({id, modified_key(item), false});
  if (const std::string_view file = text_in(item, "source_url"); !file.empty())
    files_.emplace(id, File{std::string(file), sizes_of(item)});
  const std::string_view title = text_in(item, "title");
  if (type == "nav_menu_item") {
    const std::string_view kind = text_in(item, "type");
    keys_.emplace_back(
        menu_match_key(ids.menu(number_in(item, "menus")), text_in(item, "menu_order"), kind,
                       kind == "custom" ? title : text_in(item, "object")),
        number);
    return;
  }
  const std::string_view slug = text_in(item, "slug");
  const auto put = [number](Keys& keys, std::uint64_t key) {
    if (key != 0) keys.emplace_back(key, number);
  };
  for (const auto& [zone, date] :
       {std::pair{'G', text_in(item, "date_gmt")}, std::pair{'L', text_in(item, "date")}}) {
    put(keys_, match_key(type, 'S', slug, zone, date));
    put(keys_, match_key(type, 'T', title, zone, date));
    put(altered_, match_key(type, 'S', without_number(slug), zone, date));
  }
  put(keys_, match_key(type, 'S', slug, 'N', "-"));
  put(keys_, match_key(type, 'T', title, 'N', "-"));
}

void SitePosts::seal() {
  std::sort(keys_.begin(), keys_.end());
  std::sort(altered_.begin(), altered_.end());
}

std::uint64_t SitePosts::modified(std::uint64_t id) const {
  const auto found = numbers_.find(id);
  return found == numbers_.end() ? 0 : posts_[found->second].modified;
}

std::string_view SitePosts::file(std::uint64_t id) const {
  const auto found = files_.find(id);
  return found == files_.end() ? std::string_view() : std::string_view(found->second.address);
}

std::string_view SitePosts::sizes(std::uint64_t id) const {
  const auto found = files_.find(id);
  return found == files_.end() ? std::string_view() : std::string_view(found->second.sizes);
}

void SitePosts::claim(std::uint64_t id) {
  const auto found = numbers_.find(id);
  if (found != numbers_.end()) posts_[found->second].claimed = true;
}

std::uint64_t SitePosts::find(const Keys& keys, std::uint64_t key) const {
  if (key == 0) return 0;
  for (auto at = std::lower_bound(keys.begin(), keys.end(), std::pair{key, std::uint32_t{0}});
       at != keys.end() && at->first == key; ++at)
    if (!posts_[at->second].claimed) return posts_[at->second].id;
  return 0;
}

std::uint64_t SitePosts::match(const PushItem& item) const {
  return find(keys_, item.slug_match != 0 ? item.slug_match : item.title_match);
}

std::uint64_t SitePosts::match(const PushItem& item, PushMatch match) const {
  switch (match) {
    case PushMatch::exact: return this->match(item);
    case PushMatch::counted: return find(altered_, item.slug_match);
    case PushMatch::titled: return find(keys_, item.title_match);
    case PushMatch::dated: return find(keys_, item.slug_alone);
  }
  return 0;
}

}  // namespace postferry
