// SPDX-License-Identifier: MIT
#include "body/html_reader.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "body/html_read.h"
#include "body/quick_tag.h"
#include "body/raw_tags.h"
#include "codec/entities.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t largest_body = 0xFFFFFFF0;  // places are 32 bits wide

// Behind the end of the comment that begins at `at`; npos if it has none.
std::size_t comment_end(std::string_view text, std::size_t at) {
  const std::string_view rest = text.substr(at + 4);
  if (rest.starts_with(">")) return at + 5;
  if (rest.starts_with("->")) return at + 6;
  for (std::size_t end = at + 4; (end = find_bytes(text, "--", end)) != npos; ++end) {
    if (text.substr(end).starts_with("-->")) return end + 3;
    if (text.substr(end).starts_with("--!>")) return end + 4;
  }
  return npos;
}

}  // namespace

HtmlReader::HtmlReader(Tape& tape)
    : tape_(tape), whole_(tape.source), builder_(tape), tags_(tape), delimiters_(tape.source) {
  if (whole_.size() > largest_body) throw Error(ErrorCode::input, "a text is larger than 4 GiB");
}

void HtmlReader::read(std::size_t begin, std::size_t end) {
  // All that reads markup sees the source end where the piece does.
  tape_.source = whole_.substr(0, end);
  base_ = begin;
  read_all();
  flush_text(end);
  tape_.source = whole_;
}

void HtmlReader::finish() { builder_.finish(place(whole_.size())); }

void HtmlReader::read_all() {
  std::size_t at = base_;
  while (true) {
    at = find_byte(tape_.source, '<', at);
    if (at == npos) return;
    const std::size_t end = read_markup(at);
    if (end == npos) return;  // cut off: the rest is text
    at = end == at ? at + 1 : end;
  }
}

// Reads what begins with '<'. Returns its end; `at` if it is text; npos if the source ends in it.
std::size_t HtmlReader::read_markup(std::size_t at) {
  const QuickTag quick = quick_tag(tape_.source, at);
  return quick.tag != Tag::unknown ? read_quick_tag(at, quick) : read_any_markup(at);
}

std::size_t HtmlReader::read_quick_tag(std::size_t at, const QuickTag& quick) {
  flush_text(at);
  if (quick.closes)
    builder_.close(quick.tag, {}, place(at), quick.size);
  else
    builder_.open(quick.tag, place(at), quick.size, place(tape_.attributes.size()));
  return base_ = at + quick.size;
}

std::size_t HtmlReader::read_any_markup(std::size_t at) {
  if (at + 1 >= tape_.source.size()) return npos;
  const char next = tape_.source[at + 1];
  if (is_alpha(next)) return read_start_tag(at);
  if (next == '/') return read_end_tag(at);
  if (next == '?') return read_to_bracket(at, TokenKind::other);
  if (next != '!') return at;
  return stands_at(tape_.source, at, "<!--") ? read_comment(at)
                                             : read_to_bracket(at, TokenKind::other);
}

std::size_t HtmlReader::read_start_tag(std::size_t at) {
  const auto first = place(tape_.attributes.size());
  const HtmlTag tag = tags_.read(at + 1);
  if (tag.end == npos) return npos;
  flush_text(at);
  base_ = tag.end;
  const bool raw = is_raw(tag.tag);
  if (raw && raw_text_end(tag.tag, base_) == npos) {  // would swallow all the rest
    tape_.attributes.resize(first);
    builder_.add(TokenKind::other, place(at), place(tag.end - at));
    return base_;
  }
  builder_.open(tag.tag, place(at), place(tag.end - at), first, tag.self_closing);
  if (raw) read_raw_text(tag.tag);
  return base_;
}

std::size_t HtmlReader::read_end_tag(std::size_t at) {
  if (at + 2 >= tape_.source.size()) return npos;
  if (!is_alpha(tape_.source[at + 2])) return read_to_bracket(at, TokenKind::other);
  const std::size_t attributes = tape_.attributes.size();
  const HtmlTag tag = tags_.read(at + 2);
  tape_.attributes.resize(attributes);  // an end tag has none
  if (tag.end == npos) return npos;
  flush_text(at);
  builder_.close(tag.tag, tag.name, place(at), place(tag.end - at));
  base_ = tag.end;
  return tag.end;
}

