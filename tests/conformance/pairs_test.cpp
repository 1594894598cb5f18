// SPDX-License-Identifier: MIT
// MODEL.md's law 2: A -> B -> A gives back A, for all pairs of the registry.
#include <filesystem>
#include <utility>

#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

using Pair = std::pair<const Format*, const Format*>;

class ThereAndBack : public testing::TestWithParam<Pair> {
 protected:
  // `first` is what A's bytes said.
  static void expect_same_after_the_journey(const ReadResult& first) {
    const auto [a, b] = GetParam();
    const WriteResult there = write_all(*b, first.document, {.has_ids = first.has_ids});
    const ReadResult midway = read_all(*b, there.bytes);
    ASSERT_EQ(difference(first.document, midway.document), "") << "in " << b->name;
    if (!writes(*a)) return;
    const WriteResult back = write_all(*a, midway.document, {.has_ids = midway.has_ids});
    const ReadResult last = read_all(*a, back.bytes);
    ASSERT_EQ(difference(first.document, last.document), "") << "back in " << a->name;
  }
};

TEST_P(ThereAndBack, GivesBackRandomPosts) {
  const Format& a = *GetParam().first;
  if (!writes(a)) GTEST_SKIP() << a.name << " is only read";
  for (std::uint64_t seed = 300; seed < 306 && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    const Document document = random_document(seed, Profile::any, 0, 40);
    expect_same_after_the_journey(read_all(a, write_all(a, document).bytes));
  }
}

TEST_P(ThereAndBack, GivesBackEveryFixture) {
  const Format& a = *GetParam().first;
  for (const std::string& path : fixtures_of(a)) {
    SCOPED_TRACE(path);
    expect_same_after_the_journey(read_file(a, path));
  }
}

INSTANTIATE_TEST_SUITE_P(Pairs, ThereAndBack, testing::ValuesIn(all_pairs()), [](const auto& test) {
  return std::string(test.param.first->name) + "_" + std::string(test.param.second->name);
});

}  // namespace
}  // namespace postferry::conformance
