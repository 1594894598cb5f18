// SPDX-License-Identifier: MIT
#include "format/carrier.h"
#include "format/shown_encoder.h"
#include "goodreads/carrier_cell.h"
#include "goodreads/columns_review.h"
#include "goodreads/parts.h"
#include "goodreads/row.h"
#include "model/members.h"

namespace postferry::goodreads {

namespace {

bool has_work(const Post& post) { return post.review && !post.review->works.empty(); }

void note_rounding(const Post& post, Notes& notes) {
  if (!post.review || !post.review->rating) return;
  const Stars stars = to_stars(*post.review->rating);
  if (stars.count > 0 && !stars.exact)
    notes.add(NoteCode::field_rounded, "review.rating",
              post.review->rating->value->to_string() + " is written as " +
                  std::to_string(stars.count) + " stars");
}

class RowEncoder final : public ShownEncoder {
 public:
  explicit RowEncoder(const WriteOptions& options)
      : layout_(layout_for(options.site, options.carrier)),
        carrier_(options.carrier),
        all_posts_(options.own.flag("all-posts", false)) {}

 private:
  // `written` is the post with the body that is shown; the carrier gives the post's own back.
  void write(const Post& post, const Post& written, const ShownBody* shown, Piece& piece,
             Notes& notes) override {
    if (!has_work(post) && !all_posts_) {
      piece.verdict = Verdict::skipped;
      notes.add(NoteCode::field_lost, "post",
                "it reviews no work; --goodreads.all-posts writes such posts as well");
      return;
    }
    note_rounding(post, notes);
    std::vector<std::string> row = write_row(*layout_, written);
    if (carrier_) row.emplace_back();
    append_csv_row(piece.bytes, row);
    read_back(piece.bytes);
    if (!carrier_) {
      piece.losses = lost(written, shown);
      return;
    }
    row.back() = join_carriers({make_carrier(post, native_, piece.carried, shown), {}, {}});
    if (row.back().empty()) return;
    piece.bytes.clear();
    append_csv_row(piece.bytes, row);
  }

  // What the body says is not lost.
  [[nodiscard]] FieldCounts lost(const Post& written, const ShownBody* shown) const {
    if (shown == nullptr || shown->facts.empty() || !written.review)
      return lost_fields(written, native_);
    Post rest = written;
    for (const ShownFact& fact : shown->facts) erase_fact(*rest.review, fact.fact);
    return lost_fields(rest, native_);
  }

  // What our own reader makes of the row.
  void read_back(std::string_view bytes) {
    bytes.remove_suffix(1);
    clear(native_);
    ignored_.clear();
    split_record(bytes, false, *layout_, cells_, ignored_);
    read_row(*layout_, cells_, native_, ignored_);
  }

  std::shared_ptr<const Layout> layout_;
  bool carrier_;
  bool all_posts_;
  Post native_;
  CsvCells cells_;
  Notes ignored_;
};

}  // namespace

std::unique_ptr<Encoder> make_row_encoder(const WriteOptions& options) {
  return std::make_unique<RowEncoder>(options);
}

}  // namespace postferry::goodreads
