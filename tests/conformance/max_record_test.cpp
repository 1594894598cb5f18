// SPDX-License-Identifier: MIT
// A record above the limit is skipped with a note, however the input falls into chunks.
#include <algorithm>

#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

class MaxRecord : public EveryFormat {};

TEST_P(MaxRecord, IsTheSameForEveryChunkSize) {
  Document document = random_document(31, Profile::plain, 0, 9);
  constexpr std::size_t limit = 64 << 10;
  for (const std::size_t i : {0U, 4U, 8U}) {
    Text text;
    text.format = "classic";
    text.value.assign(limit + 1000, 'x');
    document.posts[i].content = text;
  }
  const std::string bytes = write_all(format(), document).bytes;
  const ReadResult whole = read_all(format(), bytes);
  ASSERT_EQ(whole.document.posts.size(), document.posts.size());
  for (const std::size_t chunk : {1U << 10, 50U << 10, 100U << 10, 1U << 20}) {
    SCOPED_TRACE("chunks of " + std::to_string(chunk));
    const ReadResult part = read_all(format(), bytes, chunk, 0, limit);
    EXPECT_EQ(part.skipped, 3U);
    const auto is_told = [](const Note& note) { return note.code == NoteCode::record_too_long; };
    EXPECT_EQ(std::count_if(part.notes.begin(), part.notes.end(), is_told), 3);
    ASSERT_EQ(part.document.posts.size(), document.posts.size() - 3);
    std::size_t kept = 0;
    for (std::size_t i = 0; i < document.posts.size(); ++i)
      if (i % 4 != 0) {
        EXPECT_EQ(difference(whole.document.posts[i], part.document.posts[kept++]), "");
      }
  }
}

POSTFERRY_FOR_EVERY_WRITTEN_FORMAT(MaxRecord);

}  // namespace
}  // namespace postferry::conformance
