// SPDX-License-Identifier: MIT
// The lists of places and reasons in src/review/README.md are those of the tables.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "review/explain.h"
#include "review/places_blocks.h"
#include "review/places_comments.h"
#include "review/places_meta.h"
#include "review/places_outside.h"
#include "review/places_shortcodes.h"
#include "review/places_terms.h"

namespace postferry {
namespace {

using Lines = std::vector<std::string>;

// Rows of the table below a heading, without its head.
Lines table_below(const std::string& heading) {
  std::ifstream file(POSTFERRY_FIXTURES "/../src/review/README.md");
  Lines rows;
  std::string line;
  while (std::getline(file, line) && line != heading) {
  }
  while (std::getline(file, line) && !line.starts_with('#'))
    if (line.starts_with('|')) rows.push_back(line);
  if (rows.size() > 2) rows.erase(rows.begin(), rows.begin() + 2);
  return rows;
}

std::string cell(std::string_view text) {
  return text.empty() ? " |" : " " + std::string(text) + " |";
}

std::string row_of(const PlaceRow& row) {
  return "|" + cell(row.plugin) + cell("`" + std::string(row.place) + "`") + cell(row.says) +
         cell(row.scale);
}

Lines rows_of(std::span<const PlaceRow> rows) {
  Lines lines;
  for (const PlaceRow& row : rows) lines.push_back(row_of(row));
  return lines;
}

TEST(PlacesReadme, ListsWhatTheTablesHave) {
  Lines meta;
  for (const MetaRow& row : meta_place_rows()) meta.push_back(row_of(row.shown));
  EXPECT_EQ(table_below("### Custom fields"), meta);
  EXPECT_EQ(table_below("### Terms"), rows_of(term_place_rows()));
  EXPECT_EQ(table_below("### Blocks"), rows_of(block_place_rows()));
  EXPECT_EQ(table_below("### Shortcodes"), rows_of(shortcode_place_rows()));
  EXPECT_EQ(table_below("### Comments' custom fields"), rows_of(comment_place_rows()));
  Lines outside;
  for (const OutsideData& row : outside_rows())
    outside.push_back("|" + cell(row.plugin) + cell(row.missing));
  EXPECT_EQ(table_below("### Outside of the export"), outside);
}

TEST(ReasonsReadme, ListsWhatTheTablesHave) {
  Lines reasons;
  for (std::size_t i = 0; i < reason_count; ++i) {
    const ReasonInfo& row = info(static_cast<Reason>(i));
    reasons.push_back("|" + cell("`" + std::string(row.name) + "`") + cell(row.text));
  }
  EXPECT_EQ(table_below("### Reasons"), reasons);
  Lines ranks;
  for (const TrustRank& row : trust_ranks())
    ranks.push_back("|" + cell("`" + std::string(row.name) + "`") + cell(row.text));
  EXPECT_EQ(table_below("### Ranks of trust"), ranks);
}

}  // namespace
}  // namespace postferry
