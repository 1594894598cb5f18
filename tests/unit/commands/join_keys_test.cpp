// SPDX-License-Identifier: MIT
#include "commands/join_keys.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

Work titled(const std::string& title) {
  Work work;
  work.title = title;
  return work;
}

TEST(PlainWords, LeaveOutHowATextIsSpelt) {
  EXPECT_EQ(plain_words("The  Salt-Garden!"), "the salt garden");
  EXPECT_EQ(plain_words("Don\u2019t `Look'"), "dont look");
  EXPECT_EQ(plain_words("Salt & Stone"), "salt and stone");
  EXPECT_EQ(plain_words("\u00C5SA LINDQVIST, Zo\u00EB, \u0141\u00F3d\u017A"),
            "asa lindqvist zoe lodz");
  EXPECT_EQ(plain_words("Zoe\u0308 Stra\u00DFe \u0152uvre"), "zoe strasse oeuvre");
  EXPECT_EQ(plain_words("\u300C\u7802\u306E\u672C\u300D"), "\u7802\u306E\u672C");
  EXPECT_EQ(plain_words("\xFF ?!"), "");
}

struct TitleRow {
  const char* title;
  const char* full;
  const char* brief;
  const char* volume;
};

TEST(TitleForms, KnowWhatCanBeLeftOut) {
  const TitleRow rows[] = {
      {"The Salt Garden", "the salt garden", "the salt garden", ""},
      {"The Salt Garden: A Novel", "the salt garden a novel", "the salt garden", ""},
      {"The Salt Garden (Harbour Stories, #1)", "the salt garden", "the salt garden", "1"},
      {"Salt: A Novel (Harbour Stories, #2.5)", "salt a novel", "salt", "2.5"},
      {"The Salt Garden (Illustrated)", "the salt garden illustrated", "the salt garden", ""},
      {"Harbour: Part Two", "harbour part two", "harbour part two", ""},
      {"Harbour: 1914-1918", "harbour 1914 1918", "harbour 1914 1918", ""},
      {"Harbour (Box 2)", "harbour box 2", "harbour box 2", ""},
      {"The 2:15 to Salt", "the 2 15 to salt", "the 2 15 to salt", ""},
      {"(Untitled)", "untitled", "untitled", ""},
      {"!!!", "", "", ""},
  };
  for (const TitleRow& row : rows) {
    const TitleForms forms = title_forms(titled(row.title));
    EXPECT_EQ(forms.full, row.full) << row.title;
    EXPECT_EQ(forms.brief, row.brief) << row.title;
    EXPECT_EQ(forms.volume, row.volume) << row.title;
  }
}

TEST(TitleForms, ASubtitleOfItsOwnIsAsOneBehindAColon) {
  Work work = titled("Salt");
  work.subtitle = "A World History";
  work.series = {{"Harbour", "3"}};
  const TitleForms forms = title_forms(work);
  EXPECT_EQ(forms.full, title_forms(titled("Salt: A World History")).full);
  EXPECT_EQ(forms.brief, "salt");
  EXPECT_EQ(forms.volume, "3");
}

TEST(NameKey, IsFirstAndLastName) {
  const char* same[][2] = {
      {"J. R. R. Ellison", "J.R.R. Ellison"}, {"J.R.R. Ellison", "JRR Ellison"},
      {"Ellison, Mara", "Mara Ellison"},      {"Mara K. Ellison", "Mara Ellison"},
      {"Mara Ellison, Jr.", "Mara Ellison"},  {"Mara Le Ellison PhD", "mara ellison"},
      {"\u00C5sa O'Hara", "Asa O\u2019Hara"},
  };
  for (const auto& pair : same) EXPECT_EQ(name_key(pair[0]), name_key(pair[1])) << pair[0];
  EXPECT_NE(name_key("Mara Ellison"), name_key("Mary Ellison"));
  EXPECT_NE(name_key("M. Ellison"), name_key("Mara Ellison"));
  EXPECT_EQ(name_key("Homer"), "homer");
  EXPECT_EQ(name_key(" - "), "");
}

}  // namespace
}  // namespace postferry
