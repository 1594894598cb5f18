// SPDX-License-Identifier: MIT
#include "cli/netrc.h"

#include <gtest/gtest.h>

namespace postferry {
namespace {

std::string found(std::string_view text, std::string_view host = "blog.example",
                  std::string_view user = {}) {
  const std::optional<NetrcLogin> login = find_in_netrc(text, host, user);
  return login ? login->login + "/" + login->password : "none";
}

TEST(Netrc, GivesTheFirstEntryOfTheHost) {
  const std::string text =
      "machine other.example login o password p\n"
      "machine blog.example\n\tlogin ada\n\tpassword abcd\n"
      "machine BLOG.example login bo password efgh\n";
  EXPECT_EQ(found(text), "ada/abcd");
  EXPECT_EQ(found(text, "Blog.Example"), "ada/abcd");
  EXPECT_EQ(found(text, "www.blog.example"), "none");
  EXPECT_EQ(found(text, "blog.example", "bo"), "bo/efgh");
  EXPECT_EQ(found(text, "blog.example", "cy"), "none");
  EXPECT_EQ(found("", "blog.example"), "none");
}

TEST(Netrc, TakesTheDefaultWhereNothingElseFits) {
  const std::string text =
      "default login anna password x machine blog.example login ada password y";
  EXPECT_EQ(found(text, "elsewhere.example"), "anna/x");
  EXPECT_EQ(found(text), "ada/y");
  EXPECT_EQ(found(text, "blog.example", "anna"), "anna/x");
}

TEST(Netrc, ReadsQuotedWords) {
  EXPECT_EQ(found(R"(machine blog.example login "a b" password "x\"y\\z w")"), R"(a b/x"y\z w)");
  EXPECT_EQ(found(R"(machine blog.example login ada password "never closed)"), "ada/never closed");
}

TEST(Netrc, PassesOverMacrosRemarksAndAccounts) {
  const std::string text =
      "# machine blog.example login no password no\n"
      "machine other.example login o password p\n"
      "macdef init\n machine blog.example login no password no\n\n"
      "machine blog.example account login login ada # password no\n password #secret\n";
  EXPECT_EQ(found(text), "ada/#secret");
}

TEST(Netrc, GivesHalfALoginAsItIs) {
  EXPECT_EQ(found("machine blog.example password x"), "/x");
  EXPECT_EQ(found("machine blog.example login ada"), "ada/");
  EXPECT_EQ(found("machine blog.example login"), "/");
  EXPECT_EQ(found("machine"), "none");
  EXPECT_EQ(found("login ada password x machine"), "none");
}

}  // namespace
}  // namespace postferry
