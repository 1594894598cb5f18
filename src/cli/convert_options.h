// SPDX-License-Identifier: MIT
// The options that all commands which write posts have in common.
#pragma once

#include "cli/options.h"
#include "commands/convert.h"

namespace postferry {

class Voice;

/// How reviews are extracted. Throws Error(usage).
[[nodiscard]] ExtractOptions extract_options(const Arguments& arguments);

/// All options but the inputs. Throws Error(usage).
[[nodiscard]] ConvertOptions convert_options(const Arguments& arguments);

/// Has waits and, with --verbose, requests of media told. The voice outlives the run. Throws
/// Error(usage) for options about downloads where --media asks for none.
void set_up_media(MediaWishes& media, const Arguments& arguments, Voice& voice);

/// Whether posts go to standard output, and that is a terminal.
[[nodiscard]] bool writes_to_terminal(const ConvertOptions& options);

}  // namespace postferry
