// SPDX-License-Identifier: MIT
#include "review/plain_work.h"

#include <gtest/gtest.h>

#include <array>
#include <random>
#include <string>

#include "review/work_text.h"
#include "unit/review/bodies.h"

namespace postferry {
namespace {

// "Emma/Jane Austen"; "-" if the line needs a closer look.
std::string plain(std::string_view text, bool item = true) {
  const auto work = read_plain_work(text, item, built_in_labels());
  return work ? std::string(work->title) + "/" + std::string(work->author) : "-";
}

TEST(PlainWork, IsATitleByAnAuthor) {
  EXPECT_EQ(plain("Emma by Jane Austen"), "Emma/Jane Austen");
  EXPECT_EQ(plain("Stand by Me by Ana de la Cruz"), "Stand by Me/Ana de la Cruz");
  EXPECT_EQ(plain("Girls: A Novel by Edna O’Brien"), "Girls: A Novel/Edna O’Brien");
  EXPECT_EQ(plain("1984 by Émile Roux"), "1984/Émile Roux");
  EXPECT_EQ(plain("Sea by Ursula Le\u00A0Guin"), "Sea/Ursula Le\u00A0Guin");
}

TEST(PlainWork, IsNothingThatNeedsACloserLook) {
  for (const char* text :
       {"", " by ", "Emma", "Emma by", "by Jane Austen", "Emma by the sea", "Emma by my sister",
        "Emma, by Jane Austen", "“Emma” by Jane Austen", "Emma by Jane Austen (again)",
        "Emma by Ann Ax and Bob Bx", "Emma by Austen, Jane", "Emma by Jane Austen.",
        "Essays edited by Ann Ax", "Emma by J. R.", "*Emma* by Jane Austen",
        "Emma\u00A0 by Jane Austen", "Emma by \u00A0Jane Austen"})
    EXPECT_EQ(plain(text), "-") << text;
}

TEST(PlainWork, HasNoWordThatBelongsToBy) {
  LabelTable labels;
  labels.add(ListWord::by, "penned by");
  EXPECT_FALSE(read_plain_work("Evelina penned by Frances Burney", true, labels));
  EXPECT_TRUE(read_plain_work("Evelina by Frances Burney", true, labels));
}

TEST(PlainWork, OutsideListsMayBeOneOfSeveral) {
  EXPECT_EQ(plain("Emma by Jane Austen", false), "Emma/Jane Austen");
  EXPECT_EQ(plain("War and Peace by Leo Tolstoy"), "War and Peace/Leo Tolstoy");
  EXPECT_EQ(plain("War and Peace by Leo Tolstoy", false), "-");
  EXPECT_EQ(plain("War and\u00A0Peace by Leo Tolstoy", false), "-");
  EXPECT_EQ(plain("Bread, Iron by Leo Tolstoy", false), "-");
  EXPECT_EQ(plain("1. Emma by Jane Austen", false), "-");
}

// Lines of pieces that tell works apart, or have a meaning to their readers.
class RandomLines {
 public:
  std::string next() {
    std::string out = piece(titles_);
    while (random_() % 2 == 0) out += gap() + piece(titles_);
    while (random_() % 4 != 0) {
      out += gap() + piece(joints_) + gap() + piece(names_);
      while (random_() % 2 == 0) out += gap() + piece(names_);
    }
    return out;
  }

 private:
  template <class List>
  std::string piece(const List& list) {
    return list[random_() % list.size()];
  }
  std::string gap() {
    switch (random_() % 40) {
      case 0: return "\u00A0";
      case 1: return "\u00A0 ";
      case 2: return " \u00A0";
      case 3: return ", ";
      default: return " ";
    }
  }

  std::mt19937 random_{7};
  std::array<const char*, 33> titles_ = {
      "Emma",    "The",     "War",    "and",  "Peace", "2nd",   "1.",     "by",     "edited",
      "penned",  "Read",    "Coming", "up:",  "“Sea”", "*Sea*", "'Sea'",  "O’Neil", "Übung",
      "Sea:",    "No!",     "Why?",   "a-b",  "-",     "–",     "(Part)", "Mr.",    "Bücher:",
      "Rating:", "Author:", "und",    "時計", "Ужас",  "et"};
  std::array<const char*, 8> joints_ = {"by", "by", "by", "by", "by", "von", "-", "(by"};
  std::array<const char*, 31> names_ = {
      "Ann",       "Ann",   "Bell",  "Bell",   "O’Brien", "d'Ormesson", "de",    "van",
      "the",       "my",    "In",    "y",      "e",       "and",        "&",     "J.",
      "R.",        "Émile", "Ngũgĩ", "Nguyễn", "(again)", "Jr.",        "Anna,", "2nd",
      "al-Khatib", "Ужас",  "с",     "“Ann”",  "with",    "Stand",      "by"};
};

TEST(PlainWork, IsWhatACloserLookFinds) {
  RandomLines lines;
  int found = 0;
  for (int i = 0; i < 60000; ++i) {
    const std::string text = lines.next();
    for (const bool item : {true, false}) {
      const auto work = read_plain_work(text, item, built_in_labels());
      if (!work) continue;
      ++found;
      const auto entries = read_works({text, {}}, item, built_in_labels());
      ASSERT_EQ(entries.size(), 1U) << text;
      EXPECT_EQ(entries[0].kind, ListEntry::Kind::sure) << text;
      EXPECT_EQ(bodies::works({entries[0].work}), plain(text, item)) << text;
    }
  }
  EXPECT_GT(found, 3000);
}

// All works that are listed in a body, and under which headings.
std::string lists_of(const std::string& body) {
  Post post = bodies::post("html", body);
  (void)Extractor().extract(post);
  return bodies::shown(post);
}

// Underlined items are no plain ones, and say the same. What is longer may be prose, and is that
// with its tags sooner.
TEST(PlainWork, StandsInListsAsOthersDo) {
  constexpr std::size_t longest = 200;
  RandomLines lines;
  for (int i = 0; i < 4000; ++i) {
    const bool item = i % 2 == 0;
    std::string plain_body = i % 3 == 0 ? "<h3>Read-alikes</h3>" : "<p><b>Coming up:</b></p>";
    if (item) plain_body += "<ul>";
    std::string marked_body = plain_body;
    for (int k = 0; k < 4; ++k) {
      std::string text = lines.next();
      while (text.size() > longest) text = lines.next();
      plain_body += item ? "<li>" + text + "</li>" : "<p>" + text + "</p>";
      marked_body += item ? "<li><u>" + text + "</u></li>" : "<p><u>" + text + "</u></p>";
    }
    if (item) plain_body += "</ul>";
    if (item) marked_body += "</ul>";
    EXPECT_EQ(lists_of(plain_body), lists_of(marked_body)) << plain_body;
  }
}

}  // namespace
}  // namespace postferry
