// SPDX-License-Identifier: MIT
#include "wxr/repair.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/entities.h"
#include "codec/xml_scan.h"
#include "codec/xml_write.h"
#include "wxr/attributes.h"
#include "wxr/near.h"
#include "wxr/open_elements.h"
#include "wxr/structure.h"
#include "wxr/value_end.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t look_ahead = std::size_t{64} << 10;  // how far an unknown element is followed

class Repairer {
 public:
  Repairer(std::string_view xml, const Namespaces& namespaces, Repairs& repairs)
      : xml_(xml), namespaces_(namespaces), repairs_(repairs), values_(xml, namespaces) {}

  std::string run() {
    out_.reserve(xml_.size() + xml_.size() / 16);
    if (xml_.starts_with("<rss") || xml_.starts_with("<channel"))
      begin_root();
    else
      begin_item();
    while (at_ < xml_.size()) {
      const std::size_t open = std::min(find_byte(xml_, '<', at_), xml_.size());
      if (open > at_ && take_text(open)) continue;
      at_ = open;
      if (at_ < xml_.size()) take_markup();
    }
    open_.close_all(xml_.size());
    return std::move(out_);
  }

 private:
  // The start tag of the document, whatever became of its attributes.
  void begin_root() {
    if (scan_markup(xml_, 0).kind == XmlMarkup::Kind::start) return;
    const std::string_view name = xml_.starts_with("<rss") ? "rss" : "channel";
    const std::size_t begin = 1 + name.size();
    at_ = std::min({xml_.size(), find_byte(xml_, '<', begin), find_byte(xml_, '>', begin)});
    const Element element = namespaces_.find(name);
    const std::string mended = mended_attributes(element, xml_.substr(begin, at_ - begin));
    if (at_ < xml_.size() && xml_[at_] == '>') ++at_;
    repairs_.add(false, name, 0);
    open_.open(std::string(name), element, mended);
  }

  // An item is one also when its start tag is damaged or gone.
  void begin_item() {
    const XmlMarkup markup = scan_markup(xml_, 0);
    if (markup.kind == XmlMarkup::Kind::start && markup.name == "item") return;
    if (const auto size = nearly_begins(xml_, "<item>")) at_ = *size;
    repairs_.add(false, "item", 0);
    open_.open("item", Element::item, {});
  }

  // The text up to `end`, which is white space but for damage. False if a tag was found in it, and
  // at_ is behind that.
  bool take_text(std::size_t end) {
    const std::string_view text = xml_.substr(at_, end - at_);
    std::size_t blank = 0;
    while (blank < text.size() && is_space(text[blank])) ++blank;
    out_ += text.substr(0, blank);
    at_ += blank;
    if (blank == text.size()) return false;
    if (mend_tag()) return true;
    append_text(xml_.substr(at_, end - at_));
    return false;
  }

  void take_markup() {
    if (is_known_unclosed()) return literal_bracket();
    const XmlMarkup markup = scan_markup(xml_, at_);
    switch (markup.kind) {
      case XmlMarkup::Kind::comment: at_ = markup.end; return;
      case XmlMarkup::Kind::cdata:
        append_cdata(out_, xml_.substr(at_ + 9, markup.end - at_ - 12));
        at_ = markup.end;
        return;
      case XmlMarkup::Kind::start:
      case XmlMarkup::Kind::empty: return take_start(markup);
      case XmlMarkup::Kind::end: return take_end(markup);
      case XmlMarkup::Kind::other:
        if (!mend_tag()) at_ = markup.end;
        return;
      case XmlMarkup::Kind::text:
      case XmlMarkup::Kind::unfinished:
        if (!mend_tag()) literal_bracket();
        return;
    }
  }

  // What is not closed from here on is not closed from any later place either: remembered, so that
  // many unclosed beginnings take linear time.
  bool is_known_unclosed() {
    const std::string_view rest = xml_.substr(at_);
    return is_unclosed(rest, "<!--", "-->", no_comment_end_) ||
           is_unclosed(rest, "<![CDATA[", "]]>", no_section_end_);
  }

  static bool is_unclosed(std::string_view rest, std::string_view opener, std::string_view closer,
                          bool& known) {
    if (!rest.starts_with(opener)) return false;
    known = known || find_bytes(rest, closer, opener.size()) == npos;
    return known;
  }

  void literal_bracket() {
    repairs_.add(false, {}, at_);
    out_ += "&lt;";
    ++at_;
  }

