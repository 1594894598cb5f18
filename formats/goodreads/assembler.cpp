// SPDX-License-Identifier: MIT
#include "format/carrier.h"
#include "goodreads/carrier_cell.h"
#include "goodreads/layout.h"
#include "goodreads/parts.h"
#include "model/members.h"

namespace postferry::goodreads {

namespace {

// Holds the last row back, so that what is learnt of the site after the posts can go into it.
class RowAssembler final : public Assembler {
 public:
  RowAssembler(Sink& sink, const WriteOptions& options)
      : sink_(sink),
        layout_(layout_for(options.site, options.carrier)),
        carrier_(options.carrier) {}

  FieldCounts begin(const Site& site) override {
    sink_.write(header_row(*layout_));
    const Site native = site_of(*layout_);
    if (!carrier_) return lost_fields(site, native);
    FieldCounts carried;
    site_carrier_ = make_carrier(site, native, carried);
    return {};
  }

  void add(const PieceView& piece) override {
    if (piece.bytes.empty()) return;
    if (any_) sink_.write(last_row_);
    last_row_ = piece.bytes;
    if (!any_ && !site_carrier_.empty())
      add_to_last_row([this](CarrierCell& parts) { parts.site = site_carrier_; });
    any_ = true;
  }

  FieldCounts end(const Site& late, const Site&) override {
    FieldCounts lost = lost_fields(late, Site{});
    if (carrier_) {
      FieldCounts carried;
      const std::string carrier = make_carrier(late, Site{}, carried);
      if (!any_ && !(site_carrier_.empty() && carrier.empty())) begin_site_row();
      if (!carrier.empty()) add_to_last_row([&](CarrierCell& parts) { parts.late_site = carrier; });
      lost = {};
    }
    if (any_) sink_.write(last_row_);
    return lost;
  }

 private:
  // A site without posts needs a row to stand in.
  void begin_site_row() {
    append_csv_row(last_row_, std::vector<std::string>(layout_->width()));
    any_ = true;
    add_to_last_row([this](CarrierCell& parts) {
      parts.no_post = true;
      parts.site = site_carrier_;
    });
  }

  template <class Change>
  void add_to_last_row(Change&& change) {
    CsvCells cells;
    split_csv_row(std::string_view(last_row_).substr(0, last_row_.size() - 1), {}, cells);
    std::vector<std::string> row;
    for (std::size_t i = 0; i < cells.size(); ++i) row.push_back(std::move(cells[i]));
    CarrierCell parts = split_carriers(row.back()).value_or(CarrierCell{});
    change(parts);
    row.back() = join_carriers(parts);
    last_row_.clear();
    append_csv_row(last_row_, row);
  }

  Sink& sink_;
  std::shared_ptr<const Layout> layout_;
  bool carrier_;
  bool any_ = false;
  std::string last_row_;
  std::string site_carrier_;
};

}  // namespace

std::unique_ptr<Assembler> make_row_assembler(Sink& sink, const WriteOptions& options) {
  return std::make_unique<RowAssembler>(sink, options);
}

}  // namespace postferry::goodreads
