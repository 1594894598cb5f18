// SPDX-License-Identifier: MIT
#include "codec/xml_strict.h"

#include <gtest/gtest.h>

#include <string>

namespace postferry {
namespace {

TEST(StrictXml, TakesWhatEveryReaderTakes) {
  for (const char* xml :
       {"<a b='&amp;&#38;'>x &lt; &#x1F600; &apos;</a>", "<a><![CDATA[&nbsp; & < ]] >]]></a>",
        "<a><!-- & --><?php & ?></a>", "<a>caf\xC3\xA9\t\r\n</a>"})
    EXPECT_TRUE(is_strict_xml(xml)) << xml;
}

TEST(StrictXml, RefusesTheRest) {
  for (const char* xml :
       {"<a>&nbsp;</a>", "<a>b & c</a>", "<a>?a=1&b=2</a>", "<a b='&'/>", "<a>&#0;</a>",
        "<a>&#x1;</a>", "<a>&#xD800;</a>", "<a>&#x110000;</a>", "<a>&#xFFFF;</a>", "<a>&#;</a>",
        "<a>]]></a>", "<a>\x01</a>", "<a>\xE9</a>", "<a><![CDATA[\xEF\xBF\xBE]]></a>",
        "<a>1 < 2</a>", "<a><![CDATA[x</a>", "<a>&amp</a>"})
    EXPECT_FALSE(is_strict_xml(xml)) << xml;
}

}  // namespace
}  // namespace postferry
