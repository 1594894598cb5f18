// SPDX-License-Identifier: MIT
#include "goodreads/splitter.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "codec/utf8_check.h"
#include "format/carrier.h"
#include "goodreads/carrier_cell.h"
#include "goodreads/row.h"

namespace postferry::goodreads {

namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;

// UTF-16 without a byte order mark, told by the NULs beside the header's ASCII letters.
std::string_view bare_utf16(std::string_view head) {
  if (head.size() < 4) return {};
  if (head[0] != 0 && head[1] == 0 && head[2] != 0 && head[3] == 0) return "UTF-16LE";
  if (head[0] == 0 && head[1] != 0 && head[2] == 0 && head[3] != 0) return "UTF-16BE";
  return {};
}

bool is_blank(std::string_view head) { return trim(head).empty(); }

}  // namespace

Prolog CsvSplitter::prolog() {
  Prolog out;
  if (open_next(out.site)) out.has_ids = layout_->carrier_at != Layout::none;
  return out;
}

bool CsvSplitter::next(Chunk& chunk) {
  for (;;) {
    if (!source_ && !open_next(late_)) return false;
    if (fill(chunk)) return true;
    chunk.clear();
  }
}

Site CsvSplitter::epilog(Notes& notes) {
  for (Note& note : notes_.take())
    notes.add_at(std::move(note.place), note.code, std::move(note.field), std::move(note.text),
                 note.count);
  return std::move(late_);
}

bool CsvSplitter::open_next(Site& site) {
  source_ = sources_.next();
  if (!source_) return false;
  notes_.set_place({source_->name(), 1, 0});
  tail_.clear();
  last_row_.clear();
  rows_of_source_ = skipped_of_source_ = 0;
  encoding_noted_ = false;
  decode_source();
  detect();
  finder_.emplace(layout_->dialect, layout_->width(), options_.max_record);
  Site own = site_of(*layout_);
  read_first_row(own);
  merge(site, own, notes_);
  return true;
}

// The source itself tells UTF-16 by its mark.
void CsvSplitter::decode_source() {
  const std::string utf16(bare_utf16(source_->peek(4)));
  if (!utf16.empty()) (void)source_->convert_from(utf16);
  if (source_->encoding().empty()) return;
  encoding_noted_ = true;
  notes_.add(NoteCode::encoding_converted, {}, "from " + source_->encoding());
}

void CsvSplitter::detect() {
  const std::string_view head = source_->peek(head_size);
  layout_ = detect_layout(head, notes_);
  if (layout_) return;
  if (!is_blank(head))
    throw Error(ErrorCode::input,
                "this is no CSV of books: its first row has no Title column and does not look like "
                "a row of a Goodreads export",
                source_->name());
  layout_ = layout_for(nullptr, false);
}

// Our column in the first row may carry the site; it is looked at ahead of its turn.
void CsvSplitter::read_first_row(Site& site) {
  if (layout_->carrier_at == Layout::none) return;
  for (std::size_t size = head_size;; size *= 2) {
    const std::string_view head = source_->peek(size);
    const bool whole = head.size() < size;
    RowFinder finder(layout_->dialect, layout_->width(), options_.max_record);
    std::vector<FoundRow> rows;
    Notes ignored;
    std::uint64_t skipped = 0;
    finder.find(head, whole, source_->name(), rows, ignored, skipped);
    if (rows.size() > layout_->head_rows) {
      const FoundRow& first = rows[layout_->head_rows];
      CsvCells cells;
      split_record(head.substr(first.begin, first.size), first.unfinished, *layout_, cells,
                   ignored);
      const auto parts = split_carriers(carrier_cell(*layout_, cells));
      // A damaged carrier is noted by the parser, with the row's place.
      if (parts && !parts->site.empty()) (void)apply_carrier(parts->site, site, notes_);
      return;
    }
    if (whole || size > options_.max_record) return;
  }
}

// Reads until there is a row or the source ends; true if the chunk is worth passing on.
bool CsvSplitter::fill(Chunk& chunk) {
  Notes notes;
  rows_.clear();
  chunk.buffer.assign(tail_);
  tail_.clear();
  bool ended = false;
  while (rows_.empty() && !ended) {
    const std::size_t before = chunk.buffer.size();
    chunk.buffer.resize(before + options_.chunk_size);
    const std::size_t got = source_->read(chunk.buffer.data() + before, options_.chunk_size);
    chunk.buffer.resize(before + got);
    ended = got == 0;
    const std::uint64_t skipped_before = chunk.skipped;
    finder_->find(chunk.buffer, ended, source_->name(), rows_, notes, chunk.skipped);
    skipped_of_source_ += chunk.skipped - skipped_before;
    while (!rows_.empty() && rows_of_source_ < layout_->head_rows) {
      rows_.erase(rows_.begin());
      ++rows_of_source_;
    }
    if (!rows_.empty()) break;
    chunk.buffer.erase(0, finder_->kept_from());
    finder_->rebase();
  }
  add_records(chunk);
  for (const FoundRow& row : rows_)
    note_encoding(std::string_view(chunk.buffer).substr(row.begin, row.size), row, notes);
  chunk.context = layout_;
  chunk.source = source_->name();
  if (ended && !rows_.empty() && rows_.back().unfinished && tail_.empty())
    notes.add_at({source_->name(), rows_.back().line, rows_.back().offset},
                 NoteCode::input_unfinished, {}, "the file ends inside a quoted cell");
  if (ended) end_source(notes);
  chunk.notes = notes_.take();
  for (Note& note : notes.take()) chunk.notes.push_back(std::move(note));
  return !chunk.records.empty() || !chunk.notes.empty() || chunk.skipped > 0;
}

