// SPDX-License-Identifier: MIT
// The laws are worth as much as the posts they are tried on.
#include <gtest/gtest.h>

#include "base/timestamp.h"
#include "codec/utf8_check.h"
#include "conformance/harness.h"
#include "conformance/random_post.h"
#include "model/compare.h"

namespace postferry::conformance {
namespace {

std::string names_missing(const FieldSet& set) {
  std::string out;
  for (std::size_t i = 0; i < field_count; ++i)
    if (const auto field = static_cast<Field>(i); !set.has(field))
      out += std::string(name(field)) + " ";
  return out;
}

TEST(RandomPosts, SetEveryFieldOfTheModel) {
  for (const Profile profile : {Profile::plain, Profile::any}) {
    FieldSet set;
    for (std::uint64_t seed = 0; seed < 4; ++seed)
      add_set_fields(random_document(seed, profile, 0, 50), set);
    EXPECT_EQ(names_missing(set), "");
  }
}

TEST(RandomPosts, DependOnTheSeedAlone) {
  EXPECT_EQ(
      difference(random_document(7, Profile::any, 0, 20), random_document(7, Profile::any, 0, 20)),
      "");
  EXPECT_NE(
      difference(random_document(7, Profile::any, 0, 20), random_document(8, Profile::any, 0, 20)),
      "");
}

// What no reader could have made would test nothing: text that is not UTF-8, dates that are none.
TEST(RandomPosts, AreValidModelValues) {
  std::size_t longest = 0;
  auto check = [&longest](Field, const std::string& path, const auto* value, const auto*) {
    using T = std::remove_cvref_t<decltype(*value)>;
    if constexpr (std::is_same_v<T, std::string>) {
      EXPECT_TRUE(is_valid_utf8(*value)) << path;
      longest = std::max(longest, value->size());
    } else if constexpr (std::is_same_v<T, Date>) {
      const auto stamp = parse_iso_date(value->iso);
      ASSERT_TRUE(stamp) << path << " " << value->iso;
      EXPECT_EQ(format_iso_date(*stamp), value->iso);
    }
  };
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const Document document = random_document(seed, Profile::any, 0, 50);
    for (const Post& post : document.posts)
      compare(&post, static_cast<const Post*>(nullptr), "", check);
    compare(&document.site, static_cast<const Site*>(nullptr), "", check);
  }
  EXPECT_GE(longest, std::size_t{1} << 20) << "no text of a megabyte among them";
}

}  // namespace
}  // namespace postferry::conformance
