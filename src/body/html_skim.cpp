// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/html_reader.h"
#include "body/quick_tag.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

}  // namespace

void HtmlReader::skim(const IsDull& is_dull) {
  std::size_t at = 0;
  pieces_.emplace(whole_);
  while (at < whole_.size()) {
    const char first = whole_[at];
    if (is_space(first)) {
      ++at;
    } else if (first != '<') {
      at = skim_text(at, is_dull);
    } else {
      const QuickTag quick = quick_tag(whole_, at);
      at = is_block(quick.tag) ? read_quick_tag(at, quick)
           : quick.tag == Tag::unknown && (stands_at(whole_, at, "<!") || parts_text(whole_, at))
               ? skim_markup(at, is_dull)
               : skim_text(at, is_dull);
    }
  }
  flush_text(whole_.size());
  pieces_.reset();
}

// A comment, a block's tag with attributes or the like. Returns where to go on, or npos.
std::size_t HtmlReader::skim_markup(std::size_t at, const IsDull& is_dull) {
  if (stands_at(whole_, at, paragraph_opener) && blocks_are_on() && builder_.has_room(2) &&
      may_leave_unread())
    return skim_paragraph(at, is_dull);
  const std::size_t end = read_any_markup(at);
  return end == at ? at + 1 : end;
}

// A paragraph block as the editor writes it. If it holds nothing but one dull piece, it is passed
// over as a whole.
std::size_t HtmlReader::skim_paragraph(std::size_t at, const IsDull& is_dull) {
  const std::size_t begin = at + sizeof(paragraph_opener) - 1;
  const TextPiece piece = pieces_->at(begin);
  const bool is_all = piece.is_sound && piece.end > begin &&  // of the block
                      stands_at(whole_, piece.end, paragraph_closer);
  if (is_all && is_dull(whole_.substr(begin, piece.end - begin))) {
    const std::size_t end = piece.end + sizeof(paragraph_closer) - 1;
    flush_text(at);
    builder_.add(TokenKind::block_void, place(at), place(end - at), unread);
    return base_ = end;
  }
  const std::size_t p = begin - 3;
  flush_text(at);
  builder_.open_block(place(at), place(p - 1 - at));
  builder_.add(TokenKind::text, place(p - 1), 1);
  builder_.open(Tag::p, place(p), 3, place(tape_.attributes.size()));
  base_ = begin;
  if (piece.end == begin || is_space(whole_[begin])) return begin;
  return is_all ? read_piece(begin, piece) : skim_piece(begin, piece, is_dull);
}

// Text or phrasing.
std::size_t HtmlReader::skim_text(std::size_t at, const IsDull& is_dull) {
  if (may_leave_unread()) return skim_piece(at, pieces_->at(at), is_dull);
  const std::size_t next = pieces_->next_tag(at);
  if (next == whole_.size()) return next;
  const std::size_t end = read_markup(next);
  return end == next ? next + 1 : end;
}

// Items of lists may be long and name a work yet.
bool HtmlReader::may_leave_unread() const noexcept {
  return builder_.is_open(Tag::pre) == 0 && builder_.is_open(Tag::li) == 0;
}

std::size_t HtmlReader::skim_piece(std::size_t at, const TextPiece& piece, const IsDull& is_dull) {
  if (!piece.is_sound || piece.end <= at || !is_dull(whole_.substr(at, piece.end - at)))
    return read_piece(at, piece);
  flush_text(at);
  builder_.add(TokenKind::text, place(at), place(piece.end - at), unread);
  return base_ = piece.end;
}

std::size_t HtmlReader::read_piece(std::size_t at, const TextPiece& piece) {
  const std::size_t limit = std::max(piece.next, at + 1);
  std::size_t next = piece.first_tag;
  while (next < limit) {
    const std::size_t end = read_markup(next);
    if (end == npos) return npos;
    at = end == next ? next + 1 : end;
    if (at >= limit) return at;
    next = pieces_->next_tag(at);
  }
  return limit;
}

void skim_html(std::string_view source, Tape& tape, const IsDull& is_dull) {
  tape.reset(source);
  HtmlReader reader(tape);
  reader.skim(is_dull);
  reader.finish();
}

}  // namespace postferry
