// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <random>
#include <string>

#include "base/numbers.h"
#include "conformance/random_post.h"

namespace postferry::conformance {

/// Makes single values. Deterministic: only the engine's raw numbers are used, since the standard's
/// distributions differ between libraries.
class RandomValues {
 public:
  RandomValues(std::uint64_t seed, Profile profile) : random_(seed), profile_(profile) {}

  [[nodiscard]] bool hostile() const noexcept { return profile_ == Profile::any; }
  /// 0 .. n-1.
  [[nodiscard]] std::uint64_t below(std::uint64_t n) { return random_() % n; }
  [[nodiscard]] bool chance(double p);

  /// A text for `field`, never empty.
  [[nodiscard]] std::string text(Field field);
  [[nodiscard]] Id id();
  [[nodiscard]] Date date(Field field);
  [[nodiscard]] std::int64_t integer(Field field);
  [[nodiscard]] Decimal decimal(Field field);
  /// Identifiers of a work; with Profile::plain well-formed and each name once.
  [[nodiscard]] Ids ids();
  /// A GMT time that differs from local times of the same day by what no offset can carry.
  [[nodiscard]] Date distant_gmt(const Date& local);

 private:
  std::string words(std::uint64_t count);
  std::string hostile_text();
  std::string plain_text(Field field);
  std::string any_date();
  std::string clock();
  std::string day();

  std::mt19937_64 random_;
  Profile profile_;
  std::uint64_t next_ = 0;  // makes names and ids that must not repeat
};

}  // namespace postferry::conformance
