// SPDX-License-Identifier: MIT
#include "wxr/other_id.h"

#include <algorithm>

#include "base/bytes.h"
#include "codec/xml_scan.h"
#include "format/carrier.h"
#include "wxr/encoder.h"
#include "wxr/item_writer.h"
#include "wxr/parser.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// Where the next start tag of that name stands. CDATA sections are looked through.
std::size_t find_start_tag(std::string_view item, std::string_view name, std::size_t from) {
  for (std::size_t at = find_byte(item, '<', from); at != npos; at = find_byte(item, '<', at)) {
    const XmlMarkup markup = scan_markup(item, at);
    if (markup.kind == XmlMarkup::Kind::unfinished) return npos;
    if (markup.kind == XmlMarkup::Kind::start && markup.name == name) return at;
    at = markup.end;
  }
  return npos;
}

// Our own indentation before an element belongs to it.
std::size_t line_start(std::string_view item, std::size_t at) {
  while (at > 0 && item[at - 1] == '\t') --at;
  return at;
}

Post read(const std::string& item, const WxrContext& context) {
  Post post;
  Notes unheard;
  Record record;
  record.bytes = item;
  (void)make_parser({})->parse(record, &context, post, unheard);
  return post;
}

void take_carrier_out(std::string& item) {
  constexpr std::string_view element = "wp:postmeta";
  const std::string key =
      "<wp:postmeta>\n\t\t\t<wp:meta_key><![CDATA[" + std::string(carrier_key) + "]]>";
  for (std::size_t at = find_start_tag(item, element, 0); at != npos;
       at = find_start_tag(item, element, at + 1)) {
    if (!std::string_view(item).substr(at).starts_with(key)) continue;
    const std::size_t end = find_element_end(item, at);
    const std::size_t begin = line_start(item, at);
    const bool line_end = item.compare(end, 1, "\n") == 0;
    item.erase(begin, end + (line_end ? 1 : 0) - begin);
    return;
  }
}

}  // namespace

std::string_view post_id_of(std::string_view item) noexcept {
  const std::size_t tag = find_start_tag(item, "wp:post_id", 0);
  if (tag == npos) return {};
  const std::size_t begin = scan_markup(item, tag).end;
  const std::size_t end = std::min(find_byte(item, '<', begin), item.size());
  return item.substr(begin, end - begin);
}

std::string with_other_id(std::string_view item, const std::string& id, const WxrContext& context,
                          bool carrier) {
  std::string out(item);
  const Post post = read(out, context);
  if (carrier) take_carrier_out(out);
  const std::string_view own = post_id_of(out);
  out.replace(static_cast<std::size_t>(own.data() - out.data()), own.size(), id);
  if (!carrier) return out;
  FieldCounts carried;
  std::string meta;
  append_postmeta(
      meta, "wp:postmeta",
      {std::string(carrier_key), xml_safe_json(make_carrier(post, read(out, context), carried))});
  // Behind the other fields, before comments: as the encoder puts it.
  const std::size_t comment = find_start_tag(out, "wp:comment", 0);
  const std::size_t place = comment != npos ? comment : out.rfind("</item>");
  return out.insert(line_start(out, place), meta);
}

}  // namespace postferry::wxr
