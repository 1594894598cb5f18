// SPDX-License-Identifier: MIT
#include "body/line_effects.h"

namespace postferry {

void Around::enter(Tag tag, std::uint32_t i) noexcept {
  block = i;
  switch (tag) {
    case Tag::h1:
    case Tag::h2:
    case Tag::h3:
    case Tag::h4:
    case Tag::h5:
    case Tag::h6:
      kind = LineKind::heading;
      heading = static_cast<std::uint8_t>(static_cast<int>(tag) - static_cast<int>(Tag::p));
      break;
    case Tag::ul:
    case Tag::ol:
    case Tag::menu:
      list = i;
      ordered = tag == Tag::ol;
      if (lists < 255) ++lists;
      break;
    case Tag::li:
      kind = LineKind::list_item;
      item = i;
      break;
    case Tag::blockquote:
      kind = LineKind::quote;
      if (quotes < 255) ++quotes;
      break;
    case Tag::tr: row = i; break;
    case Tag::td:
    case Tag::th: kind = LineKind::table_cell; break;
    case Tag::pre:
      kind = LineKind::code;
      pre = true;
      break;
    case Tag::dt:
    case Tag::dd:
    case Tag::caption:
    case Tag::figcaption:
    case Tag::summary:
    case Tag::address:
    case Tag::legend: kind = LineKind::other; break;
    default: break;
  }
}

}  // namespace postferry
