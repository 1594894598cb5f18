// SPDX-License-Identifier: MIT
// What a program around the commands needs of the process: signals and standard output.
#pragma once

#include <memory>
#include <string_view>

#include "commands/run.h"

namespace postferry {

class Sink;

/// For main, once, at the start: a reader of our output that goes away gives Error(broken_pipe)
/// instead of death by SIGPIPE, an interrupted run leaves no temporary files, and the allocator is
/// told to stay small.
void prepare_process();

/// Standard output for commands that write text. Buffered: call close() at the end.
class StandardOutput {
 public:
  StandardOutput();
  ~StandardOutput();
  StandardOutput(const StandardOutput&) = delete;
  StandardOutput& operator=(const StandardOutput&) = delete;

  [[nodiscard]] TextOut text();
  void close();

 private:
  std::unique_ptr<Sink> sink_;
};

}  // namespace postferry
