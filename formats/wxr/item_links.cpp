// SPDX-License-Identifier: MIT
#include "wxr/item_links.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;

std::string meta_of(const Post& post, std::string_view key) {
  for (const Meta& meta : post.meta)
    if (meta.key == key) return std::string(trim(meta.value));
  return {};
}

// WordPress means none by 0.
std::string without_zero(std::string id) { return id == "0" ? std::string() : id; }

bool ends_address(char c) {
  constexpr std::string_view marks = "\"'<>()[]{}|\\^`,;";
  return is_space(c) || is_control(c) || marks.find(c) != npos;
}

// Takes "-300x200" off the end.
std::string_view without_size(std::string_view name) {
  std::string_view rest = name;
  const auto take_digits = [&rest] {
    const std::size_t before = rest.size();
    while (!rest.empty() && is_digit(rest.back())) rest.remove_suffix(1);
    return rest.size() < before;
  };
  if (!take_digits() || !rest.ends_with('x')) return name;
  rest.remove_suffix(1);
  if (!take_digits() || !rest.ends_with('-')) return name;
  return rest.substr(0, rest.size() - 1);
}

}  // namespace

ItemLinks links_of(const Post& post) {
  ItemLinks links;
  links.id = post.id.text;
  if (post.type != "nav_menu_item") {
    links.parent = without_zero(post.parent.text);
    links.thumbnail = without_zero(meta_of(post, "_thumbnail_id"));
    return links;
  }
  links.parent = without_zero(meta_of(post, "_menu_item_menu_item_parent"));
  for (const Term& term : post.terms)
    if (term.taxonomy == "nav_menu" && links.menu.empty()) links.menu = term.slug;
  if (meta_of(post, "_menu_item_type") == "post_type")
    links.menu_target = without_zero(meta_of(post, "_menu_item_object_id"));
  return links;
}

std::string upload_key(std::string_view url) {
  constexpr std::string_view scheme_end = "://";
  constexpr std::string_view scaled = "-scaled";
  if (const std::size_t scheme = url.find(scheme_end); scheme != npos)
    url.remove_prefix(scheme + scheme_end.size());
  url = url.substr(0, url.find_first_of("?#&"));
  const std::size_t dot = url.rfind('.');
  const std::size_t slash = url.rfind('/');
  if (dot == npos || slash == npos || dot < slash) return std::string(url);
  std::string_view name = without_size(url.substr(0, dot));
  if (name.ends_with(scaled)) name.remove_suffix(scaled.size());
  return std::string(name) + std::string(url.substr(dot));
}

void for_each_file_address(std::string_view text,
                           const std::function<void(std::string_view)>& visit) {
  constexpr std::string_view mark = "://";
  for (std::size_t at = find_bytes(text, mark); at != npos; at = find_bytes(text, mark, at)) {
    const std::size_t begin = at + mark.size();
    const auto end =
        std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), ends_address);
    const auto behind = static_cast<std::size_t>(end - text.begin());
    const std::string_view address = text.substr(begin, behind - begin);
    const std::size_t slash = address.rfind('/');
    if (slash != npos && address.find('.', slash) != npos) visit(address);
    at = behind;
  }
}

}  // namespace postferry::wxr
