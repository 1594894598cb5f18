// SPDX-License-Identifier: MIT
// Bodies that no person writes: one thing repeated without end, nested without end, never closed.
// What reads posts must come to an end with each, in time that grows as the body does.
#pragma once

#include <ostream>
#include <string>
#include <vector>

#include "model/post.h"

namespace postferry::hostile {

/// `before`, then `unit` again and again ('@' in it is the number of the time), `middle`, then
/// `closing` as often as `unit`.
struct HostileBody {
  std::string name;    ///< of the test: letters and digits
  std::string format;  ///< of the body; or "meta:KEY" where it is the value of a custom field
  std::string before;
  std::string unit;
  std::string middle = {};
  std::string closing = {};
  /// The rating that the post gives all the same, as text; empty: none may be found.
  std::string rating = {};
  /// Every unit is a work of a list, to be found.
  bool lists_works = false;
};

/// How GoogleTest names it in a message.
inline void PrintTo(const HostileBody& body, std::ostream* out) { *out << body.name; }

[[nodiscard]] const std::vector<HostileBody>& hostile_bodies();

/// A post with that body of about so many bytes.
[[nodiscard]] Post hostile_post(const HostileBody& body, std::size_t bytes);
/// How many units it has.
[[nodiscard]] std::size_t units_in(const HostileBody& body, std::size_t bytes);

}  // namespace postferry::hostile