void CsvSplitter::add_records(Chunk& chunk) {
  tail_.assign(chunk.buffer, finder_->kept_from());
  chunk.buffer.resize(finder_->kept_from());
  finder_->rebase();
  chunk.buffer.append(Chunk::padding, '\0');
  const std::string_view buffer = chunk.buffer;
  for (const FoundRow& row : rows_) {
    const std::string_view bytes = buffer.substr(row.begin, row.size);
    if (stands_for_no_post(bytes) || is_padding(bytes, row)) continue;
    if (rows_of_source_ + chunk.records.size() > layout_->head_rows) read_moved_site(bytes);
    chunk.records.push_back({.bytes = bytes,
                             .ordinal = ordinal_++,
                             .offset = row.offset,
                             .line = row.line,
                             .unfinished = row.unfinished});
  }
  rows_of_source_ += rows_.size();
  if (!rows_.empty() && layout_->carrier_at != Layout::none)
    last_row_.assign(buffer, rows_.back().begin, rows_.back().size);
}

// The row that a file without posts has for its site's sake.
bool CsvSplitter::stands_for_no_post(std::string_view bytes) const {
  if (layout_->carrier_at == Layout::none) return false;
  if (bytes.find("{\"\"no_post\"\":") == std::string_view::npos) return false;
  CsvCells cells;
  Notes ignored;
  split_record(bytes, false, *layout_, cells, ignored);
  for (std::size_t i = 0; i < cells.size(); ++i)
    if (i != layout_->carrier_at && !cells[i].empty()) return false;
  const auto parts = split_carriers(carrier_cell(*layout_, cells));
  return parts && parts->no_post;
}

// NULs with which a disk or a program filled up the file.
bool CsvSplitter::is_padding(std::string_view bytes, const FoundRow& row) {
  if (bytes.find_first_not_of('\0') != std::string_view::npos) return false;
  notes_.add_at({source_->name(), row.line, row.offset}, NoteCode::input_stray, {}, "NUL bytes",
                bytes.size());
  return true;
}

// A spreadsheet that sorted the rows moved the site's carrier away from the first one.
void CsvSplitter::read_moved_site(std::string_view bytes) {
  if (layout_->carrier_at == Layout::none) return;
  if (find_bytes(bytes, "\"\"site\"\":{") == std::string_view::npos) return;
  CsvCells cells;
  Notes ignored;
  split_record(bytes, false, *layout_, cells, ignored);
  const auto parts = split_carriers(carrier_cell(*layout_, cells));
  Site site;
  if (parts && !parts->site.empty() && apply_carrier(parts->site, site, notes_))
    merge(late_, site, notes_);
}

// Says once for each source that cells were taken for Windows-1252, as the parsers will do.
void CsvSplitter::note_encoding(std::string_view bytes, const FoundRow& row, Notes& notes) {
  if (encoding_noted_ || is_valid_utf8(bytes)) return;
  CsvCells cells;
  split_csv_row(bytes, layout_->dialect, cells);
  std::size_t replaced = 0;
  for (std::size_t i = 0; i < cells.size() && !encoding_noted_; ++i)
    encoding_noted_ = decode_cell(cells[i], replaced) == CellEncoding::windows_1252;
  if (encoding_noted_)
    notes.add_at({source_->name(), row.line, row.offset}, NoteCode::encoding_converted, {},
                 "from Windows-1252");
}

void CsvSplitter::end_source(Notes& notes) {
  notes.set_place({source_->name(), 0, 0});
  if (const std::string damage = source_->damage(); !damage.empty())
    notes.add(NoteCode::input_damaged, {}, damage);
  if (const std::uint64_t bad = source_->unconvertible(); bad > 0)
    notes.add(NoteCode::utf8_invalid, {}, {}, bad);
  if (rows_of_source_ <= layout_->head_rows && skipped_of_source_ == 0)
    notes.add(NoteCode::input_empty);
  if (!last_row_.empty()) {
    CsvCells cells;
    Notes ignored;
    split_record(last_row_, false, *layout_, cells, ignored);
    const auto parts = split_carriers(carrier_cell(*layout_, cells));
    Site late;
    if (parts && !parts->late_site.empty() && apply_carrier(parts->late_site, late, notes))
      merge(late_, late, notes);
  }
  source_.reset();
}

}  // namespace postferry::goodreads
