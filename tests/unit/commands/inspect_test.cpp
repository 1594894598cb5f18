// SPDX-License-Identifier: MIT
#include "commands/inspect.h"

#include <gtest/gtest.h>

#include "commands/plugins.h"

namespace postferry {
namespace {

TEST(NameCounts, ListsTheMostFrequentFirst) {
  NameCounts names;
  for (const char* name : {"b", "c", "a", "c"}) names.add(name, 1, "label");
  const auto list = names.by_count();
  ASSERT_EQ(list.size(), 3U);
  EXPECT_EQ(list[0].name + list[1].name + list[2].name, "cab");
  EXPECT_EQ(list[0].count, 2U);
  EXPECT_EQ(list[0].label, "label");
  EXPECT_EQ(names.total(), 4U);
  EXPECT_EQ(names.unlisted(), 0U);
  EXPECT_EQ(names.count_of("c"), 2U);
  EXPECT_EQ(names.count_of("d"), 0U);
}

TEST(NameCounts, CountsWhatItDoesNotList) {
  NameCounts names;
  for (std::size_t i = 0; i < NameCounts::most_names + 10; ++i) names.add(std::to_string(i), 2);
  names.add("0");
  EXPECT_EQ(names.by_name().size(), NameCounts::most_names);
  EXPECT_EQ(names.unlisted(), 20U);
  EXPECT_EQ(names.count_of("0"), 3U);
}

TEST(NameCounts, CutsLongNamesBetweenCharacters) {
  EXPECT_EQ(cut_text("aé", 2), "a");
  EXPECT_EQ(cut_text("aé", 3), "aé");
  EXPECT_EQ(cut_text("é", 0), "");
  NameCounts names;
  names.add(std::string(10000, 'x'));
  EXPECT_EQ(names.by_name()[0].name.size(), NameCounts::longest_name);
}

TEST(Plugins, AreKnownByTheirSigns) {
  ASSERT_NE(find_sign(Mark::meta, "_yoast_wpseo_title"), nullptr);
  EXPECT_EQ(plugins()[find_sign(Mark::meta, "_yoast_wpseo_title")->plugin].name, "Yoast SEO");
  EXPECT_EQ(describe(*find_sign(Mark::block, "jetpack/rating-star")), "block:jetpack/*");
  EXPECT_EQ(find_sign(Mark::shortcode, "_yoast_wpseo_title"), nullptr);
  EXPECT_EQ(find_sign(Mark::meta, "ratings_users_more"), nullptr);
  EXPECT_EQ(find_sign(Mark::meta, ""), nullptr);
}

TEST(Plugins, EveryPluginOfTheTableHasASignAndNoneIsTakenByAnother) {
  std::vector<bool> has_sign(plugins().size());
  std::size_t plugin = plugins().size();
  const auto sign = [&](Mark mark, std::string pattern) {
    has_sign[plugin] = true;
    if (pattern.ends_with('*')) pattern.back() = 'x';
    const PluginSign* found = find_sign(mark, pattern);
    ASSERT_NE(found, nullptr) << pattern;
    EXPECT_EQ(found->plugin, plugin) << pattern;
  };
#define PLUGIN(plugin_name, note)                       \
  plugin = plugin == plugins().size() ? 0 : plugin + 1; \
  EXPECT_EQ(plugins()[plugin].name, std::string_view(plugin_name));
#define SIGN(mark, pattern) sign(Mark::mark, pattern);
#include "commands/plugins.def"
#undef PLUGIN
#undef SIGN
  for (std::size_t i = 0; i < has_sign.size(); ++i) EXPECT_TRUE(has_sign[i]) << plugins()[i].name;
}

std::string facts_of(const Post& post) {
  FactEncoder encoder;
  Piece piece;
  Notes notes;
  encoder.encode(post, 0, piece, notes);
  std::string out;
  FactReader reader(piece.bytes);
  while (const auto item = reader.next())
    out += std::to_string(static_cast<int>(item->fact)) + ":" + std::string(item->text) + ";";
  return out;
}

std::string fact(Fact kind, std::string_view text) {
  return std::to_string(static_cast<int>(kind)) + ":" + std::string(text) + ";";
}

TEST(Facts, OfAnEmptyPostAreItsKindAndThatItHasNoDate) {
  EXPECT_EQ(facts_of(Post()), fact(Fact::kind, "post\npublish") + fact(Fact::date, ""));
}

TEST(Facts, TellAPluginOnceAPost) {
  Post post;
  post.meta = {{"_yoast_wpseo_a", ""}, {"_yoast_wpseo_b", ""}};
  const std::string facts = facts_of(post);
  const std::string plugin =
      fact(Fact::plugin, std::to_string(find_sign(Mark::meta, "_yoast_wpseo_a")->plugin));
  EXPECT_NE(facts.find(plugin), std::string::npos);
  EXPECT_EQ(facts.find(plugin), facts.rfind(plugin));
}

TEST(Facts, TellWhereEachFieldOfAReviewWasFound) {
  Post post;
  post.review.emplace();
  post.review->rating = Rating{Decimal(4), Decimal(5), {}, {}};
  post.review->subjects = {"Whales"};
  post.review->found = {{"rating", "body:3-8", {}}};
  const std::string facts = facts_of(post);
  EXPECT_NE(facts.find(fact(Fact::found, "body\nrating")), std::string::npos);
  EXPECT_NE(facts.find(fact(Fact::found, "native\nsubjects")), std::string::npos);
  EXPECT_EQ(facts.find(fact(Fact::found, "native\nrating")), std::string::npos);
  EXPECT_NE(facts.find(fact(Fact::rating, "5\n4")), std::string::npos);
}

TEST(Facts, OfHugeNamesStaySmall) {
  Post post;
  post.type = std::string(100000, 'x');
  post.terms = {{std::string(100000, 'x'), std::string(100000, 'y'), std::string(100000, 'z'), {}}};
  post.meta = {{std::string(100000, 'm'), "v"}};
  EXPECT_LT(facts_of(post).size(), 5000U);
}

TEST(RatingScales, AreSeparateAndOrderedByUse) {
  Inspection inspection;
  NameCounts& ratings = inspection.facts[static_cast<std::size_t>(Fact::rating)];
  ratings.add("5\n4", 2);
  ratings.add("5\n3.5");
  ratings.add("10\n9");
  ratings.add("\n", 1);
  const std::vector<RatingScale> scales = rating_scales(inspection);
  ASSERT_EQ(scales.size(), 3U);
  EXPECT_EQ(scales[0].best, "5");
  EXPECT_EQ(scales[0].count, 3U);
  EXPECT_EQ(scales[0].mean, "3.83");
  EXPECT_EQ(scales[0].values[0].name, "4");
  EXPECT_EQ(scales[1].best, "");
  EXPECT_EQ(scales[1].wordy, 1U);
  EXPECT_EQ(scales[2].mean, "9.00");
}

}  // namespace
}  // namespace postferry
