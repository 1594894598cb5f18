// SPDX-License-Identifier: MIT
#include "review/titles.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

using Names = std::vector<std::string>;

// "Title|Author|Author (note)", or "-".
std::string parsed(std::string_view text) {
  const auto work = parse_title_by_author(text);
  if (!work) return "-";
  std::string out = work->title;
  for (const std::string& name : work->authors) out += "|" + name;
  if (!work->note.empty()) out += " (" + work->note + ")";
  return out;
}

TEST(TitleByAuthor, ReadsTitleAndAuthor) {
  EXPECT_EQ(parsed("The Remains of the Day by Kazuo Ishiguro"),
            "The Remains of the Day|Kazuo Ishiguro");
  EXPECT_EQ(parsed("The Catcher in the Rye by J. D. Salinger"),
            "The Catcher in the Rye|J. D. Salinger");
  EXPECT_EQ(parsed("“Emma” by Jane Austen"), "Emma|Jane Austen");
  EXPECT_EQ(parsed("Emma, by Jane Austen"), "Emma|Jane Austen");
  EXPECT_EQ(parsed("Candide by Voltaire"), "Candide|Voltaire");
  EXPECT_EQ(parsed("Dom Casmurro by Joaquim Maria Machado de Assis"),
            "Dom Casmurro|Joaquim Maria Machado de Assis");
  EXPECT_EQ(parsed("Au plaisir de Dieu by Jean d’Ormesson"), "Au plaisir de Dieu|Jean d’Ormesson");
  EXPECT_EQ(parsed("1984 by George Orwell (again)"), "1984|George Orwell (again)");
}

TEST(TitleByAuthor, TakesTheLastByThatHasNamesBehindIt) {
  EXPECT_EQ(parsed("Fooled by Randomness by Nassim Taleb"), "Fooled by Randomness|Nassim Taleb");
  EXPECT_EQ(parsed("Learning by Doing by A. B. Smith"), "Learning by Doing|A. B. Smith");
  EXPECT_EQ(parsed("The Iliad by Homer, translated by Emily Wilson"), "-");
}

TEST(TitleByAuthor, ReadsSeveralAuthors) {
  EXPECT_EQ(parsed("Good Omens by Terry Pratchett and Neil Gaiman"),
            "Good Omens|Terry Pratchett|Neil Gaiman");
  EXPECT_EQ(parsed("The Talisman by Stephen King & Peter Straub"),
            "The Talisman|Stephen King|Peter Straub");
  EXPECT_EQ(parsed("X by Ann Ax, Bob Bx, and Cy Cx"), "X|Ann Ax|Bob Bx|Cy Cx");
}

TEST(TitleByAuthor, IsNoWorkWhereNoNamesFollow) {
  for (const std::string_view text :
       {"I was blown away by this novel", "Leave a Reply", "by Jane Austen", "Emma by", "Emma by ",
        "Side by side we stood", "It is by far the best", "translated by Emily Wilson",
        "Your email address will not be published. Required fields are marked *"})
    EXPECT_EQ(parsed(text), "-") << text;
}

TEST(TitleByAuthor, WritesWhatItReads) {
  const ListedWork work{"Fooled by Randomness", {"Nassim Taleb"}, "", ""};
  EXPECT_EQ(title_by_author(work), "Fooled by Randomness by Nassim Taleb");
  EXPECT_EQ(title_by_author({"Emma", {}, "", ""}), std::nullopt);
  EXPECT_EQ(title_by_author({"Emma", {"anonymous author"}, "", ""}), std::nullopt);
  EXPECT_EQ(title_by_author({"“Emma”", {"Jane Austen"}, "", ""}), std::nullopt);
}

TEST(Names, ArePartedByWhatPartsNames) {
  EXPECT_EQ(split_names("Kazuo Ishiguro"), Names{"Kazuo Ishiguro"});
  EXPECT_EQ(split_names("Ann Ax; Bob Bx"), (Names{"Ann Ax", "Bob Bx"}));
  EXPECT_EQ(split_names("Ann Ax, Bob Bx"), (Names{"Ann Ax", "Bob Bx"}));
  EXPECT_EQ(split_names("Ishiguro, Kazuo"), Names{"Ishiguro, Kazuo"});
  EXPECT_EQ(split_names("Martin Luther King, Jr."), Names{"Martin Luther King, Jr."});
  EXPECT_EQ(split_names("Ann Ax, Ph.D. and Bob Bx"), (Names{"Ann Ax, Ph.D.", "Bob Bx"}));
  EXPECT_EQ(split_names("Homer, Virgil and Dante"), (Names{"Homer", "Virgil", "Dante"}));
  EXPECT_EQ(split_names(" ; "), Names{});
}

TEST(Names, AreJoinedOnlyIfTheyComeApartAgain) {
  EXPECT_EQ(join_names({"Ann Ax", "Bob Bx"}), "Ann Ax; Bob Bx");
  EXPECT_EQ(join_names({"Kazuo Ishiguro"}), "Kazuo Ishiguro");
  EXPECT_EQ(join_names({"Simon and Schuster"}), std::nullopt);
  EXPECT_EQ(join_names({}), std::nullopt);
}

TEST(Subjects, ArePartedBySemicolonsElseCommas) {
  EXPECT_EQ(split_subjects("Women; England; Cloning").size(), 3U);
  EXPECT_EQ(split_subjects("Fantasy, Horror"), (Names{"Fantasy", "Horror"}));
  EXPECT_EQ(split_subjects("Cities, imaginary; Maps"), (Names{"Cities, imaginary", "Maps"}));
  EXPECT_EQ(join_subjects({"Cities, imaginary"}), "Cities, imaginary;");
  EXPECT_EQ(join_subjects({"a;b"}), std::nullopt);
  EXPECT_EQ(join_subjects({}), std::nullopt);
}

}  // namespace
}  // namespace postferry
