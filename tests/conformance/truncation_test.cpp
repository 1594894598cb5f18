// SPDX-License-Identifier: MIT
// An input that is cut anywhere costs its last record only, and never the program.
#include <algorithm>

#include "base/error.h"
#include "codec/utf8_check.h"
#include "conformance/every_format.h"
#include "conformance/harness.h"

namespace postferry::conformance {
namespace {

class Truncation : public EveryFormat {
 protected:
  bool hostile_ = false;  // the texts hold the format's own syntax

  // Cuts `bytes` at about `cuts` places, at every place near record ends.
  void expect_complete_records_survive(const std::string& bytes, std::size_t cuts) {
    const ReadResult whole = read_all(format(), bytes);
    const std::size_t step = bytes.size() / cuts + 1;
    for (std::size_t cut = 0; cut < bytes.size() && !HasFailure(); cut += step)
      expect_survivors(whole, bytes, cut);
    for (std::size_t i = 0; i < whole.ends.size() && !HasFailure(); i += whole.ends.size() / 8 + 1)
      for (std::uint64_t cut = whole.ends[i] - 2; cut <= whole.ends[i] + 2 && cut < bytes.size();
           ++cut)
        expect_survivors(whole, bytes, cut);
  }

 private:
  void expect_survivors(const ReadResult& whole, const std::string& bytes, std::size_t cut) {
    SCOPED_TRACE("cut at byte " + std::to_string(cut) + " of " + std::to_string(bytes.size()));
    std::size_t complete = 0;
    while (complete < whole.ends.size() && whole.ends[complete] <= cut) ++complete;
    ReadResult part;
    try {
      part = read_all(format(), std::string_view(bytes).substr(0, cut), 4096);
    } catch (const Error& error) {
      // So early that it can't be told to be of this format.
      EXPECT_EQ(error.code(), ErrorCode::input);
      EXPECT_EQ(complete, 0U) << error.what();
      return;
    }
    const auto& posts = part.document.posts;
    ASSERT_GE(posts.size(), complete) << "a complete record is missing";
    // A CDATA section that never ends may have been cut or left open by its writer; where its text
    // looks like items, a reader that salvages may take them for such.
    if (!hostile_) {
      EXPECT_LE(posts.size(), complete + 1) << "more records than were begun";
    }
    for (std::size_t i = 0; i < complete; ++i) {
      const std::string changed = difference(whole.document.posts[i], posts[i]);
      // Where a damaged record ends is told by what follows it.
      if (!changed.empty() && i + 1 == complete && is_damaged(whole, i)) return;
      ASSERT_EQ(changed, "") << "post " << i;
    }
  }

  // Whether a note of warning or worse speaks of post number `i`.
  static bool is_damaged(const ReadResult& whole, std::size_t i) {
    const std::uint64_t begin = i == 0 ? 0 : whole.ends[i - 1];
    return std::any_of(whole.notes.begin(), whole.notes.end(), [&](const Note& note) {
      return info(note.code).severity != Severity::info && note.place.offset >= begin &&
             note.place.offset < whole.ends[i];
    });
  }
};

TEST_P(Truncation, LosesOnlyTheLastOfRandomPosts) {
  if (format().is_tree()) GTEST_SKIP() << "a tree has no last record";
  if (!writes(format())) GTEST_SKIP() << format().name << " is only read";
  const Document document = random_document(21, Profile::any, 0, 20);
  hostile_ = true;
  expect_complete_records_survive(write_all(format(), document).bytes, 150);
}

TEST_P(Truncation, LosesOnlyTheLastOfPlainPosts) {
  if (format().is_tree()) GTEST_SKIP() << "a tree has no last record";
  if (!writes(format())) GTEST_SKIP() << format().name << " is only read";
  const Document document = random_document(22, Profile::plain, 0.2, 20);
  expect_complete_records_survive(write_all(format(), document).bytes, 300);
}

TEST_P(Truncation, LosesOnlyTheLastOfEveryFixture) {
  if (format().is_tree()) GTEST_SKIP() << "a tree has no last record";
  for (const std::string& path : fixtures_of(format())) {
    const std::string bytes = bytes_of(format(), path);
    // Offsets of records are those of the decoded stream.
    if (bytes.starts_with("\x1F\x8B") || !is_valid_utf8(bytes)) continue;
    SCOPED_TRACE(path);
    expect_complete_records_survive(bytes, 60);
  }
}

// In a tree damage stays in its file.
TEST_P(Truncation, CostsATreeOneFileOnly) {
  if (!format().is_tree()) GTEST_SKIP() << "not a tree";
  const Document document = random_document(23, Profile::any, 0, 12);
  const MemoryFiles files = unpack(write_all(format(), document).bytes);
  const ReadResult whole = read_all(format(), pack(files));
  for (std::size_t i = 0; i < files.size(); ++i) {
    if (files[i].first.find(tree_folder) != std::string::npos) continue;
    for (std::size_t part = 0; part < 10; ++part) {
      SCOPED_TRACE(files[i].first + " cut at " + std::to_string(part) + "/10");
      MemoryFiles cut = files;
      cut[i].second.resize(cut[i].second.size() * part / 10);
      const ReadResult read = read_all(format(), pack(cut));
      ASSERT_EQ(read.document.posts.size(), whole.document.posts.size());
      std::size_t changed = 0;
      for (std::size_t p = 0; p < whole.document.posts.size(); ++p)
        changed += difference(whole.document.posts[p], read.document.posts[p]).empty() ? 0 : 1;
      EXPECT_LE(changed, 1U);
      EXPECT_EQ(difference({whole.document.site, {}}, {read.document.site, {}}), "");
    }
  }
}

POSTFERRY_FOR_EVERY_FORMAT(Truncation);

}  // namespace
}  // namespace postferry::conformance
