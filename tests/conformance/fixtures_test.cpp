// SPDX-License-Identifier: MIT
// What holds for every file under fixtures/<format>/, which nobody lists.
#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

class Fixtures : public EveryFormat {};

TEST_P(Fixtures, Exist) {
  EXPECT_FALSE(fixtures_of(format()).empty()) << "a format needs fixtures";
}

// Of a tree's files some may be plain text, which nobody claims; none may look like another format.
TEST_P(Fixtures, AreClaimedByTheirFormatAlone) {
  for (const std::string& path : fixtures_of(format())) {
    std::size_t claimed = 0;
    for (const std::string& head : heads_of(format(), path)) {
      const Format* claimer = format_by_content(head);
      if (claimer == nullptr && format().is_tree()) continue;
      ASSERT_NE(claimer, nullptr) << path;
      EXPECT_EQ(claimer->name, format().name) << path;
      ++claimed;
      for (const Format* other : all_formats()) {
        if (other == claimer) continue;
        EXPECT_LT(other->sniff(head), format().sniff(head)) << path << " could be " << other->name;
      }
    }
    EXPECT_GT(claimed, 0U) << path;
  }
}

TEST_P(Fixtures, ComeBackFromTheirOwnFormat) {
  if (!writes(format())) GTEST_SKIP() << format().name << " is only read";
  for (const std::string& path : fixtures_of(format())) {
    SCOPED_TRACE(path);
    const ReadResult first = read_file(format(), path);
    const WriteResult written = write_all(format(), first.document, {.has_ids = first.has_ids});
    const ReadResult second = read_all(format(), written.bytes);
    EXPECT_EQ(difference(first.document, second.document), "");
    const WriteResult again = write_all(format(), second.document, {.has_ids = second.has_ids});
    EXPECT_TRUE(again.bytes == written.bytes) << "writing is no fixpoint";
  }
}

TEST_P(Fixtures, DoNotDependOnChunks) {
  for (const std::string& path : fixtures_of(format())) {
    SCOPED_TRACE(path);
    const std::string bytes = bytes_of(format(), path);
    if (bytes.starts_with("\x1F\x8B") || bytes.starts_with("PK\x03\x04")) continue;
    const ReadResult whole = read_all(format(), bytes, bytes.size() + 1);
    for (const std::size_t chunk : {std::size_t{1024}, std::size_t{4096}}) {
      const ReadResult read = read_all(format(), bytes, chunk);
      EXPECT_EQ(difference(whole.document, read.document), "") << "chunks of " << chunk;
      EXPECT_EQ(whole.notes.size(), read.notes.size());
      EXPECT_EQ(whole.skipped, read.skipped);
      EXPECT_EQ(whole.failed, read.failed);
    }
    const ReadResult dripping = read_all(format(), bytes, 1024, 3);
    EXPECT_EQ(difference(whole.document, dripping.document), "") << "three bytes at a time";
  }
}

POSTFERRY_FOR_EVERY_FORMAT(Fixtures);

}  // namespace
}  // namespace postferry::conformance
