// SPDX-License-Identifier: MIT
#include "review/work_lists.h"

#include <gtest/gtest.h>

#include "unit/review/bodies.h"

namespace postferry {
namespace {

using bodies::extracted;

// What the recommendations of a body are, without their heading.
std::string works_of(std::string_view format, std::string_view body) {
  Post post = bodies::post(format, body);
  (void)Extractor().extract(post);
  if (!post.review) return "-";
  std::string out;
  for (const Recommendation& group : post.review->recommendations) {
    if (!out.empty()) out += " | ";
    if (!group.reason.empty()) out += "[" + group.reason + "] ";
    out += bodies::works(group.works);
  }
  return out.empty() ? "-" : out;
}

constexpr const char* two = "Persuasion/Jane Austen; Middlemarch/George Eliot";

TEST(WorkLists, AreReadInEveryShape) {
  for (const char* body :
       {"Read-alikes:\n\nPersuasion by Jane Austen\nMiddlemarch by George Eliot",
        "<h3>Read-alikes</h3><ul><li><em>Persuasion</em>, Jane Austen</li><li><em>Middlemarch</em> "
        "(George Eliot)</li></ul>",
        "<b>Read-alikes</b>\n<ol><li>Jane Austen, <em>Persuasion</em></li><li>George Eliot: "
        "<em>Middlemarch</em></li></ol>",
        "Read-alikes:\n\n“Persuasion” – Jane Austen\n“Middlemarch”, George Eliot",
        "Read-alikes: <i>Persuasion</i> by Jane Austen, <i>Middlemarch</i> by George Eliot",
        "Read-alikes: Persuasion by Jane Austen; Middlemarch by George Eliot.",
        "Read-alikes\nPersuasion by Jane Austen and Middlemarch by George Eliot"})
    EXPECT_EQ(works_of("classic", body), two) << body;
}

TEST(WorkLists, AreReadFromASentence) {
  for (const char* body :
       {"If you liked this, try Persuasion by Jane Austen and Middlemarch by George Eliot.",
        "Fans of Emma will enjoy <em>Persuasion</em> by Jane Austen and <em>Middlemarch</em> by "
        "George Eliot.",
        "Wer das mochte, sollte auch Persuasion von Jane Austen und Middlemarch von George Eliot "
        "lesen."})
    EXPECT_EQ(works_of("classic", body), two) << body;
  EXPECT_EQ(works_of("classic", "If you liked this, try Persuasion by Jane Austen."), "-");
}

TEST(WorkLists, TellTitlesFromAuthorsByWhatAllLinesHaveInCommon) {
  EXPECT_EQ(works_of("text", "Similar books:\nAnn Bell – The War of Rain\nJoe Kemp – In the Sun"),
            "The War of Rain/Ann Bell; In the Sun/Joe Kemp");
  EXPECT_EQ(works_of("text", "Similar books:\nThe War of Rain – Ann Bell\nIn the Sun – Joe Kemp"),
            "The War of Rain/Ann Bell; In the Sun/Joe Kemp");
  EXPECT_EQ(works_of("text", "Similar books:\nRed Rain – Ann Bell\nJoe Kemp – High Sun"), "-");
  // Not under a heading that could be over anything.
  EXPECT_EQ(works_of("text", "You may also like:\nLondon Bridge – In the Sun\nOld Town – At Sea"),
            "-");
}

TEST(WorkLists, KnowWordsForByOfOtherLanguages) {
  EXPECT_EQ(works_of("text", "Ähnliche Bücher:\n- Faust von Johann Wolfgang von Goethe"),
            "Faust/Johann Wolfgang von Goethe");
  EXPECT_EQ(
      works_of("text", "Te puede gustar:\n- La casa de las horas de Ana Gil\n- Pan de Eva Ro"),
      "La casa de las horas/Ana Gil; Pan/Eva Ro");
  EXPECT_EQ(works_of("text", "Vous aimerez aussi:\n- La Mer d'Anne Gil\n- Le Pain de Jean Roux"),
            "La Mer/Anne Gil; Le Pain/Jean Roux");
  EXPECT_EQ(works_of("text", "こちらもおすすめ：\n『時計の家』黒川光\n"), "時計の家/黒川光");
}

TEST(WorkLists, HaveReasonsAsHeadingsInBracketsAndBehind) {
  EXPECT_EQ(works_of("classic",
                     "Read-alikes:\n\n<b>For the wit:</b>\n\n<em>Emma</em> by Jane Austen\n\n(for "
                     "length)\n\n<em>Middlemarch</em> by George Eliot – and the ending"),
            "[For the wit] Emma/Jane Austen | [for length] Middlemarch/George Eliot (and the "
            "ending)");
}

TEST(WorkLists, LeaveOtherListsAlone) {
  for (const char* body :
       {"Coming up:\n- London, England\n- Paris, France",
        "Pairs well with:\n- Goat's cheese\n- Rye",
        "Up next:\n- Harrow Town – Fenwick United\n- Reds v. Blues",
        "Next week:\n- Bake sale by the gate\n- Monday: yoga at noon",
        "If you like the sea, you will love the pier and the walk by the harbour.",
        "Recommendations:\n- 2 eggs\n- Butter, salt"})
    EXPECT_EQ(extracted("text", body), "-") << body;
}

TEST(WorkLists, EndBeforeTheNext) {
  EXPECT_EQ(extracted("text",
                      "Read-alikes:\nEmma by Jane Austen\n\nComing up: Dune by Frank Herbert\n\n"
                      "The end: it rains."),
            "rec[Read-alikes:|]:Emma/Jane Austen up:Dune/Frank Herbert");
}

}  // namespace
}  // namespace postferry
