// SPDX-License-Identifier: MIT
#include "format/format.h"

#include <array>

#include "codec/json_scan.h"
#include "format/json_document.h"
#include "format/json_records.h"
#include "jsonl/assembler.h"
#include "jsonl/splitter.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 2> aliases = {"ndjson", "jsonlines"};
constexpr std::array<std::string_view, 2> extensions = {"jsonl", "ndjson"};
constexpr std::array<OptionSpec, 1> option_list = {OptionSpec{
    "header", "yes|no", "write the header line with the site (default: yes)", false, true}};

// Lines that are objects. What stands on several lines or has "posts" is the format json's.
int sniff(std::string_view head) {
  const std::size_t begin = skip_json_space(head, 0);
  if (begin == head.size() || head[begin] != '{') return 0;
  const JsonObjectHead object = look_at_object(head.substr(begin));
  if (object.several_lines || object.has_posts) return 0;
  if (!object.complete) return object.kind == JsonObjectHead::Kind::unknown ? 20 : 60;
  const std::string_view rest = head.substr(begin + object.end);
  const std::size_t next = skip_json_space(rest, 0);
  if (next < rest.size() &&
      (rest[next] != '{' || rest.substr(0, next).find('\n') == std::string_view::npos))
    return 0;
  if (object.has_postferry) return 95;
  return object.kind == JsonObjectHead::Kind::post ? 70 : 55;
}

}  // namespace

extern const Format jsonl_format;
constinit const Format jsonl_format = {.name = "jsonl",
                                       .title = "JSON Lines of the review model",
                                       .aliases = aliases,
                                       .extensions = extensions,
                                       .options = option_list,
                                       .carrier = {},
                                       .public_target = false,
                                       .holds = [] { return FieldSet::all(); },
                                       .holds_partly = [] { return FieldSet(); },
                                       .sniff = sniff,
                                       .make_splitter = jsonl::make_splitter,
                                       .make_parser = make_json_parser,
                                       .make_encoder = make_json_encoder,
                                       .make_assembler = jsonl::make_assembler};

}  // namespace postferry
