// SPDX-License-Identifier: MIT
#include "wxr/repair.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/entities.h"
#include "codec/xml_scan.h"
#include "codec/xml_write.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t look_ahead = std::size_t{64} << 10;  // how far an unknown element is followed

class Repairer {
 public:
  Repairer(std::string_view xml, const Namespaces& namespaces, RepairCounts& counts)
      : xml_(xml), namespaces_(namespaces), counts_(counts) {}

  std::string run() {
    out_.reserve(xml_.size() + xml_.size() / 16);
    while (at_ < xml_.size()) {
      const std::size_t open = std::min(find_byte(xml_, '<', at_), xml_.size());
      append_text(xml_.substr(at_, open - at_));
      at_ = open;
      if (at_ < xml_.size()) take_markup();
    }
    while (!open_.empty()) close_top();
    return std::move(out_);
  }

 private:
  void take_markup() {
    if (is_known_unclosed()) return literal_bracket();
    const XmlMarkup markup = scan_markup(xml_, at_);
    switch (markup.kind) {
      case XmlMarkup::Kind::comment:
      case XmlMarkup::Kind::other: at_ = markup.end; return;
      case XmlMarkup::Kind::cdata:
        append_cdata(out_, xml_.substr(at_ + 9, markup.end - at_ - 12));
        at_ = markup.end;
        return;
      case XmlMarkup::Kind::start: take_start(markup); return;
      case XmlMarkup::Kind::empty:
        out_.append(xml_, at_, markup.end - at_);
        at_ = markup.end;
        return;
      case XmlMarkup::Kind::end: take_end(markup); return;
      case XmlMarkup::Kind::text:
      case XmlMarkup::Kind::unfinished: literal_bracket(); return;
    }
  }

  // What is not closed from here on is not closed from any later place either: remembered, so that
  // many unclosed beginnings take linear time.
  bool is_known_unclosed() {
    const std::string_view rest = xml_.substr(at_);
    return is_unclosed(rest, "<!--", "-->", no_comment_end_) ||
           is_unclosed(rest, "<![CDATA[", "]]>", no_section_end_) ||
           is_unclosed(rest, "<?", "?>", no_instruction_end_);
  }

  static bool is_unclosed(std::string_view rest, std::string_view opener, std::string_view closer,
                          bool& known) {
    if (!rest.starts_with(opener)) return false;
    known = known || find_bytes(rest, closer, opener.size()) == npos;
    return known;
  }

  void literal_bracket() {
    ++counts_.tags;
    out_ += "&lt;";
    ++at_;
  }

  void take_start(const XmlMarkup& markup) {
    const Element element = namespaces_.find(markup.name);
    if (element == Element::unknown) return take_unknown();
    out_.append(xml_, at_, markup.end - at_);
    at_ = markup.end;
    if (is_container(element))
      open_.push_back(markup.name);
    else
      take_value(markup.name);
  }

  // An element that is not ours is kept if it is whole; else its tag is text.
  void take_unknown() {
    const std::string_view near = xml_.substr(at_, std::min(look_ahead, patience_));
    const std::size_t length = find_element_end(near, 0);
    if (length == npos) {
      patience_ -=
          near.size();  // following unclosed elements in vain ends after a few times the item
      return literal_bracket();
    }
    append_unknown(near.substr(0, length));
    at_ += length;
  }

  // Inside an unknown element everything but markup is text; tags were found to be balanced by name
  // for the outermost element only, so the inner ones go out as text.
  void append_unknown(std::string_view element) {
    const XmlMarkup first = scan_markup(element, 0);
    if (first.kind == XmlMarkup::Kind::empty) {
      out_ += element;
      return;
    }
    const std::size_t last = element.rfind('<');
    out_.append(element, 0, first.end);
    append_cdata(out_, damaged_text(element.substr(first.end, last - first.end)));
    out_.append("</").append(first.name).append(">");
  }

