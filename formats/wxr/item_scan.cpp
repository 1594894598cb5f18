// SPDX-License-Identifier: MIT
#include "wxr/item_scan.h"

#include <algorithm>
#include <bitset>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/xml_scan.h"
#include "wxr/structure.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t item_look_ahead = std::size_t{1} << 20;  // behind a tag that may be stray
constexpr std::size_t edge = 256;  // bytes behind a CDATA section that tell whether it fits
using Kind = ChannelUnit::Kind;

bool is_closing(const XmlMarkup& markup) {
  return markup.kind == XmlMarkup::Kind::end && (markup.name == "channel" || markup.name == "rss");
}

// The name of the tag that ends directly before `at`, or empty.
std::string_view tag_name_before(std::string_view bytes, std::size_t at) {
  while (at > 0 && is_space(bytes[at - 1])) --at;
  if (at == 0 || bytes[at - 1] != '>') return {};
  const std::string_view before = bytes.substr(0, at);
  if (before.ends_with("]]>") || before.ends_with("-->"))
    return {};  // a section or comment, no tag
  const std::size_t open = bytes.substr(0, at).rfind('<');
  if (open == npos || open + 1 >= bytes.size() || bytes[open + 1] == '/') return {};
  return scan_markup(bytes, open).name;
}

// Whether what follows a CDATA section fits it: the end tag of the element it stands in, or a
// further section of the same text.
bool continues_well(std::string_view bytes, std::size_t begin, std::size_t behind) {
  while (behind < bytes.size() && is_space(bytes[behind])) ++behind;
  const std::string_view rest = bytes.substr(behind);
  if (rest.starts_with("<![CDATA[")) return true;
  if (!rest.starts_with("</")) return false;
  const std::string_view name = tag_name_before(bytes, begin);
  // Behind another section or text it is some end tag's turn; which one is not known from here.
  return name.empty() || rest.substr(2).starts_with(name);
}

/// What stands behind a tag that seems to end an item.
enum class ItemPart : std::uint8_t {
  same,      // more of that item: the tag is stray
  other,     // another item, the channel's own elements, nothing
  undecided  // the bytes end before that is clear
};

// Tells from the elements that follow up to the next item or the channel's own: an item goes on if
// there are such as only items have, and none that stands once an item and stood there before. For
// well-formed files the next tag decides. One for each item; looks at each of its bytes once, and
// at what is behind it as far as the next tag in question.
class ItemPartFinder {
 public:
  /// `inside` is where the item's elements begin.
  ItemPartFinder(std::string_view bytes, std::size_t inside, bool at_end,
                 const Namespaces& namespaces)
      : bytes_(bytes), walked_(inside), at_end_(at_end), names_(namespaces) {}

  /// `tag` is the tag in question, `behind` its end.
  ItemPart find(std::size_t tag, std::size_t behind) {
    const std::size_t most = behind + item_look_ahead;
    const bool enough = at_end_ || bytes_.size() >= most;
    Walk ahead;
    walk(bytes_.substr(0, most), behind, ahead);
    if (!ahead.ended && !enough) return ItemPart::undecided;
    if (!ahead.own || ahead.repeated) return ItemPart::other;
    // Only now, in a file that is damaged: does any of it stand in the item already?
    walk(bytes_.substr(0, tag), walked_, before_);
    walked_ = behind;
    return (before_.seen & ahead.seen).any() ? ItemPart::other : ItemPart::same;
  }

 private:
  struct Walk {
    std::bitset<static_cast<std::size_t>(Element::count_)> seen;  // of those that stand once
    bool own = false;                                             // an element that only items have
    bool repeated = false;  // one that stands once stood twice
    bool ended = false;     // where an item ends or begins, or the channel's own follows
  };

