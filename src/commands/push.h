// SPDX-License-Identifier: MIT
// `postferry push`: writes posts, terms, users and comments to a live WordPress site.
#pragma once

#include <functional>
#include <string>

#include "commands/convert.h"
#include "commands/run.h"
#include "push/push_context.h"

namespace postferry {

struct PushOptions {
  std::string url;              ///< of the site: its front page, or any other page of it
  std::string user;             ///< login or e-mail
  std::string password;         ///< an application password
  bool allow_http = false;      ///< send it over http, too
  bool dry_run = false;         ///< only say what would be done
  std::string state;            ///< the journal; empty: one in `state_directory`
  std::string state_directory;  ///< where journals are kept that nobody named
  PushSettings settings;        ///< what may be changed on the site
  std::string version;          ///< of the program, for the site's log
  ConvertOptions convert;       ///< inputs, filters, extraction, rendering, report
  std::function<void(const std::string&)> said;  ///< requests and waits, line by line; may be empty
  std::function<void(const std::string&)> waits;  ///< waits alone; may be empty
};

struct PushResult {
  PushCounts counts;  ///< of a dry run: what would be done
  Report report;      ///< of reading, with the notes of all
  bool dry_run = false;
  std::string input;    ///< for the summary
  std::string site;     ///< its address
  std::string journal;  ///< path; empty if there is none (a dry run)
  double seconds = 0;
  bool findings = false;  ///< exit code 1: something was lost, altered, refused or in conflict
};

/// Pushes. The input is read once, put away in a temporary file, and pushed from there. Throws
/// Error(usage) for a wrong call before anything is sent; Error(input) where input, network or site
/// fail for good: the journal has what was done, and the same call goes on behind that.
[[nodiscard]] PushResult push(const PushOptions& options, const Hooks& hooks);

}  // namespace postferry
