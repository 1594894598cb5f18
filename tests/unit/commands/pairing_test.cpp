// SPDX-License-Identifier: MIT
#include "commands/pairing.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

Post post_of(const std::string& id, const std::string& title) {
  Post post;
  post.id.text = id;
  post.title = title;
  return post;
}

TEST(Fingerprint, AnAbsentTypeIsPost) {
  Post typed = post_of("7", "a");
  typed.type = "post";
  EXPECT_EQ(Fingerprint(typed, "x").surest(), Fingerprint(post_of("7", "b"), "y").surest());
  typed.type = "page";
  EXPECT_NE(Fingerprint(typed, "x").surest(), Fingerprint(post_of("7", "b"), "y").surest());
}

TEST(Fingerprint, FallsBackKeyByKey) {
  Post post;
  post.title = "On Dune";
  const std::uint64_t by_title = Fingerprint(post, "").surest();
  post.review.emplace().works.emplace_back().ids = {{"goodreads", "44767458"}};
  const std::uint64_t by_work = Fingerprint(post, "").surest();
  post.slug = "on-dune";
  EXPECT_EQ(Fingerprint(post, "").surest(), by_work) << "a slug alone is no key";
  post.date.iso = "2024-03-01";
  const std::uint64_t by_slug = Fingerprint(post, "").surest();
  post.guid = "https://example.org/?p=7";
  const std::uint64_t by_guid = Fingerprint(post, "").surest();
  post.id.text = "7";
  const std::uint64_t by_id = Fingerprint(post, "").surest();
  const std::vector<std::uint64_t> keys = {by_title, by_work, by_slug, by_guid, by_id};
  for (std::size_t i = 0; i < keys.size(); ++i)
    for (std::size_t k = 0; k < i; ++k) EXPECT_NE(keys[i], keys[k]);
}

TEST(Fingerprint, TravelsAsBytes) {
  const Fingerprint print(post_of("7", "a"), "{\"id\":7}");
  std::string bytes;
  print.append_to(bytes);
  EXPECT_EQ(bytes.size(), Fingerprint::size);
  const Fingerprint back = Fingerprint::read(bytes + "rest");
  EXPECT_EQ(back.content, print.content);
  EXPECT_EQ(back.keys, print.keys);
}

TEST(PairIndex, GivesEqualKeysInTheirOrderEachOnce) {
  PairIndex index;
  for (const std::uint64_t key : {5U, 9U, 5U, 5U}) {
    PairIndex::Entry entry;
    entry.key = key;
    index.add(entry);
  }
  index.seal();
  EXPECT_EQ(index.take(5), 0U);
  EXPECT_EQ(index.take(5), 2U);
  EXPECT_EQ(index.take(9), 1U);
  EXPECT_EQ(index.take(5), 3U);
  EXPECT_EQ(index.take(5), std::nullopt);
  EXPECT_EQ(index.take(4), std::nullopt);
  EXPECT_EQ(index.take(10), std::nullopt);
  for (const PairIndex::Entry& entry : index.entries()) EXPECT_TRUE(entry.matched);
}

TEST(PairIndex, NoKeyPairsNothing) {
  PairIndex index;
  index.add({});
  index.seal();
  EXPECT_EQ(index.take(0), std::nullopt);
}

}  // namespace
}  // namespace postferry
