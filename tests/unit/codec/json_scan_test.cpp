// SPDX-License-Identifier: MIT
#include "codec/json_scan.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

using State = JsonScanner::State;

struct Scan {
  State state;
  std::size_t at;
};

Scan scan(std::string_view text) {
  JsonScanner scanner;
  std::size_t at = 0;
  const State state = scanner.scan(text, at);
  return {state, at};
}

void expect_done(std::string_view text, std::size_t end) {
  const Scan result = scan(text);
  EXPECT_EQ(result.state, State::done) << text;
  EXPECT_EQ(result.at, end) << text;
}

TEST(JsonScanner, FindsTheEndOfAValue) {
  expect_done(R"({"a":[1,{"b":"}]\""}]} ,)", 22);
  expect_done("[] []", 2);
  expect_done(R"(  "a\\" x)", 7);
  expect_done("12,", 2);
  expect_done("true\n", 4);
  EXPECT_EQ(scan("12").state, State::more);
  EXPECT_EQ(scan(R"({"a":"x)").state, State::more);
}

TEST(JsonScanner, FindsTheSameEndWhenFedByteByByte) {
  const std::string text = R"({"a":[12,{"b":"}]\"\\"}],"c":true} ,)";
  JsonScanner scanner;
  State state = State::more;
  std::size_t i = 0;
  for (; i < text.size() && state == State::more; ++i) {
    std::size_t at = 0;
    state = scanner.scan(std::string_view(text).substr(i, 1), at);
  }
  EXPECT_EQ(state, State::done);
  EXPECT_EQ(i, text.size() - 2);
}

TEST(JsonScanner, TellsLostQuotesAndBrackets) {
  EXPECT_EQ(scan(R"({"a":"x,"b":1})").state, State::broken);         // quote lost
  EXPECT_EQ(scan("{\"a\":[1,\n{\"a\":2}\n}").state, State::broken);  // ] lost
  EXPECT_EQ(scan("{\"a\":1,\n{\"a\":2}").state, State::broken);      // } lost
  EXPECT_EQ(scan(R"({"a":1]})").state, State::broken);
  EXPECT_EQ(scan(R"({"a" "b"})").state, State::broken);
}

TEST(JsonStringEnd, PassesOverEscapedQuotes) {
  EXPECT_EQ(find_json_string_end(R"("a\"b\\" x)", 0), 8U);
  EXPECT_EQ(find_json_string_end(R"("a\")", 0), std::string_view::npos);
  EXPECT_EQ(find_json_string_end("\"a\\", 0), std::string_view::npos);
}

}  // namespace
}  // namespace postferry
