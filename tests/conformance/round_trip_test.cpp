// SPDX-License-Identifier: MIT
// MODEL.md's laws 1 and 3 for every format: read(write(p)) == p, write(read(write(p))) == write(p),
// and neither depends on how the bytes arrive.
#include <array>

#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

constexpr std::uint64_t documents = 44;  // of 50 posts: more than 2,000 a format
constexpr std::size_t posts_each = 50;
constexpr std::array<std::size_t, 5> chunk_sizes = {1024, 1500, 4096, 65536, 1 << 20};

std::string show_place(const std::string& bytes, const std::string& other) {
  std::size_t at = 0;
  while (at < std::min(bytes.size(), other.size()) && bytes[at] == other[at]) ++at;
  const std::size_t from = at < 80 ? 0 : at - 80;
  return "at byte " + std::to_string(at) + ":\n" + bytes.substr(from, 200) + "\n--- but ---\n" +
         other.substr(from, 200);
}

class RoundTrip : public EveryFormat {
 protected:
  static void expect_law_1_and_3(const Document& document, const WriteSettings& settings = {}) {
    const WriteResult written = write_all(format(), document, settings);
    const ReadResult read = read_all(format(), written.bytes);
    ASSERT_EQ(difference(document, read.document), "");
    const WriteResult again = write_all(format(), read.document, settings);
    EXPECT_TRUE(again.bytes == written.bytes) << show_place(written.bytes, again.bytes);
    for (const Piece& piece : written.pieces) EXPECT_TRUE(piece.losses.empty());
    EXPECT_TRUE(written.site_losses.empty());
  }
};

TEST_P(RoundTrip, GivesBackEveryRandomPost) {
  for (std::uint64_t seed = 1; seed <= documents && !HasFailure(); ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    expect_law_1_and_3(random_document(seed, Profile::any, 0, posts_each));
  }
}

TEST_P(RoundTrip, GivesBackPlainPostsOfEveryDensity) {
  std::uint64_t seed = 1000;
  for (const double density : {0.02, 0.05, 0.1, 0.3, 0.7, 1.0}) {
    SCOPED_TRACE("seed " + std::to_string(++seed) + ", density " + std::to_string(density));
    expect_law_1_and_3(random_document(seed, Profile::plain, density, posts_each));
  }
}

TEST_P(RoundTrip, GivesBackASourceWithoutIds) {
  Document document = random_document(77, Profile::any, 0, posts_each);
  for (Post& post : document.posts) post.id = {};
  expect_law_1_and_3(document, {.has_ids = false});
}

TEST_P(RoundTrip, GivesBackASiteWithoutPostsAndPostsWithoutASite) {
  Document document = random_document(5, Profile::any, 0.5, 3);
  expect_law_1_and_3({document.site, {}});
  expect_law_1_and_3({{}, document.posts});
  expect_law_1_and_3({});
}

// The same input gives the same posts and the same notes, however it arrives.
TEST_P(RoundTrip, DoesNotDependOnHowTheBytesArrive) {
  const std::string bytes = write_all(format(), random_document(9, Profile::any, 0, 40)).bytes;
  const ReadResult whole = read_all(format(), bytes, bytes.size() + 1);
  for (const std::size_t chunk : chunk_sizes) {
    SCOPED_TRACE("chunks of " + std::to_string(chunk));
    const ReadResult read = read_all(format(), bytes, chunk);
    EXPECT_EQ(difference(whole.document, read.document), "");
    EXPECT_EQ(whole.ends, read.ends);
    EXPECT_EQ(whole.notes.size(), read.notes.size());
    EXPECT_TRUE(write_all(format(), read.document).bytes == bytes);
  }
  const ReadResult dripping = read_all(format(), bytes, 4096, 7);
  EXPECT_EQ(difference(whole.document, dripping.document), "");
}

POSTFERRY_FOR_EVERY_WRITTEN_FORMAT(RoundTrip);

}  // namespace
}  // namespace postferry::conformance
