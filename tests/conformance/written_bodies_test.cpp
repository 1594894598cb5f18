// SPDX-License-Identifier: MIT
// MODEL.md's laws 1 and 3 where bodies get JSON-LD and lines in a user's own layout.
#include <gtest/gtest.h>

#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

constexpr std::uint64_t documents = 20;
constexpr std::size_t posts_each = 40;

constexpr const char* own = R"(
## {{title}}
By: {{authors}}
How it was: {{rating}} moons{{#pages}}, {{pages}} pages{{/pages}}
{{body}}
{{#upcoming}}
Coming up:
{{#works}}
- {{work}}
{{/works}}
{{/upcoming}}
)";

class WrittenBodies : public EveryFormat {
 protected:
  static void expect_laws(const WriteSettings& settings) {
    for (std::uint64_t seed = 1; seed <= documents && !HasFailure(); ++seed) {
      SCOPED_TRACE("seed " + std::to_string(seed));
      Document document =
          random_document(seed, Profile::plain, seed % 2 == 0 ? 0.2 : 0.6, posts_each);
      extract_all(document);
      const std::string bytes = write_all(format(), document, settings).bytes;
      Document read = read_all(format(), bytes).document;
      extract_all(read);
      ASSERT_EQ(difference(document, read), "");
      EXPECT_TRUE(write_all(format(), read, settings).bytes == bytes);
    }
  }
};

TEST_P(WrittenBodies, GiveThePostBackWithJsonLd) {
  if (!format().shows_pages) GTEST_SKIP() << format().name << " shows no pages";
  expect_laws({.render = true, .json_ld = true});
}

TEST_P(WrittenBodies, GiveThePostBackInALayoutOfOnesOwn) {
  expect_laws(
      {.render = true, .json_ld = format().shows_pages, .layout = read_template(own, "own")});
}

POSTFERRY_FOR_EVERY_WRITTEN_FORMAT(WrittenBodies);

}  // namespace
}  // namespace postferry::conformance
