// SPDX-License-Identifier: MIT
#include "markdown/address.h"

#include <gtest/gtest.h>

namespace postferry::markdown {
namespace {

std::string hugo(const char* file, const char* told) {
  return address_of(file, told, Flavor::hugo).value_or("none");
}
std::string jekyll(const char* file, const char* told) {
  return address_of(file, told, Flavor::jekyll).value_or("none");
}

// What Hugo 0.111 makes of such files, tried (tests/oracle/addresses_test.py).
TEST(MarkdownAddress, IsHugosUrlElseFolderAndSlugElseTheName) {
  EXPECT_EQ(hugo("content/posts/2024-03-01-on-dune.md", "/2024/03/On-Dune/"), "/2024/03/On-Dune/");
  EXPECT_EQ(hugo("content/posts/2024-03-01-on-dune.md", "/2024/03/on-dune"), "/2024/03/on-dune/");
  EXPECT_EQ(hugo("content/posts/2024-03-01-on-dune.md", "/on-dune.html"), "/on-dune.html");
  EXPECT_EQ(hugo("content/posts/2024-03-01-on-dune-2.md", "=On_Dune.2"), "/posts/on_dune.2/");
  EXPECT_EQ(hugo("content/posts/2024-03-01-On-dune.md", ""), "/posts/2024-03-01-on-dune/");
  EXPECT_EQ(hugo("content/about.md", "=about-us"), "/about-us/");
  EXPECT_EQ(hugo("content/film/2024-03-01-solaris.md", "=solaris"), "/film/solaris/");
}

TEST(MarkdownAddress, IsNotKnownOfHugosSlugsInOtherCharacters) {
  EXPECT_EQ(hugo("content/posts/本.md", "=%e6%9c%ac"), "");
  EXPECT_EQ(hugo("content/posts/x.md", "=a b"), "");
  EXPECT_EQ(hugo("content/posts/x.md", "=/a"), "");
  EXPECT_EQ(hugo("content/posts/x.md", "=-a"), "");
  EXPECT_EQ(hugo("content/posts/x.md", "/a//b/"), "");
}

TEST(MarkdownAddress, IsJekyllsPermalinkElseThatOfAPage) {
  EXPECT_EQ(jekyll("_posts/2024-03-01-on-dune.md", "/2024/03/on-dune/"), "/2024/03/on-dune/");
  EXPECT_EQ(jekyll("about.md", "=about-us"), "/about.html");
  EXPECT_EQ(jekyll("_posts/2024-03-01-on-dune.md", "=on-dune"), "");
  EXPECT_EQ(jekyll("_drafts/on-dune.md", "=on-dune"), "");
}

TEST(MarkdownAddress, IsNoneWithoutAnEngine) {
  EXPECT_EQ(address_of("2024-03-01-on-dune.md", "/2024/03/on-dune/", Flavor::plain), std::nullopt);
}

TEST(MarkdownAddress, IsToldByThePathOnTheSite) {
  Site site;
  site.url = "https://shelf.example/";
  const SiteNames names(site);
  Post post;
  post.slug = "on-dune";
  post.url = "https://shelf.example/2024/03/on-dune/";
  EXPECT_EQ(told_address(post, Flavor::hugo, names), "/2024/03/on-dune/");
  EXPECT_EQ(told_address(post, Flavor::plain, names), "");
  post.url = "https://shelf.example/?p=12";
  EXPECT_EQ(told_address(post, Flavor::hugo, names), "=on-dune");
  post.slug.clear();
  EXPECT_EQ(told_address(post, Flavor::jekyll, names), "");
}

}  // namespace
}  // namespace postferry::markdown
