// SPDX-License-Identifier: MIT
// What a post's file looks like, what becomes of edits, and that all of it comes back.
#include <gtest/gtest.h>

#include "base/ascii.h"
#include "base/error.h"
#include "unit/markdown/blog.h"

namespace postferry::markdown_test {
namespace {

Post full_post() {
  Post post = post_with("markdown", "A *fine* book.");
  post.modified = {"2024-03-02"};
  post.author = "jo";
  post.aliases = {"/old/"};
  post.terms = {{"category", "", "Novels", ""},
                {"post_tag", "", "sand: dry", ""},
                {"genre", "", "Science Fiction", ""}};
  post.excerpt = Text{"classic", "Sand.", false};
  post.meta = {{"mood", "calm"}, {"_edit_last", "1"}};
  post.review.emplace();
  post.review->works.push_back({});
  post.review->works[0].title = "Dune";
  post.review->works[0].authors = {"Frank Herbert"};
  post.review->works[0].ids = {{"isbn10", "0441172717"}};
  post.review->works[0].year = 1965;
  post.review->rating = Rating{Decimal(45, 1), Decimal(5), {}, "4.5/5"};
  post.review->subjects = {"deserts", "prophets"};
  Comment comment;
  comment.id = {"7"};
  comment.author = "Ada";
  comment.date = {"2024-03-01T10:00:00+01:00"};
  comment.content = Text{"classic", "Yes.\n\"Really\".", false};
  post.comments.push_back(comment);
  return post;
}

Site blog_site() {
  Site site;
  site.title = "Blog";
  site.url = "https://example.org";
  return site;
}

TEST(WritingAPost, GivesYamlThatNoReaderRetypes) {
  EXPECT_EQ(write_post(full_post()),
            "---\n"
            "title: \"On Dune\"\n"
            "date: 2024-03-01T09:30:00+01:00\n"
            "modified: 2024-03-02\n"
            "draft: false\n"
            "type: \"post\"\n"
            "slug: \"on-dune\"\n"
            "id: 12\n"
            "aliases:\n"
            "  - \"/old/\"\n"
            "author: \"jo\"\n"
            "categories:\n"
            "  - \"Novels\"\n"
            "tags:\n"
            "  - \"sand: dry\"\n"
            "taxonomies:\n"
            "  genre:\n"
            "    - \"Science Fiction\"\n"
            "excerpt: \"Sand.\"\n"
            "meta:\n"
            "  - key: \"mood\"\n"
            "    value: \"calm\"\n"
            "review:\n"
            "  works:\n"
            "    - title: \"Dune\"\n"
            "      authors:\n"
            "        - \"Frank Herbert\"\n"
            "      ids:\n"
            "        isbn10: \"0441172717\"\n"
            "      year: 1965\n"
            "  rating:\n"
            "    value: 4.5\n"
            "    best: 5\n"
            "    text: \"4.5/5\"\n"
            "  subjects:\n"
            "    - \"deserts\"\n"
            "    - \"prophets\"\n"
            "comments:\n"
            "  - id: 7\n"
            "    author: \"Ada\"\n"
            "    date: 2024-03-01T10:00:00+01:00\n"
            "    content: \"Yes.\\n\\\"Really\\\".\"\n"
            "postferry: "
            "'{\"post\":{\"v\":1,\"in\":{\"meta\":{\"n\":1,\"add\":[[1,{"
            "\"key\":\"_edit_last\",\"value\":\"1\"}]]}}}}'\n"
            "---\n"
            "\n"
            "A *fine* book.\n");
}

TEST(WritingAPost, SpeaksTheFlavorsWords) {
  Post post = full_post();
  post.url = "https://example.org/2024/03/on-dune/";
  const Site site = blog_site();
  const WrittenBlog hugo = write_blog({post}, flavor("hugo"), site);
  const std::string& in_hugo = hugo.files[0].second;
  EXPECT_EQ(hugo.files[0].first, "content/posts/2024-03-01-on-dune.md");
  EXPECT_NE(in_hugo.find("\nlastmod: 2024-03-02\ndraft: false\nslug: "), std::string::npos)
      << in_hugo;
  EXPECT_NE(in_hugo.find("\nurl: \"/2024/03/on-dune/\"\n"), std::string::npos);
  EXPECT_NE(in_hugo.find("\nsummary: \"Sand.\"\n"), std::string::npos);
  const WrittenBlog jekyll = write_blog({post}, flavor("jekyll"), site);
  const std::string& in_jekyll = jekyll.files[0].second;
  EXPECT_EQ(jekyll.files[0].first, "_posts/2024-03-01-on-dune.md");
  EXPECT_NE(in_jekyll.find("\npublished: true\ntype: \"post\"\nlayout: \"post\"\n"),
            std::string::npos)
      << in_jekyll;
  EXPECT_NE(in_jekyll.find("\npermalink: \"/2024/03/on-dune/\"\n"), std::string::npos);
  EXPECT_NE(in_jekyll.find("\nredirect_from:\n"), std::string::npos);
  for (const WrittenBlog& blog : {hugo, jekyll})
    EXPECT_EQ(json_of(read_back(blog).posts.at(0)), json_of(post));
}

TEST(WritingAPost, RefusesAFlavorThatItDoesNotKnow) {
  EXPECT_THROW((void)write_post(full_post(), flavor("wiki")), Error);
}

TEST(WritingAPost, MarksWhatIsNotForThePublic) {
  for (const char* status : {"draft", "private", "pending", "future", "trash", "archived"}) {
    Post post = full_post();
    post.status = status;
    const std::string plain = write_post(post);
    EXPECT_NE(plain.find("\ndraft: true\n"), std::string::npos) << plain;
    EXPECT_NE(write_post(post, flavor("jekyll")).find("\npublished: false\n"), std::string::npos);
    EXPECT_EQ(read_back(write_blog({post})).posts[0].status, status);
  }
  Post secret = full_post();
  secret.password = "x";
  EXPECT_NE(write_post(secret).find("\ndraft: true\nstatus: \"publish\"\n"), std::string::npos);
  EXPECT_EQ(json_of(read_back(write_blog({secret})).posts[0]), json_of(secret));
}

TEST(WritingAPost, WritesUnknownKeysAsTheyWere) {
  const std::string text =
      "---\ntitle: \"x\"\ndate: 2024-01-02\nslug: \"x\"\nisbn: 0156027321\nrating: ★★★★☆\n"
      "\"odd key\": {a: 1, b: [2, 'three']}\nparams:\n  a: 1 # one\n  b: |\n    text\nnothing: "
      "null\n"
      "---\n\nBody.\n";
  const ReadBlog blog = read_one(text, "2024-01-02-x.md");
  EXPECT_EQ(write_post(blog.posts[0]), text);
}

TEST(WritingAPost, CarriesExtrasThatWouldBreakIt) {
  Post post = post_with("markdown", "x");
  for (const char* raw :
       {"[1, 2", "a: b: c", "\n---\n", "x\ntitle: \"injected\"", "*alias", "a\rb", ""})
    post.extras.push_back({"markdown", "key", raw});
  post.extras.push_back({"markdown", "title", "\"other\""});
  post.extras.push_back({"wxr", "key", "1"});
  post.extras.push_back({"markdown", "fine", "1"});
  const WrittenBlog blog = write_blog({post});
  EXPECT_EQ(json_of(read_back(blog).posts.at(0)), json_of(post)) << blog.files[0].second;
  EXPECT_NE(blog.files[0].second.find("\nfine: 1\n"), std::string::npos);
}

TEST(WritingAPost, KeepsTheOrderOfMixedTerms) {
  Post post = full_post();
  post.terms = {{"post_tag", "b", "B", ""},
                {"category", "a", "A", ""},
                {"genre", "g", "G", ""},
                {"post_tag", "c", "C", ""}};
  Site site;
  for (const Term& term : post.terms) {
    SiteTerm declared;
    declared.taxonomy = term.taxonomy;
    declared.slug = term.slug;
    declared.name = term.name;
    site.terms.push_back(declared);
  }
  const WrittenBlog blog = write_blog({post}, {}, site);
  EXPECT_EQ(json_of(read_back(blog).posts.at(0)), json_of(post));
  EXPECT_NE(blog.files[0].second.find("\"terms\":[1,0,3,2]"), std::string::npos);
  EXPECT_EQ(blog.files[0].second.find("\"slug\""), std::string::npos) << "site.json has the slugs";
}

TEST(WritingAPost, TellsNothingFromTheNameOfItsOwnFile) {
  Post post;
  post.content = Text{"markdown", "# Heading\n\nText", false};
  post.id = {"5"};
  const WrittenBlog blog = write_blog({post});
  EXPECT_EQ(blog.names(), std::vector<std::string>{"post-5.md"});
  EXPECT_EQ(json_of(read_back(blog).posts.at(0)), json_of(post));
}

TEST(WritingAPost, WithoutCarrierTellsWhatIsLost) {
  WriteOptions bare;
  bare.carrier = false;
  Post post = full_post();
  post.meta.clear();
  post.terms.clear();
  EXPECT_TRUE(write_blog({post}, bare).pieces[0].losses.empty());
  post.guid = "g";
  post.title_raw = "On &amp; Dune";
  post.content->format = "html";
  const FieldCounts losses = write_blog({post}, bare).pieces[0].losses;
  EXPECT_EQ(losses[Field::post_title_raw], 1U);
  EXPECT_EQ(losses[Field::text_format], 1U);
  EXPECT_EQ(losses[Field::text_value], 1U);
  EXPECT_EQ(losses.total(), 3U);
}

// Native wins: an edit a case.
TEST(EditingAFile, ChangesWhatWasEditedAndNothingElse) {
  struct Edit {
    std::string_view before;
    std::string_view after;
    void (*expect)(Post&);
  };
  const std::vector<Edit> edits = {
      {"title: \"On Dune\"", "title: Edited", [](Post& p) { p.title = "Edited"; }},
      {"date: 2024-03-01T09:30:00+01:00", "date: 2024-04-01",
       [](Post& p) { p.date = {"2024-04-01"}; }},
      {"draft: false", "draft: true", [](Post& p) { p.status = "draft"; }},
      {"slug: \"on-dune\"", "slug: dune", [](Post& p) { p.slug = "dune"; }},
      {"author: \"jo\"", "author: bo", [](Post& p) { p.author = "bo"; }},
      {"  - \"Novels\"", "  - Books", [](Post& p) { p.terms[0].name = "Books"; }},
      {"excerpt: \"Sand.\"", "excerpt: Dust.", [](Post& p) { p.excerpt->value = "Dust."; }},
      {"value: \"calm\"", "value: wild", [](Post& p) { p.meta[0].value = "wild"; }},
      {"value: 4.5", "value: 3", [](Post& p) { p.review->rating->value = Decimal(3); }},
      {"    - \"deserts\"\n", "", [](Post& p) { p.review->subjects = {"prophets"}; }},
      {"author: \"Ada\"", "author: Eve", [](Post& p) { p.comments[0].author = "Eve"; }},
      {"A *fine* book.", "Bad.", [](Post& p) { p.content->value = "Bad."; }},
      {"postferry:", "rating: 4\npostferry:",
       [](Post& p) {
         p.extras.push_back({"markdown", "rating", "4"});
       }},
  };
  const Post post = full_post();
  const std::string text = write_post(post);
  for (const Edit& edit : edits) {
    const std::string edited = replace_all(text, edit.before, edit.after);
    ASSERT_NE(edited, text) << edit.before;
    Post expected = post;
    edit.expect(expected);
    EXPECT_EQ(json_of(read_post(edited, "2024-03-01-on-dune.md")), json_of(expected)) << edit.after;
  }
}

TEST(WritingABlog, GivesEveryPostANameOfItsOwn) {
  std::vector<Post> posts(6, full_post());
  posts[1].slug = "On-Dune";
  posts[3].slug = "on-dune-2";
  posts[4].slug = "caf%c3%a9";
  posts[5].slug = "CAF%C3%89";
  const WrittenBlog blog = write_blog(posts);
  EXPECT_EQ(blog.names(),
            (std::vector<std::string>{"2024-03-01-on-dune.md", "2024-03-01-On-Dune-2.md",
                                      "2024-03-01-on-dune-3.md", "2024-03-01-on-dune-2-2.md",
                                      "2024-03-01-caf\xC3\xA9.md", "2024-03-01-CAF\xC3\x89-2.md",
                                      ".postferry/order"}));
  const ReadBlog back = read_back(blog);
  ASSERT_EQ(back.posts.size(), posts.size());
  for (std::size_t i = 0; i < posts.size(); ++i)
    EXPECT_EQ(json_of(back.posts[i]), json_of(posts[i]));
}

TEST(WritingABlog, GivesSafeNames) {
  const auto name = [](std::string slug, std::string title = {}, std::string date = {},
                       std::string type = {}) {
    Post post;
    post.slug = std::move(slug);
    post.title = std::move(title);
    post.date = {std::move(date)};
    post.type = std::move(type);
    return write_blog({post}).names().at(0);
  };
  EXPECT_EQ(name("..", "", "2024-03-01"), "2024-03-01-post.md");
  EXPECT_EQ(name("."), "post.md");
  EXPECT_EQ(name("../../etc/passwd"), "etc-passwd.md");
  EXPECT_EQ(name(".hidden"), "hidden.md");
  EXPECT_EQ(name("con"), "post-con.md");
  EXPECT_EQ(name("NUL.txt"), "post-NUL.txt.md");
  EXPECT_EQ(name("com1"), "post-com1.md");
  EXPECT_EQ(name("con", "", "2024-03-01"), "2024-03-01-con.md");
  EXPECT_EQ(name("index", "", "", "page"), "page-index.md");
  EXPECT_EQ(name("a:b*c?d\"e<f>g|h\\i"), "a-b-c-d-e-f-g-h-i.md");
  EXPECT_EQ(name("%e6%97%a5"), "\xE6\x97\xA5.md");
  EXPECT_EQ(name("%ff"), "ff.md");
  EXPECT_EQ(name("", "What? A \"Title\"! \xC3\x89"), "what-a-title-\xC3\xA9.md");
  EXPECT_EQ(name("x", "", "2024-03"), "x.md");
  EXPECT_EQ(name("about", "", "2024-03-01", "page"), "about.md");
  EXPECT_EQ(name("a. "), "a.md");
}

TEST(WritingABlog, CutsLongNamesAtACharacter) {
  std::vector<Post> posts(3);
  for (Post& post : posts) {
    for (int i = 0; i < 150; ++i) post.slug += "\xC3\xA9";
    post.date = {"2024-03-01"};
    post.id = {"1"};
  }
  posts[2].slug += "x";
  const WrittenBlog blog = write_blog(posts);
  for (std::size_t i = 0; i < posts.size(); ++i) {
    const std::string& name = blog.files[i].first;
    EXPECT_LE(name.size(), 200U);
    EXPECT_GT(name.size(), 180U);
    EXPECT_TRUE(name.starts_with("2024-03-01-\xC3\xA9"));
    EXPECT_EQ(name.find("\xC3."), std::string::npos);
  }
  EXPECT_NE(blog.files[0].first, blog.files[1].first);
  EXPECT_NE(blog.files[1].first, blog.files[2].first);
}

TEST(WritingABlog, IsNoSlowerForManyEqualNames) {
  std::vector<Post> posts(20'000);
  for (Post& post : posts) post.slug = "same";
  EXPECT_EQ(write_blog(posts).files[19'999].first, "same-20000.md");
}

TEST(WritingABlog, PutsWhatIsNoContentAside) {
  std::vector<Post> posts(4, full_post());
  posts[1].type = "attachment";
  posts[1].attachment_url = "https://example.org/a.png";
  posts[2].type = "nav_menu_item";
  posts[3].type = "film";
  posts[3].slug = "solaris";
  const Site site = blog_site();
  Site late;
  late.authors.emplace_back();
  late.authors[0].login = "jo";
  const WrittenBlog blog = write_blog(posts, {}, site, late);
  EXPECT_EQ(blog.names(),
            (std::vector<std::string>{"2024-03-01-on-dune.md", "2024-03-01-solaris.md",
                                      ".postferry/posts.jsonl", ".postferry/order",
                                      ".postferry/site.json"}));
  EXPECT_EQ(blog.file(".postferry/order"), "2024-03-01-on-dune.md\n*2\n2024-03-01-solaris.md\n");
  const ReadBlog back = read_back(blog);
  ASSERT_EQ(back.posts.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(json_of(back.posts[i]), json_of(posts[i]));
  EXPECT_EQ(back.site.title, "Blog");
  ASSERT_EQ(back.site.authors.size(), 1U);
}

TEST(WritingABlog, WithoutCarrierLeavesNoFolder) {
  std::vector<Post> posts(2, full_post());
  posts[0].type = "attachment";
  WriteOptions bare;
  bare.carrier = false;
  const WrittenBlog blog = write_blog(posts, bare, blog_site());
  EXPECT_EQ(blog.names(), std::vector<std::string>{"2024-03-01-on-dune.md"});
  EXPECT_EQ(blog.pieces[0].verdict, Verdict::skipped);
  EXPECT_EQ(blog.site_losses[Field::site_title], 1U);
  bare.own.set("all-posts", "yes");
  EXPECT_EQ(write_blog(posts, bare).files.size(), 2U);
}

}  // namespace
}  // namespace postferry::markdown_test
