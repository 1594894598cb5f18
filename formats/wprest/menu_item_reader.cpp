// SPDX-License-Identifier: MIT
#include "wprest/menu_item_reader.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "base/numbers.h"
#include "codec/entities.h"
#include "wprest/values.h"

namespace postferry::wprest {

namespace {

// Members that are read by name below, or repeat others.
constexpr std::array<std::string_view, 19> known = {
    "id",         "title",  "status",    "url",    "attr_title", "description", "type",
    "type_label", "object", "object_id", "parent", "menu_order", "target",      "classes",
    "xfn",        "menus",  "meta",      "_links", "invalid"};

// PHP's serialize() of a list of strings: how the classes are kept.
std::string serialized(const JsonNode& list) {
  std::string items;
  std::size_t count = 0;
  if (list && list.is(JsonKind::array))
    for (const JsonNode item : list)
      items += "i:" + std::to_string(count++) + ";s:" + std::to_string(item.text().size()) + ":\"" +
               std::string(item.text()) + "\";";
  return "a:" + std::to_string(count) + ":{" + items + "}";
}

std::string with_blanks(const JsonNode& list) {
  std::string out;
  if (list && list.is(JsonKind::array))
    for (const JsonNode item : list) out.append(out.empty() ? "" : " ").append(item.text());
  return out;
}

void take_text(const JsonNode& item, std::string_view key, std::optional<Text>& into) {
  const std::string_view text = text_of(item, key);
  if (!text.empty()) into = Text{"classic", std::string(text), false};
}

}  // namespace

void read_menu_item(const JsonNode& item, const RestContext* context, Post& post, Notes&) {
  post.type = "nav_menu_item";
  post.id.text = text_of(item, "id");
  post.status = text_of(item, "status");
  const RestText title = rest_text(item.find("title"));
  const std::string_view stored = title.has_raw ? title.raw : title.rendered;
  post.title = plain_text(stored);
  if (title.has_raw && post.title != stored) post.title_raw = stored;
  if (const std::string_view order = text_of(item, "menu_order");
      is_canonical_integer(order) && order != "0")
    post.menu_order = parse_integer(order);
  take_text(item, "attr_title", post.excerpt);
  take_text(item, "description", post.content);
  if (const Term* menu = context == nullptr ? nullptr : context->term(text_of(item, "menus")))
    post.terms.push_back(*menu);
  const std::string_view kind = text_of(item, "type");
  const auto add = [&post](std::string key, std::string_view value) {
    post.meta.push_back({std::move(key), std::string(value)});
  };
  add("_menu_item_type", kind);
  add("_menu_item_menu_item_parent", text_of(item, "parent"));
  // A custom link is its own object (wp_update_nav_menu_item()).
  add("_menu_item_object_id", kind == "custom" ? text_of(item, "id") : text_of(item, "object_id"));
  add("_menu_item_object", text_of(item, "object"));
  add("_menu_item_target", text_of(item, "target"));
  add("_menu_item_classes", serialized(item.find("classes")));
  add("_menu_item_xfn", with_blanks(item.find("xfn")));
  add("_menu_item_url", kind == "custom" ? text_of(item, "url") : std::string_view());
  read_meta(item.find("meta"), post.meta);
  for (const JsonNode member : item)
    if (std::find(known.begin(), known.end(), member.key()) == known.end())
      post.extras.push_back({"wprest", std::string(member.key()), std::string(member.raw())});
}

}  // namespace postferry::wprest
