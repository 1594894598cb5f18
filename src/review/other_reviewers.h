// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

#include "review/statement.h"

namespace postferry {

/// Takes the ratings of other people out of what a post's markup says: those whose reviewer has
/// another name than the post's author (a login tells less: "jane-doe" may be Jane Doe, but
/// anybody's otherwise), and those of several reviewers of one work, if none of them is the author.
void leave_others_ratings(std::string_view author, Statements& statements);

}  // namespace postferry
