// SPDX-License-Identifier: MIT
#include "markdown/body.h"

#include <algorithm>
#include <optional>

#include "base/ascii.h"
#include "base/numbers.h"
#include "body/body_read.h"
#include "body/html_write.h"
#include "body/markdown_read.h"
#include "body/markdown_simple.h"
#include "body/plain_text.h"
#include "codec/json_write.h"
#include "format/text_edits.h"
#include "markdown/block_match.h"

namespace postferry::markdown {

namespace {

using std::string_view;

HtmlStyle style_of(string_view format) {
  if (format == "classic") return HtmlStyle::classic;
  if (format == "blocks") return HtmlStyle::blocks;
  return HtmlStyle::plain;
}

constexpr std::size_t least_budget = std::size_t{1} << 20;

// What our writers put between two blocks.
string_view gap_of(string_view format) {
  return format == "html" ? string_view("\n") : string_view("\n\n");
}

void drop_line_ends(std::string& text) {
  while (text.ends_with('\n')) text.pop_back();
}

// White space behind a block.
string_view without_gap(string_view text) {
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

void drop_gap(std::string& text) { text.resize(without_gap(text).size()); }

// The Markdown of a block without the blank lines behind it.
string_view text_of(string_view markdown, const Span& cut) {
  string_view text = markdown.substr(cut.begin, cut.end - cut.begin);
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

// Whether definitions behind a block could change how it is read, and not what kind of block it is.
bool may_refer(string_view block) {
  return block.find('[') != string_view::npos && block.front() != '<' && block.front() != '`' &&
         block.front() != '~' && !block.starts_with("    ");
}

// Whether a line could define what a link means.
bool may_define(string_view line) {
  const std::size_t indent = line.find_first_not_of(' ');
  return indent <= 3 && line[indent] == '[' && line.find("]:") != string_view::npos;
}

void add_member(std::string& out, string_view key, string_view json) {
  out += out.empty() ? "{\"" : ",\"";
  out.append(key) += "\":";
  out += json;
}

std::string quoted(string_view text) {
  std::string out;
  append_json_string(out, text);
  return out;
}

std::string whole(const Text& body, string_view markdown) {
  std::string out;
  add_member(out, "as", quoted(body.format));
  add_member(out, "of", quoted(hash_text(markdown)));
  add_member(out, "is", quoted(body.value));
  return out + '}';
}

// What is carried for a block: a check of its Markdown and what makes the original of it.
struct Fix {
  string_view check;
  JsonNode patch;
  JsonNode gap;
};

// By the block's index; `count` of them.
std::vector<Fix> read_fixes(const JsonNode& list, std::size_t count) {
  std::vector<Fix> fixes(count);
  for (const JsonNode triple : list) {
    const JsonNode index = triple.is(JsonKind::array) ? triple.first_child() : JsonNode();
    const JsonNode check = index ? index.next() : JsonNode();
    const auto number = check ? parse_integer(index.text()) : std::nullopt;
    if (!number || *number < 0 || static_cast<std::size_t>(*number) >= count) continue;
    Fix& fix = fixes[static_cast<std::size_t>(*number)];
    fix.check = check.text();
    fix.patch = check.next();
    if (fix.patch) fix.gap = fix.patch.next();
  }
  return fixes;
}

// The rendering of a block with what was carried for it; nullopt if the patch is damaged.
std::optional<std::string> patched(string_view rendered, const JsonNode& patch) {
  if (patch.is(JsonKind::string)) return std::string(patch.text());
  std::vector<TextEdit> edits;
  for (const JsonNode triple : patch) {
    const JsonNode at = triple.is(JsonKind::array) ? triple.first_child() : JsonNode();
    const JsonNode removed = at ? at.next() : JsonNode();
    const JsonNode inserted = removed ? removed.next() : JsonNode();
    const auto offset = inserted ? parse_integer(at.text()) : std::nullopt;
    const auto length = inserted ? parse_integer(removed.text()) : std::nullopt;
    if (!offset || !length || *offset < 0 || *length < 0) return std::nullopt;
    edits.push_back(
        {static_cast<std::size_t>(*offset), static_cast<std::size_t>(*length), inserted.text()});
  }
  return apply_text_edits(rendered, edits);
}

}  // namespace

BodyCodec::BodyCodec(Flavor flavor) {
  options_.jekyll = flavor == Flavor::jekyll;
  options_.hugo = flavor == Flavor::hugo;
  options_.markdown_in_html = flavor != Flavor::jekyll;
}

void BodyCodec::render_block(string_view markdown, string_view format, string_view definitions,
                             std::string& out) {
  out.clear();
  if (format != "text" && append_simple_block(markdown, style_of(format), out)) return;
  if (!definitions.empty() && definitions.size() <= definitions_budget_ && may_refer(markdown)) {
    definitions_budget_ -= definitions.size();
    defined_.assign(markdown).append("\n\n").append(definitions);
    markdown = defined_;
  }
  tape_.clear();
  read_markdown(markdown, tape_);
  if (format == "text")
    append_plain_text(tape_, 0, static_cast<std::uint32_t>(tape_.tokens.size()), out);
  else
    write_html(tape_, out, style_of(format));
  drop_gap(out);
}

// A paragraph without marks needs no reading.
void BodyCodec::render_plain(string_view text, string_view format) {
  block_.clear();
  append_plain_block(text, style_of(format), block_);
}

// "[1]: https://..." and its like: the lines that a block begins with and that show nothing. Our
// own writer makes none, people do.
std::string BodyCodec::link_definitions(string_view markdown, const std::vector<Span>& cuts) {
  definitions_budget_ = 16 * markdown.size() + least_budget;
  std::string out;
  for (const Span& cut : cuts) {
    string_view text = text_of(markdown, cut);
    while (!text.empty()) {
      const string_view line = text.substr(0, text.find('\n'));
      if (!may_define(line) || shows_anything(line)) break;
      out.append(line) += '\n';
      text.remove_prefix(std::min(line.size() + 1, text.size()));
    }
  }
  return out;
}

bool BodyCodec::shows_anything(string_view markdown) {
  tape_.clear();
  read_markdown(markdown, tape_);
  return !tape_.tokens.empty();
}

// All blocks as they come out without a carrier.
void BodyCodec::render(string_view markdown, string_view format, std::string& out) {
  const std::vector<Span> cuts = markdown_sections(markdown);
  const std::string definitions = link_definitions(markdown, cuts);
  bool any = false;
  for (const Span& cut : cuts) {
    render_block(text_of(markdown, cut), format, definitions, block_);
    if (block_.empty()) continue;
    if (any) out += gap_of(format);
    any = true;
    out += block_;
  }
}

void BodyCodec::write(const Text& body, const Tape* tape, WrittenBody& out) {
  out.markdown.clear();
  out.carrier.clear();
  out.whole_kept = false;
  if (body.format == "markdown") {
    out.markdown = body.value;
    return;
  }
  sections_.clear();
  if (tape == nullptr || tape->source != body.value) {
    tape_.clear();
    read_body(body.value, body.format, tape_);
    tape = &tape_;
  }
  write_markdown(*tape, options_, out.markdown, &sections_);
  drop_line_ends(out.markdown);
  if (make_fixes(body, out.markdown, out.carrier)) return;
  std::string rendered;
  render(out.markdown, body.format, rendered);
  out.whole_kept = rendered != body.value;
  out.carrier = out.whole_kept ? whole(body, out.markdown) : quoted(body.format);
}

// Edits, where these are shorter than the original itself.
std::string BodyCodec::fix_of(string_view rendered, string_view original) const {
  std::string out;
  if (!append_edits_json(out, rendered, original, 2 * original.size())) return quoted(original);
  if (out.size() <= original.size()) return out;
  std::string all = quoted(original);
  return out.size() < all.size() ? out : all;
}

// Block by block; false if that does not give the original back.
bool BodyCodec::make_fixes(const Text& body, string_view markdown, std::string& carrier) {
  const std::vector<Span> cuts = markdown_sections(markdown);
  if (cuts.size() != sections_.size() || cuts.empty()) return false;
  if (!link_definitions(markdown, cuts).empty()) return false;
  std::string sums;
  std::string fixes;
  std::size_t behind = 0;  // where the source of the blocks so far ends
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const Section& section = sections_[i];
    if (section.md_begin != cuts[i].begin || section.src_begin > section.src_end ||
        behind != section.src_begin)
      return false;
    behind = section.src_end;
    const string_view text = text_of(markdown, cuts[i]);
    const std::uint64_t hash = hash_block(text);
    append_sum(sums, hash);
    if (section.plain && body.format != "text")
      render_plain(text, body.format);
    else
      render_block(text, body.format, {}, block_);
    const string_view source =
        string_view(body.value).substr(section.src_begin, section.src_end - section.src_begin);
    const string_view usual = i + 1 == cuts.size() ? string_view() : gap_of(body.format);
    // A block that shows nothing leaves no gap behind where there is no carrier.
    if (!block_.empty() && source.size() == block_.size() + usual.size() &&
        source.starts_with(block_) && source.ends_with(usual))
      continue;
    add_fix(i, hash, source, usual, fixes);
  }
  if (behind != body.value.size()) return false;
  if (fixes.empty()) {
    carrier = quoted(body.format);
    return true;
  }
  add_member(carrier, "as", quoted(body.format));
  add_member(carrier, "n", std::to_string(cuts.size()));
  add_member(carrier, "sum", quoted(sums));
  add_member(carrier, "fix", "[" + fixes + "]");
  carrier += '}';
  return true;
}

// For the block at `index`, of this hash and rendered in block_: what makes `source` of it, where
// `usual` is the gap that would follow.
void BodyCodec::add_fix(std::size_t index, std::uint64_t hash, string_view source,
                        string_view usual, std::string& fixes) const {
  const string_view core = without_gap(source);
  const string_view gap = source.substr(core.size());
  fixes += fixes.empty() ? "[" : ",[";
  append_json_integer(fixes, static_cast<std::int64_t>(index));
  fixes += ",\"";
  fixes += check_of(hash);
  fixes += "\",";
  fixes += fix_of(block_, core);
  if (gap != usual) append_json_string(fixes += ',', gap);
  fixes += ']';
}

bool BodyCodec::restore(string_view markdown, const JsonNode& carrier, Text& body) {
  const bool simple = carrier.is(JsonKind::string);
  if (!simple && !carrier.is(JsonKind::object)) return false;
  const JsonNode as = simple ? carrier : carrier.find("as");
  if (!as || !as.is(JsonKind::string)) return false;
  std::string value;
  if (!simple) {
    const JsonNode of = carrier.find("of");
    const JsonNode is = carrier.find("is");
    if (of && is && of.text() == hash_text(markdown))
      value = is.text();
    else if (of || !restore_blocks(markdown, carrier, as.text(), value))
      render(markdown, as.text(), value);
  } else {
    render(markdown, as.text(), value);
  }
  body.format = as.text();
  body.value = std::move(value);
  return true;
}

// Renders a block to block_; true if definitions elsewhere make something else of it than it was by
// itself.
bool BodyCodec::render_meant(string_view markdown, string_view format, string_view definitions) {
  render_block(markdown, format, {}, block_);
  if (definitions.empty() || !may_refer(markdown)) return false;
  const std::string alone = block_;
  render_block(markdown, format, definitions, block_);
  return block_ != alone;
}

bool BodyCodec::restore_blocks(string_view markdown, const JsonNode& carrier, string_view format,
                               std::string& out) {
  const JsonNode sums = carrier.find("sum");
  if (!sums || !carrier.find("fix")) return false;
  const std::vector<Span> cuts = markdown_sections(markdown);
  const std::string definitions = link_definitions(markdown, cuts);
  std::string now;
  std::vector<std::uint64_t> hashes;
  for (const Span& cut : cuts) {
    hashes.push_back(hash_block(text_of(markdown, cut)));
    append_sum(now, hashes.back());
  }
  const std::vector<std::size_t> match = match_blocks(sums.text(), now);
  const std::vector<Fix> fixes = read_fixes(carrier.find("fix"), sums.text().size() / sum_digits);
  string_view pending;
  for (std::size_t i = 0; i < cuts.size(); ++i) {
    const bool last = i + 1 == cuts.size();
    const std::size_t then = match[i];
    const string_view text = text_of(markdown, cuts[i]);
    string_view gap = last ? string_view() : gap_of(format);
    const bool meant = render_meant(text, format, definitions);
    if (!meant && then != no_block && fixes[then].patch &&
        fixes[then].check == check_of(hashes[i])) {
      const std::optional<std::string> fixed = patched(block_, fixes[then].patch);
      if (!fixed) return false;
      block_ = *fixed;
      // A gap belongs to its place, not to the block.
      if (fixes[then].gap && last == (then + 1 == fixes.size())) gap = fixes[then].gap.text();
    } else if (block_.empty()) {
      continue;  // definitions of links
    }
    out += pending;
    out += block_;
    pending = gap;
    if (last) out += gap;
  }
  return true;
}

}  // namespace postferry::markdown
