// SPDX-License-Identifier: MIT
#include "base/error.h"
#include "cli/convert_options.h"
#include "cli/messages.h"
#include "cli/password.h"
#include "cli/run_command.h"
#include "cli/voice.h"
#include "commands/pull.h"
#include "commands/site_access.h"

namespace postferry {

namespace {

unsigned connections(const Arguments& arguments) {
  constexpr std::uint64_t most = 16;
  const std::uint64_t n = arguments.number("connections").value_or(1);
  if (n == 0 || n > most)
    throw Error(ErrorCode::usage, "--connections takes a number from 1 to " + std::to_string(most));
  return static_cast<unsigned>(n);
}

}  // namespace

int run_pull(const Arguments& arguments) {
  if (arguments.operands().size() != 1)
    throw Error(ErrorCode::usage, "pull reads one site: postferry pull https://blog.example");
  PullOptions options;
  options.url = arguments.operands()[0];
  options.version = POSTFERRY_VERSION;
  options.allow_http = arguments.has("allow-http");
  options.connections = connections(arguments);
  options.state = arguments.text("state");
  options.since_last = arguments.has("since-last");
  options.convert = convert_options(arguments);
  if (const std::optional<Login> login = login_of(arguments, host_of_site(options.url))) {
    options.user = login->user;
    options.password = login->password;
  }
  Voice voice(arguments, writes_to_terminal(options.convert));
  const auto say = [&voice](const std::string& line) { voice.tell(line); };
  options.waits = say;
  if (arguments.has("verbose")) options.said = say;
  set_up_media(options.convert.media, arguments, voice);
  const ConvertResult result = pull(options, voice.hooks());
  voice.tell_notes();
  voice.tell(summary(result));
  return result.findings ? 1 : 0;
}

}  // namespace postferry
