// SPDX-License-Identifier: MIT
#include "media/markdown_targets.h"

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/markdown_text.h"
#include "codec/entities.h"

namespace postferry {

namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;

struct Span {
  std::size_t begin;
  std::size_t end;
};

/// Targets, and whether they are only led to: one that is shown anywhere is a picture.
using Targets = std::map<std::string, bool, std::less<>>;

void add_target(string_view url, bool leads_there, Targets& targets) {
  if (url.empty()) return;
  const auto [found, is_new] = targets.try_emplace(std::string(url), leads_there);
  if (!is_new && !leads_there) found->second = false;
}

Targets targets_of(const Tape& tape) {
  Targets targets;
  for (const Token& token : tape.tokens) {
    if (token.kind != TokenKind::open || token.size != 0) continue;
    if (token.tag == Tag::img) add_target(tape.attribute(token, "src"), false, targets);
    if (token.tag == Tag::a) add_target(tape.attribute(token, "href"), true, targets);
  }
  return targets;
}

// Text inside of code, in order.
std::vector<Span> code_of(const Tape& tape) {
  std::vector<Span> spans;
  std::uint32_t until = 0;  // the token that ends the code we are in
  for (std::uint32_t i = 0; i < tape.tokens.size(); ++i) {
    const Token& token = tape.tokens[i];
    const bool opens =
        token.kind == TokenKind::open && (token.tag == Tag::code || token.tag == Tag::pre);
    if (opens && token.match > until) until = token.match;
    if (i < until && token.kind == TokenKind::text) spans.push_back({token.begin, token.end()});
  }
  return spans;
}

bool is_in(const std::vector<Span>& spans, std::size_t at) {
  std::size_t low = 0;
  std::size_t high = spans.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (spans[middle].end <= at)
      low = middle + 1;
    else
      high = middle;
  }
  return low < spans.size() && spans[low].begin <= at;
}

bool is_escape(string_view text, std::size_t at) {
  return text[at] == '\\' && at + 1 < text.size() && is_ascii_punctuation(text[at + 1]);
}

// Where the target that begins at `at` ends: at white space, or at the ')' that closes its link.
std::size_t end_of_target(string_view source, std::size_t at, bool in_angles, std::size_t longest) {
  int open = 0;
  for (source = source.substr(0, at + longest); at < source.size(); ++at) {
    if (is_escape(source, at)) {
      ++at;
      continue;
    }
    const char c = source[at];
    if (c == '\n' || (in_angles && c == '>')) return at;
    if (in_angles) continue;
    if (is_space(c)) return at;
    if (c == '(') ++open;
    if (c == ')' && open-- == 0) return at;
  }
  return at;
}

// A target as CommonMark reads it: without backslashes before punctuation, and with character
// references decoded.
std::string as_read(string_view raw) {
  std::string out;
  while (true) {
    std::size_t at = 0;
    while (at < raw.size() && !is_escape(raw, at)) ++at;
    decode_entities(raw.substr(0, at), out);
    if (at == raw.size()) return out;
    out += raw[at + 1];
    raw.remove_prefix(at + 2);
  }
}

}  // namespace

// Every "](" and "]:" may be followed by a target; the tape knows which texts are targets at all.
void for_each_markdown_target(const Tape& tape, const TakeAddress& take) {
  const Targets targets = targets_of(tape);
  if (targets.empty()) return;
  std::size_t longest = 0;
  for (const auto& [url, leads_there] : targets) longest = std::max(longest, url.size());
  longest = longest * std::string_view("&#x0026;").size() + 1;  // as it may be written
  const std::vector<Span> code = code_of(tape);
  const string_view source = tape.source;
  for (std::size_t at = find_byte(source, ']'); at != npos; at = find_byte(source, ']', at)) {
    if (++at >= source.size()) return;
    const bool inline_target = source[at] == '(';
    if ((!inline_target && source[at] != ':') || is_in(code, at)) continue;
    std::size_t begin = at + 1;
    while (begin < source.size() && is_space(source[begin])) ++begin;
    const bool in_angles = begin < source.size() && source[begin] == '<';
    if (in_angles) ++begin;
    const std::size_t end = end_of_target(source, begin, in_angles, longest);
    const string_view raw = source.substr(begin, end - begin);
    std::string url = as_read(raw);
    const auto found = targets.find(url);
    if (found != targets.end()) take(raw, std::move(url), found->second);
  }
}

}  // namespace postferry
