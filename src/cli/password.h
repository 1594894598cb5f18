// SPDX-License-Identifier: MIT
#pragma once

#include <optional>
#include <string>

#include "cli/options.h"

namespace postferry {

struct Login {
  std::string user;
  std::string password;  ///< never shown
};

/// --user with a password of POSTFERRY_PASSWORD or --password-file, or what --netrc has for the
/// site `host`, else asked for on the terminal without an echo. Passwords never come from the
/// command line, which others can see. nullopt with neither --user nor a password, and with
/// --anonymous. Throws Error(usage) for half a login, Error(input) for a file that can't be read.
[[nodiscard]] std::optional<Login> login_of(const Arguments& arguments, const std::string& host);

}  // namespace postferry