// Bodies without any comment are not searched for blocks.
bool HtmlReader::blocks_are_on() {
  if (blocks_ == Blocks::unknown) blocks_ = has_blocks(whole_) ? Blocks::on : Blocks::off;
  return blocks_ == Blocks::on;
}

std::size_t HtmlReader::read_comment(std::size_t at) {
  if (blocks_are_on()) {
    using Kind = BlockDelimiters::Kind;
    const BlockDelimiters::Delimiter found = delimiters_.read(at);
    if (found.kind != Kind::none && found.end <= tape_.source.size()) {
      flush_text(at);
      base_ = found.end;
      const std::uint32_t size = place(found.end - at);
      if (found.kind == Kind::opener) {
        builder_.open_block(place(at), size);
      } else if (found.kind == Kind::lonely) {
        builder_.add(TokenKind::block_void, place(at), size);
      } else if (!builder_.close_block(place(at), size)) {
        blocks_ = Blocks::off;  // to WordPress, the rest is one piece without blocks
        builder_.add(TokenKind::comment, place(at), size);
      }
      return base_;
    }
  }
  const std::size_t end = comment_end(tape_.source, at);
  flush_text(at);
  base_ = end == npos ? tape_.source.size() : end;
  builder_.add(TokenKind::comment, place(at), place(base_ - at));
  return base_;
}

std::size_t HtmlReader::read_to_bracket(std::size_t at, TokenKind kind) {
  const std::size_t end = find_byte(tape_.source, '>', at);
  if (end == npos) return npos;
  flush_text(at);
  builder_.add(kind, place(at), place(end + 1 - at));
  base_ = end + 1;
  return base_;
}

// The next end tag of a raw text element at or after `at`; npos if there is none.
std::size_t HtmlReader::raw_text_end(Tag tag, std::size_t at) {
  std::size_t& known = raw_ends_[raw_index(tag)];
  if (known >= at && known != 0) return known;
  const std::string_view name = to_string(tag);
  const std::string_view source = whole_;  // an end tag may be in a later piece
  std::size_t found = find_bytes(source, "</", at);
  for (; found != npos; found = find_bytes(source, "</", found + 2)) {
    const std::size_t end = found + 2 + name.size();
    if (end < source.size() && ends_tag_name(source[end]) &&
        equals_ignoring_case(source.substr(found + 2, name.size()), name))
      break;
  }
  return known = found;
}

// The content of script and its like, if all of it is in this piece.
void HtmlReader::read_raw_text(Tag tag) {
  std::size_t end = raw_text_end(tag, base_);
  if (end > tape_.source.size()) return;
  // The end of a block is stronger.
  for (std::size_t at = base_; builder_.is_in_block() && at < end; at += 4) {
    at = find_bytes(tape_.source.substr(0, end), "<!--", at);
    if (at == npos) break;
    if (delimiters_.read(at).kind == BlockDelimiters::Kind::closer) end = at;
  }
  if (end > base_) add_text(base_, end, tag == Tag::textarea);
  base_ = end;
}

void HtmlReader::add_text(std::size_t begin, std::size_t end, bool references) {
  const std::string_view raw = tape_.source.substr(begin, end - begin);
  if (references && find_byte(raw, '&') != npos) {
    scratch_.clear();
    decode_entities(raw, scratch_);
    if (scratch_ != raw) {
      builder_.add_decoded(place(begin), place(end - begin), scratch_);
      return;
    }
  }
  builder_.add(TokenKind::text, place(begin), place(end - begin));
}

void read_html(std::string_view source, Tape& tape) {
  tape.reset(source);
  HtmlReader reader(tape);
  reader.read(0, source.size());
  reader.finish();
}

bool has_blocks(std::string_view body) noexcept {
  return find_bytes(body, "<!-- wp:") != std::string_view::npos;
}

}  // namespace postferry
