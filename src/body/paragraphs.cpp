// SPDX-License-Identifier: MIT
#include "body/paragraphs.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "body/line_gap.h"
#include "body/paragraph_tags.h"
#include "codec/entities.h"

namespace postferry {

namespace {

constexpr std::uint8_t holds_block = 128;  // a flag of our own, taken off again

/// One walk over the tape, which builds its successor. A piece is what stands between blank lines
/// and block tags; WordPress makes a paragraph of it unless it begins right behind a block's start
/// tag. Phrasing that a blank line falls into is closed before and opened again behind it.
class ParagraphMaker {
 public:
  explicit ParagraphMaker(Tape& tape)
      : tape_(tape), out_(tape.spare), reopenings_(1024 + tape.source.size() / 8) {}

  void run() {
    mark_block_holders();
    out_.clear();
    out_.reserve(tape_.tokens.size() * 2);
    frames_.clear();
    frames_.push_back({});
    for (std::uint32_t i = 0; i < tape_.tokens.size(); ++i) i = take(i);
    end_piece();
    tape_.tokens.swap(out_);
  }

 private:
  static constexpr std::uint32_t none = 0xFFFFFFFF;

  enum class Kind : std::uint8_t { container, paragraph, phrasing };
  struct Frame {
    Kind kind = Kind::container;
    Tag tag = Tag::unknown;
    bool in_p = false;          // container: inside a p that it can't end
    bool suspended = false;     // phrasing: closed at a blank line
    std::uint32_t open = none;  // the token in out_
    std::uint32_t p = none;     // container, paragraph: the p in out_ that is open
    std::uint32_t host = 0;     // container, paragraph: the frame of the one around it
  };
  enum class Piece : std::uint8_t { none, behind_start_tag, open };

  // Marks phrasing elements that contain blocks: these part paragraphs as blocks do.
  void mark_block_holders() {
    std::vector<std::uint32_t>& open = opens_;
    for (std::uint32_t i = 0; i < tape_.tokens.size(); ++i) {
      const Token& token = tape_.tokens[i];
      if (token.kind == TokenKind::close) open.pop_back();
      if (token.kind != TokenKind::open) continue;
      if (parts_paragraphs(token.tag)) {
        for (std::size_t at = open.size(); at > 0; --at) {
          Token& around = tape_.tokens[open[at - 1]];
          if (around.has(holds_block)) break;
          around.flags |= holds_block;
        }
      }
      if (!token.has(void_element)) open.push_back(i);
    }
  }

  // Takes token `i`; returns the last one that was taken.
  std::uint32_t take(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    switch (token.kind) {
      case TokenKind::text: take_text(token); return i;
      case TokenKind::open: return take_open(i);
      case TokenKind::close: take_close(token); return i;
      case TokenKind::stray:
        if (parts_paragraphs(token.tag))
          end_paragraph();
        else
          flush_gap(true);
        break;
      default:  // a comment or the like that stands alone needs no paragraph
        if (piece_ == Piece::open) begin_content();
        break;
    }
    after_br_ = false;
    emit(token);
    return i;
  }

  // ---- tokens out

  std::uint32_t emit(const Token& token) {
    const auto at = static_cast<std::uint32_t>(out_.size());
    Token& copy = out_.emplace_back(token);
    copy.flags = static_cast<std::uint8_t>(copy.flags & ~holds_block);
    copy.match = at;
    if (copy.size == 0) copy.begin = place_;
    place_ = copy.end();
    return at;
  }

  std::uint32_t emit_implied(TokenKind kind, Tag tag) {
    Token token;
    token.kind = kind;
    token.tag = tag;
    token.flags = implied;
    return emit(token);
  }

  void emit_close(const Token& token, std::uint32_t open) {
    const std::uint32_t at = emit(token);
    out_[at].match = open;
    out_[open].match = at;
  }
  void close_implied(Tag tag, std::uint32_t open) {
    const std::uint32_t at = emit_implied(TokenKind::close, tag);
    out_[at].match = open;
    out_[open].match = at;
  }

  void emit_text(std::size_t begin, std::size_t end) {
    if (begin == end) return;
    Token token;
    token.begin = static_cast<std::uint32_t>(begin);
    token.size = static_cast<std::uint32_t>(end - begin);
    emit(token);
  }

  // Tokens [first, last] as they are.
  void copy(std::uint32_t first, std::uint32_t last) {
    const auto shift = static_cast<std::uint32_t>(out_.size()) - first;
    for (std::uint32_t i = first; i <= last; ++i) {
      const std::uint32_t at = emit(tape_.tokens[i]);
      out_[at].match = tape_.tokens[i].match + shift;
    }
  }