  void take_start(const XmlMarkup& markup) {
    const Element element = namespaces_.find(markup.name);
    if (element == Element::unknown) return take_unknown();
    const bool empty = markup.kind == XmlMarkup::Kind::empty;
    const std::size_t behind_name = at_ + 1 + markup.name.size();
    const std::string_view attributes =
        xml_.substr(behind_name, markup.end - (empty ? 2 : 1) - behind_name);
    const bool sound = are_attributes(attributes);
    if ((!sound || (empty && is_continued(markup))) && mend_tag()) return;
    if (is_structure(element) && !open_.empty() && !belongs(element, open_.top_element())) {
      repairs_.add(false, markup.name, at_);
      at_ = markup.end;
      return;
    }
    if (!sound) repairs_.add(false, markup.name, at_);
    open_.make_place(element, markup.name, at_);
    const std::string mended = sound ? std::string() : mended_attributes(element, attributes);
    begin_element(markup.name, element, sound ? attributes : mended, markup.end, empty);
  }

  // `<name/>` and then its own end tag: the slash does not belong there.
  [[nodiscard]] bool is_continued(const XmlMarkup& markup) const {
    const std::size_t next = find_byte(xml_, '<', markup.end);
    if (next == npos) return false;
    const XmlMarkup behind = scan_markup(xml_, next);
    const bool text = !trim(xml_.substr(markup.end, next - markup.end)).empty();
    return text || behind.kind == XmlMarkup::Kind::cdata || values_.closes(markup.name, next);
  }

  void begin_element(std::string_view name, Element element, std::string_view attributes,
                     std::size_t inside, bool empty) {
    at_ = inside;
    if (empty) {
      out_.append("<").append(name).append(attributes).append("/>");
    } else if (is_container(element)) {
      open_.open(std::string(name), element, attributes);
    } else {
      out_.append("<").append(name).append(attributes).append(">");
      take_value(name);
    }
  }

  // An element that is not ours is kept if it is whole. If not, it may be one of ours with a
  // damaged name; else its tag is text.
  void take_unknown() {
    const std::string_view near = xml_.substr(at_, std::min(look_ahead, patience_));
    const std::size_t length = find_element_end(near, 0);
    if (length == npos) {
      // Following unclosed elements in vain ends after a few times the item.
      patience_ -= near.size();
      if (!mend_tag()) literal_bracket();
      return;
    }
    append_unknown(near.substr(0, length));
    at_ += length;
  }

  // Inside an unknown element everything but markup is text; tags were found to be balanced by name
  // for the outermost element only, so the inner ones go out as text.
  void append_unknown(std::string_view element) {
    const XmlMarkup first = scan_markup(element, 0);
    const bool empty = first.kind == XmlMarkup::Kind::empty;
    const std::size_t behind_name = 1 + first.name.size();
    const std::string_view attributes =
        element.substr(behind_name, first.end - (empty ? 2 : 1) - behind_name);
    out_.append("<").append(first.name);
    out_ += are_attributes(attributes) ? std::string(attributes)
                                       : mended_attributes(Element::unknown, attributes);
    if (empty) {
      out_ += "/>";
      return;
    }
    out_ += '>';
    const std::size_t last = element.rfind('<');
    append_cdata(out_, damaged_text(element.substr(first.end, last - first.end)));
    out_.append("</").append(first.name).append(">");
  }

  void take_end(const XmlMarkup& markup) {
    // Items and channels end where their bytes do; an end tag before that is a stray one.
    const Element element = namespaces_.find(markup.name);
    if (is_structure(element)) {
      const std::size_t next = find_byte(xml_, '<', markup.end);
      if (next != npos && !xml_.substr(next).starts_with("</"))
        repairs_.add(false, markup.name, at_);
      at_ = markup.end;
      return;
    }
    if (open_.close(markup.name, at_)) {
      at_ = markup.end;
      return;
    }
    if (mend_tag()) return;
    repairs_.add(false, markup.name, at_);
    at_ = markup.end;
  }

  // At what is no tag that belongs here: if it is the damaged end tag of the container, or the
  // damaged start tag of the element whose end tag comes next, takes it as that.
  bool mend_tag() {
    const std::string_view rest = xml_.substr(at_);
    if (!open_.empty())
      if (const auto size = nearly_begins(rest, "</" + open_.top() + ">")) {
        repairs_.add(false, open_.top(), at_);
        at_ += *size;
        if (!is_structure(open_.top_element())) open_.close();
        return true;
      }
    const std::string_view name = next_closed();
    if (name.empty()) return false;
    const Element element = namespaces_.find(name);
    if (is_structure(element)) return false;
    const std::string tag = "<" + std::string(name);
    const std::string_view end_of_tag = "<>";
    const std::string_view all = rest.substr(0, rest.find_first_of(end_of_tag, 1));
    const auto bare = nearly_begins(rest, tag + ">");
    const auto longer = nearly_begins(rest, tag + " ");
    const bool has_attributes = longer && (!bare || all.find('=') != npos);
    if (!bare && !longer) return false;
    repairs_.add(false, name, at_);
    std::size_t inside = at_ + (has_attributes ? *longer : *bare);
    std::string attributes;
    if (has_attributes) {
      const std::size_t begin = inside;
      inside = std::min(xml_.find_first_of(end_of_tag, begin), xml_.size());
      attributes = mended_attributes(element, xml_.substr(begin, inside - begin));
      if (inside < xml_.size() && xml_[inside] == '>') ++inside;
    }
    open_.make_place(element, name, at_);
    begin_element(name, element, attributes, inside, false);
    return true;
  }

