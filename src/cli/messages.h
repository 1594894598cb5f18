// SPDX-License-Identifier: MIT
// What the program says on standard error: notes and the summary line.
#pragma once

#include <cstdint>
#include <string>

#include "base/note.h"
#include "cli/terminal.h"
#include "commands/check.h"
#include "commands/convert.h"
#include "commands/diff.h"
#include "commands/join_claims.h"
#include "commands/note_groups.h"
#include "commands/push.h"
#include "commands/split.h"

namespace postferry {

/// "1,204".
[[nodiscard]] std::string with_thousands(std::uint64_t number);

/// Where a note stands and what it says: `wordpress.xml:48123: post 812 "On Dune": post.date: x`.
[[nodiscard]] std::string to_line(const Note& note);

/// The same for standard output, complete in itself: `wordpress.xml:48123: warning: post 812 "On
/// Dune": post.date: a date could not be read; its text is kept in extras: 2024-13-01
/// [date.unreadable]`.
[[nodiscard]] std::string to_finding(const Note& note, const Colors& colors);
/// Likewise, a line a field that a conversion would lose.
[[nodiscard]] std::string to_findings(const std::string& input, const FieldCounts& losses,
                                      const std::string& format, const Colors& colors);

/// Notes at the end of a run: of each code a count and the first three. Losses first, then
/// warnings; of infos only those that a user can act on are worth a line, so they are shown as
/// counts alone. Lines are broken at `width` columns, unless it is 0.
[[nodiscard]] std::string to_text(const NoteGroups& notes, const Colors& colors,
                                  std::size_t width = 0);

/// Without a line end: `1,204 posts (967 reviews, 8,112 comments) wordpress.xml -> reviews.csv in
/// 0.8 s; lost: nothing`, with what was skipped, failed and withheld where there was any.
[[nodiscard]] std::string summary(const ConvertResult& result);
/// Likewise: `12 posts matched (9 by ISBN, 3 by title and author), 1 ambiguous, 2 without a row;
/// 300 rows without a post`.
[[nodiscard]] std::string summary(const JoinCounts& counts);
/// Likewise: `1,204 posts blog.xml -> pieces in 0.8 s: 4 pieces, the largest of 20,891,030 bytes;
/// lost: nothing`.
[[nodiscard]] std::string summary(const SplitResult& result);
/// Likewise: `1,204 posts (8,112 comments) blog.xml -> https://blog.example in 93.0 s: 1,200 new, 4
/// unchanged; lost: nothing`. Of a dry run: what would be.
[[nodiscard]] std::string summary(const PushResult& result);
/// What a dry run found, by types: for standard output.
[[nodiscard]] std::string plan_text(const PushResult& result);
/// Likewise: `1,204 posts (8,112 comments) blog.xml in 0.8 s: 2 warnings, 1 loss`.
[[nodiscard]] std::string summary(const CheckResult& result);
/// Likewise: `7 differences; 18 posts in before.xml, 17 in after.xml`.
[[nodiscard]] std::string summary(const DiffOptions& options, const DiffResult& result);

}  // namespace postferry