  // ---- paragraphs

  Frame& host() { return frames_[host_]; }

  // Settles the newline that waits for what comes behind it.
  void flush_gap(bool content) {
    if (!gap_waits_) return;
    gap_waits_ = false;
    if (!content) return emit_text(gap_.begin, gap_.end);
    emit_text(gap_.begin, gap_.newline_begin);
    Token br;
    br.kind = TokenKind::open;
    br.tag = Tag::br;
    br.flags = implied | void_element;
    br.begin = static_cast<std::uint32_t>(gap_.newline_begin);
    br.size = static_cast<std::uint32_t>(gap_.newline_end - gap_.newline_begin);
    emit(br);
    emit_text(gap_.newline_end, gap_.end);
  }

  // Content of a piece comes next: its paragraph and phrasing are opened if they are not.
  void begin_content() {
    flush_gap(true);
    if (piece_ != Piece::open && host().p == none && wants_paragraph())
      host().p = emit_implied(TokenKind::open, Tag::p);
    piece_ = Piece::open;
    if (!any_suspended_) return;
    any_suspended_ = false;
    for (std::size_t at = host_ + 1; at < frames_.size(); ++at) {
      Frame& frame = frames_[at];
      if (!frame.suspended || frame.tag == Tag::unknown || reopenings_ == 0) continue;
      --reopenings_;
      Token again = out_[frame.open];
      again.size = 0;
      again.flags = implied;
      frame.open = emit(again);
      frame.suspended = false;
    }
  }

  bool wants_paragraph() {
    if (host().kind == Kind::paragraph) return true;
    if (host().in_p || holds_no_paragraph(host().tag)) return false;
    return piece_ != Piece::behind_start_tag || host().tag == Tag::blockquote;
  }

  void end_paragraph() {
    for (std::size_t at = frames_.size(); at > host_ + 1; --at) {
      Frame& frame = frames_[at - 1];
      if (frame.suspended) continue;
      close_implied(frame.tag, frame.open);
      frame.suspended = any_suspended_ = true;
    }
    if (host().p != none) close_implied(Tag::p, host().p);
    host().p = none;
    flush_gap(false);
    piece_ = Piece::none;
  }

  // A block begins or ends here: the paragraph that WordPress would have made ends.
  void end_piece() {
    if (host().kind == Kind::container && host().p != none) {
      close_implied(Tag::p, host().p);
      host().p = none;
    }
    flush_gap(false);
    piece_ = Piece::none;
    after_br_ = false;
  }

  // ---- elements

  std::uint32_t take_open(std::uint32_t i) {
    const Token& token = tape_.tokens[i];
    if (token.tag == Tag::br) return take_br(i);
    const bool parts = parts_paragraphs(token.tag) || token.has(holds_block);
    if (parts)
      end_piece();
    else
      begin_content();
    after_br_ = false;
    if (token.has(void_element)) {
      emit(token);
      return i;
    }
    if (keeps_newlines(token.tag)) {
      const std::uint32_t last = token.match;
      copy(i, last);
      return last;
    }
    push(token, parts);
    return i;
  }

  void push(const Token& token, bool parts) {
    Frame frame;
    frame.tag = token.tag;
    frame.open = emit(token);
    frame.kind = !parts ? Kind::phrasing : token.tag == Tag::p ? Kind::paragraph : Kind::container;
    if (frame.kind == Kind::paragraph) frame.p = frame.open;
    frame.host = host_;
    frame.in_p = token.tag != Tag::button && token.tag != Tag::td && token.tag != Tag::th &&
                 token.tag != Tag::caption &&
                 ((host().kind == Kind::paragraph && host().p != none) || host().in_p);
    frames_.push_back(frame);
    if (!parts) return;
    host_ = static_cast<std::uint32_t>(frames_.size() - 1);
    piece_ = parts_paragraphs(token.tag) ? Piece::behind_start_tag : Piece::none;
  }

  void take_close(const Token& token) {
    const bool marks_end = token.size != 0;
    const Frame frame = frames_.back();
    if (frame.kind == Kind::phrasing) {
      if (marks_end && !frame.suspended) flush_gap(piece_ == Piece::open);
    } else {
      end_piece();
      host_ = frame.host;
    }
    frames_.pop_back();
    if (marks_end) after_br_ = false;
    const std::uint32_t open = frame.kind == Kind::paragraph ? frame.p : frame.open;
    if (open == none || frame.suspended) {
      if (!marks_end) return;
      Token stray = token;  // what it closes was closed at a blank line
      stray.kind = TokenKind::stray;
      emit(stray);
      return;
    }
    emit_close(token, open);
  }

