// SPDX-License-Identifier: MIT
#include "push/site_addresses.h"

#include <gtest/gtest.h>

#include "unit/push/site_push_fixture.h"

namespace postferry {
namespace {

using SiteAddressesTest = SitePushTest;

std::string page(std::uint64_t id) { return "https://blog.example/?p=" + std::to_string(id); }

TEST_F(SiteAddressesTest, AreGivenInTheOrderOfTheInput) {
  fill();
  push();
  ASSERT_EQ(addresses_.size(), input_.size());
  EXPECT_EQ(addresses_[0].page, page(id_of("first")));
  EXPECT_EQ(addresses_[1].page, page(id_of("draft")));
  EXPECT_EQ(addresses_[5].page, page(site_.find("wp/v2/pages", "slug", quoted("parent"))));
  const std::uint64_t image = site_.find("wp/v2/media", "slug", quoted("image"));
  EXPECT_EQ(addresses_[6].page, page(image));
  EXPECT_EQ(addresses_[6].old_file, "https://old.example/image.png");
  EXPECT_EQ("\"" + addresses_[6].new_file + "\"", site_.get("wp/v2/media", image, "source_url"));
}

TEST_F(SiteAddressesTest, AreThoseOfEarlierPushesToo) {
  fill();
  push();
  const std::vector<SiteAddress> first = addresses_;
  push();
  ASSERT_EQ(addresses_.size(), first.size());
  for (std::size_t i = 0; i < first.size(); ++i) EXPECT_EQ(addresses_[i].page, first[i].page) << i;
}

TEST_F(SiteAddressesTest, AreAskedFiftyAtATime) {
  for (int i = 0; i < 120; ++i)
    input_.push_back(post(std::to_string(i + 1), "p" + std::to_string(i), "2020-01-01T10:00:00Z"));
  push();
  ASSERT_EQ(addresses_.size(), 120U);
  for (int i = 0; i < 120; ++i)
    EXPECT_EQ(addresses_[static_cast<std::size_t>(i)].page, page(id_of("p" + std::to_string(i))));
}

TEST_F(SiteAddressesTest, AreEmptyForWhatIsNotThere) {
  Post strange = post("1", "strange", "2020-01-01T10:00:00Z");
  strange.type = "no_such_type";
  input_ = {strange, post("2", "known", "2020-01-01T10:00:00Z")};
  push();
  ASSERT_EQ(addresses_.size(), 2U);
  EXPECT_EQ(addresses_[0].page, "");
  EXPECT_EQ(addresses_[1].page, page(id_of("known")));
}

}  // namespace
}  // namespace postferry
