// SPDX-License-Identifier: MIT
#include "goodreads/row_finder.h"

#include <algorithm>

#include "base/bytes.h"

namespace postferry::goodreads {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t narrowest_table = 3;  // below, any line of text would pass for a row

// Line ends in buffer[begin, begin + size): LF, CRLF or a lone CR each. Looks one byte further.
std::uint64_t count_line_ends(std::string_view buffer, std::size_t begin, std::size_t size) {
  const std::string_view text = buffer.substr(begin, size);
  std::uint64_t count = count_newlines(text);
  for (std::size_t at = 0; (at = find_byte(text, '\r', at)) != npos; ++at)
    if (!buffer.substr(begin + at + 1).starts_with('\n')) ++count;
  return count;
}

std::size_t find_line_end(std::string_view text, std::size_t from) {
  return text.find_first_of("\r\n", from);
}

}  // namespace

void RowFinder::find(std::string_view buffer, bool last, const std::string& source,
                     std::vector<FoundRow>& rows, Notes& notes, std::uint64_t& skipped) {
  while (begin_ < buffer.size()) {
    if (skip_lf_) {
      skip_lf_ = false;
      if (buffer[begin_] == '\n') {
        ++begin_;
        ++offset_;
        continue;
      }
    }
    if (step(buffer, last, rows) == Step::need_more) return;
    if (!too_long_) continue;
    too_long_ = false;
    skipping_ = true;
    ++skipped;
    notes.add_at({source, line_, offset_}, NoteCode::record_too_long, {},
                 "longer than " + std::to_string(max_record_) + " bytes");
  }
}

RowFinder::Step RowFinder::step(std::string_view buffer, bool last, std::vector<FoundRow>& rows) {
  if (skipping_) return skip_on(buffer, last);
  const std::string_view row = buffer.substr(begin_, max_record_ + 1);
  const bool whole = last && begin_ + row.size() == buffer.size();
  const bool full = row.size() > max_record_;
  if (suspect_at_ != 0) return settle_suspicion(row, whole || full, buffer, rows);
  switch (scan_csv_row(row, dialect_, whole, scan_)) {
    case CsvStop::row_end: take(scan_.at, false, buffer, rows); return Step::on;
    case CsvStop::broken_quote: suspect_at_ = scan_.at; return Step::on;
    case CsvStop::need_more: break;
  }
  if (full) {
    too_long_ = !resynchronise(row.substr(0, max_record_), buffer, rows);
    return Step::on;
  }
  if (!whole) return Step::need_more;
  if (!scan_.quoted)
    take(row.size(), false, buffer, rows);
  else if (!resynchronise(row, buffer, rows))
    take(row.size(), true, buffer, rows);
  return Step::on;
}

// The line in which the quote broke may be the next sound row: it must be known to its end.
RowFinder::Step RowFinder::settle_suspicion(std::string_view row, bool complete,
                                            std::string_view buffer, std::vector<FoundRow>& rows) {
  std::size_t end = find_line_end(row, suspect_at_);
  if (end == npos) {
    end = row.size();
    suspect_at_ = end;
    if (!complete) return Step::need_more;
  }
  suspect_at_ = 0;
  resynchronise(row.substr(0, end), buffer, rows);
  return Step::on;
}

// Ends the current row before the first later line of `region` that is a sound row. Otherwise
// nothing changes, and these lines are not looked at again.
bool RowFinder::resynchronise(std::string_view region, std::string_view buffer,
                              std::vector<FoundRow>& rows) {
  if (width_ < narrowest_table) return false;
  for (std::size_t at = find_line_end(region, resync_from_); at != npos;) {
    const std::size_t begin = at + (region.substr(at).starts_with("\r\n") ? 2 : 1);
    const std::size_t end = std::min(find_line_end(region, begin), region.size());
    if (is_sound_row(region.substr(begin, end - begin))) {
      take(at, true, buffer, rows);
      return true;
    }
    resync_from_ = at = end;
    if (end == region.size()) break;
  }
  return false;
}

bool RowFinder::is_sound_row(std::string_view line) {
  if (line.empty()) return false;
  const CsvQuotes quotes = split_csv_row(line, dialect_, scratch_);
  return !quotes.unclosed && !quotes.stray && scratch_.size() == width_;
}

// Passes over what is known of a row that is too long; its last byte is kept, since a quote after
// it may open a cell.
RowFinder::Step RowFinder::skip_on(std::string_view buffer, bool last) {
  const std::string_view row = buffer.substr(begin_);
  switch (scan_csv_row(row, dialect_, last, scan_)) {
    case CsvStop::row_end:
      skipping_ = false;
      end_row(scan_.at, buffer);
      return Step::on;
    case CsvStop::broken_quote: return Step::on;
    case CsvStop::need_more: break;
  }
  const std::size_t done = last ? row.size() : scan_.at - std::min<std::size_t>(scan_.at, 1);
  advance(done, buffer);
  scan_.at -= std::min(scan_.at, done);
  return Step::need_more;
}

void RowFinder::take(std::size_t size, bool unfinished, std::string_view buffer,
                     std::vector<FoundRow>& rows) {
  if (size > 0) rows.push_back({begin_, size, line_, offset_, unfinished});
  end_row(size, buffer);
}

// Goes behind the row and its line end.
void RowFinder::end_row(std::size_t size, std::string_view buffer) {
  advance(size, buffer);
  if (begin_ < buffer.size()) {
    skip_lf_ = buffer[begin_] == '\r';
    ++begin_;
    ++offset_;
    ++line_;
  }
  scan_ = {};
  suspect_at_ = 0;
  resync_from_ = 0;
}

void RowFinder::advance(std::size_t size, std::string_view buffer) {
  line_ += count_line_ends(buffer, begin_, size);
  begin_ += size;
  offset_ += size;
}

}  // namespace postferry::goodreads
