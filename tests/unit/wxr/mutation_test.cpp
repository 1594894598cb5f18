// SPDX-License-Identifier: MIT
// One damaged byte of an export costs at most one field of one post, but for few exceptions.
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/error.h"
#include "model/compare.h"
#include "reading.h"

using namespace postferry;
using postferry::wxr_test::Document;
using postferry::wxr_test::read;
using postferry::wxr_test::write;

namespace {

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// One byte changed, left out or put in, anywhere.
std::string mutate(const std::string& xml, std::mt19937& random) {
  constexpr std::string_view signs = "<>/!&;:=\"'[]- \nax0\x01\xE9";
  const auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
  std::string out = xml;
  const std::size_t at = below(xml.size());
  const char sign = signs[below(signs.size())];
  switch (below(4)) {
    case 0: out[at] = sign; break;
    case 1: out[at] = static_cast<char>(out[at] ^ (1 << below(7))); break;
    case 2: out.erase(at, 1); break;
    default: out.insert(at, 1, sign); break;
  }
  return out;
}

/// The fields in which two readings of one post differ: a list element (a comment, a meta) and the
/// pieces of a field that is split in the model (title and title_raw) count as one.
std::set<std::string> changed_fields(const Post& a, const Post& b) {
  std::set<std::string> fields;
  auto visit = [&](Field, const std::string& path, const auto*, const auto*) {
    std::string name = path.substr(0, path.find_first_of(".["));
    if (name.ends_with("_raw")) name.resize(name.size() - 4);
    if (name.ends_with("_gmt")) name.resize(name.size() - 4);
    if (name != "extras") fields.insert(name);
  };
  compare(&a, &b, std::string(), visit);
  return fields;
}

// What damage cost beyond one field of one post; empty if no more than that.
std::string cost_of(const Document& whole, const Document& damaged) {
  const std::size_t n = whole.posts.size();
  const std::size_t m = damaged.posts.size();
  if (n != m) return std::to_string(n) + " posts became " + std::to_string(m);
  std::size_t fields = 0;
  std::string what;
  for (std::size_t i = 0; i < n; ++i)
    for (const std::string& field : changed_fields(whole.posts[i], damaged.posts[i])) {
      ++fields;
      what += " " + std::to_string(i) + "." + field;
    }
  return fields > 1 ? what : std::string();
}

bool is_told(const Document& damaged) {
  for (const Note& note : damaged.notes)
    if (info(note.code).severity != Severity::info) return true;
  return false;
}

std::string around(const std::string& bytes, std::size_t at) {
  const std::size_t from = at < 40 ? 0 : at - 40;
  return testing::PrintToString(bytes.substr(from, 80));
}

struct Tally {
  std::size_t dear = 0;     // cost more than one field of one post
  std::size_t refused = 0;  // the whole file was
  std::string what;
};

Tally tally_of(const std::string& xml, unsigned seed, std::size_t times) {
  std::mt19937 random(seed);
  const Document whole = read(xml);
  Tally tally;
  for (std::size_t i = 0; i < times; ++i) {
    const std::string bytes = mutate(xml, random);
    Document damaged;
    try {
      damaged = read(bytes, 4096);
    } catch (const Error&) {
      ++tally.refused;
      continue;
    }
    std::size_t at = 0;
    while (at < std::min(bytes.size(), xml.size()) && bytes[at] == xml[at]) ++at;
    EXPECT_EQ(read(write(damaged.site, damaged.posts)).posts, damaged.posts) << around(bytes, at);
    const std::string cost = cost_of(whole, damaged);
    if (cost.empty()) continue;
    ++tally.dear;
    tally.what += cost + "\n  was " + around(xml, at) + "\n  is  " + around(bytes, at) + "\n";
    EXPECT_TRUE(is_told(damaged)) << cost << around(bytes, at);
  }
  return tally;
}

// The rest are damaged declarations of namespaces, and tags that became other tags of WordPress's.
TEST(WxrMutation, DamagedByteCostsOneFieldAtMost) {
  constexpr std::size_t times = 2000;
  for (const std::string name : {"sample-blog.xml", "wxr-1.0.xml", "no-version.xml"}) {
    const Tally tally = tally_of(bytes_of(POSTFERRY_FIXTURES "/wxr/" + name), 1, times);
    EXPECT_LE(tally.dear, times / 500) << name << "\n" << tally.what;
    EXPECT_LE(tally.refused, times / 400) << name;
  }
}

}  // namespace
