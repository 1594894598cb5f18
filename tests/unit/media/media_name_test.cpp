// SPDX-License-Identifier: MIT
#include "media/media_name.h"

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "base/ascii.h"
#include "media/media_address.h"
#include "rest/url.h"

namespace postferry {
namespace {

const MediaSite blog({"https://blog.example"});

std::string name_of(std::string_view url, const MediaSite& site = blog) {
  return media_name(*parse_url(url), site);
}

TEST(MediaName, OfAnUploadIsItsPath) {
  EXPECT_EQ(name_of("https://blog.example/wp-content/uploads/2024/03/on-dune.jpg"),
            "2024/03/on-dune.jpg");
  EXPECT_EQ(name_of("http://www.blog.example/wp-content/uploads/2024/03/on-dune.jpg"),
            "2024/03/on-dune.jpg");
  EXPECT_EQ(name_of("https://blog.example/files/2009/03/x.gif"), "files/2009/03/x.gif");
  EXPECT_EQ(name_of("https://x.example/blog/wp-content/uploads/a.png",
                    MediaSite({"https://x.example/blog"})),
            "a.png");
  EXPECT_EQ(name_of("https://ada.files.wordpress.com/2024/03/x.jpg",
                    MediaSite({"https://ada.wordpress.com"})),
            "2024/03/x.jpg");
}

TEST(MediaName, OfAllElseBeginsWithItsHost) {
  EXPECT_EQ(name_of("https://i.imgur.com/abc.jpg"), "hosts/i.imgur.com/abc.jpg");
  EXPECT_EQ(name_of("http://127.0.0.1:8080/a/b.jpg"), "hosts/127.0.0.1_8080/a/b.jpg");
  EXPECT_EQ(name_of("https://blog.example/wp-content/themes/x.png"),
            "hosts/blog.example/wp-content/themes/x.png");
  EXPECT_EQ(name_of("https://old.example/wp-content/uploads/x.png"),
            "hosts/old.example/wp-content/uploads/x.png");
}

TEST(MediaName, KeepsExtensionsOfMediaAlone) {
  EXPECT_TRUE(name_of("https://a.example/IMG_1.JPG").ends_with(".JPG"));
  EXPECT_EQ(name_of("https://a.example/get.php?id=3").find('.'),
            std::string("hosts/a.example").find('.'));
  EXPECT_TRUE(name_of("https://a.example/post.md").starts_with("hosts/a.example/post-md-"));
}

TEST(MediaName, IsSafeWhateverTheAddressIs) {
  const std::vector<std::string> hostile = {
      "https://a.example/..%2f..%2fetc%2fpasswd",
      "https://a.example/%2e%2e/%2e%2e/x.jpg",
      "https://a.example/.htaccess",
      "https://a.example/.postferry/media.jsonl",
      "https://a.example/a%00b.jpg",
      "https://a.example/con.jpg",
      "https://a.example/x.jpg.",
      "https://a.example/%ff%fe.jpg",
      "https://a.example/a%5Cb:c*d%3F.jpg",
      "https://a.example//",
      "https://a.example/",
      "https://[::1]/x.jpg",
      "https://a.example/" + std::string(5000, 'x') + ".jpg",
      "https://a.example/" + std::string(300, 'a') + "/" + std::string(300, 'b') + "/x.jpg",
      "https://blog.example/wp-content/uploads/.hidden/x.jpg",
      "https://blog.example/wp-content/uploads/2024/%E2%80%AE.jpg"};
  for (const std::string& url : hostile) {
    const std::string name = name_of(url);
    SCOPED_TRACE(url + " -> " + name);
    EXPECT_FALSE(name.starts_with('/'));
    EXPECT_FALSE(name.ends_with('/'));
    std::size_t begin = 0;
    while (begin <= name.size()) {
      const std::size_t end = std::min(name.find('/', begin), name.size());
      const std::string part = name.substr(begin, end - begin);
      EXPECT_FALSE(part.empty());
      EXPECT_NE(part.front(), '.');
      EXPECT_NE(part.back(), '.');
      EXPECT_LE(part.size(), 130U);
      EXPECT_EQ(part.find_first_of(std::string("\\:*?\"<>|%#& \0\n", 14)), std::string::npos);
      begin = end + 1;
    }
  }
}

// Every two of addresses that differ have names that differ, capitals or not; and no name is a
// folder of another.
TEST(MediaName, IsOfOneAddressAlone) {
  std::vector<std::string> urls;
  for (const std::string base :
       {"https://blog.example/wp-content/uploads/", "https://a.example/", "https://A.example:8080/",
        "https://a.example_8080/", "https://blog.example/", "https://blog.example/files/",
        "https://blog.example/wp-content/uploads/files/",
        "https://blog.example/wp-content/uploads/hosts/a.example/"})
    for (const std::string rest : {"x.jpg",       "X.jpg",      "x.JPG",         "x.jpg?v=1",
                                   "x.jpg?v=2",   "x%20y.jpg",  "x-y.jpg",       "x+y.jpg",
                                   "x",           "x/y.jpg",    "x.jpg/y.jpg",   "x-jpg/y.jpg",
                                   "%C3%A4.jpg",  "%C3%84.jpg", "a%CC%88.jpg",   "x.jpg/",
                                   "-x.jpg",      ".x.jpg",     "2024/03/x.jpg", "2024-03/x.jpg",
                                   "hosts/x.jpg", "x.php",      "x-php",         "con.jpg",
                                   "-con.jpg"})
      urls.push_back(base + rest);
  // A name that is made of a hash is another's when it is an address.
  urls.push_back("https://blog.example/wp-content/uploads/" +
                 name_of("https://blog.example/wp-content/uploads/X.jpg"));
  urls.push_back("https://blog.example/wp-content/uploads/" +
                 name_of("https://blog.example/wp-content/uploads/x.jpg?v=1"));
  std::map<std::string, std::string> seen;
  for (const std::string& url : urls) {
    const auto [known, is_new] = seen.emplace(lower(name_of(url)), url);
    EXPECT_TRUE(is_new) << url << " and " << known->second << ": " << known->first;
  }
  for (const auto& [name, url] : seen) {
    const auto next = seen.lower_bound(name + "/");
    EXPECT_FALSE(next != seen.end() && next->first.starts_with(name + "/"))
        << url << ": " << next->second;
  }
}

TEST(MediaName, IsTheSameInEveryRunAndRelease) {
  EXPECT_EQ(name_of("https://blog.example/wp-content/uploads/2024/03/IMG_1.JPG"),
            name_of("http://blog.example/wp-content/uploads/2024/03/IMG_1.JPG"));
  EXPECT_EQ(name_of("https://a.example/IMG_1.JPG"), "hosts/a.example/IMG_1-8db74fa50b.JPG");
}

TEST(MediaName, StandsInAddresses) {
  EXPECT_EQ(as_address("2024/ä b.jpg"), "2024/%C3%A4%20b.jpg");
  EXPECT_EQ(normal_escapes("%7euser/%c3%a4%2F%41%"), "~user/%C3%A4%2FA%");
}

}  // namespace
}  // namespace postferry
