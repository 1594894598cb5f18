// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "codec/csv.h"

namespace postferry::goodreads {

/// Where a row stands in the buffer it was found in, and in its source.
struct FoundRow {
  std::size_t begin = 0;
  std::size_t size = 0;  ///< without the line end
  std::uint64_t line = 0;
  std::uint64_t offset = 0;
  bool unfinished = false;  ///< a quote of it is never closed
};

/// Finds the rows of one source in the pieces that it comes in. Blank lines are no rows. Damage
/// costs its own row only: where a quote is never closed, or closes in mid-text on a later line,
/// the row ends before the next physical line that has as many cells as the header. Linear in the
/// bytes whatever they are, and what is found does not depend on where the pieces were cut.
class RowFinder {
 public:
  /// `width`: cells of a sound row.
  RowFinder(const CsvDialect& dialect, std::size_t width, std::size_t max_record)
      : dialect_(dialect), width_(width), max_record_(max_record) {}

  /// Appends the rows that end in `buffer`, which starts with the bytes that kept_from() said.
  /// With `last` nothing follows. Rows longer than max_record are passed over with a note (at the
  /// place of `source`) and counted in `skipped`.
  void find(std::string_view buffer, bool last, const std::string& source,
            std::vector<FoundRow>& rows, Notes& notes, std::uint64_t& skipped);
  /// First byte of the last buffer that the next buffer must start with.
  [[nodiscard]] std::size_t kept_from() const noexcept { return begin_; }
  /// The caller has dropped the bytes before kept_from().
  void rebase() noexcept { begin_ = 0; }

 private:
  enum class Step { on, need_more };

  Step step(std::string_view buffer, bool last, std::vector<FoundRow>& rows);
  Step settle_suspicion(std::string_view row, bool complete, std::string_view buffer,
                        std::vector<FoundRow>& rows);
  Step skip_on(std::string_view buffer, bool last);
  bool resynchronise(std::string_view region, std::string_view buffer, std::vector<FoundRow>& rows);
  bool is_sound_row(std::string_view line);
  void take(std::size_t size, bool unfinished, std::string_view buffer,
            std::vector<FoundRow>& rows);
  void end_row(std::size_t size, std::string_view buffer);
  void advance(std::size_t size, std::string_view buffer);

  CsvDialect dialect_;
  std::size_t width_;
  std::size_t max_record_;
  std::size_t begin_ = 0;        // of the current row
  CsvScan scan_;                 // in the current row
  std::size_t suspect_at_ = 0;   // a quote broke: the end of its line is looked for from here
  std::size_t resync_from_ = 0;  // lines of the current row before this are no sound rows
  std::uint64_t offset_ = 0;
  std::uint64_t line_ = 1;
  bool skip_lf_ = false;   // the last row ended in CR; an LF that follows belongs to it
  bool too_long_ = false;  // the current row just passed max_record
  bool skipping_ = false;  // the rest of a row that is too long is passed over
  CsvCells scratch_;
};

}  // namespace postferry::goodreads