  void walk(std::string_view bytes, std::size_t at, Walk& walk) const {
    for (at = find_byte(bytes, '<', at); at != npos; at = find_byte(bytes, '<', at)) {
      const XmlMarkup markup = scan_markup(bytes, at);
      if (markup.kind == XmlMarkup::Kind::unfinished) return;
      at = markup.end;
      if (markup.name.empty()) continue;
      const Element element = names_.find(markup.name);
      const bool closes = markup.kind == XmlMarkup::Kind::end;
      if (closes && element == Element::item && walk.seen.none() && !walk.own) continue;  // twice
      const bool items = belongs(element, Element::item);
      if ((belongs(element, Element::channel) && !items) || is_closing(markup)) walk.ended = true;
      if (walk.ended) return;
      if (closes || !items) continue;
      walk.own = walk.own || is_items_own(element);
      if (!is_once_an_item(element)) continue;
      const auto bit = static_cast<std::size_t>(element);
      walk.repeated = walk.repeated || walk.seen.test(bit);
      walk.seen.set(bit);
      if (walk.repeated && &walk != &before_) walk.ended = true;
      if (walk.ended) return;
    }
  }

  std::string_view bytes_;
  std::size_t walked_;
  bool at_end_;
  const Namespaces& names_;
  Walk before_;
};

// Scans one item from its start tag. Of the tags inside an item only those count that may end it;
// CDATA sections, comments and instructions are looked through.
class ItemScanner {
 public:
  /// `inside`: behind the item's start tag.
  ItemScanner(std::string_view bytes, std::size_t begin, std::size_t inside, bool at_end,
              const Namespaces& namespaces)
      : bytes_(bytes),
        begin_(begin),
        inside_(inside),
        at_end_(at_end),
        parts_(bytes, inside, at_end, namespaces) {}

  ChannelUnit scan() {
    std::size_t at = inside_;
    for (at = find_byte(bytes_, '<', at); at != npos; at = find_byte(bytes_, '<', at)) {
      if (at + 2 < bytes_.size() && !may_end_item(at)) {
        ++at;
        continue;
      }
      const XmlMarkup markup = scan_markup(bytes_, at);
      if (markup.kind == XmlMarkup::Kind::unfinished) return unfinished();
      if (markup.kind == XmlMarkup::Kind::cdata) {
        if (const std::size_t inner = swallowed(at, markup.end); inner != npos) {
          // Too near the edge to see what follows: decide when more bytes are there.
          if (markup.end + edge > bytes_.size() && !at_end_) return unfinished();
          return damaged(find_item_end_text(bytes_, inner));
        }
      } else if (may_end(markup)) {
        const ItemPart part = parts_.find(at, markup.end);
        if (part == ItemPart::undecided) return {Kind::unfinished, begin_, npos, true};
        if (part == ItemPart::other)
          return markup.name == "item" && markup.kind == XmlMarkup::Kind::end
                     ? ChannelUnit{Kind::item, begin_, markup.end, false}
                     : damaged(at);
      }
      at = markup.end;
    }
    return unfinished();
  }

 private:
  [[nodiscard]] static bool may_end(const XmlMarkup& markup) {
    if (markup.kind == XmlMarkup::Kind::start) return markup.name == "item";
    return (markup.kind == XmlMarkup::Kind::end && markup.name == "item") || is_closing(markup);
  }

  // By its first letters: `<!`, `<?`, `<item`, `</item`, `</channel`, `</rss`.
  [[nodiscard]] bool may_end_item(std::size_t at) const {
    const char c = bytes_[at + 1];
    if (c != '/') return c == '!' || c == '?' || c == 'i';
    const char letter = bytes_[at + 2];
    return letter == 'i' || letter == 'c' || letter == 'r';
  }

  // A start tag with nothing behind it but the next item's was no item: an end tag that lost its
  // slash looks like that.
  ChannelUnit damaged(std::size_t end) const {
    const bool nothing = inside_ > begin_ && trim(bytes_.substr(inside_, end - inside_)).empty();
    return {nothing ? Kind::text : Kind::item, begin_, end, false};
  }

