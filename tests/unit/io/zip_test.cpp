// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "base/error.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

// A zip can be read through its directory (a file) or front to back (a pipe).
enum class From { file, pipe };

class Zip : public testing::TestWithParam<From> {
 protected:
  std::vector<Seen> unpack(const std::string& packed) {
    if (GetParam() == From::file) return read_operands({folder_.put("a.zip", packed)});
    const StandardInput input(pipe_with(packed));
    return read_operands({"-"});
  }
  [[nodiscard]] std::string path(const std::string& member) const {
    return (GetParam() == From::file ? folder_ / "a.zip" : "<stdin>") + "/" + member;
  }
  std::string refusal(const std::string& packed) {
    try {
      (void)unpack(packed);
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), ErrorCode::input);
      return error.text();
    }
    return {};
  }

  Folder folder_;
};
INSTANTIATE_TEST_SUITE_P(From, Zip, testing::Values(From::file, From::pipe), [](const auto& from) {
  return from.param == From::file ? "File" : "Pipe";
});

TEST_P(Zip, GivesMembersInTheirOrder) {
  const std::string big = words(700'000);
  const auto seen = unpack(zip({{"blog/2.xml", "two"}, {"blog/1.xml", big}, {"3.xml", ""}}));
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].name, path("blog/2.xml"));
  EXPECT_EQ(seen[0].bytes, "two");
  EXPECT_EQ(seen[1].name, path("blog/1.xml"));
  EXPECT_EQ(seen[1].bytes, big);
  EXPECT_EQ(seen[2].bytes, "");
  for (const Seen& member : seen) EXPECT_EQ(member.damage, "");
}

TEST_P(Zip, OpensWhatIsPackedInside) {
  const std::string big = words(300'000);
  const std::string inner = zip({{"1.xml", big}, {"2.xml", "two"}});
  for (const char* method : {"deflate", "store"}) {
    const auto seen = unpack(zip({{"in.zip", inner},
                                  {"3.xml.gz", gzip("three")},
                                  {"deep.zip", zip({{"in.zip", inner}})},
                                  {"4.xml", "four"}},
                                 method));
    ASSERT_EQ(seen.size(), 6U);
    EXPECT_EQ(seen[0].name, path("in.zip/1.xml"));
    EXPECT_EQ(seen[0].bytes, big);
    EXPECT_EQ(seen[1].bytes, "two");
    EXPECT_EQ(seen[2].bytes, "three");
    EXPECT_EQ(seen[3].name, path("deep.zip/in.zip/1.xml"));
    EXPECT_EQ(seen[5].bytes, "four");
    for (const Seen& member : seen) EXPECT_EQ(member.damage, "");
  }
}

TEST_P(Zip, NestsToALimit) {
  std::string packed = zip({{"1.xml", "one"}});
  for (int i = 0; i < 9; ++i) packed = zip({{"in.zip", packed}});
  const auto seen = unpack(packed);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_TRUE(seen[0].bytes.starts_with("PK"));
}

TEST_P(Zip, TellsWhereAnInnerOneIsCut) {
  const std::string inner = zip({{"1.xml", words(50'000)}, {"2.xml", words(50'000, 2)}});
  const auto seen =
      unpack(zip({{"in.zip", inner.substr(0, inner.size() * 3 / 4)}, {"3.xml", "three"}}));
  ASSERT_EQ(seen.size(), 3U);
  EXPECT_EQ(seen[0].bytes, words(50'000));
  EXPECT_NE(seen[1].damage, "");
  EXPECT_EQ(seen[2].bytes, "three");
}

TEST_P(Zip, GivesStoredMembers) {
  const std::string big = words(100'000);
  const auto seen = unpack(zip({{"1.xml", big}, {"2.xml", "two"}}, "store"));
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].bytes, big);
  EXPECT_EQ(seen[1].bytes, "two");
}

TEST_P(Zip, PassesOverWhatIsNoInput) {
  const auto seen = unpack(zip({{"blog/", ""},
                                {"__MACOSX/._1.xml", "resource fork"},
                                {"blog/__MACOSX/1.xml", "x"},
                                {".DS_Store", "x"},
                                {"blog/.hidden/1.xml", "x"},
                                {"./blog/1.xml", "one"}}));
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].bytes, "one");
}

TEST_P(Zip, RefusesAnArchiveWithoutFiles) {
  EXPECT_EQ(refusal(zip({})), "the zip archive holds no files");
  EXPECT_EQ(refusal(zip({{"empty/", ""}})), "the zip archive holds no files");
}

