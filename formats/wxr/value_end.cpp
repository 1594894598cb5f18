// SPDX-License-Identifier: MIT
#include "wxr/value_end.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/xml_scan.h"
#include "wxr/near.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view section_begin = "<![CDATA[";

std::size_t skip_space(std::string_view xml, std::size_t at) {
  while (at < xml.size() && is_space(xml[at])) ++at;
  return at;
}

}  // namespace

bool ValueEnds::closes(std::string_view name, std::size_t at) const {
  const std::string_view rest = xml_.substr(at);
  if (!rest.starts_with("</") || !rest.substr(2).starts_with(name)) return false;
  const std::size_t behind = skip_space(rest, 2 + name.size());
  return behind < rest.size() && rest[behind] == '>';
}

std::size_t ValueEnds::behind_tag(std::size_t at) const {
  return std::min(find_byte(xml_, '>', at), xml_.size() - 1) + 1;
}

bool ValueEnds::is_known_tag(std::size_t at) const {
  if (at + 1 >= xml_.size() || xml_[at] != '<') return false;
  if (xml_[at + 1] == '!' || xml_[at + 1] == '?') return false;
  const XmlMarkup markup = scan_markup(xml_, at);
  return !markup.name.empty() && namespaces_.find(markup.name) != Element::unknown;
}

ValueEnd ValueEnds::find(std::string_view name, std::size_t at) {
  const ValueEnd whole = usual(name, at);
  if (whole.next != 0) return whole;
  const std::string_view rest = xml_.substr(skip_space(xml_, at));
  return nearly_begins(rest, section_begin) ? of_section(name, at) : of_plain(name, at);
}

// Text and CDATA sections, in any mixture, and then the end tag.
ValueEnd ValueEnds::usual(std::string_view name, std::size_t at) {
  for (std::size_t open = find_byte(xml_, '<', at); open != npos;) {
    if (closes(name, open)) return {open, behind_tag(open), false};
    if (!xml_.substr(open).starts_with(section_begin)) return {};
    const std::size_t end = find_section_end(open + section_begin.size());
    open = end == npos ? npos : find_byte(xml_, '<', end + 3);
  }
  return {};
}

ValueEnd ValueEnds::of_section(std::string_view name, std::size_t at) {
  std::size_t size = 0;
  const std::size_t near = find_near(name, at, size);
  const std::size_t exact = find_exact(name, at);
  // An end tag without the section's end: the value's own if the next element follows it; if not,
  // the text quotes it.
  const bool ends = exact < near && is_known_tag(skip_space(xml_, behind_tag(exact)));
  if (near != npos && !ends) return {near, near + size, true};
  const std::size_t fitting = ends ? npos : find_fitting(name, at);
  const std::size_t close = fitting != npos ? fitting : exact;
  if (close != npos) return {close, behind_tag(close), true};
  const std::size_t next = find_known_tag(at, npos);
  return {next, next, true};
}

ValueEnd ValueEnds::of_plain(std::string_view name, std::size_t at) {
  const std::size_t open = std::min(find_byte(xml_, '<', at), xml_.size());
  const std::string tag = "</" + std::string(name) + ">";
  if (const auto size = nearly_begins(xml_.substr(open), tag)) return {open, open + *size, true};
  // The '<' of the end tag is gone.
  std::size_t end = open;
  while (end > at && is_space(xml_[end - 1])) --end;
  if (xml_.substr(at, end - at).ends_with(tag.substr(1)))
    return {end - (tag.size() - 1), end, true};
  const std::size_t exact = find_exact(name, at);
  const std::size_t next = find_known_tag(at, exact);
  if (next < exact) return {next, next, true};
  return {exact, behind_tag(exact), true};
}

std::size_t ValueEnds::find_section_end(std::size_t at) {
  if (!is_good(section_end_, at)) section_end_ = find_bytes(xml_, "]]>", at);
  return section_end_;
}

std::size_t ValueEnds::find_exact(std::string_view name, std::size_t at) {
  Known& known = known_[name];
  if (is_good(known.exact, at)) return known.exact;
  const std::string close = "</" + std::string(name);
  std::size_t found = find_bytes(xml_, close, at);
  while (found != npos && !closes(name, found)) found = find_bytes(xml_, close, found + 1);
  return known.exact = found;
}

// `]]>` before the end tag, with white space between at most.
std::size_t ValueEnds::find_fitting(std::string_view name, std::size_t at) {
  Known& known = known_[name];
  if (is_good(known.fitting, at)) return known.fitting;
  const std::string close = "</" + std::string(name);
  std::size_t found = find_bytes(xml_, close, at);
  while (found != npos &&
         !(closes(name, found) && trim(xml_.substr(at, found - at)).ends_with("]]>")))
    found = find_bytes(xml_, close, found + 1);
  return known.fitting = found;
}

std::size_t ValueEnds::find_near(std::string_view name, std::size_t at, std::size_t& size) {
  Known& known = known_[name];
  if (!is_good(known.near, at)) {
    const std::string closing = "]]></" + std::string(name) + ">";
    known.near = npos;
    for (std::size_t k = find_byte(xml_, ']', at); k != npos; k = find_byte(xml_, ']', k + 1)) {
      const std::optional<std::size_t> found = nearly_begins(xml_.substr(k), closing);
      // A bracket more than that belongs to the text.
      if (!found || xml_.substr(k + 1).starts_with(closing)) continue;
      known.near = k;
      known.near_size = *found;
      break;
    }
  }
  size = known.near_size;
  return known.near;
}

// The next start tag with a prefix, or end tag, of an element that is known, up to `end`. Names
// without prefix are HTML's, too.
std::size_t ValueEnds::find_known_tag(std::size_t at, std::size_t end) const {
  for (at = find_byte(xml_, '<', at); at < end && at != npos; at = find_byte(xml_, '<', at + 1)) {
    if (at + 1 < xml_.size() && (xml_[at + 1] == '!' || xml_[at + 1] == '?')) continue;
    const XmlMarkup markup = scan_markup(xml_, at);
    const bool sure = markup.name.find(':') != npos || markup.name == "item";
    if (sure && namespaces_.find(markup.name) != Element::unknown) return at;
  }
  return std::min(end, xml_.size());
}

}  // namespace postferry::wxr
