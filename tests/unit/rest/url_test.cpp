// SPDX-License-Identifier: MIT
#include "rest/url.h"

#include <gtest/gtest.h>

#include "rest/address.h"

namespace postferry {
namespace {

TEST(Url, IsTakenApart) {
  const auto url = parse_url("HTTPS://ada:se%20cret@Blog.Example:8443/a/b%20c?x=1&y=2#part");
  ASSERT_TRUE(url);
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->user_info, "ada:se%20cret");
  EXPECT_EQ(url->host, "blog.example");
  EXPECT_EQ(url->port, 8443);
  EXPECT_EQ(url->path, "/a/b%20c");
  EXPECT_EQ(url->query, "x=1&y=2");
  EXPECT_EQ(url->fragment, "part");
  EXPECT_EQ(to_string(*url), "https://blog.example:8443/a/b%20c?x=1&y=2");
}

TEST(Url, LeavesOutTheUsualPort) {
  EXPECT_EQ(to_string(*parse_url("http://a.example:80")), "http://a.example/");
  EXPECT_EQ(to_string(*parse_url("https://a.example:443/?")), "https://a.example/?");
  EXPECT_EQ(to_string(*parse_url("http://a.example:443/")), "http://a.example:443/");
}

TEST(Url, KeepsWhatIsEncoded) {
  EXPECT_EQ(to_string(*parse_url("http://a.example/?rest_route=%2Fwp%2Fv2%2Fposts")),
            "http://a.example/?rest_route=%2Fwp%2Fv2%2Fposts");
  EXPECT_EQ(to_string(*parse_url("http://a.example/caf\xC3\xA9 x")),
            "http://a.example/caf%c3%a9%20x");
}

TEST(Url, IsHttpAlone) {
  for (const char* text : {"", "blog.example", "/x", "ftp://a.example/", "file:///etc/passwd",
                           "http://", "http://a.example:99999/", "http://a\nb/",
                           "mailto:ada@example.org", "javascript:alert(1)", "http://[::1"})
    EXPECT_FALSE(parse_url(text)) << text;
  EXPECT_FALSE(parse_url(std::string_view("http://a.example/\0x", 19)));
}

TEST(Url, ResolvesReferences) {
  const std::string base = "https://a.example/blog/page?x=1";
  EXPECT_EQ(resolve_url(base, "/wp-json/"), "https://a.example/wp-json/");
  EXPECT_EQ(resolve_url(base, "next"), "https://a.example/blog/next");
  EXPECT_EQ(resolve_url(base, "../x/./y"), "https://a.example/x/y");
  EXPECT_EQ(resolve_url(base, "?x=2"), "https://a.example/blog/page?x=2");
  EXPECT_EQ(resolve_url(base, "//b.example/z"), "https://b.example/z");
  EXPECT_EQ(resolve_url(base, "http://ada:pw@c.example/#x"), "http://c.example/");
  EXPECT_EQ(resolve_url(base, " /caf\xC3\xA9 au lait "), "https://a.example/caf%c3%a9%20au%20lait");
  for (const char* bad : {"", " ", "file:///x", "javascript:alert(1)", "http://"})
    EXPECT_EQ(resolve_url(base, bad), std::nullopt) << bad;
}

TEST(Url, CredentialsBelongToOneOrigin) {
  const auto belongs = [](const char* url, const char* origin) {
    return belongs_to_origin(*parse_url(url), origin);
  };
  EXPECT_TRUE(belongs("https://a.example/x", "https://a.example"));
  EXPECT_TRUE(belongs("https://A.example:443/", "https://a.example/other?y"));
  EXPECT_TRUE(belongs("https://a.example/", "http://a.example"));  // the way up
  EXPECT_FALSE(belongs("http://a.example/", "https://a.example"));
  EXPECT_FALSE(belongs("https://a.example:8443/", "https://a.example"));
  EXPECT_FALSE(belongs("https://a.example/", "http://a.example:8080"));
  EXPECT_FALSE(belongs("https://www.a.example/", "https://a.example"));
  EXPECT_FALSE(belongs("https://a.example.evil.example/", "https://a.example"));
  EXPECT_FALSE(belongs("https://a.example/", ""));
}

TEST(Url, TellsWhetherTheSiteIsTheOneThatWasNamed) {
  const auto same = [](std::string_view named, std::string_view found) {
    return is_same_site(*parse_url(named), *parse_url(found));
  };
  EXPECT_TRUE(same("https://a.example/blog", "https://A.example/wp-json/"));
  EXPECT_TRUE(same("http://a.example", "https://www.a.example/"));
  EXPECT_TRUE(same("https://www.a.example", "https://a.example/"));
  EXPECT_TRUE(same("http://127.0.0.1:8080/", "http://localhost:8080/wp-json/"));
  EXPECT_FALSE(same("https://a.example", "https://b.example/wp-json/"));
  EXPECT_FALSE(same("https://a.example", "https://api.a.example/"));
  EXPECT_FALSE(same("https://a.example", "https://a.example:8443/"));
  EXPECT_FALSE(same("http://127.0.0.1:8080/", "http://127.0.0.1:8081/"));
  EXPECT_FALSE(same("http://127.0.0.1/", "http://a.example/"));
}

TEST(Url, TellsLoopback) {
  for (const char* url :
       {"http://localhost/", "http://LOCALHOST:8080/", "http://127.0.0.1/", "http://127.9.9.9/",
        "http://127.1/", "http://0x7f000001/", "http://2130706433/", "http://[::1]:80/"})
    EXPECT_TRUE(is_loopback(*parse_url(url))) << url;
  for (const char* url : {"http://localhost.example/", "http://127.0.0.1.example/",
                          "http://127.example/", "http://10.0.0.1/", "http://0.0.0.0/",
                          "http://a.example/127.0.0.1", "http://notlocalhost/"})
    EXPECT_FALSE(is_loopback(*parse_url(url))) << url;
}

TEST(Url, ShowsNoSecrets) {
  EXPECT_EQ(shown_url("https://ada:pw@a.example/x?page=2&password=s1&_wpnonce=s2&api_key=s3#f"),
            "https://a.example/x?page=2&password=...&_wpnonce=...&api_key=...");
  EXPECT_EQ(shown_url("https://a.example/?p%61ssword=s1&access_token=s2&code=s3&keyword=dune"),
            "https://a.example/?p%61ssword=...&access_token=...&code=...&keyword=dune");
  EXPECT_EQ(shown_url("ada:pw@a.example/x?password=s"), "a.example/x");
  EXPECT_EQ(shown_url("no \x1B[31m url"), "no  [31m url");
}

TEST(Address, IsPublicOrNot) {
  for (const char* address : {"93.184.216.34", "8.8.8.8", "172.32.0.1", "2606:4700::1111",
                              "::ffff:8.8.8.8", "64:ff9b::808:808"})
    EXPECT_TRUE(is_public_address(address)) << address;
  for (const char* address : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "127.0.0.1",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.168.1.1",
                              "192.0.2.1",
                              "198.18.0.1",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "fe80::1",
                              "fc00::1",
                              "ff02::1",
                              "2001:db8::1",
                              "2001::1",
                              "::ffff:10.0.0.1",
                              "64:ff9b::a00:1",
                              "2002:a00:1::1",
                              "",
                              "blog.example",
                              "1.2.3"})
    EXPECT_FALSE(is_public_address(address)) << address;
}

}  // namespace
}  // namespace postferry
