// SPDX-License-Identifier: MIT
#include <memory>
#include <utility>

#include "base/error.h"
#include "cli/convert_options.h"
#include "cli/messages.h"
#include "cli/run_command.h"
#include "cli/terminal.h"
#include "cli/voice.h"
#include "commands/check.h"
#include "commands/process.h"
#include "commands/report_file.h"

namespace postferry {

namespace {

CheckOptions check_options(const Arguments& arguments) {
  CheckOptions options;
  options.inputs = given_inputs(arguments, "check");
  for (const char* name :
       {"no-carrier", "private-data", "extract", "map", "labels", "rating-scale"})
    if (!arguments.has("to") && arguments.said(name))
      throw Error(ErrorCode::usage,
                  std::string("--") + name + " says how to convert; name the format with -t");
  if (arguments.said("overwrite") && !arguments.has("repair"))
    throw Error(ErrorCode::usage, "--overwrite is about the copy that --repair OUT writes");
  options.from = arguments.text("from");
  options.repair = arguments.text("repair");
  options.convert = convert_options(arguments);
  return options;
}

// One JSON object.
CheckResult check_as_json(const CheckOptions& options, const Hooks& hooks) {
  const std::unique_ptr<ReportFile> report = standard_report();
  CheckResult result = check(
      options, [&](const Note& note) { report->add(note); }, hooks);
  report->finish(result.found, options.inputs);
  return result;
}

// A line for each thing.
CheckResult check_as_text(const CheckOptions& options, bool with_infos, const Colors& colors,
                          Voice& voice) {
  StandardOutput output;
  const TextOut out = output.text();
  CheckResult result = check(
      options,
      [&](const Note& note) {
        if (!with_infos && info(note.code).severity == Severity::info) return;
        voice.clear();
        out(to_finding(note, colors));
      },
      voice.hooks());
  out(to_findings(result.found.input, result.found.report.losses, result.found.to, colors));
  output.close();
  return result;
}

}  // namespace

int run_check(const Arguments& arguments) {
  const CheckOptions options = check_options(arguments);
  Voice voice(arguments, stdout_is_terminal());
  const CheckResult result =
      arguments.has("json")
          ? check_as_json(options, voice.hooks())
          : check_as_text(options, arguments.has("verbose"), stdout_colors(arguments), voice);
  voice.tell(summary(result));
  return result.sound() ? 0 : 1;
}

}  // namespace postferry
