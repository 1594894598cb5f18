// SPDX-License-Identifier: MIT
#include "cli/run_command.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "cli/completion.h"
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
#include "commands/label_input.h"
#include "commands/process.h"
#include "commands/split.h"
#include "commands/suggest.h"
#include "commands/template_input.h"

namespace postferry {

namespace {

std::vector<Term> terms(const Arguments& arguments) {
  std::vector<Term> list;
  for (const std::string& text : arguments.list("term")) {
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon == std::string::npos || colon + 1 == text.size())
      throw Error(ErrorCode::usage,
                  "--term takes TAXONOMY:SLUG, like category:fiction, not \"" + text + "\"");
    list.push_back({text.substr(0, colon), text.substr(colon + 1), {}, {}});
  }
  return list;
}

PostFilter filter(const Arguments& arguments) {
  PostFilter filter;
  filter.types = arguments.list("type");
  filter.statuses = arguments.list("status");
  filter.since = arguments.text("since");
  filter.until = arguments.text("until");
  filter.authors = arguments.list("author");
  filter.terms = terms(arguments);
  filter.reviews_only = arguments.has("reviews-only");
  filter.ids = arguments.list("id");
  return filter;
}

Extract extract_mode(const Arguments& arguments) {
  const std::string word = arguments.choice("extract", "keep|move|off", "keep");
  return word == "keep" ? Extract::keep : word == "move" ? Extract::move : Extract::off;
}

ExtractOptions extract_options(const Arguments& arguments) {
  ExtractOptions options;
  options.mode = extract_mode(arguments);
  for (const char* name : {"map", "labels", "rating-scale"})
    if (options.mode == Extract::off && !arguments.list(name).empty())
      throw Error(ErrorCode::usage,
                  std::string("--") + name +
                      " says how to extract reviews, and --extract off extracts none");
  for (const std::string& map : arguments.list("map")) options.maps.push_back(parse_place_map(map));
  const std::string labels = arguments.text("labels");
  if (!labels.empty()) options.labels = open_labels(labels);
  for (const std::string& scale : arguments.list("rating-scale"))
    options.scales.push_back(parse_rating_scale(scale));
  return options;
}

Render render_mode(const Arguments& arguments) {
  const std::string word = arguments.choice("render", "auto|always|never", "auto");
  return word == "auto" ? Render::automatic : word == "always" ? Render::always : Render::never;
}

ConvertOptions convert_options(const Arguments& arguments) {
  ConvertOptions options;
  options.inputs = arguments.operands();
  options.from = arguments.text("from");
  options.to = arguments.text("to");
  options.output = arguments.text("output");
  options.overwrite = arguments.has("overwrite");
  options.carrier = !arguments.has("no-carrier");
  options.private_data = arguments.choice("private-data", "keep|withhold", "withhold") == "keep";
  options.report = arguments.text("report");
  options.strict = arguments.has("strict");
  options.max_record = arguments.size("max-record").value_or(options.max_record);
  options.jobs = jobs(arguments);
  options.limit = arguments.number("limit");
  options.filter = filter(arguments);
  options.extract = extract_options(arguments);
  options.render = render_mode(arguments);
  const std::string layout = arguments.text("template");
  if (!layout.empty()) options.layout = open_template(layout);
  options.json_ld = arguments.has("jsonld");
  for (const char* name : {"template", "labels"})
    options.other_inputs.push_back({std::string("the file of --") + name, arguments.text(name)});
  options.site_url = arguments.text("site-url");
  options.default_author = arguments.text("default-author");
  options.default_status = arguments.text("default-status");
  options.format_options = given_options(arguments);
  return options;
}

bool to_terminal(const ConvertOptions& options) {
  return stdout_is_terminal() && (options.output.empty() || options.output == "-");
}

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
  const ConvertOptions options = convert_options(arguments);
  if (options.inputs.empty() && stdin_is_terminal())
    throw Error(ErrorCode::usage,
                "there is no input: name a file, or pipe one in (postferry help convert)");
  Voice voice(arguments, to_terminal(options));
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
  options.unmatched = arguments.text("unmatched");
  options.convert = convert_options(arguments);
  Voice voice(arguments, to_terminal(options.convert));
  const JoinResult result = join(options, voice.hooks());
  voice.tell_notes();
  voice.tell(summary(result.counts));
  voice.tell(summary(result.convert));
  return result.convert.findings ? 1 : 0;
}

int run_split(const Arguments& arguments) {
  SplitFilesOptions options;
  options.inputs = arguments.operands();
  if (options.inputs.empty() && stdin_is_terminal())
    throw Error(ErrorCode::usage,
                "there is no input: name a file, or pipe one in (postferry help split)");
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
  options.inputs = arguments.operands();
  if (options.inputs.empty() && stdin_is_terminal())
    throw Error(ErrorCode::usage,
                "there is no input: name a file, or pipe one in (postferry help inspect)");
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
