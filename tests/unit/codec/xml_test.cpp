// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "codec/entities.h"
#include "codec/php_serialized.h"
#include "codec/xml_scan.h"
#include "codec/xml_tree.h"
#include "codec/xml_write.h"

namespace postferry {
namespace {

using Kind = XmlMarkup::Kind;

TEST(ScanMarkup, TellsKindsApart) {
  EXPECT_EQ(scan_markup("<a b='>'>x", 0).end, 9U);
  EXPECT_EQ(scan_markup("<a/>", 0).kind, Kind::empty);
  EXPECT_EQ(scan_markup("</a >", 0).kind, Kind::end);
  EXPECT_EQ(scan_markup("<![CDATA[>]]>", 0).end, 13U);
  EXPECT_EQ(scan_markup("<!-- > -->", 0).kind, Kind::comment);
  EXPECT_EQ(scan_markup("<?php > ?>", 0).end, 10U);
  EXPECT_EQ(scan_markup("<!DOCTYPE x>", 0).kind, Kind::other);
  EXPECT_EQ(scan_markup("< b", 0).kind, Kind::text);
  EXPECT_EQ(scan_markup("<3", 0).kind, Kind::text);
  EXPECT_EQ(scan_markup("<a <b>", 0).kind, Kind::text);
}

TEST(ScanMarkup, AsksForMoreAtEveryCut) {
  for (const std::string whole :
       {"<![CDATA[x]]>", "<!-- x -->", "<?x ?>", "<abc d=\"e\">", "</abc>"})
    for (std::size_t cut = 1; cut < whole.size(); ++cut)
      EXPECT_EQ(scan_markup(whole.substr(0, cut), 0).kind, Kind::unfinished)
          << whole.substr(0, cut);
}

TEST(FindElementEnd, CountsNestedNamesakesAndLooksThroughCdata) {
  const std::string xml = "<a><a/><a>x</a><![CDATA[</a>]]><!-- </a> --></a>tail";
  EXPECT_EQ(find_element_end(xml, 0), xml.size() - 4);
  EXPECT_EQ(find_element_end("<a><b></a", 0), std::string_view::npos);
}

TEST(XmlWrite, CdataReadsBackAsGiven) {
  for (const std::string text :
       {"", "]]>", "a]]>b]]>c", "]]", "]", ">", "x]]]>", "\r\n", "a\rb&<>", "]]>\r", "\n\t "}) {
    std::string xml = "<x>";
    append_cdata(xml, text);
    xml += "</x>";
    XmlTree tree;
    ASSERT_TRUE(tree.parse(xml, XmlTree::WhiteSpace::kept)) << xml;
    std::string joined;
    EXPECT_EQ(tree.root().text(joined), text) << xml;
  }
}

TEST(XmlWrite, ForbiddenCharactersAreLeftOut) {
  const std::string text("a\0b\x01\x1F\xEF\xBF\xBE\xEF\xBF\xBF\xEF\xBF\xBDz", 15);
  EXPECT_FALSE(is_xml_text(text));
  std::string cdata;
  append_cdata(cdata, text);
  EXPECT_EQ(cdata, "<![CDATA[ab\xEF\xBF\xBDz]]>");
  std::string plain;
  append_xml_text(plain, text);
  EXPECT_EQ(plain, "ab\xEF\xBF\xBDz");
}

TEST(XmlWrite, AttributesKeepQuotesAndLineEnds) {
  std::string xml = "<x a=\"";
  append_xml_attribute(xml, "\"<&>'\n\t\r");
  xml += "\"/>";
  XmlTree tree;
  ASSERT_TRUE(tree.parse(xml));
  tree.root().for_each_attribute([](const XmlAttribute& a) { EXPECT_EQ(a.value, "\"<&>'\n\t\r"); });
}

TEST(Entities, DecodeNamedNumericAndWindowsNumbers) {
  EXPECT_EQ(decode_entities("&amp;&lt;&nbsp;&hellip;&#8217;&#x2019;&#146;"), "&<\u00a0…’’’");
  EXPECT_EQ(decode_entities("&amp;amp;"), "&amp;");
  EXPECT_EQ(decode_entities("a & b &unknown; &; &#; &#x; &amp"),
            "a & b &unknown; &; &#; &#x; &amp");
  EXPECT_EQ(decode_entities("&#0;&#xD800;&#99999999999;"), "\uFFFD\uFFFD\uFFFD");
}

TEST(Entities, PlainTextTakesTagsOut) {
  EXPECT_EQ(plain_text("<b>Tom</b> &amp; <!-- x -->Jerry<br/>"), "Tom & Jerry");
  EXPECT_EQ(plain_text("1 < 2 > 0 &lt;b&gt;"), "1 < 2 > 0 <b>");
  EXPECT_EQ(plain_text(escape_html("<b> & &amp;")), "<b> & &amp;");
}

TEST(Entities, ManyUnclosedTagsTakeLinearTime) {
  std::string text;
  for (int i = 0; i < 200'000; ++i) text += "<a";
  EXPECT_EQ(plain_text(text), text);
  // Nor are comments that are never closed, and brackets that open none.
  for (const std::string opener : {"<!--", "< "}) {
    std::string many;
    while (many.size() < 1'000'000) many += opener;
    many += " >";  // no end of a comment
    EXPECT_EQ(plain_text(many), many);
  }
}

TEST(PhpSerialized, LengthsMustFit) {
  EXPECT_TRUE(is_php_serialized("a:2:{i:0;s:3:\"é!\";s:1:\"k\";b:1;}"));
  EXPECT_TRUE(is_php_serialized("O:3:\"Foo\":1:{s:1:\"x\";N;}"));
  EXPECT_FALSE(is_php_serialized("s:4:\"abc\";"));
  EXPECT_FALSE(is_php_serialized("a:1:{i:0;s:1:\"x\";}trailing"));
  EXPECT_FALSE(is_php_serialized("a:99999999999999999999:{}"));
  std::string deep;
  for (int i = 0; i < 100'000; ++i) deep += "a:1:{i:0;";
  EXPECT_FALSE(is_php_serialized(deep));
}

TEST(PhpSerialized, CrlfComesBackOnlyWhereItFits) {
  EXPECT_EQ(restore_php_crlf("s:4:\"a\nb\";"), "s:4:\"a\r\nb\";");
  EXPECT_EQ(restore_php_crlf("s:3:\"a\nb\";"), "");
  EXPECT_EQ(restore_php_crlf("s:9:\"a\nb\";"), "");
  EXPECT_EQ(restore_php_crlf("plain\ntext"), "");
}

}  // namespace
}  // namespace postferry
