// SPDX-License-Identifier: MIT
// The quick reading of plain XML must give what pugixml gives. A processing instruction behind the
// element is not plain, so it sends the same bytes through pugixml.
#include <gtest/gtest.h>

#include <random>
#include <string>
#include <string_view>

#include "codec/xml_tree.h"

namespace postferry {
namespace {

void describe(const XmlElement& element, std::string& out) {
  out += "<" + std::string(element.name()) + "@" + std::to_string(element.offset());
  element.for_each_attribute([&](const XmlAttribute& attribute) {
    out += " " + std::string(attribute.name) + "=[" + std::string(attribute.value) + "]";
  });
  std::string joined;
  const XmlElement::TextPiece piece = element.text_piece();
  out += " {" + std::string(element.text(joined)) + "|" +
         std::to_string(static_cast<int>(piece.kind)) + (piece.tight ? "t" : "") +
         std::string(piece.value) + "}";
  for (XmlElement child = element.first_child(); child; child = child.next()) describe(child, out);
  out += ">";
}

std::string described(const XmlTree& tree) {
  std::string out;
  for (XmlElement element = tree.root(); element; element = element.next()) describe(element, out);
  return out;
}

void expect_same(const std::string& xml) {
  XmlTree quick;
  if (!quick.parse_plain(xml)) return;
  XmlTree through_pugixml;
  const std::string with_instruction = xml + "<?x?>";
  ASSERT_FALSE(XmlTree().parse_plain(with_instruction));
  ASSERT_TRUE(through_pugixml.parse(with_instruction)) << xml;
  EXPECT_EQ(described(quick), described(through_pugixml)) << xml;
}

TEST(PlainXml, IsReadAsPugixmlReadsIt) {
  for (const char* xml :
       {"<a/>", "<a></a>", "<a> </a>", "<a>\n <b/>\n</a>", "<a> <b> </b>x</a>", "<a>x<b/>y</a>",
        "<a b='1' c=\"&gt\"/>", "<a b='1' c=\"2>3\" >t</a >", "<a><![CDATA[]]></a>",
        "<a> <![CDATA[x]]></a>", "<a><![CDATA[x]]> </a>", "<a><![CDATA[a]]]]><![CDATA[>b]]></a>",
        "<a>&lt;&amp;amp;&#65;&#x42;&#x1F600;&nbsp;& &x &; &#; &#x;</a>", "<a>]]></a>",
        " <w:p x:y=\"\">t</w:p> \n", "<a><b><c/></b><b/></a>", "<a\n>x</a\n>"})
    expect_same(xml);
}

TEST(PlainXml, TakesWhatWordPressWrites) {
  EXPECT_TRUE(XmlTree().parse_plain(
      "<item>\n\t<title><![CDATA[A]]></title>\n\t<guid "
      "isPermaLink=\"false\">http://e.org/?p=1&#038;a"
      "</guid>\n\t<description></description>\n\t<wp:post_id>1</wp:post_id></item>"));
}

TEST(PlainXml, LeavesAllElseToPugixml) {
  for (const char* xml : {"",
                          "x",
                          "<a>",
                          "<a></b>",
                          "<a><!-- c --></a>",
                          "<a>\r\n</a>",
                          "<a>&#0;</a>",
                          "<a b=c/>",
                          "<a b='&amp;'/>",
                          "<a b='\n'/>",
                          "<?x?><a/>",
                          "<a/><b/>",
                          "<a/>x",
                          "<a><![CDATA[x]]</a>",
                          "<1/>",
                          "< a/>",
                          "<a b/>",
                          "<a/ >",
                          "</a>",
                          "<!DOCTYPE a><a/>"})
    EXPECT_FALSE(XmlTree().parse_plain(xml)) << xml;
}

TEST(PlainXml, RandomPiecesAreReadAsPugixmlReadsThem) {
  constexpr std::string_view pieces[] = {"<a>",       "</a>",    "<b x=\"1\" y='2'>",
                                         "</b>",      "<c/>",    "<d/ >",
                                         "<![CDATA[", "]]>",     "x",
                                         " ",         "\n",      "&amp;",
                                         "&#233;",    "&#x0;",   "&",
                                         "&nbsp;",    "<",       ">",
                                         "é",         "\"",      "<!-- -->",
                                         "<wp:e>",    "</wp:e>", "]]",
                                         "\t",        "/>",      "'"};
  std::mt19937 random(20261125);
  int plain = 0;
  for (int i = 0; i < 100'000; ++i) {
    std::string xml = "<r>";
    for (auto n = random() % 9; n > 0; --n) xml += pieces[random() % std::size(pieces)];
    xml += "</r>";
    plain += XmlTree().parse_plain(xml) ? 1 : 0;
    expect_same(xml);
    if (HasFailure()) return;
  }
  EXPECT_GT(plain, 5'000);
}

TEST(PlainXml, DeepNestingIsNoRecursion) {
  std::string xml;
  for (int i = 0; i < 300'000; ++i) xml += "<a>";
  for (int i = 0; i < 300'000; ++i) xml += "</a>";
  XmlTree tree;
  EXPECT_TRUE(tree.parse_plain(xml));
  EXPECT_TRUE(tree.parse(xml + "<?x?>"));
}

}  // namespace
}  // namespace postferry
