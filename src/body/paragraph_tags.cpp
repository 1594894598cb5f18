// SPDX-License-Identifier: MIT
#include "body/paragraph_tags.h"

namespace postferry {

bool parts_paragraphs(Tag tag) noexcept {
  return is_block(tag) || tag == Tag::style || tag == Tag::map || tag == Tag::area;
}

bool keeps_newlines(Tag tag) noexcept {
  switch (tag) {
    case Tag::pre:
    case Tag::style:
    case Tag::script:
    case Tag::textarea:
    case Tag::select:
    case Tag::svg:
    case Tag::math:
    case Tag::object:
    case Tag::audio:
    case Tag::video:
    case Tag::iframe: return true;
    default: return false;
  }
}

bool holds_no_paragraph(Tag tag) noexcept {
  switch (tag) {
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
    case Tag::ul:
    case Tag::ol:
    case Tag::dl:
    case Tag::dt:
    case Tag::menu:
    case Tag::table:
    case Tag::caption:
    case Tag::colgroup:
    case Tag::thead:
    case Tag::tbody:
    case Tag::tfoot:
    case Tag::tr:
    case Tag::summary:
    case Tag::legend: return true;
    default: return false;
  }
}

}  // namespace postferry
