// SPDX-License-Identifier: MIT
// Eight times the body may take eight times the CPU: what is quadratic takes sixty-four times. The
// bound is wide, the least of several tries counts, and only CPU of this process: no figure of
// speed comes of this.
#include <gtest/gtest.h>

#include <algorithm>
#include <ctime>

#include "hostile/bodies.h"
#include "hostile/ways.h"

namespace postferry::hostile {
namespace {

constexpr std::size_t small = 500'000;
constexpr std::size_t times = 8;
constexpr double most = 3 * times;       // what fits into a cache is quicker
constexpr double least_seconds = 0.004;  // what is below cannot be told from noise
constexpr int tries = 5;

template <class Work>
double cpu_seconds(Work work, std::size_t size) {
  const std::clock_t begin = std::clock();
  work(size);
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

// How many times the CPU `times` times the size takes. Tries on as long as it looks bad.
template <class Work>
double growth(Work work, std::size_t size) {
  double one = cpu_seconds(work, size);
  double all = cpu_seconds(work, size * times);
  const auto grown = [&] { return all / std::max(one, least_seconds); };
  for (int i = 1; i < tries && grown() >= most; ++i) {
    one = std::min(one, cpu_seconds(work, size));
    all = std::min(all, cpu_seconds(work, size * times));
  }
  return grown();
}

class Growth : public testing::TestWithParam<HostileBody> {};

TEST_P(Growth, IsLinear) {
  const Post one = hostile_post(GetParam(), small);
  const Post all = hostile_post(GetParam(), small * times);
  for (const Ways* ways : {&extracting_ways(), &changing_ways()})
    for (const auto& [name, way] : *ways) {
      const auto work = [&, go = way](std::size_t size) {
        Post post = size == small ? one : all;
        go(post);
      };
      EXPECT_LT(growth(work, small), most) << name;
    }
}

// Each label is searched from the beginning: what this test is there to find.
TEST(Growth, OfSquaresIsFound) {
  const auto work = [](std::size_t size) {
    std::string text;
    std::size_t found = 0;
    for (std::size_t i = 0; i < size; ++i)
      found += (text += "x:").find("x;") == std::string::npos ? 1U : 0U;
    EXPECT_EQ(found, size);
  };
  EXPECT_GT(growth(work, 1000), most);
}

INSTANTIATE_TEST_SUITE_P(Hostile, Growth, testing::ValuesIn(hostile_bodies()),
                         [](const auto& body) { return body.param.name; });

}  // namespace
}  // namespace postferry::hostile
