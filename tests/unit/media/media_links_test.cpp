// SPDX-License-Identifier: MIT
#include "media/media_links.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace postferry {
namespace {

using Urls = std::vector<std::string>;

Urls found_in(const std::string& value, const std::string& format = "html") {
  MediaLinkFinder finder;
  Urls urls;
  for (const MediaLink& link : finder.find({format, value})) urls.push_back(link.url);
  return urls;
}

// The body with each address replaced by "N", its number.
std::string numbered(const std::string& value, const std::string& format = "html") {
  MediaLinkFinder finder;
  const std::vector<MediaLink>& links = finder.find({format, value});
  return relinked(value, links,
                  [&](const MediaLink& link) { return std::to_string(&link - links.data()); });
}

TEST(MediaLinks, StandInTags) {
  EXPECT_EQ(numbered(R"(<p><IMG alt="a>b" SRC = 'https://a/x.jpg' data-src=/y.jpg></p>)"),
            R"(<p><IMG alt="a>b" SRC = '0' data-src=1></p>)");
  EXPECT_EQ(numbered(R"(<video src="a.mp4" poster="b.jpg"><source src="c.webm"></video>)"),
            R"(<video src="0" poster="1"><source src="2"></video>)");
  EXPECT_EQ(numbered(R"(<a href="x.pdf">x.pdf</a><a name=x>)"),
            R"(<a href="0">x.pdf</a><a name=x>)");
  EXPECT_EQ(numbered(R"(<object data="x.pdf"></object><embed src=y.pdf>)"),
            R"(<object data="0"></object><embed src=1>)");
  EXPECT_EQ(numbered("<noscript><img src=x.jpg></noscript>"), "<noscript><img src=0></noscript>");
}

TEST(MediaLinks, StandInSets) {
  EXPECT_EQ(numbered(R"(<img srcset=" a.jpg 300w,b,c.jpg 2x , d.jpg,">)"),
            R"(<img srcset=" 0 300w,1 2x , 2,">)");
  EXPECT_EQ(found_in(R"(<img srcset="https://i0.wp.com/a?resize=3%2C2&#038;ssl=1 1x">)"),
            (Urls{"https://i0.wp.com/a?resize=3%2C2&ssl=1"}));
}

TEST(MediaLinks, StandInStyles) {
  EXPECT_EQ(numbered("<p style=\"background:URL( 'a.jpg' ),x(b.jpg),url(c.jpg)\">"),
            "<p style=\"background:URL( '0' ),x(b.jpg),url(1)\">");
  EXPECT_EQ(numbered(R"-(<div style="background:url(x.jpg);a:url( 'y.jpg' )">)-"),
            R"-(<div style="background:url(0);a:url( '1' )">)-");
  EXPECT_EQ(numbered(R"-(<div style="background:url(&quot;x.jpg&quot;)" data-bg="y.jpg">)-"),
            R"-(<div style="background:url(&quot;0&quot;)" data-bg="1">)-");
}

TEST(MediaLinks, StandInBlocks) {
  EXPECT_EQ(numbered(R"(<!-- wp:cover {"url":"https:\/\/a\/x.jpg","id":3,"alt":"https://a/n"} -->x)"
                     R"(<!-- /wp:cover --><!-- wp:file {"href":"https://a/x\u002d1.pdf"} /-->)",
                     "blocks"),
            R"(<!-- wp:cover {"url":"0","id":3,"alt":"https://a/n"} -->x)"
            R"(<!-- /wp:cover --><!-- wp:file {"href":"1"} /-->)");
  EXPECT_EQ(found_in(R"(<!-- wp:file {"href":"https://a/x\u002d1.pdf"} /-->)", "blocks"),
            (Urls{"https://a/x-1.pdf"}));
}

TEST(MediaLinks, StandInShortcodes) {
  EXPECT_EQ(numbered("[audio mp3=\"https://a/x.mp3\"][/audio] [video src=https://a/y.mp4]\n"
                     "[embed]https://a/z.mp4[/embed] [gallery ids=\"1\"] [https://a/no.mp3]",
                     "classic"),
            "[audio mp3=\"0\"][/audio] [video src=1]\n"
            "[embed]2[/embed] [gallery ids=\"1\"] [https://a/no.mp3]");
}

TEST(MediaLinks, AreNoOtherAddresses) {
  EXPECT_TRUE(found_in("<img src='data:image/png;base64,AAAA'><a href='mailto:a@b'>x</a>"
                       "<a href='#x'>y</a><img src=''><img><a href=JavaScript:x>z</a>")
                  .empty());
  EXPECT_TRUE(found_in("<script src='x.js'></script><link href='x.css'><iframe src='x'></iframe>"
                       "<!-- <img src='x.jpg'> -->")
                  .empty());
  EXPECT_TRUE(found_in("<img src=x.jpg>", "text").empty());
}

TEST(MediaLinks, StandInMarkdown) {
  EXPECT_EQ(numbered("![A](https://a/x.jpg \"t\") and [b](<https://a/y z.pdf>) and ![c][1]\n\n"
                     "[1]: https://a/w.jpg 'x'\n",
                     "markdown"),
            "![A](0 \"t\") and [b](<1>) and ![c][1]\n\n[1]: 2 'x'\n");
  EXPECT_EQ(numbered("[![A](https://a/x-1.jpg)](https://a/x.jpg)", "markdown"), "[![A](0)](1)");
  EXPECT_EQ(
      numbered("text <img src=\"https://a/x.jpg\">\n\n<p><img src='y.jpg'></p>\n", "markdown"),
      "text <img src=\"0\">\n\n<p><img src='1'></p>\n");
  EXPECT_EQ(numbered("![x](https://a/x_(1).jpg)", "markdown"), "![x](0)");
}

TEST(MediaLinks, OfMarkdownMayBeEscaped) {
  const std::string body =
      "![a](https://a/x\\_1.jpg) ![b](https://a/y&#x2d;&quot;.jpg?a&amp;b) "
      "![c](https://a/z\\).jpg)\n\n![d][d] \\![e](f)\n\n[d]: <https://a/\\>w.jpg>\n";
  EXPECT_EQ(found_in(body, "markdown"), (Urls{"https://a/x_1.jpg", "https://a/y-\".jpg?a&b",
                                              "https://a/z).jpg", "f", "https://a/>w.jpg"}));
  EXPECT_EQ(numbered(body, "markdown"),
            "![a](0) ![b](1) ![c](2)\n\n![d][d] \\![e](3)\n\n[d]: <4>\n");
}

TEST(MediaLinks, OfMarkdownDoNotStandInCode) {
  const std::string code =
      "`![a](https://a/x.jpg)` ![a](https://a/x.jpg)\n\n    ![a](https://a/x.jpg)\n\n"
      "```\n![a](https://a/x.jpg)\n```\n\nhttps://a/x.jpg <https://a/x.jpg>\n";
  EXPECT_EQ(numbered(code, "markdown"),
            "`![a](https://a/x.jpg)` ![a](0)\n\n    ![a](https://a/x.jpg)\n\n"
            "```\n![a](https://a/x.jpg)\n```\n\nhttps://a/x.jpg <https://a/x.jpg>\n");
}

TEST(MediaLinks, LeaveEveryOtherByte) {
  const std::string body = "\xFF<p\n><img src=\"a.jpg\"alt=x>&amp;\r\n<img src=\"b.jpg\"";
  MediaLinkFinder finder;
  const auto& links = finder.find({"classic", body});
  EXPECT_EQ(relinked(body, links, [](const MediaLink& link) { return link.url; }), body);
  EXPECT_EQ(relinked(body, links, [](const MediaLink&) { return std::string(); }), body);
}

TEST(MediaLinks, MoveWhatStandsBehindThem) {
  const std::string body = "ab<img src=\"long.jpg\">cd<img src=\"x.jpg\">e";
  MediaLinkFinder finder;
  const auto& links = finder.find({"html", body});
  std::size_t before = 1;
  std::size_t between = body.find("cd");
  std::size_t end = body.size();
  const std::string out = relinked(
      body, links, [](const MediaLink& link) { return link.url + "!"; }, {&before, &between, &end});
  EXPECT_EQ(before, 1U);
  EXPECT_EQ(out.substr(between, 2), "cd");
  EXPECT_EQ(end, out.size());
}

// Time grows as the body does: ten times the bytes of nothing but beginnings.
TEST(MediaLinks, AreFoundInLinearTime) {
  for (const std::string piece :
       {"](", "<img srcset=\"a,", "[audio ", "url(", "<!-- wp:x {\"", "]:"}) {
    std::string body = "![x](y)\n\n<p style=\"";
    while (body.size() < 300'000) body += piece;
    (void)found_in(body, "html");
    (void)found_in(body, "markdown");
  }
}

}  // namespace
}  // namespace postferry
