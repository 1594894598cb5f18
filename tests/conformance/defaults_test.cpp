// SPDX-License-Identifier: MIT
// MODEL.md's laws once more with the program's defaults: extraction behind every parser, rendering
// before every encoder.
#include <utility>

#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

using Pair = std::pair<const Format*, const Format*>;

// Bodies of the model's own layout, in the formats that bodies have.
void add_reviews(Document& document) {
  constexpr std::string_view facts =
      "By: Jane Austen\nSubject Matter: Women; England\nRating: 4/5\n\nText.\n\n"
      "You might also like:\n\n(for wit)\n\nPersuasion by Jane Austen\n\n"
      "Coming up:\n\nDune by Frank Herbert\n";
  for (std::size_t i = 0; i < document.posts.size(); ++i) {
    Post& post = document.posts[i];
    if (i % 3 == 0) post.content = Text{i % 2 == 0 ? "classic" : "markdown", std::string(facts)};
    if (i % 6 == 0) post.review.reset();
    if (post.review && i % 4 == 1) {
      post.review->rating = Rating{Decimal(3), Decimal(5), std::nullopt, {}};
      post.review->subjects = {"Ships", "Sea & shore"};
    }
  }
}

class Defaults : public testing::TestWithParam<Pair> {
 protected:
  static Document through(const Format& format, const Document& document, bool has_ids) {
    const WriteSettings settings{.has_ids = has_ids, .render = true};
    Document read = read_all(format, write_all(format, document, settings).bytes).document;
    extract_all(read);
    return read;
  }

  static void expect_same_after_the_journey(ReadResult first) {
    const auto [a, b] = GetParam();
    extract_all(first.document);
    const Document midway = through(*b, first.document, first.has_ids);
    ASSERT_EQ(difference(first.document, midway), "") << "in " << b->name;
    if (!writes(*a)) return;
    const Document back = through(*a, midway, first.has_ids);
    ASSERT_EQ(difference(first.document, back), "") << "back in " << a->name;
  }
};

TEST_P(Defaults, GiveBackRandomPosts) {
  const Format& a = *GetParam().first;
  if (!writes(a)) GTEST_SKIP() << a.name << " is only read";
  for (std::uint64_t seed = 500; seed < 504 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Document document = random_document(seed, Profile::any, 0, 40);
    add_reviews(document);
    expect_same_after_the_journey(read_all(a, write_all(a, document).bytes));
  }
}

TEST_P(Defaults, GiveBackEveryFixture) {
  const Format& a = *GetParam().first;
  for (const std::string& path : fixtures_of(a)) {
    SCOPED_TRACE(path);
    expect_same_after_the_journey(read_file(a, path));
  }
}

// A writer that is written to again writes the same: rendered lines are not rendered twice.
TEST_P(Defaults, WriteTheSameAgain) {
  const Format& format = *GetParam().second;
  Document document = random_document(900, Profile::plain, 0.3, 30);
  add_reviews(document);
  extract_all(document);
  const WriteSettings settings{.render = true};
  const std::string bytes = write_all(format, document, settings).bytes;
  Document read = read_all(format, bytes).document;
  extract_all(read);
  EXPECT_TRUE(write_all(format, read, settings).bytes == bytes);
}

INSTANTIATE_TEST_SUITE_P(Pairs, Defaults, testing::ValuesIn(all_pairs()), [](const auto& test) {
  return std::string(test.param.first->name) + "_" + std::string(test.param.second->name);
});

}  // namespace
}  // namespace postferry::conformance
