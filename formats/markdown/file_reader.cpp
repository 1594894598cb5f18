// SPDX-License-Identifier: MIT
#include "markdown/file_reader.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "codec/utf8_check.h"
#include "codec/yaml.h"
#include "format/carrier.h"
#include "markdown/carrier_text.h"
#include "markdown/file_name.h"
#include "markdown/values.h"

namespace postferry::markdown {

using std::string_view;

void FileReader::read(string_view bytes, string_view name, const SiteNames& names, Post& post,
                      Notes& notes) {
  if (!is_valid_utf8(bytes)) {
    std::size_t replaced = 0;
    repaired_ = repair_utf8(bytes, replaced);
    notes.add(NoteCode::utf8_invalid, {}, {}, replaced);
    bytes = repaired_;
  }
  const FileParts parts = split_file(with_line_feeds(bytes, line_feeds_), pelican_);
  std::string carrier;
  read_matter_of(parts, names, post, carrier, notes);
  const string_view content = content_of(parts);
  if (!content.empty()) post.content = Text{"markdown", std::string(content), false};
  if (carrier.empty())
    derive_from_name(name, content, post);
  else
    apply(carrier, post, notes);
  notes.name_post(describe(post));
}

// Front matter that can't be read is kept as it is; the body is the post's all the same.
void FileReader::read_matter_of(const FileParts& parts, const SiteNames& names, Post& post,
                                std::string& carrier, Notes& notes) {
  const MatterResult result = matter_.parse(parts);
  if (!result.ok) {
    Place place = notes.place();
    place.line = result.line;
    notes.add_at(place, NoteCode::front_matter_unreadable, {}, result.error);
    post.extras.push_back({std::string(format_name), "#front-matter", std::string(parts.matter)});
    return;
  }
  carrier = read_matter(matter_.map(), {names, blanks_part_tags_}, post, notes);
}

void FileReader::apply(const std::string& carrier, Post& post, Notes& notes) {
  const JsonResult result = carrier_.parse(carrier);
  if (!result || !carrier_.root().is(JsonKind::object)) {
    notes.add(NoteCode::carrier_unreadable, std::string(carrier_key), result.error);
    post.extras.push_back({std::string(format_name), std::string(carrier_key), carrier});
    return;
  }
  const JsonNode root = carrier_.root();
  if (const JsonNode order = root.find("terms")) put_in_order(post.terms, order);
  if (const JsonNode body = root.find("body"); body && post.content) {
    const std::string markdown = post.content->value;
    if (!bodies_.restore(markdown, body, *post.content))
      notes.add(NoteCode::carrier_unreadable, "body");
  }
  if (const JsonNode inner = root.find("post"))
    if (!apply_carrier(inner.raw(), post, notes))
      post.extras.push_back({std::string(format_name), std::string(carrier_key), carrier});
}

bool is_native(const Extra& extra) {
  if (extra.format != format_name || is_known_key(lower(extra.path)) || extra.path.empty())
    return false;
  if (extra.raw.find_first_of(string_view("\r\0", 2)) != std::string::npos) return false;
  std::string lines;
  append_extra(lines, extra);
  if (lines.find("\n---") != std::string::npos || lines.find("\n...") != std::string::npos)
    return false;
  ValueTree tree;
  const YamlResult read = read_yaml(lines, tree);
  if (!read || read.aliases || !tree.root().is(ValueKind::map)) return false;
  const ValueNode member = tree.root().first_child();
  return member && !member.next() && member.key() == extra.path && yaml_of(member) == extra.raw;
}

void append_extra(std::string& out, const Extra& extra) {
  append_yaml_key(out, extra.path);
  out += ':';
  if (!extra.raw.starts_with('\n')) out += ' ';
  out += extra.raw;
  out += '\n';
}

}  // namespace postferry::markdown
