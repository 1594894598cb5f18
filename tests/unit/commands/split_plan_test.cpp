// SPDX-License-Identifier: MIT
#include "commands/split_plan.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

/// Items of ten bytes each.
class Blog {
 public:
  Blog& add(const wxr::ItemLinks& links, const std::string& url = {}) {
    index_.add(links, url, {"a.xml", ++line_, 0}, offset_);
    offset_ += 10;
    return *this;
  }
  Blog& post(const std::string& id) { return add({.id = id}); }
  Blog& child(const std::string& id, const std::string& parent) {
    return add({.id = id, .parent = parent});
  }
  Blog& with_image(const std::string& id, const std::string& image) {
    return add({.id = id, .thumbnail = image});
  }
  Blog& entry(const std::string& id, const std::string& menu, const std::string& target = {}) {
    return add({.id = id, .menu = menu, .menu_target = target});
  }
  SplitIndex& index() {
    index_.seal(offset_);
    return index_;
  }
  /// "0 1 | 2": items by piece.
  std::string plan(std::uint64_t most, bool bytes = false) {
    plan_ = plan_pieces(index(), {most, bytes});
    std::string out;
    for (const auto& piece : plan_.pieces) {
      out += out.empty() ? "" : "| ";
      for (const SplitIndex::Number item : piece) out += std::to_string(item) + " ";
    }
    return out;
  }
  [[nodiscard]] const SplitPlan& last() const { return plan_; }

 private:
  SplitIndex index_;
  SplitPlan plan_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
};

TEST(SplitPlan, FillsPiecesInOrder) {
  Blog blog;
  blog.post("1").post("2").post("3").post("4").post("5");
  EXPECT_EQ(blog.plan(2), "0 1 | 2 3 | 4 ");
  EXPECT_EQ(blog.plan(5), "0 1 2 3 4 ");
  EXPECT_EQ(blog.plan(39, true), "0 1 2 | 3 4 ");
  EXPECT_EQ(blog.plan(9, true), "0 | 1 | 2 | 3 | 4 ");
}

TEST(SplitPlan, BringsFamiliesToTheirFirstItem) {
  Blog blog;
  blog.post("1").with_image("2", "9").post("3").child("4", "1").child("9", "3").post("5");
  EXPECT_EQ(blog.plan(3), "0 3 | 1 2 4 | 5 ");
  EXPECT_TRUE(blog.last().divided.empty());
}

TEST(SplitPlan, FollowsParentsThatComeLater) {
  Blog blog;
  blog.child("1", "2").post("x").child("2", "3").post("y").post("3");
  EXPECT_EQ(blog.plan(3), "0 2 4 | 1 3 ");
}

TEST(SplitPlan, KeepsAMenuTogetherAndWithWhatItLeadsToIfThereIsRoom) {
  Blog blog;
  blog.post("1").post("2").post("3").entry("7", "main", "3").entry("8", "foot").entry("9", "main");
  EXPECT_EQ(blog.plan(3), "0 1 | 2 3 5 | 4 ");
  EXPECT_EQ(blog.plan(2), "0 1 | 2 | 3 5 | 4 ");
  EXPECT_TRUE(blog.last().divided.empty());
}

// An image that all posts show must not make one family of the blog that is then cut anywhere.
TEST(SplitPlan, DividesWhatIsTooLargeAtItsWeakestBonds) {
  Blog blog;
  blog.with_image("1", "9").child("10", "1").with_image("2", "9").child("20", "2").post("9");
  EXPECT_EQ(blog.plan(3), "0 1 4 | 2 3 ");
  ASSERT_EQ(blog.last().divided.size(), 1U);
  EXPECT_EQ(blog.last().divided[0].items, 5U);
  EXPECT_EQ(blog.last().divided[0].bytes, 50U);
  EXPECT_EQ(blog.last().divided[0].first, 0U);
}

TEST(SplitPlan, EndsWhereParentsGoInCircles) {
  Blog blog;
  blog.child("1", "2").child("2", "1").child("3", "3").child("4", "gone");
  EXPECT_EQ(blog.plan(2), "0 1 | 2 3 ");
}

TEST(SplitIndex, KnowsTheFirstOfSeveralItemsWithOneId) {
  Blog blog;
  blog.post("1").post("1").child("2", "1");
  EXPECT_EQ(blog.index().parent(2), 0U);
  EXPECT_EQ(blog.index().parent(0), SplitIndex::none);
}

TEST(SplitIndex, FindsAttachmentsByAddress) {
  Blog blog;
  blog.post("1").add({.id = "2"}, "https://a.example/up/salt.jpg");
  EXPECT_EQ(blog.index().attachment("a.example/up/salt-10x10.jpg"), 1U);
  EXPECT_EQ(blog.index().attachment("a.example/up/sand.jpg"), SplitIndex::none);
}

}  // namespace
}  // namespace postferry
