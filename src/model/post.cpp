// SPDX-License-Identifier: MIT
#include "model/post.h"

namespace postferry {

namespace {

constexpr std::size_t longest_title = 60;  // bytes of a title that a message shows

std::string shortened(const std::string& title) {
  if (title.size() <= longest_title) return title;
  std::size_t cut = longest_title;
  while (cut > 0 && (static_cast<unsigned char>(title[cut]) & 0xC0U) == 0x80) --cut;
  return title.substr(0, cut) + "…";
}

}  // namespace

std::string describe(const Post& post) {
  std::string title = post.title;
  if (title.empty() && post.review && !post.review->works.empty())
    title = post.review->works[0].title;
  if (title.empty()) return post.id.text;
  return (post.id.empty() ? "" : post.id.text + " ") + "\"" + shortened(title) + "\"";
}

}  // namespace postferry
