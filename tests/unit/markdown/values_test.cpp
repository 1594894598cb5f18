// SPDX-License-Identifier: MIT
// What is known without reading is what reading gives.
#include "markdown/values.h"

#include <gtest/gtest.h>

#include <random>

#include "base/timestamp.h"
#include "markdown/dates.h"
#include "markdown/matter.h"

namespace postferry::markdown {

namespace {

std::string text_of(std::mt19937& random) {
  static constexpr std::string_view pieces[] = {"", "a", "\"b\"\n", "c: d", "007", "yes", "é", "~"};
  std::string text;
  for (unsigned i = random() % 4; i > 0; --i) text += pieces[random() % std::size(pieces)];
  return text;
}

Comment comment_of(std::mt19937& random) {
  Comment comment;
  comment.id = {std::to_string(random() % 100)};
  if (random() % 2 == 0) comment.parent = {text_of(random)};
  comment.author = text_of(random);
  comment.author_raw = text_of(random);
  comment.url = text_of(random);
  comment.user_id = {text_of(random)};
  if (random() % 4 != 0) comment.date = {"2024-03-01T10:00:00+01:00"};
  if (random() % 4 == 0) comment.date_gmt = {"2024-03-01T09:00:00"};
  if (random() % 3 != 0)
    comment.content =
        Text{random() % 3 == 0 ? text_of(random) : "classic", text_of(random), random() % 4 == 0};
  comment.status = text_of(random);
  if (random() % 3 == 0) comment.meta = {{"akismet", "1"}};
  if (random() % 3 == 0) comment.extras = {{"wxr", "a", "b"}};
  return comment;
}

Post read_back(const Post& post, const std::vector<Comment>* written) {
  const SiteNames names{Site{}};
  ValueTree tree;
  write_matter(post, Flavor::plain, names, tree);
  Post read;
  Notes notes;
  (void)read_matter(tree.root(), {names, false, written}, read, notes);
  return read;
}

TEST(CommentsOfAWriter, AreWhatTheReaderMakesOfThem) {
  std::mt19937 random(7);
  for (int i = 0; i < 2'000; ++i) {
    Post post;
    for (unsigned n = random() % 4; n > 0; --n) post.comments.push_back(comment_of(random));
    ASSERT_TRUE(read_back(post, &post.comments) == read_back(post, nullptr)) << i;
  }
}

TEST(CommentsOfAWriter, AreReadWhereTheirDatesOrRatingsMayChange) {
  Comment comment;
  std::vector<Comment> read;
  EXPECT_TRUE(reread_comments({comment}, read));
  comment.date = {"2024-03-01 10:00:00"};
  EXPECT_FALSE(reread_comments({comment}, read));
  comment.date = {};
  comment.rating = Rating{};
  EXPECT_FALSE(reread_comments({comment}, read));
}

TEST(Dates, OfTheUsualFormAreTheModelsOwn) {
  EXPECT_TRUE(is_canonical_second("2024-03-01T09:30:00+01:00"));
  EXPECT_TRUE(is_canonical_second("2024-03-01T09:30:00"));
  std::mt19937 random(3);
  for (int i = 0; i < 100'000; ++i) {
    std::string text = "2024-03-01T09:30:00+01:00";
    if (random() % 2 == 0) text.resize(random() % text.size());
    for (unsigned n = random() % 4; n > 0 && !text.empty(); --n)
      text[random() % text.size()] = "0123456789-:T+ Z"[random() % 16];
    if (!is_canonical_second(text)) continue;
    const std::optional<Timestamp> date = parse_iso_date(text);
    ASSERT_TRUE(date) << text;
    ASSERT_EQ(format_iso_date(*date), text);
    ASSERT_EQ(date->precision, Timestamp::Precision::second);
  }
}

}  // namespace

}  // namespace postferry::markdown
