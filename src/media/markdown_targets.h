// SPDX-License-Identifier: MIT
#pragma once

#include "body/tape.h"
#include "media/block_strings.h"

namespace postferry {

/// The targets of Markdown's own images and links, inline and by reference, as they stand in the
/// source of a tape that read_markdown() filled; `raw` is a view into it. The tape tells which
/// addresses are targets, and where code is, in which none are. Bare addresses and <...> are left
/// out: they are their own text. So are targets that are written with escapes.
void for_each_markdown_target(const Tape& tape, const TakeAddress& take);

}  // namespace postferry
