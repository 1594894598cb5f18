// SPDX-License-Identifier: MIT
// What elements do to the lines of a body, by tag.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <initializer_list>

#include "body/lines.h"
#include "body/tape.h"

namespace postferry {

/// What an element does to the lines in it.
enum class Way : std::uint8_t {
  nothing,
  hidden,  ///< the browser shows nothing of it, or something else in its place
  marked,  ///< its text has marks
  link,
  image,
  line_break,
  plain_block,  ///< nothing is told of its lines but that they are in it
  block         ///< its lines are of a kind, or in a list, a quote...
};

struct Effect {
  Way way = Way::nothing;
  std::uint8_t marks = 0;
};

inline constexpr std::array<Effect, tag_count> effects = [] {
  std::array<Effect, tag_count> made{};
  const auto set = [&made](std::initializer_list<Tag> tags, Effect effect) {
    for (const Tag tag : tags) made[static_cast<std::size_t>(tag)] = effect;
  };
  set({Tag::script, Tag::style, Tag::textarea, Tag::select, Tag::iframe, Tag::svg, Tag::math,
       Tag::object, Tag::audio, Tag::video},
      {Way::hidden});
  set({Tag::b, Tag::strong}, {Way::marked, bold});
  set({Tag::i, Tag::em, Tag::var}, {Way::marked, italic});
  set({Tag::cite}, {Way::marked, cited});
  set({Tag::code, Tag::kbd, Tag::samp, Tag::tt}, {Way::marked, code_mark});
  set({Tag::s, Tag::del, Tag::strike}, {Way::marked, struck});
  set({Tag::u, Tag::ins}, {Way::marked, underlined});
  set({Tag::a}, {Way::link});
  set({Tag::img}, {Way::image});
  set({Tag::br}, {Way::line_break});
  for (auto tag = static_cast<std::size_t>(Tag::p); tag <= static_cast<std::size_t>(Tag::menu);
       ++tag)
    made[tag] = {Way::plain_block};
  set({Tag::h1,         Tag::h2,      Tag::h3,         Tag::h4,    Tag::h5, Tag::h6,
       Tag::ul,         Tag::ol,      Tag::menu,       Tag::li,    Tag::tr, Tag::td,
       Tag::th,         Tag::pre,     Tag::blockquote, Tag::dt,    Tag::dd, Tag::caption,
       Tag::figcaption, Tag::summary, Tag::address,    Tag::legend},
      {Way::block});
  return made;
}();

[[nodiscard]] constexpr Effect effect_of(Tag tag) noexcept {
  return effects[static_cast<std::size_t>(tag)];
}

/// What is around a token, as far as its line is told of it.
struct Around {
  std::uint32_t block = no_token, item = no_token, list = no_token, row = no_token;
  std::uint32_t wp_block = no_token, link = no_token;
  LineKind kind = LineKind::paragraph;
  std::uint8_t heading = 0, lists = 0, quotes = 0, marks = 0;
  bool ordered = false, pre = false;

  /// For what stands in token `i`, which opens an element whose way is Way::block.
  void enter(Tag tag, std::uint32_t i) noexcept;
};

}  // namespace postferry