  // The name of the element that ends next without having begun from here on.
  std::string_view next_closed() {
    const std::string_view near = xml_.substr(0, at_ + 1 + std::min(look_ahead, patience_));
    std::size_t depth = 0;
    std::size_t at = find_byte(near, '<', at_ + 1);
    std::string_view found;
    for (; at != npos && found.empty(); at = find_byte(near, '<', at)) {
      const XmlMarkup markup = scan_markup(near, at);
      at = std::min(markup.end, near.size());  // what is unfinished was looked through to the end
      if (markup.name.empty() || namespaces_.find(markup.name) == Element::unknown) continue;
      if (markup.kind == XmlMarkup::Kind::start) ++depth;
      if (markup.kind == XmlMarkup::Kind::end && depth-- == 0) found = markup.name;
    }
    patience_ -= std::min(patience_, std::min(at, near.size()) - at_);
    return found;
  }

  void take_value(std::string_view name) {
    const ValueEnd value = values_.find(name, at_);
    append_value(name, xml_.substr(at_, value.end - at_), value.damaged);
    out_.append("</").append(name).append(">");
    at_ = value.next;
  }

  void append_value(std::string_view name, std::string_view inner, bool damaged) {
    if (!damaged) return append_mixture(inner);
    const std::string_view bare = trim(inner);
    const auto opener = nearly_begins(bare, "<![CDATA[");
    repairs_.add(opener || find_byte(inner, '<') != npos, name, at_);
    if (opener)
      append_cdata(out_, damaged_text("<![CDATA[" + std::string(bare.substr(*opener))));
    else if (find_byte(inner, '<') != npos)
      append_cdata(out_, damaged_text(inner));
    else
      append_text(inner);
  }

  // Text and CDATA sections.
  void append_mixture(std::string_view inner) {
    while (!inner.empty()) {
      const std::size_t section = std::min(find_bytes(inner, "<![CDATA["), inner.size());
      append_text(inner.substr(0, section));
      inner.remove_prefix(section);
      const std::size_t end = std::min(find_bytes(inner, "]]>"), inner.size());
      const std::size_t behind = std::min(end + 3, inner.size());
      out_ += inner.substr(0, behind);
      inner.remove_prefix(behind);
    }
  }

  // Text outside CDATA: references stay, bare ampersands become text.
  void append_text(std::string_view text) {
    for (std::size_t amp = find_byte(text, '&'); amp != npos; amp = find_byte(text, '&')) {
      out_.append(text, 0, amp);
      const bool reference = is_reference(text, amp);
      if (!reference) ++repairs_.ampersands;
      out_ += reference ? "&" : "&amp;";
      text.remove_prefix(amp + 1);
    }
    out_ += text;
  }

  std::string_view xml_;
  const Namespaces& namespaces_;
  Repairs& repairs_;
  ValueEnds values_;
  std::size_t at_ = 0;
  std::size_t patience_ = 4 * xml_.size() + look_ahead;
  bool no_comment_end_ = false;
  bool no_section_end_ = false;
  std::string out_;
  OpenElements open_{out_, repairs_};
};

}  // namespace

void Repairs::add(bool is_value, std::string_view field, std::size_t offset) {
  if (!spots.empty()) {
    Spot& last = spots.back();
    if (spots.size() >= most_spots || (last.is_value == is_value && last.field == field)) {
      ++last.count;
      return;
    }
  }
  spots.push_back({is_value, std::string(field), offset, 1});
}

std::string repair(std::string_view xml, const Namespaces& namespaces, Repairs& repairs) {
  return Repairer(xml, namespaces, repairs).run();
}

std::string damaged_text(std::string_view inner) {
  const std::string_view bare = trim(inner);
  if (!bare.starts_with("<![CDATA[")) return decode_entities(inner);
  std::string_view text = bare.substr(9);
  if (text.ends_with("]]>")) text.remove_suffix(3);
  // WordPress divides "]]>" as "]]]]><![CDATA[>"; adjacent sections are one text.
  std::string joined = replace_all(text, "]]]]><![CDATA[>", "]]>");
  return replace_all(joined, "\r\n", "\n");
}

}  // namespace postferry::wxr