  // Position of an item's end tag inside the CDATA section [begin, end) if the section must have
  // been left open, else npos. It was if what follows does not fit; and also if a further section
  // begins behind the item's end: text that quotes one has its `]]>` divided, so that the section
  // is followed by the next part of the same text.
  std::size_t swallowed(std::size_t begin, std::size_t end) {
    const std::string_view section = bytes_.substr(0, end);
    const std::size_t inner = end_text_from(begin);
    if (inner >= end || find_item_end_text(section, inner) == npos) return npos;
    if (!continues_well(bytes_, begin, end)) return inner;
    const bool goes_on = bytes_.substr(end).starts_with("<![CDATA[");
    return !goes_on && holds_next_item(section, inner) ? inner : npos;
  }

  // The next `</item` at or after `at`, in markup or not. Looked for once for all the sections
  // before it.
  std::size_t end_text_from(std::size_t at) {
    if (end_text_ < at || !looked_) end_text_ = find_bytes(bytes_, "</item", at);
    looked_ = true;
    return end_text_;
  }

  // `</item>`, white space, `<item>`, and then the start of another section, directly behind the
  // start tag of the element that ends behind this one.
  bool holds_next_item(std::string_view section, std::size_t inner) const {
    for (; inner != npos; inner = find_bytes(section, "</item", inner + 1)) {
      std::size_t next = find_item_end_text(section, inner);
      if (next == npos) return false;
      while (next < section.size() && is_space(section[next])) ++next;
      if (!section.substr(next).starts_with("<item>")) continue;
      const std::size_t last = section.rfind("<![CDATA[");
      if (last == npos || last < next) return false;
      const std::string_view name = tag_name_before(section, last);
      const std::string_view behind = bytes_.substr(section.size());
      return !name.empty() && behind.starts_with("</") && behind.substr(2).starts_with(name);
    }
    return false;
  }

  ChannelUnit unfinished() const {
    if (at_end_) {
      const std::size_t end = find_item_end_text(bytes_, begin_);
      if (end != npos) return damaged(end);
    }
    return {Kind::unfinished, begin_, npos, true};
  }

  std::string_view bytes_;
  std::size_t begin_;
  std::size_t inside_;
  bool at_end_;
  std::size_t end_text_ = 0;
  bool looked_ = false;
  ItemPartFinder parts_;
};

// Where the channel element at `open` ends: behind its end tag, or (`broken`) before an item or the
// channel's end. npos if the bytes end before.
std::size_t find_channel_element_end(std::string_view bytes, std::size_t open, bool& broken) {
  const XmlMarkup first = scan_markup(bytes, open);
  std::size_t depth = 1;
  std::size_t at = find_byte(bytes, '<', first.end);
  for (; at != npos; at = find_byte(bytes, '<', at)) {
    const XmlMarkup markup = scan_markup(bytes, at);
    if (markup.kind == XmlMarkup::Kind::unfinished) return npos;
    const bool start = markup.kind == XmlMarkup::Kind::start;
    const bool end = markup.kind == XmlMarkup::Kind::end;
    broken = is_closing(markup) || ((start || end) && markup.name == "item");
    if (broken) return at;
    if (markup.name == first.name) {
      if (start) ++depth;
      if (end && --depth == 0) return markup.end;
    }
    at = markup.end;
  }
  return npos;
}

