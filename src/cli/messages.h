// SPDX-License-Identifier: MIT
// What the program says on standard error: notes and the summary line.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "base/note.h"
#include "cli/terminal.h"
#include "commands/convert.h"

namespace postferry {

/// "1,204".
[[nodiscard]] std::string with_thousands(std::uint64_t number);

/// Where a note stands and what it says: `wordpress.xml:48123: post 812 "On Dune": post.date: x`.
[[nodiscard]] std::string to_line(const Note& note);

/// Collects notes for the end of the run: of each code the first three and a count, so that a
/// million notes take no memory.
class NoteGroups {
 public:
  void add(const Note& note);
  /// Losses first, then warnings; of infos only those that a user can act on are worth a line, so
  /// they are shown as counts alone.
  [[nodiscard]] std::string to_text(const Colors& colors) const;

 private:
  struct Group {
    std::uint64_t count = 0;
    std::vector<Note> first;
  };
  std::array<Group, static_cast<std::size_t>(NoteCode::count_)> groups_;
};

/// `1,204 posts (967 reviews, 8,112 comments) wordpress.xml -> reviews.csv in 0.8 s; lost:
/// nothing`, with what was skipped, failed and withheld where there was any.
[[nodiscard]] std::string summary(const ConvertResult& result);

}  // namespace postferry
