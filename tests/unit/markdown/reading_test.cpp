// SPDX-License-Identifier: MIT
// What front matter of all engines says.
#include <gtest/gtest.h>

#include "unit/markdown/blog.h"

namespace postferry::markdown_test {
namespace {

std::string terms_of(const Post& post) {
  std::string out;
  for (const Term& term : post.terms) out += term.taxonomy + ":" + term.name + ";";
  return out;
}

std::string extras_of(const Post& post) {
  std::string out;
  for (const Extra& extra : post.extras) out += extra.path + "=" + extra.raw + ";";
  return out;
}

std::string date_of(std::string_view date) {
  return read_post("---\ndate: " + std::string(date) + "\n---\n").date.iso;
}

TEST(ReadingFrontMatter, KnowsYamlTomlAndJson) {
  for (const std::string_view text :
       {"---\ntitle: On Dune\ntags: [a, b]\ndraft: false\n---\n\nBody.\n",
        "+++\ntitle = \"On Dune\"\ntags = [\"a\", \"b\"]\ndraft = false\n+++\n\nBody.\n",
        "{\"title\": \"On Dune\", \"tags\": [\"a\", \"b\"], \"draft\": false}\n\nBody.\n",
        "{\"title\": \"On Dune\", \"tags\": [\"a\", \"b\"], \"draft\": false\n}\n;;;\n\nBody.\n",
        "\n\n---\ntitle: On Dune\ntags: [a, b]\ndraft: false\n...\n\nBody.\n",
        "--- \r\ntitle: On Dune\r\ntags: [a, b]\r\ndraft: false\r\n---\t\r\n\r\nBody.\r\n"}) {
    const Post post = read_post(text);
    EXPECT_EQ(post.title, "On Dune") << text;
    EXPECT_EQ(terms_of(post), "post_tag:a;post_tag:b;") << text;
    EXPECT_EQ(post.status, "publish") << text;
    ASSERT_TRUE(post.content) << text;
    EXPECT_EQ(post.content->format, "markdown");
    EXPECT_EQ(post.content->value, "Body.") << text;
    EXPECT_TRUE(post.extras.empty()) << extras_of(post);
  }
}

TEST(ReadingFrontMatter, TakesWhatIsNoneForText) {
  for (const std::string_view text :
       {"----\ntitle: x\n----\n", "---\ntitle: x\n\nno end", "text\n---\ntitle: x\n---\n",
        "{ not json }\ntext", "Note: this\nis text\n"}) {
    const Post post = read_post(text);
    EXPECT_TRUE(post.title.empty()) << text;
    ASSERT_TRUE(post.content) << text;
    EXPECT_TRUE(post.content->value.starts_with(text.substr(0, text.size() - 1))) << text;
  }
}

TEST(ReadingFrontMatter, KnowsPelican) {
  const std::string_view text =
      "Title: My title\nDate: 2010-12-03 10:20\nCategory: Python\nTags: pelican, publishing\n"
      "Authors: Ada, Bo\nSummary: Short\n\nBody.\n";
  const Post post = read_post(text);
  EXPECT_EQ(post.title, "My title");
  EXPECT_EQ(post.date.iso, "2010-12-03T10:20");
  EXPECT_EQ(terms_of(post), "category:Python;post_tag:pelican;post_tag:publishing;");
  EXPECT_EQ(post.author, "Ada");
  EXPECT_EQ(post.co_authors, std::vector<std::string>{"Bo"});
  EXPECT_EQ(post.excerpt->value, "Short");
  EXPECT_EQ(post.content->value, "Body.");
  ReadOptions asked;
  asked.own.set("syntax", "pelican");
  EXPECT_EQ(read_one("Slug: a\n\nBody.\n", "<stdin>", asked).posts[0].slug, "a");
}

TEST(ReadingFrontMatter, TypesByFieldAndNotByLooks) {
  const Post post = read_post(
      "---\ntitle: 1984\nslug: yes\nid: 007\ntags: [on, 2001-01-01]\n"
      "author: ~\nexcerpt: 0156027321\n---\n");
  EXPECT_EQ(post.title, "1984");
  EXPECT_EQ(post.slug, "yes");
  EXPECT_EQ(post.id.text, "007");
  EXPECT_EQ(terms_of(post), "post_tag:on;post_tag:2001-01-01;");
  EXPECT_EQ(post.author, "");
  EXPECT_EQ(post.excerpt->value, "0156027321");
}

TEST(ReadingFrontMatter, KnowsTheKeysOfAllEngines) {
  EXPECT_EQ(read_post("---\nlastmod: 2024-01-02\n---\n").modified.iso, "2024-01-02");
  EXPECT_EQ(read_post("---\nlast_modified_at: 2024-01-02\n---\n").modified.iso, "2024-01-02");
  EXPECT_EQ(read_post("---\nupdated: 2024-01-02\n---\n").modified.iso, "2024-01-02");
  EXPECT_EQ(read_post("---\nupdatedDate: 2024-01-02\n---\n").modified.iso, "2024-01-02");
  EXPECT_EQ(read_post("---\npubDate: 2024-01-02\n---\n").date.iso, "2024-01-02");
  EXPECT_EQ(read_post("---\nTitle: Big\nDATE: 2024-01-02\n---\n").date.iso, "2024-01-02");
  EXPECT_EQ(read_post("---\npermalink: /a/\n---\n").url, "/a/");
  EXPECT_EQ(read_post("---\nredirect_from: /a/\n---\n").aliases, std::vector<std::string>{"/a/"});
  EXPECT_EQ(read_post("---\ncategory: a b\n---\n").terms[0].name, "a b");
  EXPECT_EQ(terms_of(read_post("---\ntags: a, b\n---\n")), "post_tag:a;post_tag:b;");
  EXPECT_EQ(terms_of(read_post("---\ntags: a b\n---\n")), "post_tag:a b;");
  EXPECT_EQ(terms_of(read_post("---\ncategories: [[A, B], C]\n---\n")),
            "category:A;category:B;category:C;");
  EXPECT_EQ(read_post("---\ndescription: d\n---\n").excerpt->format, "text");
  EXPECT_EQ(read_post("---\nimages: [a.png]\n---\n").featured_image->url, "a.png");
  EXPECT_EQ(read_post("---\ncomments: false\n---\n").comment_status, "closed");
  EXPECT_EQ(read_post("---\nlang: de\n---\n").language, "de");
}

TEST(ReadingFrontMatter, PartsJekyllsTagsAtBlanksWhenAsked) {
  ReadOptions jekyll;
  jekyll.own.set("flavor", "jekyll");
  const Post post = read_one("---\ntags: a b\ncategory: c d\n---\n", "<stdin>", jekyll).posts[0];
  EXPECT_EQ(terms_of(post), "post_tag:a;post_tag:b;category:c d;");
}

TEST(ReadingFrontMatter, KnowsDraftsAndStatuses) {
  const auto status = [](std::string_view lines) {
    return read_post("---\n" + std::string(lines) + "\n---\n").status;
  };
  EXPECT_EQ(status("title: x"), "");
  EXPECT_EQ(status("draft: true"), "draft");
  EXPECT_EQ(status("draft: false"), "publish");
  EXPECT_EQ(status("published: false"), "draft");
  EXPECT_EQ(status("published: true"), "publish");
  EXPECT_EQ(status("draft: true\nstatus: private"), "private");
  EXPECT_EQ(status("draft: false\nstatus: private"), "publish") << "published by hand";
  EXPECT_EQ(status("draft: true\nstatus: publish"), "draft");
  EXPECT_EQ(status("draft: true\nstatus: publish\npassword: x"), "publish");
  EXPECT_EQ(status("status: hidden"), "private");
  EXPECT_EQ(status("status: reading"), "") << "of a book";
  EXPECT_EQ(read_post("---\n---\n", "_drafts/a.md").status, "draft");
}

TEST(ReadingFrontMatter, TellsTheMeaningsOfPublishedApart) {
  EXPECT_EQ(read_post("---\npublished: 2024-02-03\n---\n").date.iso, "2024-02-03");
  const Post book = read_post("---\npublished: 1997\n---\n");
  EXPECT_TRUE(book.date.empty());
  EXPECT_EQ(extras_of(book), "published=1997;");
}

TEST(ReadingFrontMatter, ReadsDatesAsPeopleWriteThem) {
  EXPECT_EQ(date_of("2024-03-01"), "2024-03-01");
  EXPECT_EQ(date_of("2024-3-1"), "2024-03-01");
  EXPECT_EQ(date_of("2024-03-01 09:30"), "2024-03-01T09:30");
  EXPECT_EQ(date_of("2024-03-01 09:30:05 +0100"), "2024-03-01T09:30:05+01:00");
  EXPECT_EQ(date_of("2024-03-01T09:30:05Z"), "2024-03-01T09:30:05Z");
  EXPECT_EQ(date_of("2024-03-01 09:30:05 UTC"), "2024-03-01T09:30:05Z");
  EXPECT_EQ(date_of("2013/7/13 20:46:25"), "2013-07-13T20:46:25");
  EXPECT_EQ(date_of("2 Jan 2006"), "2006-01-02");
  EXPECT_EQ(date_of("January 2, 2006"), "2006-01-02");
  EXPECT_EQ(date_of("Fri, 01 Mar 2024 08:30:00 +0000"), "2024-03-01T08:30:00Z");
  EXPECT_EQ(date_of("2024-03"), "2024-03");
}

TEST(ReadingFrontMatter, TellsADateThatIsNone) {
  const ReadBlog blog = read_one("---\ntitle: x\ndate: 2001-02-30\nmodified: git Created\n---\n");
  EXPECT_TRUE(blog.posts[0].date.empty());
  EXPECT_EQ(extras_of(blog.posts[0]), "date=2001-02-30;modified=git Created;");
  EXPECT_EQ(blog.count(NoteCode::date_unreadable), 2U);
}

TEST(ReadingFrontMatter, KeepsUnknownKeysWithTheirSourceText) {
  const Post post = read_post(
      "---\ntitle: x\nisbn: 0156027321  # ten\nrating: \"4/5\"\nRead: yes\nparams:\n  a: [1,\n    "
      "2]\n"
      "  # inside\n  b: \"c\"\ndateRead: 2024-01-02\n---\n");
  EXPECT_EQ(extras_of(post),
            "isbn=0156027321;rating=\"4/5\";Read=yes;params=\n  a: [1,\n    2]\n  # inside\n"
            "  b: \"c\";dateRead=2024-01-02;");
  EXPECT_EQ(
      extras_of(read_post("+++\nrating = \"4/5\"\npages = 1_000\n[params]\na = [1, 'x']\n+++\n")),
      "rating=\"4/5\";pages=1000;params=\n  a:\n    - 1\n    - \"x\";");
  EXPECT_EQ(extras_of(read_post("{\"rating\": 4.50, \"x\": null}\n")), "rating=4.50;x=null;");
}

TEST(ReadingFrontMatter, TakesTheLastOfRepeatedKeys) {
  const ReadBlog blog = read_one("---\ntitle: one\ntitle: two\nodd: 1\nodd: 2\n---\n");
  EXPECT_EQ(blog.posts[0].title, "two");
  EXPECT_EQ(extras_of(blog.posts[0]), "title=one;odd=1;odd=2;");
  EXPECT_EQ(blog.count(NoteCode::value_repeated), 1U);
}

TEST(ReadingFrontMatter, KeepsWhatItCantRead) {
  const ReadBlog blog = read_one("---\ntitle: \"open\ntags: [a\n---\nBody.\n");
  EXPECT_EQ(blog.count(NoteCode::front_matter_unreadable), 1U);
  EXPECT_EQ(blog.posts[0].content->value, "Body.");
  EXPECT_EQ(extras_of(blog.posts[0]), "#front-matter=title: \"open\ntags: [a\n;");
  ASSERT_FALSE(blog.notes.empty());
  EXPECT_EQ(blog.notes[0].place.line, 2U);
  EXPECT_EQ(read_one("---\n- a\n- b\n---\n").count(NoteCode::front_matter_unreadable), 1U);
  EXPECT_EQ(read_one("+++\na = 1\na = 2\n+++\n").count(NoteCode::front_matter_unreadable), 1U);
}

TEST(ReadingFrontMatter, ReadsCommentsOfJekyllsImporter) {
  const Post post = read_post(
      "---\ncomments:\n- id: 7\n  author: Ada\n  author_email: a@example.org\n  author_url: ''\n"
      "  date: 2019-04-13 08:00:00 +0200\n  content: |\n    One.\n    Two.\n  karma: 3\n- "
      "text\n---\n");
  ASSERT_EQ(post.comments.size(), 1U);
  EXPECT_EQ(post.comments[0].id.text, "7");
  EXPECT_EQ(post.comments[0].email, "a@example.org");
  EXPECT_EQ(post.comments[0].date.iso, "2019-04-13T08:00:00+02:00");
  EXPECT_EQ(post.comments[0].content->value, "One.\nTwo.\n");
  EXPECT_EQ(post.comments[0].extras[0].path, "karma");
  EXPECT_EQ(extras_of(post), "comments=text;");
}

TEST(ReadingFrontMatter, LeavesTheReviewFilterItsKeys) {
  const Post post = read_post("---\nreview: A fine book.\nrating: 4\n---\n");
  EXPECT_FALSE(post.review);
  EXPECT_EQ(extras_of(post), "review=A fine book.;rating=4;");
}

TEST(ReadingNames, TellDateSlugAndTitle) {
  const Post dated = read_post("Text\n", "posts/2024-03-01-on-dune.md");
  EXPECT_EQ(dated.date.iso, "2024-03-01");
  EXPECT_EQ(dated.slug, "on-dune");
  EXPECT_EQ(dated.title, "on-dune");
  const Post note = read_post("Text\n", "My Note.md");
  EXPECT_EQ(note.title, "My Note");
  EXPECT_EQ(note.slug, "");
  EXPECT_EQ(read_post("# Heading #\n\nText\n", "note.md").title, "Heading");
  EXPECT_EQ(read_post("Text\n", "posts/piranesi/index.md").slug, "piranesi");
  EXPECT_EQ(read_post("---\ntitle: T\nslug: s\n---\n", "2024-03-01-x.md").slug, "s");
  EXPECT_TRUE(read_post("Text\n", "2024-13-45-x.md").date.empty());
}

TEST(ReadingBlogs, GoesByNames) {
  const ReadBlog blog =
      read_blog({{"a.md", "---\ntitle: A\n---\n"}, {"b.md", "---\ntitle: B\n---\n"}});
  EXPECT_EQ(blog.titles(), "A;B;");
  EXPECT_TRUE(blog.notes.empty());
}

TEST(ReadingBlogs, TellsWhereANoteBelongs) {
  const ReadBlog blog = read_blog({{"x/a.md", "---\ntitle: A\ndate: never\n---\n"}});
  ASSERT_FALSE(blog.notes.empty());
  EXPECT_EQ(blog.notes[0].place.source, "blog/x/a.md");
}

TEST(ReadingBlogs, FollowsTheOrderAndPutsNewFilesLast) {
  const std::string aside = "{\"type\":\"attachment\",\"title\":\"P\"}\n";
  const ReadBlog blog = read_blog({{".postferry/order", "b.md\n*1\ngone.md\na.md\nb.md\n../x.md\n"},
                                   {".postferry/posts.jsonl", aside + aside},
                                   {"a.md", "---\ntitle: A\n---\n"},
                                   {"b.md", "---\ntitle: B\n---\n"},
                                   {"c.md", "---\ntitle: C\n---\n"}});
  EXPECT_EQ(blog.titles(), "B;P;A;C;P;");
}

TEST(ReadingBlogs, FindsOurFolderBelowTheTop) {
  const ReadBlog blog =
      read_blog({{"site/.postferry/site.json", "{\"postferry\":1,\"site\":{\"title\":\"S\"}}"},
                 {"site/.postferry/order", "b.md\na.md\n"},
                 {"site/a.md", "---\ntitle: A\n---\n"},
                 {"site/b.md", "---\ntitle: B\n---\n"}});
  EXPECT_EQ(blog.site.title, "S");
  EXPECT_EQ(blog.titles(), "B;A;");
}

TEST(ReadingBlogs, SkipsFilesThatAreTooLong) {
  SplitOptions limits;
  limits.max_record = 100'000;
  const ReadBlog blog = read_blog({{"a.md", "---\ntitle: A\n---\n"},
                                   {"long.md", std::string(200'000, 'x')},
                                   {"z.md", "---\ntitle: Z\n---\n"}},
                                  {}, limits);
  EXPECT_EQ(blog.titles(), "A;Z;");
  EXPECT_EQ(blog.skipped, 1U);
  EXPECT_EQ(blog.count(NoteCode::record_too_long), 1U);
}

TEST(ReadingBlogs, TellsAnEmptyOne) { EXPECT_EQ(read_blog({}).count(NoteCode::input_empty), 1U); }

TEST(ReadingBlogs, KeepsASiteFileThatIsDamaged) {
  const ReadBlog blog = read_blog({{".postferry/site.json", "{\"site\": "}, {"a.md", "x\n"}});
  EXPECT_EQ(blog.count(NoteCode::carrier_unreadable), 1U);
  ASSERT_EQ(blog.site.extras.size(), 1U);
  EXPECT_EQ(blog.site.extras[0].raw, "{\"site\": ");
}

}  // namespace
}  // namespace postferry::markdown_test