  // ---- lines

  bool is_plain_br(std::uint32_t i) const {
    if (i >= tape_.tokens.size()) return false;
    const Token& token = tape_.tokens[i];
    return token.kind == TokenKind::open && token.tag == Tag::br && token.count == 0;
  }

  bool is_between_brs(const Token& token) const {
    if (token.kind == TokenKind::stray) return !parts_paragraphs(token.tag);
    return token.kind == TokenKind::text && trim(tape_.bytes(token)).empty();
  }

  // Two in a row are a blank line.
  std::uint32_t take_br(std::uint32_t i) {
    std::uint32_t second = i + 1;
    while (second < tape_.tokens.size() && is_between_brs(tape_.tokens[second])) ++second;
    if (is_plain_br(i) && is_plain_br(second) && !holds_no_paragraph(host().tag)) {
      end_paragraph();
      emit_blank_line(tape_.tokens[i].begin, tape_.tokens[second].end());
      after_br_ = false;
      return second;
    }
    begin_content();
    emit(tape_.tokens[i]);
    after_br_ = true;
    return i;
  }

  void emit_blank_line(std::uint32_t begin, std::uint32_t end) {
    if (blank_line_ == none) {
      blank_line_ = static_cast<std::uint32_t>(tape_.side.size());
      tape_.keep("\n\n");
    }
    Token token;
    token.begin = begin;
    token.size = end - begin;
    token.flags = decoded;
    token.first = blank_line_;
    token.count = 2;
    emit(token);
  }

  void take_text(const Token& token) {
    if (token.has(unread)) {  // it has no newline
      begin_content();
      after_br_ = false;
      emit(token);
      return;
    }
    std::size_t at = token.begin;
    const std::size_t end = token.end();
    side_ = token.first;
    while (at < end) {
      const Gap gap = find_gap(tape_.source, at, end);
      const std::size_t text_end = gap.end == 0 ? end : gap.begin;
      if (text_end > at) take_words(token, at, text_end);
      if (gap.end == 0) return;
      side_ += static_cast<std::uint32_t>(gap.end - gap.begin);
      take_gap(gap);
      at = gap.end;
    }
  }

  // Text without a newline.
  void take_words(const Token& token, std::size_t begin, std::size_t end) {
    const std::string_view raw = tape_.source.substr(begin, end - begin);
    if (!trim(raw).empty()) {
      begin_content();
      after_br_ = false;
    } else {
      flush_gap(piece_ == Piece::open);
    }
    if (begin == token.begin && end == token.end()) {
      emit(token);
      return;
    }
    if (!token.has(decoded)) return emit_text(begin, end);
    scratch_.clear();
    decode_entities(raw, scratch_);
    Token part = token;
    part.begin = static_cast<std::uint32_t>(begin);
    part.size = static_cast<std::uint32_t>(raw.size());
    part.first = side_;
    part.count = static_cast<std::uint32_t>(scratch_.size());
    side_ += part.count;
    emit(part);
  }

  void take_gap(const Gap& gap) {
    flush_gap(piece_ == Piece::open);
    if (gap.blank_line && !holds_no_paragraph(host().tag)) {
      end_paragraph();
      emit_text(gap.begin, gap.end);
      after_br_ = false;
    } else if (piece_ != Piece::open || after_br_) {
      emit_text(gap.begin, gap.end);
    } else {
      gap_ = gap;
      gap_waits_ = true;
    }
  }

  Tape& tape_;
  std::vector<Token>& out_;
  std::vector<Frame> frames_;
  std::vector<std::uint32_t> opens_;
  std::uint32_t host_ = 0;  // the innermost frame that is no phrasing
  Piece piece_ = Piece::none;
  bool any_suspended_ = false;
  // How often phrasing may still be opened again: keeps hundreds of open elements around thousands
  // of blank lines from becoming a tape of gigabytes.
  std::size_t reopenings_;
  bool after_br_ = false;  // nothing but blanks since a br
  bool gap_waits_ = false;
  Gap gap_;
  std::uint32_t place_ = 0;          // where the last token ended
  std::uint32_t side_ = 0;           // where the decoded text goes on
  std::uint32_t blank_line_ = none;  // where "\n\n" stands in the side buffer
  std::string scratch_;
};

}  // namespace

void apply_paragraph_rule(Tape& tape) {
  for (const Token& token : tape.tokens)
    if (token.kind == TokenKind::block_open || token.kind == TokenKind::block_void) return;
  ParagraphMaker(tape).run();
}

}  // namespace postferry
