// SPDX-License-Identifier: MIT
#include "review/post_title.h"

#include <gtest/gtest.h>

#include "review/text.h"
#include "review/title_words.h"

namespace postferry {
namespace {

PostClues clues(std::initializer_list<std::string_view> terms, std::string_view type = "post") {
  static Post post;  // clues look into its terms
  post.terms.clear();
  post.type = type;
  for (const std::string_view name : terms)
    post.terms.push_back({"category", "", std::string(name), ""});
  return clues_of(post);
}

// "Title|Author [Series#1] 4/5!" with "!" if it is proven, "?" if not.
std::string read(std::string_view title, const PostClues& found = {}) {
  const PostTitle read = read_post_title(title, found);
  std::string out = read.title;
  for (const std::string& author : read.authors) out += "|" + author;
  for (const Series& series : read.series) out += " [" + series.name + "#" + series.position + "]";
  if (read.rating) {
    out += " " + read.rating->value->to_string();
    if (read.rating->best) out += "/" + read.rating->best->to_string();
  }
  return out + (read.proof > 0 ? "!" : "?");
}

TEST(PostTitle, LeavesOutWhatAnnouncesAReview) {
  EXPECT_EQ(read("Review: Emma by Jane Austen"), "Emma|Jane Austen!");
  EXPECT_EQ(read("Emma by Jane Austen - Review"), "Emma|Jane Austen!");
  EXPECT_EQ(read("Book Review: Emma"), "Emma!");
  EXPECT_EQ(read("Book Review #12: Emma"), "Emma!");
  EXPECT_EQ(read("BOOK REVIEW | Emma, by Jane Austen"), "Emma|Jane Austen!");
  EXPECT_EQ(read("[Review] Emma"), "Emma!");
  EXPECT_EQ(read("Emma (Book Review)"), "Emma!");
  EXPECT_EQ(read("Review of Emma"), "Emma!");
  EXPECT_EQ(read("Emma Review"), "Emma!");
  EXPECT_EQ(read("Gizmo 10 - First Impressions"), "Gizmo 10!");
  EXPECT_EQ(read("Gizmo – a review and some thoughts"), "Gizmo!");
  EXPECT_EQ(read("Review: “Emma”"), "Emma!");
  EXPECT_EQ(read("Review: why “Emma” still delights"), "Emma!");
  EXPECT_EQ(read("Rezension: Der Zauberberg von Thomas Mann"), "Der Zauberberg|Thomas Mann!");
  EXPECT_EQ(read("Critique : Germinal"), "Germinal!");
  EXPECT_EQ(read("Reseña: El Aleph"), "El Aleph!");
  EXPECT_EQ(read("Recenzja Lalka – książka na zimę"), "Lalka!");
  EXPECT_EQ(read("Рецензия на Обломов"), "Обломов!");
  EXPECT_EQ(read("Resenha: Dom Casmurro - Machado Assis"), "Dom Casmurro - Machado Assis!");
  EXPECT_EQ(read("Book review: Emma - Jane Austen"), "Emma|Jane Austen!");
  EXPECT_EQ(read("Buchrezension: Die Lampe - Ada Quill"), "Die Lampe|Ada Quill!");
  EXPECT_EQ(read("雪国 レビュー"), "雪国!");
}

TEST(PostTitle, LeavesOutWhatLeadsToATitle) {
  EXPECT_EQ(read("Thoughts on Emma by Jane Austen"), "Emma|Jane Austen?");
  EXPECT_EQ(read("Book Notes - Emma"), "Emma?");
  EXPECT_EQ(read("Finished reading: Emma"), "Emma?");
  EXPECT_EQ(read("Finished reading Emma"), "Emma?");
  EXPECT_EQ(read("DNF Review: Emma"), "Emma!");
  EXPECT_EQ(read("Review & Giveaway: Emma"), "Emma!");
  EXPECT_EQ(read("Thoughts on moving house"), "Thoughts on moving house?");
  EXPECT_EQ(read("Thoughts"), "Thoughts?");
}

// Titles have such words, too: a tag tells that the name is a person's.
TEST(PostTitle, TakesAuthorsThatAreTags) {
  EXPECT_EQ(read("Critique : La Lampe de Ada Quill", clues({"Ada Quill"})), "La Lampe|Ada Quill!");
  EXPECT_EQ(read("Critique : La Lampe de Ada Quill"), "La Lampe de Ada Quill!");
  EXPECT_EQ(read("Critique : La Lampe de Ada Quill", clues({"Ada Quill", "Cinéma"})), "La Lampe!");
  EXPECT_EQ(read("Resenha: Vidro Fino - Ada Quill", clues({"Ada Quill"})), "Vidro Fino|Ada Quill!");
  EXPECT_EQ(read("Resenha: Ada Quill - Vidro Fino", clues({"ada quill"})), "Vidro Fino|Ada Quill!");
}

TEST(PostTitle, TakesTheAuthorBehindWideQuotes) {
  EXPECT_EQ(read("書評『灯台の家』山田花子"), "灯台の家|山田花子!");
  EXPECT_EQ(read("書評：山田花子『灯台の家』"), "灯台の家|山田花子!");
  EXPECT_EQ(read("映画『灯台の家』の感想"), "灯台の家!");
}

TEST(PostTitle, FindsAuthorsBesideOtherThings) {
  EXPECT_EQ(read("#BookReview Emma by Jane Austen #classics @emma"), "Emma|Jane Austen!");
  EXPECT_EQ(read("Review: #Lamps"), "#Lamps!");
  EXPECT_EQ(read("Review: Emma by Jane Austen, narrated by Ann Ax"), "Emma|Jane Austen!");
  EXPECT_EQ(read("REVIEW: EMMA BY JANE AUSTEN"), "EMMA|JANE AUSTEN!");
  EXPECT_EQ(read("« La Lampe » de Ada Quill"), "La Lampe|Ada Quill?");
  EXPECT_EQ(read("Recensione \"La lampada\" di Ada Quill"), "La lampada|Ada Quill!");
  EXPECT_EQ(read("La lampe, Ada Quill", clues({"Livres", "Chroniques"})), "La lampe|Ada Quill!");
  EXPECT_EQ(read("Die Lampe | Ada Quill", clues({"Buchrezensionen"})), "Die Lampe|Ada Quill!");
  EXPECT_EQ(read("Giveaway: Emma by Jane Austen", clues({"Book Reviews"})),
            "Giveaway: Emma|Jane Austen?");
}

TEST(PostTitle, LeavesOutQuotesAndTheirCommas) {
  EXPECT_EQ(read("“Emma,” by Jane Austen"), "Emma|Jane Austen?");
  EXPECT_EQ(read("'Emma' by Jane Austen"), "Emma|Jane Austen?");
  EXPECT_EQ(read("Emma - by Jane Austen"), "Emma|Jane Austen?");
  EXPECT_EQ(read("'Twas Emma's by Jane Austen"), "'Twas Emma's|Jane Austen?");
}

TEST(PostTitle, KnowsWhatIsAboutNoWork) {
  const auto no_work = [](std::string_view title) { return read_post_title(title, {}).no_work; };
  EXPECT_TRUE(no_work("How to build a star rating"));
  EXPECT_TRUE(no_work("How I rate books"));
  EXPECT_TRUE(no_work("Why I left town"));
  EXPECT_FALSE(no_work("Why We Sleep"));
  EXPECT_FALSE(no_work("How to Build a Lamp"));
  EXPECT_TRUE(no_work("Performance Review Season"));
  EXPECT_TRUE(no_work("Code reviews: what helps"));
  EXPECT_TRUE(no_work("Week 3/10: progress"));
  EXPECT_FALSE(no_work("Week End"));
  EXPECT_FALSE(no_work("Review: Code"));
  const auto announces = [](std::string_view title) {
    return read_post_title(title, {}).announces;
  };
  EXPECT_TRUE(announces("Cover Reveal: Emma by Jane Austen"));
  EXPECT_TRUE(announces("Emma - Book Spotlight"));
  EXPECT_TRUE(announces("[Promo] Emma"));
  EXPECT_EQ(read("The Lamps - Glass (new single)", clues({"Music"})),
            "The Lamps - Glass (new single)?");
  EXPECT_FALSE(announces("Spotlight"));
}

TEST(PostTitle, KnowsSecondLooks) {
  EXPECT_EQ(read("Gadget X200 Nine Months On"), "Gadget X200!");
  EXPECT_EQ(read("Gadget n1410 - 32 Months On"), "Gadget n1410!");
  EXPECT_EQ(read("Gadget X200: two years later"), "Gadget X200!");
  EXPECT_EQ(read("Gadget X200 after six weeks"), "Gadget X200!");
  EXPECT_EQ(read("Some Chair, one year on", clues({"Reviews"})), "Some Chair!");
  // Of what is no product by its name that proves nothing.
  EXPECT_EQ(read("Our wedding, one year on"), "Our wedding, one year on?");
  EXPECT_EQ(read("Meeting him 20 years later"), "Meeting him 20 years later?");
  EXPECT_EQ(read("The Gadget X200 Review"), "Gadget X200!");
  EXPECT_EQ(read("The Lamp Review"), "The Lamp!");
  EXPECT_EQ(read("The 39 Steps Review"), "The 39 Steps!");
  EXPECT_EQ(read("The 2nd Lamp Review"), "The 2nd Lamp!");
}

TEST(PostTitle, ReadsWideQuotes) {
  EXPECT_EQ(read("書評『灯台の家』"), "灯台の家!");
  EXPECT_EQ(read("影评《灯塔》"), "灯塔!");
  EXPECT_EQ(read("映画感想「雪国」"), "雪国!");
  EXPECT_EQ(read("日記『灯台の家』"), "日記『灯台の家』?");
}

TEST(PostTitle, ProvesNothingByItself) {
  for (const std::string_view title :
       {"Emma", "Emma by Jane Austen", "My week", "Year in Review", "2019 in Review",
        "The Year in Review: 2019", "Code review", "A Review", "2019 Review", "Peer Review",
        "Why I never read a review", "How we review", "Review of the year", "Artist - Album",
        "My trip (3/5)", "Reviews", "Film Noir Festival", "Book Club"})
    EXPECT_EQ(read(title).back(), '?') << title;
  EXPECT_EQ(read("Book Club", clues({"Books"})), "Book Club?");
}

TEST(PostTitle, TakesTermsForEvidence) {
  EXPECT_EQ(read("Emma", clues({"Book Reviews"})), "Emma!");
  EXPECT_EQ(read("Emma", clues({"Críticas de cine"})), "Emma!");
  EXPECT_EQ(read("Emma", clues({}, "book-review")), "Emma!");
  EXPECT_EQ(read("Emma", clues({"Books"})), "Emma?");
  EXPECT_EQ(read("Emma", clues({"Code reviews"})), "Emma?");
  EXPECT_EQ(read("Which of these would you read?", clues({"Reviews"})).back(), '?');
  EXPECT_EQ(read("Emma giveaway", clues({"Reviews"})).back(), '?');
  EXPECT_EQ(read("Livro Dom Casmurro", clues({"Livros"})), "Dom Casmurro!");
  EXPECT_EQ(read("Livro Dom Casmurro", clues({"Filmes"})), "Livro Dom Casmurro?");
  EXPECT_EQ(read("Filme Emma (A Ema)", clues({"Filmes"})), "Emma!");
  EXPECT_EQ(read("The Quiet Ones - Loud", clues({"Music"})), "Loud|The Quiet Ones!");
  EXPECT_EQ(read("Various Artists - Loud", clues({"Musique"})), "Loud!");
  EXPECT_EQ(read("The Quiet Ones - Loud (new video)", clues({"Music"})).back(), '?');
  EXPECT_EQ(read("The Quiet Ones - live tour", clues({"Music"})).back(), '?');
  EXPECT_EQ(read("The Quiet Ones - Loud", clues({"Music", "Tuesday"})).back(), '!');
}

TEST(PostTitle, ReadsRatings) {
  EXPECT_EQ(read("Emma (4/5)"), "Emma 4/5?");
  EXPECT_EQ(read("Emma - 4.5 stars"), "Emma 4.5?");
  EXPECT_EQ(read("Emma ★★★★☆"), "Emma 4/5?");
  EXPECT_EQ(read("[8/10] Emma by Jane Austen"), "Emma|Jane Austen 8/10?");
  EXPECT_EQ(read("Review: Emma by Jane Austen, 4 stars"), "Emma|Jane Austen 4!");
  EXPECT_FALSE(read_post_title("My trip (3/5)", {}).sure_rating);
  EXPECT_TRUE(read_post_title("Emma, 3 stars", {}).sure_rating);
  for (const std::string_view title : {"Emma (1815)", "4/5", "On 4/5 we left", "Top 10", "9/11"})
    EXPECT_FALSE(read_post_title(title, {}).rating) << title;
}

TEST(PostTitle, ReadsSeries) {
  EXPECT_EQ(read("Review: Emma (The Novels #4) by Jane Austen"),
            "Emma|Jane Austen [The Novels#4]!");
  EXPECT_EQ(read("Emma by Jane Austen (The Novels, Book 4)"), "Emma|Jane Austen [The Novels#4]?");
}

TEST(TitleWords, AreFolded) {
  for (const TitleRow& row : title_rows()) EXPECT_EQ(row.text, folded(row.text)) << row.text;
}

TEST(PostTitle, EveryWordOfTermsIsFound) {
  for (const TitleRow& row : title_rows()) {
    if (row.place != TitlePlace::word || row.text.find(' ') != std::string_view::npos) continue;
    const std::string word(row.text);
    EXPECT_NE(media_of_term(word), 0) << word;
    EXPECT_NE(media_of_term(word + ", of the " + word), 0) << word;
    std::string upper = word;
    for (char& c : upper) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
    EXPECT_EQ(media_of_term(upper), media_of_term(word)) << upper;
    EXPECT_EQ(media_of_term(word + " qz"), 0) << word;
  }
}

TEST(PostTitle, LeavesOutRemarksBehindAReview) {
  EXPECT_EQ(read("Emma review - a fine novel"), "Emma!");
  EXPECT_EQ(read("Emma review: a fine novel", clues({"Books"})), "Emma!");
  EXPECT_EQ(read("Emma review: a fine novel"), "Emma review: a fine novel?");
  EXPECT_EQ(read("Annual review - what went well"), "Annual review - what went well?");
  EXPECT_EQ(read("#BookReview ~ Emma by Jane Austen"), "Emma|Jane Austen!");
  EXPECT_EQ(read("Emma [4.5/5] - Review"), "Emma 4.5/5!");
}

TEST(PostTitle, LeavesOutCountsAndKinds) {
  EXPECT_EQ(read("Book 14: Emma by Jane Austen"), "Emma|Jane Austen?");
  EXPECT_EQ(read("Just finished: Emma by Jane Austen"), "Emma|Jane Austen?");
  EXPECT_EQ(read("Picture book: Emma"), "Emma!");
  EXPECT_EQ(read("Picture book: workshop for parents"), "Picture book: workshop for parents?");
}

TEST(PostTitle, LeavesOutTheAuthorThatALabelNames) {
  PostClues labelled;
  labelled.labelled = {"Jane Austen"};
  for (const char* title : {"Emma - Jane Austen", "Jane Austen: Emma", "Emma de Jane Austen",
                            "Emma, Jane Austen", "Jane Austen - Emma"})
    EXPECT_EQ(read(title, labelled), "Emma|Jane Austen?") << title;
  EXPECT_EQ(read("Emma - Jane Austen"), "Emma - Jane Austen?");
  EXPECT_EQ(read("Vida de Jane Austen Smith", labelled), "Vida de Jane Austen Smith?");
}

}  // namespace
}  // namespace postferry
