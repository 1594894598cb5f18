// SPDX-License-Identifier: MIT
// `postferry pull`: reads a live WordPress site, then goes on as convert.
#pragma once

#include <functional>
#include <string>

#include "commands/convert.h"
#include "commands/run.h"

namespace postferry {

struct PullOptions {
  std::string url;           ///< of the site: its front page, or any other page of it
  std::string user;          ///< login or e-mail; empty: as a visitor
  std::string password;      ///< an application password
  bool allow_http = false;   ///< send it over http, too
  unsigned connections = 1;  ///< to the site at once, from 1
  std::string state;         ///< file that remembers a pull; empty: none
  bool since_last = false;   ///< only what changed since the last complete pull with that state
  std::string version;       ///< of the program, for the site's log
  ConvertOptions convert;    ///< without inputs and from
  std::function<void(const std::string&)> said;   ///< requests, line by line; may be empty
  std::function<void(const std::string&)> waits;  ///< waits alone; may be empty
};

/// Pulls. Throws Error(usage) for a wrong call before anything is sent, Error(input) for what
/// network and site do.
[[nodiscard]] ConvertResult pull(const PullOptions& options, const Hooks& hooks);

}  // namespace postferry
