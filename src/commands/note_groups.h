// SPDX-License-Identifier: MIT
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "base/note.h"

namespace postferry {

/// Collects notes by code, for the end of a run: of each code a count and the first three, so that
/// a million notes take no memory.
class NoteGroups {
 public:
  static constexpr std::size_t shown_places = 3;

  struct Group {
    NoteCode code{};
    std::uint64_t count = 0;
    std::vector<Note> first;
  };

  void add(const Note& note);
  /// The codes that came: losses first, then warnings, then infos, each in the table's order.
  [[nodiscard]] std::vector<const Group*> groups() const;

 private:
  std::array<Group, static_cast<std::size_t>(NoteCode::count_)> groups_;
};

}  // namespace postferry