// The next item, be it without its start tag, or the channel's end; npos if there is none.
// `needed`: from where on more bytes are needed to tell.
std::size_t find_item(std::string_view bytes, std::size_t from, const Namespaces& namespaces,
                      std::size_t& needed) {
  std::size_t first = npos;  // of elements that may be an item's
  std::size_t at = from;
  for (at = find_byte(bytes, '<', at); at != npos; at = find_byte(bytes, '<', at)) {
    const XmlMarkup markup = scan_markup(bytes, at);
    needed = std::min(at, first);
    if (markup.kind == XmlMarkup::Kind::unfinished) return npos;
    const bool opens =
        markup.kind == XmlMarkup::Kind::start || markup.kind == XmlMarkup::Kind::empty;
    if ((opens && markup.name == "item") || is_closing(markup)) return at;
    if (markup.kind == XmlMarkup::Kind::cdata && !continues_well(bytes, at, markup.end)) {
      const std::size_t inner = find_bytes(bytes.substr(0, markup.end), "<item>", at);
      if (inner != npos) return inner;
    }
    if (opens) {
      const Element element = namespaces.find(markup.name);
      if (is_items_own(element)) return std::min(at, first);
      if (element != Element::unknown && !belongs(element, Element::item))
        first = npos;
      else if (belongs(element, Element::item) && (first == npos || element == Element::title))
        first = at;
    }
    at = markup.end;
  }
  needed = std::min(bytes.size(), first);
  return npos;
}

// The unit that begins with a start tag that is not an item's.
ChannelUnit other_element(std::string_view bytes, std::size_t open, bool at_end,
                          const Namespaces& namespaces) {
  const XmlMarkup tag = scan_markup(bytes, open);
  const Element element = namespaces.find(tag.name);
  if (is_items_own(element) || is_once_an_item(element)) {
    const ItemPart part = ItemPartFinder(bytes, open, at_end, namespaces).find(open, open);
    if (part == ItemPart::undecided) return {Kind::unfinished, open, npos, false};
    if (part == ItemPart::same) return ItemScanner(bytes, open, open, at_end, namespaces).scan();
  }
  bool broken = false;
  std::size_t end = find_channel_element_end(bytes, open, broken);
  if (end == npos) return {Kind::unfinished, open, npos, false};
  if (broken) {
    std::size_t ignored = 0;
    end = std::min(end, find_item(bytes.substr(0, end), tag.end, namespaces, ignored));
  }
  return {Kind::element, open, end, false};
}

}  // namespace

std::size_t find_item_end_text(std::string_view bytes, std::size_t from) noexcept {
  for (std::size_t at = find_bytes(bytes, "</item", from); at != npos;
       at = find_bytes(bytes, "</item", at + 1)) {
    std::size_t i = at + 6;
    while (i < bytes.size() && is_space(bytes[i])) ++i;
    if (i < bytes.size() && bytes[i] == '>') return i + 1;
  }
  return npos;
}

ChannelUnit next_unit(std::string_view bytes, std::size_t from, bool at_end,
                      const Namespaces& namespaces) {
  std::size_t at = from;
  while (at < bytes.size()) {
    const std::size_t open = std::min(find_byte(bytes, '<', at), bytes.size());
    if (!trim(bytes.substr(at, open - at)).empty()) return {Kind::text, at, open, false};
    if (open == bytes.size()) break;
    const XmlMarkup markup = scan_markup(bytes, open);
    switch (markup.kind) {
      case XmlMarkup::Kind::unfinished:
        return {Kind::unfinished, open, npos, markup.name == "item"};
      case XmlMarkup::Kind::comment:
      case XmlMarkup::Kind::other: at = markup.end; continue;
      case XmlMarkup::Kind::text:
      case XmlMarkup::Kind::cdata: return {Kind::text, open, markup.end, false};
      case XmlMarkup::Kind::empty:
        return {markup.name == "item" ? Kind::item : Kind::element, open, markup.end, false};
      case XmlMarkup::Kind::end:
        if (is_closing(markup)) return {Kind::closing, open, markup.end, false};
        return {Kind::text, open, markup.end, false};
      case XmlMarkup::Kind::start: break;
    }
    if (markup.name == "item")
      return ItemScanner(bytes, open, markup.end, at_end, namespaces).scan();
    return other_element(bytes, open, at_end, namespaces);
  }
  return {Kind::none, bytes.size(), bytes.size(), false};
}

std::size_t find_first_item(std::string_view bytes, std::size_t from, std::size_t& needed) {
  const Namespaces literal;  // the head is not read yet: prefixes count as they stand
  return find_item(bytes, from, literal, needed);
}

}  // namespace postferry::wxr
