// SPDX-License-Identifier: MIT
#include "cli/run_command.h"

#include <algorithm>
#include <utility>

#include "base/error.h"
#include "cli/help.h"
#include "cli/messages.h"
#include "cli/progress.h"
#include "cli/terminal.h"
#include "commands/convert.h"
#include "commands/diff.h"
#include "commands/formats.h"
#include "commands/process.h"
#include "commands/suggest.h"

namespace postferry {

namespace {

constexpr std::string_view when = "auto|always|never";

/// Everything a run says on standard error: the bar, notes, the summary.
class Voice {
 public:
  explicit Voice(const Arguments& arguments)
      : quiet_(arguments.has("quiet")),
        verbose_(arguments.has("verbose") && !quiet_),
        colors_(arguments.choice("color", when, "auto")),
        bar_(quiet_ ? "never" : arguments.choice("progress", when, "auto")) {}

  [[nodiscard]] Hooks hooks() {
    Hooks hooks;
    if (!quiet_) hooks.note = [this](const Note& note) { hear(note); };
    if (bar_.on()) hooks.progress = [this](const Progress& progress) { bar_.show(progress); };
    return hooks;
  }
  void tell_notes() {
    bar_.wipe();
    if (!quiet_ && !verbose_) write_stderr(notes_.to_text(colors_));
  }
  void tell(const std::string& line) {
    bar_.wipe();
    if (!quiet_) write_stderr(line);
  }

 private:
  void hear(const Note& note) {
    if (!verbose_) return notes_.add(note);
    bar_.wipe();
    const NoteInfo& kind = info(note.code);
    write_stderr(std::string(to_string(kind.severity)) + ": " + std::string(kind.name) + ": " +
                 to_line(note) + "\n");
  }

  bool quiet_;
  bool verbose_;
  Colors colors_;
  ProgressBar bar_;
  NoteGroups notes_;
};

std::vector<GivenOption> given_options(const Arguments& arguments) {
  std::vector<GivenOption> given;
  for (const auto& [name, value] : arguments.dotted()) {
    const std::size_t dot = name.find('.');
    given.push_back({name.substr(0, dot), name.substr(dot + 1), value});
  }
  return given;
}

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

unsigned jobs(const Arguments& arguments) {
  constexpr std::uint64_t most = 256;
  const std::optional<std::uint64_t> n = arguments.number("jobs");
  if (n && (*n == 0 || *n > most))
    throw Error(ErrorCode::usage, "--jobs takes a number from 1 to " + std::to_string(most));
  return static_cast<unsigned>(n.value_or(0));
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
  options.site_url = arguments.text("site-url");
  options.default_author = arguments.text("default-author");
  options.default_status = arguments.text("default-status");
  options.format_options = given_options(arguments);
  return options;
}

}  // namespace

int run_convert(const Arguments& arguments) {
  const ConvertOptions options = convert_options(arguments);
  if (options.inputs.empty() && stdin_is_terminal())
    throw Error(ErrorCode::usage,
                "there is no input: name a file, or pipe one in (postferry help convert)");
  Voice voice(arguments);
  const ConvertResult result = convert(options, voice.hooks());
  voice.tell_notes();
  voice.tell(summary(result));
  return result.findings ? 1 : 0;
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
  Voice voice(arguments);
  StandardOutput output;
  const DiffResult result = diff(options, output.text(), voice.hooks());
  output.close();
  voice.tell_notes();
  return result.differences == 0 ? 0 : 1;
}

int run_formats(const Arguments& arguments) {
  if (arguments.operands().size() > 1)
    throw Error(ErrorCode::usage, "formats explains one format: postferry formats [FORMAT]");
  FormatsOptions options;
  if (!arguments.operands().empty()) options.format = arguments.operands()[0];
  options.json = arguments.has("json");
  options.notes = arguments.has("notes");
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
  StandardOutput output;
  output.text()(text);
  output.close();
  return 0;
}

Error unknown_command(const std::string& name) {
  std::vector<std::string_view> known;
  for (const CommandRow& command : command_rows()) known.push_back(command.name);
  std::string hint = did_you_mean(name, known);
  if (hint.empty()) hint = "; postferry help lists the commands";
  return Error(ErrorCode::usage, "there is no command \"" + name + "\"" + hint);
}

}  // namespace postferry
