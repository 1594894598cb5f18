// SPDX-License-Identifier: MIT
#include "wxr/structure.h"

namespace postferry::wxr {

namespace {

// In the order of the enumeration.
bool lies_between(Element element, Element first, Element last) {
  return element >= first && element <= last;
}

bool belongs_to_channel(Element child) {
  switch (child) {
    case Element::item:
    case Element::title:
    case Element::link:
    case Element::pub_date:
    case Element::description:
    case Element::language:
    case Element::generator:
    case Element::author:
    case Element::wp_category:
    case Element::tag:
    case Element::term:
    case Element::postferry_site: return true;
    default: return lies_between(child, Element::wxr_version, Element::base_blog_url);
  }
}

bool belongs_to_item(Element child) {
  return lies_between(child, Element::title, Element::category) ||
         lies_between(child, Element::content, Element::excerpt) ||
         lies_between(child, Element::post_id, Element::postmeta) || child == Element::comment;
}

}  // namespace

bool belongs(Element child, Element container) noexcept {
  switch (container) {
    case Element::rss: return child == Element::channel;
    case Element::channel: return belongs_to_channel(child);
    case Element::item: return belongs_to_item(child);
    case Element::comment: return lies_between(child, Element::comment_id, Element::commentmeta);
    case Element::postmeta:
    case Element::commentmeta:
    case Element::termmeta: return lies_between(child, Element::meta_key, Element::meta_value);
    case Element::author: return lies_between(child, Element::author_id, Element::author_last_name);
    case Element::wp_category:
      return child == Element::term_id || child == Element::termmeta ||
             lies_between(child, Element::category_nicename, Element::category_description);
    case Element::tag:
      return child == Element::term_id || child == Element::termmeta ||
             lies_between(child, Element::tag_slug, Element::tag_description);
    case Element::term:
      return child == Element::term_id ||
             lies_between(child, Element::term_taxonomy, Element::termmeta);
    default: return false;
  }
}

Element implied_container(Element child, Element container) noexcept {
  if (child == Element::term_id) return Element::unknown;  // of a category, a tag or a term
  for (const Element between :
       {Element::postmeta, Element::comment, Element::commentmeta, Element::termmeta,
        Element::author, Element::wp_category, Element::tag, Element::term})
    if (belongs(child, between) && belongs(between, container)) return between;
  return Element::unknown;
}

bool is_structure(Element element) noexcept {
  return lies_between(element, Element::rss, Element::item);
}

bool is_items_own(Element element) noexcept {
  // Feeds of other producers have dc:creator, guid and category in their channel, too.
  return belongs_to_item(element) && element >= Element::content;
}

bool is_once_an_item(Element element) noexcept {
  return belongs_to_item(element) && element != Element::category && element != Element::postmeta &&
         element != Element::comment;
}

}  // namespace postferry::wxr
