// SPDX-License-Identifier: MIT
#include "media/media_address.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace postferry {
namespace {

const MediaSite blog({"https://blog.example"});
const std::string uploads = "https://blog.example/wp-content/uploads/2024/03/";

std::vector<std::string> asked(std::string_view address, bool exact = false) {
  std::vector<std::string> urls;
  for (const MediaAddress& file : media_addresses(address, exact, blog)) urls.push_back(file.url);
  return urls;
}

using Urls = std::vector<std::string>;

TEST(MediaAddress, OfASizeIsTheOriginalFirst) {
  EXPECT_EQ(
      asked(uploads + "dune-300x200.jpg"),
      (Urls{uploads + "dune.jpg", uploads + "dune-scaled.jpg", uploads + "dune-300x200.jpg"}));
  EXPECT_EQ(asked(uploads + "dune-scaled.jpg"),
            (Urls{uploads + "dune.jpg", uploads + "dune-scaled.jpg"}));
  EXPECT_EQ(asked(uploads + "dune-rotated.jpeg"),
            (Urls{uploads + "dune.jpeg", uploads + "dune-rotated.jpeg"}));
  EXPECT_EQ(asked(uploads + "dune.jpg"), (Urls{uploads + "dune.jpg"}));
}

TEST(MediaAddress, OfAnAttachmentIsNoSize) {
  EXPECT_EQ(asked(uploads + "ad-300x250.jpg", true), (Urls{uploads + "ad-300x250.jpg"}));
  EXPECT_EQ(asked(uploads + "dune-scaled.jpg", true),
            (Urls{uploads + "dune.jpg", uploads + "dune-scaled.jpg"}));
}

TEST(MediaAddress, NumbersElsewhereMeanNothing) {
  EXPECT_EQ(asked("https://a.example/ad-300x250.jpg"), (Urls{"https://a.example/ad-300x250.jpg"}));
  EXPECT_EQ(asked(uploads + "plan-12x.jpg"), (Urls{uploads + "plan-12x.jpg"}));
  EXPECT_EQ(asked(uploads + "300x200.jpg"), (Urls{uploads + "300x200.jpg"}));
  EXPECT_EQ(asked(uploads + "-300x200.jpg"), (Urls{uploads + "-300x200.jpg"}));
  EXPECT_EQ(asked(uploads + "paper-300x200.pdf"), (Urls{uploads + "paper-300x200.pdf"}));
}

TEST(MediaAddress, ParametersOfSizesAreDropped) {
  EXPECT_EQ(asked(uploads + "dune.jpg?w=300&h=200"),
            (Urls{uploads + "dune.jpg", uploads + "dune.jpg?w=300&h=200"}));
  EXPECT_EQ(asked(uploads + "dune.jpg?ver=2&resize=300%2C200"),
            (Urls{uploads + "dune.jpg?ver=2", uploads + "dune.jpg?ver=2&resize=300%2C200"}));
  EXPECT_EQ(asked("https://ada.files.wordpress.com/2024/03/x.jpg?w=640"),
            (Urls{"https://ada.files.wordpress.com/2024/03/x.jpg",
                  "https://ada.files.wordpress.com/2024/03/x.jpg?w=640"}));
  EXPECT_EQ(asked("https://a.example/x.jpg?w=300"), (Urls{"https://a.example/x.jpg?w=300"}));
}

TEST(MediaAddress, BehindPhotonIsTheSite) {
  EXPECT_EQ(asked("https://i0.wp.com/blog.example/wp-content/uploads/2024/03/dune-300x200.jpg"
                  "?resize=300%2C200&ssl=1"),
            (Urls{uploads + "dune.jpg", uploads + "dune-scaled.jpg", uploads + "dune-300x200.jpg",
                  "https://i0.wp.com/blog.example/wp-content/uploads/2024/03/dune-300x200.jpg"
                  "?resize=300%2C200&ssl=1"}));
}

TEST(MediaAddress, IsOneForTheSiteHoweverItIsWritten) {
  EXPECT_EQ(asked("http://www.blog.example:80/wp-content/uploads/2024/03/%64une.jpg#top"),
            (Urls{uploads + "dune.jpg"}));
}

TEST(MediaAddress, SomeCannotBeAsked) {
  EXPECT_TRUE(asked("ftp://a.example/x.jpg").empty());
  EXPECT_TRUE(asked("https://me:secret@a.example/x.jpg").empty());
  EXPECT_TRUE(asked("/x.jpg").empty());
}

TEST(MediaSite, KnowsItsUploads) {
  const auto is_upload = [](const char* url) { return blog.is_upload(*parse_url(url)); };
  EXPECT_TRUE(is_upload("https://blog.example/wp-content/uploads/x.pdf"));
  EXPECT_TRUE(is_upload("https://blog.example/wp/wp-content/uploads/x.pdf"));
  EXPECT_TRUE(is_upload("https://blog.example/files/2009/03/x.pdf"));
  EXPECT_FALSE(is_upload("https://blog.example/files/x.pdf"));
  EXPECT_FALSE(is_upload("https://blog.example/x.pdf"));
  EXPECT_FALSE(is_upload("https://a.example/wp-content/uploads/x.pdf"));
}

}  // namespace
}  // namespace postferry
