// SPDX-License-Identifier: MIT
#include "review/markup.h"

#include <gtest/gtest.h>

#include "unit/review/statements.h"

namespace postferry {
namespace {

TEST(Markup, ReadsAllVocabularies) {
  struct Case {
    std::string_view body;
    std::string_view where;
  };
  for (
      const Case& one :
      {Case{R"(<script type="application/ld+json">{"@type":"Review","reviewRating":4}</script>)",
            "json-ld"},
       Case{
           R"(<div itemscope itemtype="http://schema.org/Review"><b itemprop="rating">4</b></div>)",
           "microdata"},
       Case{R"(<div class="h-review"><b class="p-rating">4</b></div>)", "h-review"},
       Case{R"(<div class="h-entry"><b class="p-rating">4</b></div>)", "h-review"},
       Case{R"(<div class="hreview"><b class="rating">4</b></div>)", "hreview"}}) {
    const Statements got = statements::read(read_markup, one.body);
    EXPECT_EQ(statements::shown(got), "R:4") << one.where;
    EXPECT_EQ(got.at(0).where, one.where);
  }
}

TEST(Markup, FindsNothingWhereThereIsNone) {
  for (const char* body : {"<p class=\"review\">A review: 4/5</p>", "hreview", ""})
    EXPECT_TRUE(statements::read(read_markup, body).empty()) << body;
}

}  // namespace
}  // namespace postferry
