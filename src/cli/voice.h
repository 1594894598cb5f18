// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <vector>

#include "cli/messages.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "commands/note_groups.h"
#include "commands/run.h"

namespace postferry {

/// Everything a run says on standard error: the bar, notes, the summary. Of --quiet, --verbose,
/// --color and --progress.
class Voice {
 public:
  /// `data_on_terminal`: data goes to standard output while the run goes on, and that is a
  /// terminal: a bar would stand in its way.
  explicit Voice(const Arguments& arguments, bool data_on_terminal = false);

  /// Outlived by the voice.
  [[nodiscard]] Hooks hooks();
  /// Takes the bar away; it comes back with the next progress.
  void clear() { bar_.wipe(); }
  /// The notes that were heard, grouped.
  void tell_notes();
  void tell(const std::string& line);  ///< without its line end

 private:
  void hear(const Note& note);

  bool quiet_;
  bool verbose_;
  Colors colors_;
  ProgressBar bar_;
  NoteGroups notes_;
};

/// --color of what a command writes to standard output.
[[nodiscard]] Colors stdout_colors(const Arguments& arguments);

/// The operands; none is standard input. Throws Error(usage), which names the command, if that is a
/// terminal.
[[nodiscard]] std::vector<std::string> given_inputs(const Arguments& arguments,
                                                    const std::string& command);
/// --jobs; 0 if it is not given.
[[nodiscard]] unsigned jobs(const Arguments& arguments);
/// The options of formats.
[[nodiscard]] std::vector<GivenOption> given_options(const Arguments& arguments);

}  // namespace postferry