TEST_P(Zip, RefusesAnEncryptedMember) {
  EXPECT_EQ(refusal(encrypted_zip({{"1.xml", "secret post"}})),
            "is encrypted; unpack it with its password first");
}

TEST_P(Zip, RefusesAnArchiveOfWhichNothingCanBeRead) {
  const std::string text = refusal(std::string("PK\x03\x04 and then nothing of a zip"));
  EXPECT_TRUE(text.starts_with("the zip archive is damaged")) << text;
}

TEST_P(Zip, GivesWhatCameBeforeACut) {
  const std::string one = words(20'000, 1);
  const std::string two = words(20'000, 2);
  const std::string packed = zip({{"1.xml", one}, {"2.xml", two}});
  for (std::size_t cut = 200; cut < packed.size() - 200; cut += 97) {
    const auto seen = unpack(packed.substr(0, cut));
    ASSERT_GE(seen.size(), 1U) << cut;
    EXPECT_TRUE(one.starts_with(seen[0].bytes)) << cut;
    const bool told = std::any_of(seen.begin(), seen.end(),
                                  [](const Seen& member) { return !member.damage.empty(); });
    EXPECT_TRUE(told) << cut;
    if (seen.size() > 1) {
      EXPECT_EQ(seen[0].bytes, one) << cut;
      EXPECT_TRUE(two.starts_with(seen[1].bytes)) << cut;
    }
  }
}

TEST_P(Zip, LosesLittleBeforeACut) {
  const std::string text = words(400'000);
  const std::string packed = zip({{"1.xml", text}});
  const auto seen = unpack(packed.substr(0, packed.size() / 2));
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_GT(seen[0].bytes.size(), text.size() / 2 - 20'000);
}

TEST_P(Zip, TellsAWrongChecksumAndGivesAllBytes) {
  const std::string text = words(50'000);
  std::string packed = zip({{"1.xml", text}});
  packed[packed.find("PK\x07\x08") + 4] ^= 1;   // behind the member
  packed[packed.find("PK\x01\x02") + 16] ^= 1;  // in the directory
  const auto seen = unpack(packed);
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].bytes, text);
  EXPECT_NE(seen[0].damage.find("CRC"), std::string::npos) << seen[0].damage;
}

TEST_P(Zip, ShowsNoControlCharactersOfNames) {
  const auto seen = unpack(zip({{"\x1B[2Jevil.xml", "x"}}));
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].name, path("?[2Jevil.xml"));
}

TEST_P(Zip, KeepsNamesThatAreNotAscii) {
  const std::string packed = zip({{"b\xC3\xB6rse.xml", "x"}});
  std::string flagged = packed;  // general purpose bit 11: the name is UTF-8
  flagged[7] |= 8;
  flagged[packed.find("PK\x01\x02") + 9] |= 8;
  for (const std::string& bytes : {packed, flagged}) {
    const auto seen = unpack(bytes);
    ASSERT_EQ(seen.size(), 1U);
    EXPECT_EQ(seen[0].name, path("b\xC3\xB6rse.xml"));
  }
}

TEST(ZipFile, ReadsOnBehindADamagedMember) {
  const Folder folder;
  const std::string one = words(60'000, 1);
  std::string packed = zip({{"1.xml", one}, {"2.xml", "two"}});
  packed.replace(packed.size() / 2, 60, std::string(60, '\xFF'));
  const auto seen = read_operands({folder.put("a.zip", packed)});
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_TRUE(one.starts_with(seen[0].bytes.substr(0, one.size() / 3)));
  EXPECT_NE(seen[0].damage, "");
  EXPECT_EQ(seen[1].bytes, "two");
  EXPECT_EQ(seen[1].damage, "");
}

TEST(ZipFile, SkipsTheRestOfAMember) {
  const Folder folder;
  const auto sources =
      open_sources({folder.put("a.zip", zip({{"1.xml", words(300'000)}, {"2.xml", "two"}}))});
  const auto first = sources->next();
  char byte = 0;
  ASSERT_EQ(first->read(&byte, 1), 1U);
  const auto second = sources->next();
  ASSERT_NE(second, nullptr);
  EXPECT_EQ(read_all(*second), "two");
  EXPECT_EQ(sources->next(), nullptr);
}

}  // namespace
}  // namespace postferry::io_test
