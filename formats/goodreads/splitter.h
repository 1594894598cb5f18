// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "format/format.h"
#include "goodreads/layout.h"
#include "goodreads/row_finder.h"

namespace postferry::goodreads {

/// The rows of CSV files, cells unread. Each source has its own layout, told from its first 64 KiB.
/// The site is what the header says, and what our column in the first row (and, of what came after
/// the posts, in the last row) carries.
class CsvSplitter final : public Splitter {
 public:
  CsvSplitter(Sources& sources, const SplitOptions& options)
      : sources_(sources), options_(options) {}

  [[nodiscard]] Prolog prolog() override;
  [[nodiscard]] bool next(Chunk& chunk) override;
  [[nodiscard]] Site epilog(Notes& notes) override;

 private:
  bool open_next(Site& site);
  void decode_source();
  void detect();
  void read_first_row(Site& site);
  bool fill(Chunk& chunk);
  void add_records(Chunk& chunk);
  [[nodiscard]] bool is_padding(std::string_view bytes, const FoundRow& row);
  [[nodiscard]] bool stands_for_no_post(std::string_view bytes) const;
  void read_moved_site(std::string_view bytes);
  void note_encoding(std::string_view bytes, const FoundRow& row, Notes& notes);
  void end_source(Notes& notes);

  Sources& sources_;
  SplitOptions options_;
  std::unique_ptr<PeekSource> source_;  // null between sources
  std::shared_ptr<const Layout> layout_;
  std::optional<RowFinder> finder_;
  std::vector<FoundRow> rows_;        // found in the current chunk
  std::string tail_;                  // bytes of the row in which the last chunk ended
  std::string last_row_;              // for its carrier
  std::uint64_t rows_of_source_ = 0;  // with header rows
  std::uint64_t skipped_of_source_ = 0;
  std::uint64_t ordinal_ = 0;
  bool encoding_noted_ = false;
  Notes notes_;  // made while opening; they go with the next chunk
  Site late_;    // what was learnt of the site after the prolog
};

}  // namespace postferry::goodreads
