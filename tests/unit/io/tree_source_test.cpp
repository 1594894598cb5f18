// SPDX-License-Identifier: MIT
#include "io/tree_source.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/error.h"
#include "unit/io/support.h"

namespace postferry::io_test {
namespace {

using Names = std::vector<std::string>;
const TreeSelection markdown = {{"md", "markdown"}};

Names names_of(const TreeSource& tree) {
  Names names;
  for (std::size_t i = 0; i < tree.size(); ++i) names.emplace_back(tree.file(i));
  return names;
}

std::string bytes_of(TreeSource& tree, std::string_view name) {
  const std::size_t index = tree.find(name);
  if (index == TreeSource::none) return "not there";
  return read_all(*tree.open(index));
}

class TreesOf : public testing::Test {
 protected:
  void fill() const {
    for (const char* name : {"blog/b.md", "blog/a.MD", "blog/posts/c.markdown", "blog/image.png",
                             "blog/.hidden.md", "blog/.git/x.md", "blog/.postferry/site.json",
                             "blog/.postferry/edited/a.md", "blog/posts/.postferry/order"})
      folder_.put(name, name);
  }
  Folder folder_;
};

TEST_F(TreesOf, ADirectoryListsItsFilesInNameOrder) {
  fill();
  const auto trees = open_trees({folder_ / "blog/"}, markdown);
  const auto tree = trees->next();
  ASSERT_NE(tree, nullptr);
  EXPECT_EQ(tree->name(), folder_ / "blog");
  EXPECT_EQ(names_of(*tree), (Names{".postferry/site.json", "a.MD", "b.md",
                                    "posts/.postferry/order", "posts/c.markdown"}));
  EXPECT_EQ(bytes_of(*tree, "posts/c.markdown"), "blog/posts/c.markdown");
  EXPECT_EQ(bytes_of(*tree, "posts"), "not there");
  EXPECT_EQ(bytes_of(*tree, "a.MD"), "blog/a.MD");
  EXPECT_EQ(trees->next(), nullptr);
}

TEST_F(TreesOf, ADirectoryFollowsLinksToFilesOnly) {
  fill();
  folder_.put("other/o.md", "other");
  std::filesystem::create_symlink(folder_ / "other", folder_ / "blog/loop");
  std::filesystem::create_symlink(folder_ / "blog", folder_ / "blog/posts/self");
  std::filesystem::create_symlink(folder_ / "other/o.md", folder_ / "blog/linked.md");
  std::filesystem::create_symlink(folder_ / "nowhere.md", folder_ / "blog/broken.md");
  const auto tree = open_trees({folder_ / "blog"}, markdown)->next();
  EXPECT_EQ(tree->size(), 6U);
  EXPECT_EQ(bytes_of(*tree, "linked.md"), "other");
}

TEST_F(TreesOf, AnArchiveGivesItsFilesInAnyOrder) {
  const std::string path = folder_.put("blog.zip", zip({{"z.md", words(200'000)},
                                                        {"x.png", "png"},
                                                        {"a.md", "A"},
                                                        {".postferry/order", "z.md\n"},
                                                        {".hidden.md", ""}}));
  const auto tree = open_trees({path}, markdown)->next();
  EXPECT_EQ(names_of(*tree), (Names{".postferry/order", "a.md", "z.md"}));
  EXPECT_EQ(bytes_of(*tree, "a.md"), "A");
  EXPECT_EQ(bytes_of(*tree, "z.md"), words(200'000));
  EXPECT_EQ(bytes_of(*tree, ".postferry/order"), "z.md\n");
  EXPECT_EQ(tree->damage(), "");
}

TEST_F(TreesOf, ADamagedArchiveGivesWhatIsWhole) {
  const std::string whole = zip({{"a.md", words(50'000)}, {"b.md", words(50'000)}});
  const std::string path = folder_.put("cut.zip", whole.substr(0, whole.size() * 2 / 3));
  const auto tree = open_trees({path}, markdown)->next();
  EXPECT_EQ(bytes_of(*tree, "a.md"), words(50'000));
  EXPECT_NE(tree->damage(), "");
}

TEST_F(TreesOf, AnArchiveMayComeThroughAPipe) {
  const StandardInput input(pipe_with(zip({{"b.md", "B"}, {"a.md", "A"}})));
  const auto tree = open_trees({}, markdown)->next();
  EXPECT_EQ(names_of(*tree), (Names{"a.md", "b.md"}));
  EXPECT_EQ(bytes_of(*tree, "b.md"), "B");
}

TEST_F(TreesOf, NamedFilesMakeOneTreeInTheirOrder) {
  const std::string b = folder_.put("b.txt", "B");
  const std::string a = folder_.put("a.md", "A");
  const std::string packed = folder_.put("c.md.gz", gzip("C"));
  fill();
  const auto trees = open_trees({b, a, packed, folder_ / "blog", a}, markdown);
  const auto files = trees->next();
  EXPECT_EQ(names_of(*files), (Names{b, a, packed}));
  EXPECT_EQ(bytes_of(*files, packed), "C");
  EXPECT_EQ(trees->next()->size(), 5U);
  EXPECT_EQ(names_of(*trees->next()), Names{a});
  EXPECT_EQ(trees->next(), nullptr);
}

TEST_F(TreesOf, StandardInputIsAFile) {
  const StandardInput input(pipe_with("text"));
  const auto tree = open_trees({}, markdown)->next();
  EXPECT_EQ(names_of(*tree), Names{"<stdin>"});
  EXPECT_EQ(read_all(*tree->open(0)), "text");
}

TEST_F(TreesOf, WhatIsNotThereIsToldAtOnce) {
  EXPECT_THROW((void)open_trees({folder_ / "none.md"}, markdown), Error);
  EXPECT_THROW((void)open_trees({folder_ / "*.md"}, markdown), Error);
}

TEST_F(TreesOf, LookingIntoThemListsNames) {
  fill();
  EXPECT_EQ(look_into(folder_ / "blog", 100).size(), 6U);
  EXPECT_EQ(look_into(folder_ / "blog", 2).size(), 2U);
  const std::string path = folder_.put("x.zip", zip({{"b/a.md", "A"}, {"b/.postferry/order", ""}}));
  EXPECT_EQ(look_into(path, 10), (Names{"b/a.md", "b/.postferry/order"}));
  EXPECT_TRUE(look_into(folder_.put("x.txt", "text"), 10).empty());
  EXPECT_TRUE(look_into("-", 10).empty());
}

}  // namespace
}  // namespace postferry::io_test
