// SPDX-License-Identifier: MIT
#include "push/uploaded_links.h"

#include <gtest/gtest.h>

#include "codec/json_tree.h"
#include "push/media_upload.h"
#include "push/site_posts.h"

namespace postferry {
namespace {

TEST(UploadedLinks, LeadToTheSizesThatTheSiteHas) {
  UploadedLinks links;
  links.add("https://a/x.png", "https://b/y.png", " 300x200 ");
  EXPECT_EQ(links.relinked("<img src=\"http://a/x.png\" srcset=\"//a/x-300x200.png 300w, "
                           "https://a/x-1024x683.png 1024w\"> https://a/xx.png"),
            "<img src=\"https://b/y.png\" srcset=\"https://b/y-300x200.png 300w, "
            "https://b/y.png 1024w\"> https://a/xx.png");
}

TEST(UploadedLinks, KnowWhatWordPressMakesOfLargePictures) {
  UploadedLinks links;
  links.add("https://a/x-scaled.jpg", "https://b/x-scaled.jpg");
  EXPECT_EQ(links.relinked("https://a/x.jpg https://a/x-scaled.jpg https://a/x-300x200.jpg"),
            "https://b/x-scaled.jpg https://b/x-scaled.jpg https://b/x-300x200.jpg");
}

TEST(UploadedLinks, StandInJsonWithEscapedSlashes) {
  UploadedLinks links;
  links.add("https://a/2024/x.jpg", "https://b/x.jpg", " 300x200 ");
  EXPECT_EQ(
      links.relinked(R"({"url":"http:\/\/a\/2024\/x-300x200.jpg","b":"https:\/\/a\/x.jpg\n"} //a)"),
      R"({"url":"https:\/\/b\/x-300x200.jpg","b":"https:\/\/a\/x.jpg\n"} //a)");
}

TEST(UploadedLinks, MayLeaveTheHostOut) {
  UploadedLinks links;
  links.add("https://a/blog/wp-content/uploads/x.jpg", "https://b/x.jpg", " 300x200 ");
  EXPECT_EQ(
      links.relinked("<img src=\"/blog/wp-content/uploads/x.jpg\"> [x](/blog/wp-content/uploads/"
                     "x-300x200.jpg) <a href=/blog/wp-content/uploads/x.jpg>"),
      "<img src=\"https://b/x.jpg\"> [x](https://b/x-300x200.jpg) <a href=https://b/x.jpg>");
  const std::string others =
      "/wp-content/uploads/x.jpg //c/blog/wp-content/uploads/x.jpg x/blog/wp-content/uploads/x.jpg";
  EXPECT_EQ(links.relinked(others), others);
}

TEST(UploadedLinks, LookBehindPhoton) {
  UploadedLinks links;
  links.add("https://a/2024/x.jpg", "https://b/x.jpg", " ");
  EXPECT_EQ(links.relinked("'https://i1.wp.com/a/2024/x-300x200.jpg?w=30' 'https://i1.wp.com/c'"),
            "'https://b/x.jpg?w=30' 'https://i1.wp.com/c'");
}

TEST(MediaUpload, TellsTheSizesOfAnAnswer) {
  JsonTree tree;
  const auto sizes = [&tree](const char* json) {
    EXPECT_TRUE(tree.parse_strictly(json));
    return sizes_of(tree.root());
  };
  EXPECT_EQ(sizes(R"({"media_details":{"sizes":{"medium":{"width":300,"height":200},)"
                  R"("full":{"width":900,"height":600}}}})"),
            " 300x200 ");
  EXPECT_EQ(sizes(R"({"media_details":{"sizes":[]}})"), " ");
  EXPECT_EQ(sizes(R"({"media_details":{}})"), "");
  EXPECT_EQ(sizes("[]"), "");
}

TEST(MediaUpload, NamesFiles) {
  const std::string jpeg = "\xFF\xD8\xFF\xE0";
  EXPECT_EQ(file_to_upload("https://a/2024/Dune%20%22x%22.JPG", jpeg).name, "Dune -x-.JPG");
  EXPECT_EQ(file_to_upload("https://a/x-scaled.jpg", jpeg).name, "x.jpg");
  EXPECT_EQ(file_to_upload("https://a/get.php?id=3", jpeg).name, "get.php.jpg");
  EXPECT_EQ(file_to_upload("https://a/get", jpeg).type, "image/jpeg");
  EXPECT_EQ(file_to_upload("https://a/", "?").name, "file");
  EXPECT_EQ(file_to_upload("https://a/x.docx", "PK\3\4").type, "application/zip");
}

}  // namespace
}  // namespace postferry