  void take_value(std::string_view name) {
    const std::string close = "</" + std::string(name);
    std::size_t end = npos;
    const bool closes =
        std::find(never_closed_.begin(), never_closed_.end(), name) == never_closed_.end();
    if (closes && trim(xml_.substr(at_, 64)).starts_with("<![CDATA["))
      end = find_cdata_close(close);
    if (end == npos && closes) end = find_close(close, at_);
    const bool missing = end == npos;
    if (missing) {
      if (closes) never_closed_.push_back(name);
      end = next_known_tag(at_);
    }
    append_value(xml_.substr(at_, end - at_), missing);
    out_.append("</").append(name).append(">");
    at_ = missing ? end : std::min(find_byte(xml_, '>', end), xml_.size() - 1) + 1;
  }

  // `]]>` directly before the end tag.
  std::size_t find_cdata_close(const std::string& close) const {
    for (std::size_t at = find_close(close, at_); at != npos; at = find_close(close, at + 1))
      if (trim(xml_.substr(at_, at - at_)).ends_with("]]>")) return at;
    return npos;
  }

  std::size_t find_close(const std::string& close, std::size_t from) const {
    for (std::size_t at = find_bytes(xml_, close, from); at != npos;
         at = find_bytes(xml_, close, at + 1)) {
      const std::size_t behind = at + close.size();
      if (behind < xml_.size() && (xml_[behind] == '>' || is_space(xml_[behind]))) return at;
    }
    return npos;
  }

  std::size_t next_known_tag(std::size_t from) const {
    for (std::size_t at = find_byte(xml_, '<', from); at != npos;
         at = find_byte(xml_, '<', at + 1)) {
      const XmlMarkup markup = scan_markup(xml_, at);
      if (!markup.name.empty() && namespaces_.find(markup.name) != Element::unknown) return at;
    }
    return xml_.size();
  }

  void append_value(std::string_view inner, bool missing_end) {
    const std::string_view bare = trim(inner);
    const bool cdata = bare.starts_with("<![CDATA[");
    const bool whole =
        cdata && bare.ends_with("]]>") && find_bytes(bare, "]]>", 9) == bare.size() - 3;
    const bool markup = !cdata && find_byte(inner, '<') != npos;
    if (missing_end || markup || (cdata && !whole)) ++counts_.fields;
    if (whole)
      out_ += inner;
    else if (cdata || markup)
      append_cdata(out_, damaged_text(inner));
    else
      append_text(inner);
  }

  // Text outside CDATA: references stay, bare ampersands become text.
  void append_text(std::string_view text) {
    for (std::size_t amp = find_byte(text, '&'); amp != npos; amp = find_byte(text, '&')) {
      out_.append(text, 0, amp);
      const bool reference = is_reference(text, amp);
      if (!reference) ++counts_.ampersands;
      out_ += reference ? "&" : "&amp;";
      text.remove_prefix(amp + 1);
    }
    out_ += text;
  }

  void take_end(const XmlMarkup& markup) {
    at_ = markup.end;
    for (const std::string_view name : open_)
      if (name == markup.name) {
        while (open_.back() != markup.name) close_top();
        close_top();
        return;
      }
    ++counts_.tags;
  }

  void close_top() {
    out_.append("</").append(open_.back()).append(">");
    open_.pop_back();
  }

  std::string_view xml_;
  const Namespaces& namespaces_;
  RepairCounts& counts_;
  std::size_t at_ = 0;
  std::size_t patience_ = 4 * xml_.size() + look_ahead;
  bool no_comment_end_ = false;
  bool no_section_end_ = false;
  bool no_instruction_end_ = false;
  std::vector<std::string_view> never_closed_;  // text elements without an end tag from here on
  std::string out_;
  std::vector<std::string_view> open_;
};

}  // namespace

std::string repair(std::string_view xml, const Namespaces& namespaces, RepairCounts& counts) {
  return Repairer(xml, namespaces, counts).run();
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
