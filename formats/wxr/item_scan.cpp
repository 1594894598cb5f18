// SPDX-License-Identifier: MIT
#include "wxr/item_scan.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/xml_scan.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
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

// Scans one item from its start tag. Of the tags inside an item only those count that may end it;
// CDATA sections, comments and instructions are looked through.
class ItemScanner {
 public:
  ItemScanner(std::string_view bytes, std::size_t begin, bool at_end)
      : bytes_(bytes), begin_(begin), at_end_(at_end) {}

  ChannelUnit scan(std::size_t at) {
    for (at = find_byte(bytes_, '<', at); at != npos; at = find_byte(bytes_, '<', at)) {
      if (at + 2 < bytes_.size() && !may_end_item(at)) {
        ++at;
        continue;
      }
      const XmlMarkup markup = scan_markup(bytes_, at);
      switch (markup.kind) {
        case XmlMarkup::Kind::unfinished: return unfinished();
        case XmlMarkup::Kind::cdata:
          if (const std::size_t inner = swallowed(at, markup.end); inner != npos) {
            // Too near the edge to see what follows: decide when more bytes are there.
            if (markup.end + edge > bytes_.size() && !at_end_) return unfinished();
            return damaged(find_item_end_text(bytes_, inner));
          }
          break;
        case XmlMarkup::Kind::start:
          if (markup.name == "item") return damaged(at);
          break;
        case XmlMarkup::Kind::end:
          if (markup.name == "item") return {Kind::item, begin_, markup.end, false};
          if (is_closing(markup)) return damaged(at);
          break;
        default: break;
      }
      at = markup.end;
    }
    return unfinished();
  }

 private:
  // By its first letters: `<!`, `<?`, `<item`, `</item`, `</channel`, `</rss`.
  [[nodiscard]] bool may_end_item(std::size_t at) const {
    const char c = bytes_[at + 1];
    if (c != '/') return c == '!' || c == '?' || c == 'i';
    const char letter = bytes_[at + 2];
    return letter == 'i' || letter == 'c' || letter == 'r';
  }

  ChannelUnit damaged(std::size_t end) const { return {Kind::item, begin_, end, true}; }

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
    return {Kind::unfinished, begin_, npos, false};
  }

  std::string_view bytes_;
  std::size_t begin_;
  bool at_end_;
  std::size_t end_text_ = 0;
  bool looked_ = false;
};

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

ChannelUnit next_unit(std::string_view bytes, std::size_t from, bool at_end) noexcept {
  std::size_t at = from;
  while (at < bytes.size()) {
    const std::size_t open = std::min(find_byte(bytes, '<', at), bytes.size());
    if (!trim(bytes.substr(at, open - at)).empty()) return {Kind::text, at, open, false};
    if (open == bytes.size()) break;
    const XmlMarkup markup = scan_markup(bytes, open);
    switch (markup.kind) {
      case XmlMarkup::Kind::unfinished: return {Kind::unfinished, open, npos, false};
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
    if (markup.name == "item") return ItemScanner(bytes, open, at_end).scan(markup.end);
    const std::size_t end = find_element_end(bytes, open);
    if (end == npos) return {Kind::unfinished, open, npos, false};
    return {Kind::element, open, end, false};
  }
  return {Kind::none, bytes.size(), bytes.size(), false};
}

std::size_t find_first_item(std::string_view bytes, std::size_t from,
                            std::size_t& needed) noexcept {
  std::size_t at = from;
  for (at = find_byte(bytes, '<', at); at != npos; at = find_byte(bytes, '<', at)) {
    const XmlMarkup markup = scan_markup(bytes, at);
    needed = at;
    if (markup.kind == XmlMarkup::Kind::unfinished) return npos;
    const bool opens =
        markup.kind == XmlMarkup::Kind::start || markup.kind == XmlMarkup::Kind::empty;
    if ((opens && markup.name == "item") || is_closing(markup)) return at;
    at = markup.end;
  }
  needed = bytes.size();
  return npos;
}

}  // namespace postferry::wxr
