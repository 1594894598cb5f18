// SPDX-License-Identifier: MIT
#include "cli/run_command.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "cli/completion.h"
#include "cli/convert_options.h"
#include "cli/explain_view.h"
#include "cli/help.h"
#include "cli/inspect_view.h"
#include "cli/man_page.h"
#include "cli/messages.h"
#include "cli/terminal.h"
#include "cli/voice.h"
#include "commands/convert.h"
#include "commands/diff.h"
#include "commands/explain.h"
#include "commands/formats.h"
#include "commands/inspect.h"
#include "commands/join.h"
#include "commands/process.h"
#include "commands/split.h"
#include "commands/suggest.h"

namespace postferry {

namespace {

void print(const std::string& text) {
  StandardOutput output;
  output.text()(text);
  output.close();
}

Canvas stdout_canvas(const Arguments& arguments) {
  return {.width = stdout_width(), .utf8 = locale_is_utf8(), .colors = stdout_colors(arguments)};
}

int run_explain(const Arguments& arguments, const InspectOptions& options) {
  Voice voice(arguments, stdout_is_terminal());
  Hooks hooks = voice.hooks();
  if (!arguments.has("verbose")) hooks.note = nullptr;  // damage is what inspect itself tells
  const bool json = arguments.has("json");
  const Canvas canvas = stdout_canvas(arguments);
  StandardOutput output;
  bool first = true;
  const auto show = [&](const ExplainedPost& explained) {
    voice.clear();
    if (!json && !first) output.text()("\n");
    output.text()(json ? to_json(explained) : to_text(explained, canvas));
    first = false;
  };
  const ExplainResult result = explain(options, arguments.values("explain"), show, hooks);
  if (const std::string several = to_text(result, canvas); !json && !several.empty())
    output.text()("\n" + several);
  output.close();
  if (result.damaged)
    voice.tell("part of the input is damaged: inspect without --explain tells where");
  return result.damaged ? 1 : 0;
}

}  // namespace

int run_convert(const Arguments& arguments) {
  ConvertOptions options = convert_options(arguments);
  options.inputs = given_inputs(arguments, "convert");
  Voice voice(arguments, writes_to_terminal(options));
  set_up_media(options.media, arguments, voice);
  const ConvertResult result = convert(options, voice.hooks());
  voice.tell_notes();
  voice.tell(summary(result));
  return result.findings ? 1 : 0;
}

int run_join(const Arguments& arguments) {
  if (arguments.operands().size() != 2)
    throw Error(ErrorCode::usage, "join takes a blog and a library: postferry join BLOG LIBRARY");
  JoinOptions options;
  options.blog = arguments.operands()[0];
  options.library = arguments.operands()[1];
  options.library_from = arguments.text("library-from");
  options.unmatched = arguments.text("unmatched");
  options.convert = convert_options(arguments);
  Voice voice(arguments, writes_to_terminal(options.convert));
  set_up_media(options.convert.media, arguments, voice);
  const JoinResult result = join(options, voice.hooks());
  voice.tell_notes();
  voice.tell(summary(result.counts));
  voice.tell(summary(result.convert));
  return result.convert.findings ? 1 : 0;
}

int run_split(const Arguments& arguments) {
  SplitFilesOptions options;
  options.inputs = given_inputs(arguments, "split");
  options.size = arguments.size("size").value_or(0);
  options.posts = arguments.number("posts").value_or(0);
  if (arguments.has("posts") && options.posts == 0)
    throw Error(ErrorCode::usage, "--posts takes a number from 1 on");
  options.output = arguments.text("output");
  options.overwrite = arguments.has("overwrite");
  options.report = arguments.text("report");
  options.strict = arguments.has("strict");
  options.max_record = arguments.size("max-record").value_or(options.max_record);
  Voice voice(arguments);
  const SplitResult result = split(options, voice.hooks());
  voice.tell_notes();
  if (arguments.has("json")) print(to_json(result));
  voice.tell(summary(result));
  return result.convert.findings ? 1 : 0;
}

int run_diff(const Arguments& arguments) {
  if (arguments.operands().size() != 2)
    throw Error(ErrorCode::usage, "diff compares two inputs: postferry diff A B");
  DiffOptions options;
  options.left = arguments.operands()[0];
  options.right = arguments.operands()[1];
  options.from = arguments.text("from");
  options.ignore = arguments.list("ignore");
  options.json = arguments.has("json");
  options.jobs = jobs(arguments);
  options.format_options = given_options(arguments);
  Voice voice(arguments, stdout_is_terminal());
  StandardOutput output;
  const DiffResult result = diff(options, output.text(), voice.hooks());
  output.close();
  voice.tell_notes();
  if (result.differences > 0) voice.tell(summary(options, result));
  return result.differences == 0 ? 0 : 1;
}

int run_inspect(const Arguments& arguments) {
  InspectOptions options;
  options.inputs = given_inputs(arguments, "inspect");
  options.from = arguments.text("from");
  options.max_record = arguments.size("max-record").value_or(options.max_record);
  options.jobs = jobs(arguments);
  options.extract = extract_options(arguments);
  options.format_options = given_options(arguments);
  if (arguments.has("explain")) return run_explain(arguments, options);
  Voice voice(arguments);
  // What was damaged is part of what inspect finds; only --verbose tells it as it comes.
  Hooks hooks = voice.hooks();
  if (!arguments.has("verbose")) hooks.note = nullptr;
  const Inspection inspection = inspect(options, hooks);
  voice.clear();
  StandardOutput output;
  output.text()(arguments.has("json") ? to_json(inspection)
                                      : to_text(inspection, stdout_canvas(arguments)));
  output.close();
  return inspection.damaged ? 1 : 0;
}

int run_completion(const Arguments& arguments) {
  constexpr std::string_view shells = "bash, zsh or fish";
  if (arguments.operands().size() != 1)
    throw Error(ErrorCode::usage, "completion is for one shell: " + std::string(shells));
  const std::string& shell = arguments.operands()[0];
  const std::string script = completion_script(shell);
  if (script.empty())
    throw Error(ErrorCode::usage,
                "completion is for " + std::string(shells) + ", not for \"" + shell + "\"");
  print(script);
  return 0;
}

int run_man(const Arguments& arguments) {
  if (!arguments.operands().empty())
    throw Error(ErrorCode::usage, "man takes no operands: postferry man | man -l -");
  print(man_page());
  return 0;
}

int run_formats(const Arguments& arguments) {
  if (arguments.operands().size() > 1)
    throw Error(ErrorCode::usage, "formats explains one format: postferry formats [FORMAT]");
  FormatsOptions options;
  if (!arguments.operands().empty()) options.format = arguments.operands()[0];
  options.json = arguments.has("json");
  options.notes = arguments.has("notes");
  options.table = arguments.has("table");
  StandardOutput output;
  formats(options, output.text());
  output.close();
  return 0;
}

int run_help(const Arguments& arguments) {
  std::string text = general_help();
  if (!arguments.operands().empty()) {
    const std::string& name = arguments.operands()[0];
    const CommandRow* command = find_command(name);
    if (command == nullptr) throw unknown_command(name);
    text = command_help(*command);
  }
  print(text);
  return 0;
}

Error unknown_command(const std::string& name) {
  std::vector<std::string_view> known;
  for (const CommandRow& command : command_rows()) known.push_back(command.name);
  if (name.starts_with('-')) {
    known = {"--help", "--version"};
    std::string hint = did_you_mean(name, known);
    if (hint.empty()) hint = "; a command comes first: postferry COMMAND [OPTIONS] [INPUT...]";
    return Error(ErrorCode::usage, "there is no option " + name + " without a command" + hint);
  }
  std::string hint = did_you_mean(name, known);
  if (hint.empty()) hint = "; postferry help lists the commands";
  return Error(ErrorCode::usage, "there is no command \"" + name + "\"" + hint);
}

}  // namespace postferry
