// SPDX-License-Identifier: MIT
#include "body/markup_bytes.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>

namespace postferry {
namespace {

TEST(MarkupBytes, FindsNothingInNothing) {
  MarkupBytes bytes("");
  EXPECT_EQ(bytes.next_stop(0), 0U);
  EXPECT_EQ(bytes.next_tag(0), 0U);
}

// Windows are 4096 bytes: texts end before, at and behind the ends of some, and places are asked
// for in any order.
TEST(MarkupBytes, FindsWhatASearchFinds) {
  std::mt19937 random(5);
  for (const std::size_t size : {1U, 63U, 64U, 65U, 4095U, 4096U, 4097U, 12289U})
    for (const std::size_t every : {3U, 100U, 5000U, 100000U}) {
      std::string text(size, 'x');
      for (char& c : text)
        if (random() % every == 0) c = random() % 2 == 0 ? '<' : '\n';
      MarkupBytes bytes(text);
      for (int i = 0; i < 200; ++i) {
        const std::size_t at = random() % (size + 1);
        ASSERT_EQ(bytes.next_stop(at), std::min(text.find_first_of("<\n", at), size)) << at;
        ASSERT_EQ(bytes.next_tag(at), std::min(text.find('<', at), size)) << at;
      }
    }
}

}  // namespace
}  // namespace postferry
