// SPDX-License-Identifier: MIT
#include "review/template_ratings.h"

#include <gtest/gtest.h>

#include "body/body_read.h"
#include "review/template_tags.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

// What a review of Emma says with that in it.
std::string rated(std::string_view body, std::string_view format = "markdown") {
  return bodies::extracted(format, body, "Review: Emma by Jane Austen");
}
constexpr const char* unrated = "T:Emma A:Jane Austen";

TEST(TemplateRatings, AreRowsOfImages) {
  const std::string full = "{{< figure src=\"/i/star.png\" >}}";
  const std::string empty = "{{<figure src=\"/i/star-empty.png\">}}";
  EXPECT_EQ(rated(full + full + empty), "T:Emma A:Jane Austen R:2/3");
  EXPECT_EQ(
      rated("[\n  " + full + "\n  " + full + "\n  " + full + "\n  " + empty + "\n(how?)](/x)"),
      "T:Emma A:Jane Austen R:3/4");
  EXPECT_EQ(rated("{{% img \"star.png\" %}}{{% img \"star-half.png\" %}}"),
            "T:Emma A:Jane Austen R:1.5");
  EXPECT_EQ(rated("{{< icon star >}}{{< icon star >}}{{< icon star-empty >}}"),
            "T:Emma A:Jane Austen R:2/3");
  EXPECT_EQ(rated("{{< star >}}{{< star >}}{{< star >}}"), "T:Emma A:Jane Austen R:3");
  EXPECT_EQ(rated("{{< figure src=\"/i/4-stars.png\" alt=\"4/5\" >}}"),
            "T:Emma A:Jane Austen R:4/5");
  // A theme's own images: all of one make.
  EXPECT_EQ(rated("{{< figure src=\"rating-quill.png\" >}}{{< figure src=\"rating-quill.png\" >}}"
                  "{{< figure src=\"rating-quill-faded.png\" >}}"),
            "T:Emma A:Jane Austen R:2/3");
}

TEST(TemplateRatings, AreNoOtherImages) {
  for (const char* const body :
       {"{{< figure src=\"cover.jpg\" >}}",
        "{{< figure src=\"a.jpg\" >}}{{< figure src=\"b.jpg\" >}}",
        "{{< figure src=\"rating-chart-a.png\" >}}{{< figure src=\"rating-chart-b.png\" >}}"
        "{{< figure src=\"rating-chart-c.png\" >}}",
        "```\n{{< star >}}{{< star >}}\n```", "{{</* star */>}}{{</* star */>}}", "{{< star",
        "{{<>}}"})
    EXPECT_EQ(rated(body), unrated) << body;
}

TEST(TemplateRatings, AreSaidByTagsOfThatName) {
  EXPECT_EQ(rated("{{< rating 4 >}}"), "T:Emma A:Jane Austen R:4");
  EXPECT_EQ(rated("{{< stars 4.5 5 >}}"), "T:Emma A:Jane Austen R:4.5/5");
  EXPECT_EQ(rated("{{% book-rating value=\"8\" max=\"10\" %}}"), "T:Emma A:Jane Austen R:8/10");
  EXPECT_EQ(rated("{{< star-rating \"4/5\" />}}"), "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(rated("{% include rating.html stars=4 max=5 %}"), "T:Emma A:Jane Austen R:4/5");
  EXPECT_EQ(rated("{%- include reviews/stars.html rating='3.5' -%}"), "T:Emma A:Jane Austen R:3.5");
  EXPECT_EQ(rated("{% rating 3.5 %}"), "T:Emma A:Jane Austen R:3.5");
  EXPECT_EQ(rated("{% render \"star-rating\", rating: 4, max: 5 %}"), "T:Emma A:Jane Austen R:4/5");
}

TEST(TemplateRatings, AreNotSaidByOthers) {
  for (const char* const body :
       {"{{< rating 4 >}}{{< rating 2 >}}", "{{< rating 6 5 >}}", "{{< rating 0 >}}",
        "{{< rating emma >}}", "{{< youtube 4 >}}", "{{< star-wars 4 >}}",
        "{% include rating.html %}", "`{{< rating 4 >}}`", "    {% rating 4 %}", "{% raw %}",
        "{{ rating 4 }}"})
    EXPECT_EQ(rated(body), unrated) << body;
}

TEST(TemplateTags, HaveArguments) {
  Tape tape;
  read_body("{{< a b=\"c d\" e='f' g 7 >}} {% h %} {{< /a >}}", "markdown", tape);
  const auto tags = template_tags(tape);
  ASSERT_EQ(tags.size(), 2U);
  EXPECT_EQ(tags[0].name, "a");
  std::string shown;
  for (const TagArgument& argument : arguments_of(tags[0]))
    shown += std::string(argument.key) + "=" + std::string(argument.value) + ";";
  EXPECT_EQ(shown, "b=c d;e=f;=g;=7;");
  EXPECT_EQ(tags[1].name, "h");
}

TEST(TemplateRatings, ImagesStandBesideLabelsAndInRows) {
  const std::string star = "![](star.png)";
  EXPECT_EQ(rated("My rating: " + star + star + "![](star-empty.png)"),
            "T:Emma A:Jane Austen R:2/3");
  EXPECT_EQ(rated("**Rating:**\n" + star + "\n" + star + "\n"), "T:Emma A:Jane Austen R:2");
  EXPECT_EQ(rated(star + "\n" + star + "\n![](star-half.png)\n\nText.\n"),
            "T:Emma A:Jane Austen R:2.5");
  EXPECT_EQ(rated("<p>Rating:</p><p><img src=star.png><img src=star.png></p>", "html"),
            "T:Emma A:Jane Austen R:2");
  EXPECT_EQ(rated("Rating: ![](cover.jpg)"), unrated);
}

}  // namespace
}  // namespace postferry
