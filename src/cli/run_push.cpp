// SPDX-License-Identifier: MIT
#include <cstdlib>

#include "base/error.h"
#include "cli/convert_options.h"
#include "cli/messages.h"
#include "cli/password.h"
#include "cli/run_command.h"
#include "cli/terminal.h"
#include "cli/voice.h"
#include "commands/process.h"
#include "commands/push.h"
#include "commands/site_access.h"

namespace postferry {

namespace {

// Where programs keep what they need to go on (XDG Base Directory Specification).
std::string state_directory() {
  const char* state = std::getenv("XDG_STATE_HOME");
  if (state != nullptr && *state == '/') return state;
  const char* home = std::getenv("HOME");
  if (home == nullptr || *home == '\0')
    throw Error(ErrorCode::usage,
                "there is no place for the journal: name one with --state FILE (HOME is not set)");
  return std::string(home) + "/.local/state";
}

PushOptions push_options(const Arguments& arguments) {
  PushOptions options;
  options.version = POSTFERRY_VERSION;
  options.allow_http = arguments.has("allow-http");
  options.dry_run = arguments.has("dry-run");
  options.state = arguments.text("state");
  if (options.state.empty()) options.state_directory = state_directory();
  options.settings.create_users = arguments.has("create-users");
  options.settings.overwrite = arguments.has("overwrite");
  options.settings.default_author = arguments.text("default-author");
  options.convert = convert_options(arguments);
  options.convert.inputs = arguments.operands();
  options.url = options.convert.inputs.back();
  options.convert.inputs.pop_back();
  return options;
}

}  // namespace

int run_push(const Arguments& arguments) {
  if (arguments.operands().size() < 2)
    throw Error(
        ErrorCode::usage,
        "push takes what to push, and a site: postferry push blog.xml https://blog.example");
  PushOptions options = push_options(arguments);
  if (const std::optional<Login> login = login_of(arguments, host_of_site(options.url))) {
    options.user = login->user;
    options.password = login->password;
  }
  Voice voice(arguments, options.dry_run && stdout_is_terminal());
  const auto say = [&voice](const std::string& line) { voice.tell(line); };
  options.waits = say;
  if (arguments.has("verbose")) options.said = say;
  options.convert.media.waits = say;
  options.convert.media.requests = options.said;
  const PushResult result = push(options, voice.hooks());
  voice.tell_notes();
  if (options.dry_run) {
    StandardOutput output;
    output.text()(plan_text(result));
    output.close();
  }
  voice.tell(summary(result));
  return result.findings ? 1 : 0;
}

}  // namespace postferry
