// SPDX-License-Identifier: MIT
#include "body/html_reader.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "body/html_read.h"
#include "body/text_piece.h"
#include "codec/entities.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t largest_body = 0xFFFFFFF0;  // places are 32 bits wide

constexpr std::uint32_t place(std::size_t at) { return static_cast<std::uint32_t>(at); }

// Elements whose content has no markup. In a textarea references count.
constexpr std::array<Tag, 4> raw_tags = {Tag::script, Tag::style, Tag::textarea, Tag::iframe};
constexpr std::size_t raw_index(Tag tag) {
  std::size_t i = 0;
  while (i < raw_tags.size() && raw_tags[i] != tag) ++i;
  return i;
}
constexpr bool is_raw(Tag tag) { return raw_index(tag) < raw_tags.size(); }

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
    : tape_(tape),
      whole_(tape.source),
      builder_(tape),
      tags_(tape),
      delimiters_(tape.source),
      blocks_on_(has_blocks(tape.source)) {
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

void HtmlReader::skim(const IsDull& is_dull) {
  std::size_t at = 0;
  TextPieces pieces(whole_);
  while (at < whole_.size()) {
    if (is_space(whole_[at]))
      ++at;
    else
      at =
          pieces.is_markup(at) ? skim_markup(at, pieces, is_dull) : skim_piece(at, pieces, is_dull);
    if (at == npos) break;
  }
  flush_text(whole_.size());
}

// The piece that begins at `at`. Returns where to go on, or npos.
std::size_t HtmlReader::skim_piece(std::size_t at, TextPieces& pieces, const IsDull& is_dull) {
  const TextPiece piece = pieces.at(at);
  if (piece.end > at && at != lively_ && may_be_unread(piece) &&
      is_dull(whole_.substr(at, piece.end - at))) {
    flush_text(at);
    builder_.add(TokenKind::text, place(at), place(piece.end - at));
    tape_.tokens.back().flags |= unread;
    return base_ = piece.end;
  }
  const std::size_t limit = std::max(piece.next, at + 1);
  while (true) {
    const std::size_t next = find_byte(whole_.substr(0, limit), '<', at);
    if (next == npos) return limit;
    const std::size_t end = read_markup(next);
    if (end == npos) return npos;
    at = end == next ? next + 1 : end;
    if (at >= limit) return at;
  }
}

// What is no piece of text. A paragraph block as the editor writes it, if it holds nothing but one
// dull piece, is passed over as a whole.
std::size_t HtmlReader::skim_markup(std::size_t at, TextPieces& pieces, const IsDull& is_dull) {
  if (blocks_on_ && stands_at(whole_, at, paragraph_opener) && builder_.has_room(2)) {
    const std::size_t begin = at + sizeof(paragraph_opener) - 1;
    const TextPiece piece = pieces.at(begin);
    if (piece.end > begin && may_be_unread(piece) &&
        stands_at(whole_, piece.end, paragraph_closer)) {
      if (is_dull(whole_.substr(begin, piece.end - begin))) {
        const std::size_t end = piece.end + sizeof(paragraph_closer) - 1;
        flush_text(at);
        builder_.add(TokenKind::block_void, place(at), place(end - at));
        tape_.tokens.back().flags |= unread;
        return base_ = end;
      }
      lively_ = begin;
    }
  }
  const std::size_t end = read_markup(at);
  return end == at ? at + 1 : end;
}

// Items of lists may be long and name a work yet.
bool HtmlReader::may_be_unread(const TextPiece& piece) const noexcept {
  return piece.is_sound && builder_.is_open(Tag::pre) == 0 && builder_.is_open(Tag::li) == 0;
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
  if (at + 1 >= tape_.source.size()) return npos;
  const char next = tape_.source[at + 1];
  if (is_alpha(next)) return read_start_tag(at);
  if (next == '/') return read_end_tag(at);
  if (next == '?') return read_to_bracket(at, TokenKind::other);
  if (next != '!') return at;
  return tape_.source.substr(at).starts_with("<!--") ? read_comment(at)
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

std::size_t HtmlReader::read_comment(std::size_t at) {
  if (blocks_on_) {
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
        blocks_on_ = false;  // to WordPress, the rest is one piece without blocks
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

// Adds the text that stands between the last markup and `end`.
void HtmlReader::flush_text(std::size_t end) {
  if (end > base_) add_text(base_, end, true);
  base_ = end;
}

void read_html(std::string_view source, Tape& tape) {
  tape.reset(source);
  HtmlReader reader(tape);
  reader.read(0, source.size());
  reader.finish();
}

void skim_html(std::string_view source, Tape& tape, const IsDull& is_dull) {
  tape.reset(source);
  HtmlReader reader(tape);
  reader.skim(is_dull);
  reader.finish();
}

bool has_blocks(std::string_view body) noexcept {
  return find_bytes(body, "<!-- wp:") != std::string_view::npos;
}

}  // namespace postferry
