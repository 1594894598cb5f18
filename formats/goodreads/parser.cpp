// SPDX-License-Identifier: MIT
#include "format/carrier.h"
#include "goodreads/carrier_cell.h"
#include "goodreads/parts.h"
#include "goodreads/row.h"

namespace postferry::goodreads {

namespace {

class RowParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context* context, Post& post, Notes& notes) override {
    const auto& layout = static_cast<const Layout&>(*context);
    split_record(record.bytes, record.unfinished, layout, cells_, notes);
    const bool says_something = read_row(layout, cells_, post, notes);
    const std::string_view carrier = carrier_cell(layout, cells_);
    if (!says_something && carrier.empty()) {
      notes.add(NoteCode::record_empty);
      return Verdict::skipped;
    }
    if (!carrier.empty()) restore(carrier, post, notes);
    notes.name_post(describe(post));
    return Verdict::kept;
  }

 private:
  // A carrier that can't be read (a spreadsheet cut it, somebody edited it) is kept as it is.
  static void restore(std::string_view cell, Post& post, Notes& notes) {
    const auto parts = split_carriers(cell);
    if (parts && (parts->post.empty() || apply_carrier(parts->post, post, notes))) return;
    if (!parts) notes.add(NoteCode::carrier_unreadable, std::string(carrier_column));
    post.extras.push_back({"goodreads", std::string(carrier_column), std::string(cell)});
  }

  CsvCells cells_;
};

}  // namespace

std::unique_ptr<Parser> make_row_parser() { return std::make_unique<RowParser>(); }

}  // namespace postferry::goodreads
