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

TEST_P(Fixtures, AreClaimedByTheirFormatAlone) {
  for (const std::string& path : fixtures_of(format())) {
    const std::string head = head_of(path);
    const Format* claimed = format_by_content(head);
    ASSERT_NE(claimed, nullptr) << path;
    EXPECT_EQ(claimed->name, format().name) << path;
    for (const Format* other : all_formats()) {
      if (other == claimed) continue;
      EXPECT_LT(other->sniff(head), format().sniff(head)) << path << " could be " << other->name;
    }
  }
}

TEST_P(Fixtures, ComeBackFromTheirOwnFormat) {
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
    const std::string bytes = bytes_of(path);
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
