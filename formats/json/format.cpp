// SPDX-License-Identifier: MIT
#include "format/format.h"

#include <array>

#include "codec/json_scan.h"
#include "format/json_document.h"
#include "format/json_records.h"
#include "json/assembler.h"
#include "json/splitter.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 1> extensions = {"json"};

int sniff_array(std::string_view behind_bracket) {
  const std::size_t first = skip_json_space(behind_bracket, 0);
  const char c = first < behind_bracket.size() ? behind_bracket[first] : ']';
  return c == '{' ? 60 : c == ']' ? 55 : 10;
}

// Documents, arrays, objects on several lines. Objects that are lines are the format jsonl's.
int sniff(std::string_view head) {
  const std::size_t begin = skip_json_space(head, 0);
  if (begin == head.size()) return 0;
  if (head[begin] == '[') return sniff_array(head.substr(begin + 1));
  if (head[begin] != '{') return 0;
  const JsonObjectHead object = look_at_object(head.substr(begin));
  if (object.has_posts) return 95;
  if (!object.several_lines) return 10;
  if (object.has_postferry) return 95;
  return object.kind == JsonObjectHead::Kind::unknown ? 20 : 60;
}

}  // namespace

extern const Format json_format;
constinit const Format json_format = {.name = "json",
                                      .title = "JSON document of the review model",
                                      .aliases = {},
                                      .extensions = extensions,
                                      .options = {},
                                      .carrier = {},
                                      .public_target = false,
                                      .holds = [] { return FieldSet::all(); },
                                      .holds_partly = [] { return FieldSet(); },
                                      .sniff = sniff,
                                      .make_splitter = json::make_splitter,
                                      .make_parser = make_json_parser,
                                      .make_encoder = make_json_encoder,
                                      .make_assembler = json::make_assembler};

}  // namespace postferry
