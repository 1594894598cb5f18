// SPDX-License-Identifier: MIT
#include "format/json_document.h"

#include <utility>

#include "base/bytes.h"
#include "codec/json_scan.h"
#include "format/post_json.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// Whitespace and commas between members.
std::size_t skip_separators(std::string_view bytes, std::size_t at) {
  at = skip_json_space(bytes, at);
  while (at < bytes.size() && bytes[at] == ',') at = skip_json_space(bytes, at + 1);
  return at;
}

void note_key(std::string_view key, JsonObjectHead& head) {
  using Kind = JsonObjectHead::Kind;
  if (key == "postferry") head.has_postferry = true;
  if (key == "posts") head.has_posts = true;
  if (head.kind != Kind::unknown) return;
  if (key == "postferry" || key == "posts" || key == "site")
    head.kind = Kind::document;
  else if (is_member_key<Post>(key))
    head.kind = Kind::post;
}

// Passes over `"key" : value`; npos if it is not all there.
std::size_t pass_member(std::string_view bytes, std::size_t at, JsonObjectHead& head) {
  if (bytes[at] != '"') return npos;
  const std::size_t key_end = find_json_string_end(bytes, at);
  if (key_end == npos) return npos;
  const std::size_t colon = skip_json_space(bytes, key_end);
  if (colon >= bytes.size() || bytes[colon] != ':') return npos;
  note_key(bytes.substr(at + 1, key_end - at - 2), head);
  JsonScanner scanner;
  std::size_t end = colon + 1;
  return scanner.scan(bytes, end) == JsonScanner::State::done ? end : npos;
}

}  // namespace

JsonObjectHead look_at_object(std::string_view bytes) {
  JsonObjectHead head;
  std::size_t at = skip_separators(bytes, 1);
  while (at < bytes.size() && bytes[at] != '}') {
    const std::size_t end = pass_member(bytes, at, head);
    if (end == npos) break;
    at = skip_separators(bytes, end);
  }
  head.complete = at < bytes.size() && bytes[at] == '}';
  head.end = head.complete ? at + 1 : 0;
  head.several_lines = find_byte(head.complete ? bytes.substr(0, head.end) : bytes, '\n') != npos;
  return head;
}

bool is_json_header(std::string_view object) {
  if (object.empty() || object.front() != '{') return false;
  const std::size_t key = skip_json_space(object, 1);
  constexpr std::string_view postferry = "\"postferry\"";
  if (object.substr(key, postferry.size()) != postferry) return false;
  const std::size_t colon = skip_json_space(object, key + postferry.size());
  return colon < object.size() && object[colon] == ':';
}

void take_document_member(std::string_view key, const JsonNode& value, Site& site, Notes& notes) {
  if (value.is(JsonKind::null)) return;
  if (key == "postferry") {
    const auto version = parse_integer(value.text());
    if (!version || *version > json_model_version)
      notes.add(NoteCode::json_version, "postferry", std::string(value.raw().substr(0, 40)));
    return;
  }
  if (key == "site" || key == "site_rest") {
    Site read;
    if (read_json(value, read, notes)) {
      if (is_empty(site))
        site = std::move(read);
      else
        (void)merge(site, read, notes);
      return;
    }
    notes.add(NoteCode::value_unreadable, std::string(key));
  } else {
    notes.add(NoteCode::extras_unknown, "document." + std::string(key));
  }
  site.extras.push_back({"json", "document." + std::string(key), std::string(value.raw())});
}

void append_document_head(std::string& out, const Site& site, std::string_view separator) {
  out += "{\"postferry\":";
  out += std::to_string(json_model_version);
  if (is_empty(site)) return;
  out += ',';
  out += separator;
  out += "\"site\":";
  append_json(out, site);
}

}  // namespace postferry
