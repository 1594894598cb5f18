// SPDX-License-Identifier: MIT
#include "format/format.h"

#include <array>

#include "goodreads/layout.h"
#include "goodreads/parts.h"
#include "goodreads/splitter.h"

namespace postferry {

namespace {

constexpr std::array<std::string_view, 1> aliases = {"goodreads-csv"};
constexpr std::array<std::string_view, 1> extensions = {"csv"};
constexpr std::array options = {
    OptionSpec{"all-posts", "yes|no", "write posts that review no work as rows, too", false, true}};

// Fields that are a cell of their own, whatever they say.
FieldSet holds() {
  return FieldSet(Field::review_shelf, Field::review_private_notes, Field::review_recommended_by,
                  Field::review_recommended_for, Field::review_read_count,
                  Field::review_owned_copies, Field::review_spoiler);
}

// Fields that a cell holds where they fit: of the first work, on a scale of five stars, whole days,
// names without commas.
FieldSet holds_partly() {
  FieldSet set(Field::post_title, Field::post_content, Field::text_format, Field::text_value,
               Field::work_title, Field::work_authors, Field::work_series, Field::series_name,
               Field::series_position, Field::work_ids, Field::work_publisher, Field::work_binding,
               Field::work_pages, Field::work_year, Field::work_original_year,
               Field::work_average_rating);
  set |=
      FieldSet(Field::rating_value, Field::rating_best, Field::review_shelves,
               Field::shelf_position_shelf, Field::shelf_position_position, Field::review_started,
               Field::review_finished, Field::review_added, Field::extra_format, Field::extra_path,
               Field::extra_raw, Field::site_extras, Field::post_extras);
  return set;
}

std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions&,
                                        const SplitOptions& split) {
  return std::make_unique<goodreads::CsvSplitter>(sources, split);
}

std::unique_ptr<Parser> make_parser(const ReadOptions&) { return goodreads::make_row_parser(); }

std::unique_ptr<Encoder> make_encoder(const WriteOptions& write) {
  return goodreads::make_row_encoder(write);
}

std::unique_ptr<Assembler> make_assembler(Sink& sink, const WriteOptions& write) {
  return goodreads::make_row_assembler(sink, write);
}

}  // namespace

extern const Format goodreads_format;
constinit const Format goodreads_format = {.name = "goodreads",
                                           .title = "Goodreads library export (CSV)",
                                           .aliases = aliases,
                                           .extensions = extensions,
                                           .options = options,
                                           .carrier = "the column `postferry`",
                                           .public_target = true,
                                           .holds = holds,
                                           .holds_partly = holds_partly,
                                           .sniff = goodreads::sniff,
                                           .make_splitter = make_splitter,
                                           .make_parser = make_parser,
                                           .make_encoder = make_encoder,
                                           .make_assembler = make_assembler};

}  // namespace postferry
