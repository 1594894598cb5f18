// SPDX-License-Identifier: MIT
// Seeded reviews and bodies, for properties of rendering.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"

namespace postferry {

/// How hard the words are on whoever writes them into a body.
enum class Words : std::uint8_t {
  usual,  ///< titles, names and subjects as reviews have them
  hard    ///< marks, labels, ratings and headings in the midst of them
};

class RandomReview {
 public:
  RandomReview(std::uint64_t seed, Words words) : random_(seed), hard_(words == Words::hard) {}

  /// Facts that the model post's layout has lines for.
  Review laid_out();
  /// All facts.
  Review whole();
  /// A body without facts; it may be empty.
  std::string body(std::string_view format);
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

 private:
  bool chance(std::size_t tenths) { return below(10) < tenths; }
  std::string pick(const std::vector<std::string_view>& list) {
    return std::string(list[below(list.size())]);
  }
  std::string words(std::size_t most);
  std::string title();
  std::string subject();
  std::vector<std::string> names();
  Rating rating();
  std::vector<ListedWork> works();
  Recommendation group();
  void add_edition(Work& work);

  std::mt19937_64 random_;
  bool hard_;
};

}  // namespace postferry
