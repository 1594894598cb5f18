// SPDX-License-Identifier: MIT
#include "review/book_ids.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

TEST(BookIds, KnowsCheckDigits) {
  EXPECT_TRUE(is_isbn10("0306406152"));
  EXPECT_TRUE(is_isbn10("080442957X"));
  EXPECT_TRUE(is_isbn13("9780306406157"));
  EXPECT_TRUE(is_isbn13("9791090636071"));
  for (const std::string_view text :
       {"0306406153", "030640615", "03064061520", "08044X9570", "080442957x", "", "0-306-40615-2"})
    EXPECT_FALSE(is_isbn10(text)) << text;
  for (const std::string_view text :
       {"9780306406158", "5901234123457", "978030640615", "978-0306406157", ""})
    EXPECT_FALSE(is_isbn13(text)) << text;
}

TEST(BookIds, TellsOtherNumbersByTheirForm) {
  EXPECT_TRUE(is_asin("B00ABCDEF1"));
  EXPECT_FALSE(is_asin("A00ABCDEF1"));
  EXPECT_FALSE(is_asin("B00abcdef1"));
  EXPECT_FALSE(is_asin("B00ABCDEF"));
  EXPECT_TRUE(is_olid("OL7353617M"));
  EXPECT_TRUE(is_olid("OL45804W"));
  EXPECT_FALSE(is_olid("OL23919A"));  // an author
  EXPECT_FALSE(is_olid("OLM"));
  EXPECT_FALSE(is_olid("OL12x4M"));
}

TEST(BookIds, TakesHyphensBlanksAndLabelsAway) {
  for (const std::string_view text :
       {"9780306406157", "978-0-306-40615-7", " 978 0 306 40615 7 ", "ISBN 9780306406157",
        "isbn:978-0306406157", "ISBN-13: 978-0306406157", "ISBN 13 978-0306406157",
        "ISBN-139780306406157", "urn:isbn:9780306406157", "978\u20110\u2011306\u201340615\u20137",
        "978\u00A00306406157"})
    EXPECT_EQ(normal_isbn(text), text == "ISBN-139780306406157" ? "" : "9780306406157") << text;
  EXPECT_EQ(normal_isbn("0-8044-2957-x"), "080442957X");
  EXPECT_EQ(normal_isbn("ISBN-10: 0306406152"), "0306406152");
  EXPECT_EQ(normal_isbn("ISBN 1306406153"), "1306406153");
}

TEST(BookIds, TakesNothingThatIsNoIsbn) {
  for (const std::string_view text : {"", "-", "ISBN", "9780306406158", "123", "0306406152 (pbk)",
                                      "0306406152, 080442957X", "X306406152", "unknown"})
    EXPECT_EQ(normal_isbn(text), "") << text;
  EXPECT_EQ(normal_isbn(std::string(10'000'000, '1')), "");
}

TEST(BookIds, TurnsOneFormIntoTheOther) {
  EXPECT_EQ(isbn13_of("0306406152"), "9780306406157");
  EXPECT_EQ(isbn13_of("080442957X"), "9780804429573");
  EXPECT_EQ(isbn10_of("9780306406157"), "0306406152");
  EXPECT_EQ(isbn10_of("9780804429573"), "080442957X");
  EXPECT_EQ(isbn10_of("9791090636071"), "");
  EXPECT_EQ(isbn13_of("0306406153"), "");
  EXPECT_TRUE(same_isbn("0306406152", "9780306406157"));
  EXPECT_TRUE(same_isbn("9780306406157", "0306406152"));
  EXPECT_TRUE(same_isbn("0306406152", "0306406152"));
  EXPECT_FALSE(same_isbn("080442957X", "9780306406157"));
  EXPECT_FALSE(same_isbn("9791090636071", "0306406152"));
}

TEST(BookIds, AddsEachKindOnce) {
  Ids ids;
  EXPECT_TRUE(add_book_number(ids, "978-0-306-40615-7"));
  EXPECT_FALSE(add_book_number(ids, "9780804429573"));
  EXPECT_TRUE(add_book_number(ids, "0306406152"));
  EXPECT_TRUE(add_book_number(ids, "B00ABCDEF1"));
  EXPECT_FALSE(add_book_number(ids, "42"));
  EXPECT_EQ(ids,
            (Ids{{"isbn13", "9780306406157"}, {"isbn10", "0306406152"}, {"asin", "B00ABCDEF1"}}));
}

}  // namespace
}  // namespace postferry
