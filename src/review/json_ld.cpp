// SPDX-License-Identifier: MIT
#include "review/json_ld.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/entities.h"
#include "codec/json_tree.h"
#include "review/microformats_json.h"
#include "review/schema_review.h"

namespace postferry {

namespace {

using std::string_view;

constexpr auto media_types = std::to_array<string_view>(
    {"application/ld+json", "application/mf2+json", "application/jf2+json"});

bool is_json(const Tape& tape, const Token& token) {
  if (token.kind != TokenKind::open || token.tag != Tag::script) return false;
  string_view type = trim(tape.attribute(token, "type"));
  type = trim(type.substr(0, type.find(';')));
  return std::any_of(media_types.begin(), media_types.end(),
                     [&](string_view one) { return equals_ignoring_case(type, one); });
}

// Vocabularies tell themselves apart, whatever type the script has.
void read_document(const JsonNode& root, Statements& out) {
  if (is_microformats_json(root))
    read_microformats_json(root, out);
  else
    read_schema(root, "json-ld", out);
}

// JSON begins with a bracket and ends with one; what scripts are wrapped in has none.
string_view between_brackets(string_view text) {
  constexpr std::array<string_view, 6> fronts = {"<!--",          "//<![CDATA[",     "// <![CDATA[",
                                                 "/*<![CDATA[*/", "/* <![CDATA[ */", "<![CDATA["};
  text = trim(text);
  for (const string_view front : fronts) {
    if (!text.starts_with(front)) continue;
    text.remove_prefix(front.size());
    const std::size_t end = text.find_last_of("}]");
    // "]]>" and "//]]>" end in brackets themselves.
    const std::size_t cdata = text.rfind("]]>");
    text = trim(text.substr(0, cdata != string_view::npos ? cdata
                               : end == string_view::npos ? 0
                                                          : end + 1));
    for (const string_view back : {"//", "/*"})
      if (text.ends_with(back)) text.remove_suffix(back.size());
    return trim(text);
  }
  return text;
}

// All text up to the script's end: one token, unless the body's reader took it apart.
std::string_view script_text(const Tape& tape, std::size_t open) {
  const Token& begin = tape.tokens[open];
  const Token& close = tape.tokens[begin.match];
  if (begin.match == open || close.begin < begin.end()) return {};
  return tape.source.substr(begin.end(), close.begin - begin.end());
}

void read_script(string_view text, JsonTree& tree, Statements& out) {
  text = between_brackets(text);
  if (text.empty() || (text.front() != '{' && text.front() != '[')) return;
  // No word of reviews in it: menus, addresses of organisations...
  if (find_bytes(text, "eview") == string_view::npos &&
      find_bytes(text, "ating") == string_view::npos)
    return;
  if (tree.parse(text)) return read_document(tree.root(), out);
  if (find_bytes(text, "&quot;") == string_view::npos) return;
  const std::string decoded = decode_entities(text);
  if (tree.parse(decoded)) read_document(tree.root(), out);
}

bool is_own(const Statement& statement) { return statement.trust == Trust::derived; }

bool is_review(const Statement& statement) {
  const Review& says = statement.says;
  return says.rating || !says.works.empty() || !says.subjects.empty() ||
         !says.recommendations.empty() || !says.upcoming.empty();
}

}  // namespace

void read_json_ld(string_view json, Statements& out) {
  JsonTree tree;
  read_script(json, tree, out);
}

std::vector<JsonLdScript> json_ld_scripts(const Tape& tape) {
  std::vector<JsonLdScript> scripts;
  JsonTree tree;
  Statements says;
  for (std::size_t at = 0; at < tape.tokens.size(); ++at) {
    if (!is_json(tape, tape.tokens[at])) continue;
    const string_view text = script_text(tape, at);
    says.clear();
    read_script(text, tree, says);
    if (std::none_of(says.begin(), says.end(), is_review)) continue;
    const auto begin = static_cast<std::uint32_t>(text.data() - tape.source.data());
    scripts.push_back({begin, begin + static_cast<std::uint32_t>(text.size()),
                       std::any_of(says.begin(), says.end(), is_own)});
  }
  return scripts;
}

void read_json_ld(const Tape& tape, Statements& out) {
  JsonTree tree;
  for (std::size_t at = 0; at < tape.tokens.size() && out.size() < most_statements; ++at)
    if (is_json(tape, tape.tokens[at])) read_script(script_text(tape, at), tree, out);
}

}  // namespace postferry
