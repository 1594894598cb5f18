// SPDX-License-Identifier: MIT
#include "cli/voice.h"

#include "base/error.h"
#include "cli/layout.h"

namespace postferry {

namespace {

constexpr std::string_view when = "auto|always|never";

std::string bar_wish(const Arguments& arguments, bool data_on_terminal) {
  std::string wish = arguments.choice("progress", when, "auto");
  if (arguments.has("quiet") || (wish == "auto" && data_on_terminal)) wish = "never";
  return wish;
}

}  // namespace

Voice::Voice(const Arguments& arguments, bool data_on_terminal)
    : quiet_(arguments.has("quiet")),
      verbose_(arguments.has("verbose") && !quiet_),
      colors_(arguments.choice("color", when, "auto"), stderr_is_terminal()),
      bar_(bar_wish(arguments, data_on_terminal)) {}

Hooks Voice::hooks() {
  Hooks hooks;
  if (!quiet_) hooks.note = [this](const Note& note) { hear(note); };
  if (bar_.on()) hooks.progress = [this](const Progress& progress) { bar_.show(progress); };
  return hooks;
}

void Voice::tell_notes() {
  bar_.wipe();
  if (!quiet_ && !verbose_) write_stderr(to_text(notes_, colors_, message_width()));
}

void Voice::tell(const std::string& line) {
  bar_.wipe();
  if (!quiet_) write_stderr(hanging(line, 0, 2, message_width()));
}

void Voice::hear(const Note& note) {
  if (!verbose_) return notes_.add(note);
  bar_.wipe();
  const NoteInfo& kind = info(note.code);
  write_stderr(hanging(
      std::string(to_string(kind.severity)) + ": " + std::string(kind.name) + ": " + to_line(note),
      0, 2, message_width()));
}

Colors stdout_colors(const Arguments& arguments) {
  return {arguments.choice("color", when, "auto"), stdout_is_terminal()};
}

std::vector<std::string> given_inputs(const Arguments& arguments, const std::string& command) {
  if (arguments.operands().empty() && stdin_is_terminal())
    throw Error(ErrorCode::usage,
                "there is no input: name a file, or pipe one in (postferry help " + command + ")");
  return arguments.operands();
}

unsigned jobs(const Arguments& arguments) {
  constexpr std::uint64_t most = 256;
  const std::optional<std::uint64_t> n = arguments.number("jobs");
  if (n && (*n == 0 || *n > most))
    throw Error(ErrorCode::usage, "--jobs takes a number from 1 to " + std::to_string(most));
  return static_cast<unsigned>(n.value_or(0));
}

std::vector<GivenOption> given_options(const Arguments& arguments) {
  std::vector<GivenOption> given;
  for (const auto& [name, value] : arguments.dotted()) {
    const std::size_t dot = name.find('.');
    given.push_back({name.substr(0, dot), name.substr(dot + 1), value, !arguments.said(name)});
  }
  return given;
}

}  // namespace postferry
