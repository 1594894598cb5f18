// SPDX-License-Identifier: MIT
#include <exception>
#include <new>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "cli/config.h"
#include "cli/help.h"
#include "cli/layout.h"
#include "cli/options.h"
#include "cli/run_command.h"
#include "cli/terminal.h"
#include "commands/process.h"

namespace postferry {

namespace {

void print(const std::string& text) {
  StandardOutput output;
  output.text()(text);
  output.close();
}

int run(const CommandRow& command, const Arguments& arguments) {
  switch (command.bit) {
    case convert_bit: return run_convert(arguments);
    case pull_bit: return run_pull(arguments);
    case push_bit: return run_push(arguments);
    case join_bit: return run_join(arguments);
    case split_bit: return run_split(arguments);
    case diff_bit: return run_diff(arguments);
    case check_bit: return run_check(arguments);
    case inspect_bit: return run_inspect(arguments);
    case formats_bit: return run_formats(arguments);
    case completion_bit: return run_completion(arguments);
    case man_bit: return run_man(arguments);
    case help_bit: return run_help(arguments);
  }
  return 0;
}

int run_configured(const CommandRow& command, Arguments arguments) {
  const std::string taken = take_config(command, arguments);
  if (!taken.empty() && arguments.has("verbose") && !arguments.has("quiet"))
    write_stderr(hanging(taken, 0, 2, message_width()));
  try {
    return run(command, arguments);
  } catch (const Error& error) {
    throw with_place(error, arguments);
  }
}

int run(const std::vector<std::string>& words) {
  if (words.empty())
    throw Error(ErrorCode::usage, "a command is missing; postferry help lists them");
  const std::string& first = words[0];
  if (first == "--version") return print("postferry " POSTFERRY_VERSION "\n"), 0;
  if (first == "--help" || first == "-h") return print(general_help()), 0;
  const CommandRow* command = find_command(first);
  if (command == nullptr) throw unknown_command(first);
  Arguments arguments = parse_arguments(*command, {words.begin() + 1, words.end()});
  if (arguments.has("help")) return print(command_help(*command)), 0;
  return run_configured(*command, std::move(arguments));
}

int exit_code(ErrorCode code) {
  switch (code) {
    case ErrorCode::usage: return 2;
    case ErrorCode::broken_pipe: return 0;
    case ErrorCode::input:
    case ErrorCode::output:
    case ErrorCode::internal: return 3;
  }
  return 3;
}

int guarded(const std::vector<std::string>& words) {
  try {
    return run(words);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::broken_pipe)
      write_stderr(hanging("postferry: " + std::string(error.what()), 0, 2, message_width()));
    return exit_code(error.code());
  } catch (const std::bad_alloc&) {
    write_stderr("postferry: there is not enough memory\n");
  } catch (const std::exception& error) {
    write_stderr("postferry: unexpected: " + std::string(error.what()) + "\n");
  }
  return exit_code(ErrorCode::internal);
}

}  // namespace

}  // namespace postferry

int main(int argc, char** argv) {
  postferry::prepare_process();
  return postferry::guarded({argv + 1, argv + argc});
}
