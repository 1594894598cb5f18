// SPDX-License-Identifier: MIT
#include "review/places_shortcodes.h"

#include <gtest/gtest.h>

#include "body/body_read.h"
#include "places.h"

namespace postferry {
namespace {

std::string said(std::string_view body, std::string_view format = "classic") {
  Tape tape;
  read_body(body, format, tape);
  Statements out;
  read_shortcodes(tape, out);
  return places::shown(out);
}

TEST(PlacesShortcodes, ReadsOneRating) {
  EXPECT_EQ(said("I give it [usr=3.5] today."), "shortcode:usr R:3.5");
  EXPECT_EQ(said("[usr 4]"), "shortcode:usr R:4");
  EXPECT_EQ(said("[usr=8.0 max=10 size=20]"), "shortcode:usr R:8/10 (8.0)");
  EXPECT_EQ(said("[usr=4 max=\"5\" text=false]"), "shortcode:usr R:4/5");
  EXPECT_EQ(said("<!-- wp:shortcode -->\n[usr=2]\n<!-- /wp:shortcode -->", "blocks"),
            "shortcode:usr R:2");
}

TEST(PlacesShortcodes, ReadsThemInMarkdownAndText) {
  EXPECT_EQ(said("Well: [usr=3.5]\n\n[usrlist \"Plot:3\" \"The *End*:4\"]\n", "markdown"),
            "shortcode:usr R:3.5\nshortcode:usrlist [Plot 3/?] [The End 4/?]");
  EXPECT_EQ(said("[usr=3.5]", "text"), "shortcode:usr R:3.5");
  EXPECT_EQ(said("<p>[usr=</p><p>4]</p>"), "");
}

TEST(PlacesShortcodes, ReadsListsOfCriteria) {
  EXPECT_EQ(said("[usrlist \"Plot:3\" \"Ice Cream:3.5\"]"),
            "shortcode:usrlist [Plot 3/?] [Ice Cream 3.5/?]");
  EXPECT_EQ(said("[usrlist &quot;Plot: the end:3&quot; End:4 max=5]"),
            "shortcode:usrlist [Plot: the end 3/5] [End 4/5]");
  EXPECT_EQ(said("[usrlist “Plot:3” “End:2,5”]"), "shortcode:usrlist [Plot 3/?] [End 2.5/?]");
  EXPECT_EQ(said("[usrlist \"Plot:7\" \"End:4\" max=5]"), "shortcode:usrlist [Plot 7/?] [End 4/5]");
}

TEST(PlacesShortcodes, TakesNoneOfSeveralRatings) {
  EXPECT_EQ(said("Emma [usr=4]\n\nSanditon [usr=3]\n\n[usrlist \"Plot:3\" \"End:4\"]"),
            "shortcode:usrlist [Plot 3/?] [End 4/?]");
  EXPECT_EQ(said("[usr=4] and again [usr=4]"), "shortcode:usr R:4\nshortcode:usr R:4");
}

TEST(PlacesShortcodes, TakesNoOtherTextForOne) {
  for (const std::string_view body :
       {"[[usr=3]]", "<code>[usr=3]</code>", "<pre>[usr=3]</pre>", "[usr]", "[usr=]", "[usr=0]",
        "[usr=x]", "[usrname=3]", "[usrlist]", "[usrlist=3]", "[usrlist Plot End]", "[usr=3",
        "usr=3]", "[ratings]", "[yasr_overall_rating size=\"large\"]", "[wp-review-total]"})
    EXPECT_EQ(said(body), "") << body;
}

TEST(PlacesShortcodes, IsLinearWhereNoneEnds) {
  std::string body;
  for (int i = 0; i < 200'000; ++i) body += "[usr=";
  EXPECT_EQ(said(body, "text"), "");
}

}  // namespace
}  // namespace postferry
