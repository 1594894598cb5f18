// SPDX-License-Identifier: MIT
#include "push/menu_request.h"

#include <algorithm>

#include "base/bytes.h"
#include "codec/json_write.h"
#include "codec/php_value.h"
#include "codec/value_tree.h"

namespace postferry {

namespace {

// Classes are a list as PHP keeps it.
std::string classes_json(const std::string& serialized) {
  std::string out;
  JsonList list(out, JsonList::Kind::array);
  ValueTree tree;
  if (read_php_value(serialized, tree))
    for (const ValueNode item : tree.root()) {
      list.element();
      append_json_string(out, item.text());
    }
  list.close();
  return out;
}

std::string words_json(std::string_view words) {
  std::string out;
  JsonList list(out, JsonList::Kind::array);
  while (!words.empty()) {
    const std::string_view word = words.substr(0, words.find(' '));
    list.element();
    append_json_string(out, word);
    words.remove_prefix(std::min(words.size(), word.size() + 1));
  }
  list.close();
  return out;
}

const Term* menu_of(const Post& post) {
  for (const Term& term : post.terms)
    if (term.taxonomy == "nav_menu") return &term;
  return nullptr;
}

}  // namespace

std::string meta_of(const Post& post, std::string_view key) {
  for (const Meta& meta : post.meta)
    if (meta.key == key) return meta.value;
  return {};
}

PushMembers menu_request(const Post& post, const PushIds& ids, const PushLinks& links) {
  PushMembers out;
  const auto put = [&out](const char* key, std::string_view value) {
    if (!value.empty()) out.text(key, value);
  };
  const std::string kind = meta_of(post, "_menu_item_type");
  put("title", post.title_raw.empty() ? post.title : post.title_raw);
  out.text("type", kind.empty() ? "custom" : kind);
  if (!post.status.empty() && post.status != "trash") out.text("status", post.status);
  put("attr_title", post.excerpt ? post.excerpt->value : std::string());
  put("description", post.content ? post.content->value : std::string());
  put("target", meta_of(post, "_menu_item_target"));
  if (kind == "custom") put("url", meta_of(post, "_menu_item_url"));
  if (kind != "custom") put("object", meta_of(post, "_menu_item_object"));
  const std::uint64_t target =
      kind == "taxonomy" ? ids.term_numbered(meta_of(post, "_menu_item_object_id")) : links.image;
  if (kind != "custom" && target != 0) out.number("object_id", static_cast<std::int64_t>(target));
  if (links.parent != 0) out.number("parent", static_cast<std::int64_t>(links.parent));
  // WordPress counts from 1, and takes 0 for that.
  out.number("menu_order", std::max<std::int64_t>(post.menu_order.value_or(0), 1));
  if (const Term* menu = menu_of(post); menu != nullptr && ids.term(*menu) != 0)
    out.number("menus", static_cast<std::int64_t>(ids.term(*menu)));
  if (const std::string classes = classes_json(meta_of(post, "_menu_item_classes"));
      classes != "[]" && classes != "[\"\"]")
    out.json("classes", classes);
  if (const std::string xfn = words_json(meta_of(post, "_menu_item_xfn")); xfn != "[]")
    out.json("xfn", xfn);
  return out;
}

std::uint64_t menu_match_key(std::string_view menu, std::string_view order, std::string_view kind,
                             std::string_view what) {
  std::string text("menu item\n");
  text.append(menu).append("\n").append(order == "0" ? "1" : order);
  text.append("\n").append(kind).append("\n").append(what);
  return hash_bytes(text, 2);
}

std::uint64_t menu_match_key(const Post& post) {
  const Term* menu = menu_of(post);
  const std::string kind = meta_of(post, "_menu_item_type");
  const std::string& title = post.title_raw.empty() ? post.title : post.title_raw;
  return menu_match_key(menu == nullptr ? std::string_view() : std::string_view(menu->slug),
                        std::to_string(post.menu_order.value_or(0)), kind,
                        kind == "custom" ? title : meta_of(post, "_menu_item_object"));
}

}  // namespace postferry
