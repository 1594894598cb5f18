// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "model/compare.h"
#include "model/presence.h"

namespace postferry {
namespace {

Post sample() {
  Post post;
  post.id.text = "7";
  post.title = "T";
  post.meta = {{"a", ""}, {"b", "2"}};
  post.comments.emplace_back().author = "kim";
  post.review.emplace().works.emplace_back().authors = {"A", "B"};
  post.review->rating.emplace().value = Decimal(45, 1);
  return post;
}

std::vector<std::string> differences(const Post& a, const Post& b) {
  std::vector<std::string> out;
  auto visit = [&out](Field, const std::string& path, const auto*, const auto*) {
    out.push_back(path);
  };
  compare(&a, &b, std::string(), visit);
  return out;
}

// A field that no member carries would never be compared, written or counted.
TEST(Members, EveryFieldBelongsToExactlyOneMember) {
  std::array<int, field_count> seen{};
  const auto count = [&seen](const auto& member) {
    ++seen[static_cast<std::size_t>(member.field)];
  };
  for_each_member<Meta>(count);
  for_each_member<Extra>(count);
  for_each_member<Text>(count);
  for_each_member<Term>(count);
  for_each_member<Rating>(count);
  for_each_member<ReaderRating>(count);
  for_each_member<AspectRating>(count);
  for_each_member<Contributor>(count);
  for_each_member<Series>(count);
  for_each_member<Work>(count);
  for_each_member<ListedWork>(count);
  for_each_member<Recommendation>(count);
  for_each_member<ShelfPosition>(count);
  for_each_member<Reading>(count);
  for_each_member<Found>(count);
  for_each_member<Review>(count);
  for_each_member<Comment>(count);
  for_each_member<FeaturedImage>(count);
  for_each_member<Post>(count);
  for_each_member<Author>(count);
  for_each_member<SiteTerm>(count);
  for_each_member<Site>(count);
  for (std::size_t i = 0; i < field_count; ++i)
    EXPECT_EQ(seen[i], 1) << name(static_cast<Field>(i));
}

TEST(Members, FieldNamesAreTheJsonKeys) {
  for_each_member<Post>([](const auto& member) {
    EXPECT_EQ(name(member.field), "post." + std::string(member.key));
    EXPECT_EQ(find_field(member.key), member.field);
  });
  EXPECT_FALSE(find_field("post.nonsense").has_value());
}

TEST(Compare, EqualPostsHaveNoDifference) {
  EXPECT_TRUE(sample() == sample());
  EXPECT_TRUE(differences(sample(), sample()).empty());
}

TEST(Compare, NamesTheLeafThatDiffers) {
  Post other = sample();
  other.review->rating->value = Decimal(4);
  other.meta[0].value = "x";
  EXPECT_EQ(differences(sample(), other),
            (std::vector<std::string>{"meta[0].value", "review.rating.value"}));
}

TEST(Compare, OneInsertionIsOneDifference) {
  Post other = sample();
  other.meta.insert(other.meta.begin(), Meta{"new", ""});
  EXPECT_EQ(differences(sample(), other),
            (std::vector<std::string>{"meta[0].key", "meta[0].value"}));
}

TEST(Presence, SeesLeavesAndEmptyValuesThatCount) {
  const FieldSet present = present_fields(sample());
  EXPECT_TRUE(present.has(Field::meta_value));
  EXPECT_TRUE(present.has(Field::rating_value));
  EXPECT_TRUE(present.has(Field::work_authors));
  EXPECT_FALSE(present.has(Field::post_slug));
  EXPECT_FALSE(present.has(Field::comment_email));
}

TEST(Presence, LossesCountWhatTheOriginalSaysAndNotWhatWasMadeUp) {
  Post kept = sample();
  kept.review.reset();
  kept.status = "publish";
  const FieldCounts lost = lost_fields(sample(), kept);
  EXPECT_EQ(lost[Field::work_authors], 1U);
  EXPECT_EQ(lost[Field::rating_value], 1U);
  EXPECT_EQ(lost[Field::post_status], 0U);
  EXPECT_EQ(lost.total(), 2U);
}

TEST(Clear, LeavesNothing) {
  Post post = sample();
  clear(post);
  EXPECT_TRUE(is_empty(post));
}

TEST(Describe, NamesAPostAsAPersonWould) {
  EXPECT_EQ(describe(sample()), "7 \"T\"");
  Post book;
  book.review.emplace().works.emplace_back().title = "Dune";
  EXPECT_EQ(describe(book), "\"Dune\"");
  book.title = std::string(58, 'x') + "éé";
  EXPECT_TRUE(describe(book).ends_with("…\""));
}

TEST(MergeSite, FirstWinsAndConflictsAreTold) {
  Site site;
  site.title = "A";
  site.authors.emplace_back().login = "kim";
  Site other;
  other.title = "B";
  other.url = "http://b";
  other.authors.emplace_back().login = "kim";
  other.authors.emplace_back().login = "lee";
  other.authors[0].email = "k@example.org";
  Notes notes;
  const Site fresh = merge(site, other, notes);
  EXPECT_EQ(site.title, "A");
  EXPECT_EQ(site.url, "http://b");
  EXPECT_EQ(site.authors.size(), 2U);
  EXPECT_EQ(fresh.authors.size(), 1U);
  EXPECT_EQ(fresh.authors[0].login, "lee");
  EXPECT_EQ(notes.all().size(), 2U);
}

TEST(MergeSite, TheSamePartTwiceChangesNothing) {
  Site site;
  site.terms.resize(2);  // a source's own repeats are kept
  const Site same = site;
  Notes notes;
  const Site fresh = merge(site, same, notes);
  EXPECT_TRUE(site == same);
  EXPECT_TRUE(is_empty(fresh));
  EXPECT_TRUE(notes.empty());
}

}  // namespace
}  // namespace postferry
