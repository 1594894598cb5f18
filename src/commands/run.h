// SPDX-License-Identifier: MIT
// What all commands share: how they tell the world what goes on, and how options of formats travel.
// Commands know no terminal; cli (or a library user) gives them callbacks and sinks.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"

namespace postferry {

/// How far a run is. Bytes are those of the original files; total is 0 where it is not known.
struct Progress {
  std::uint64_t bytes_read = 0;
  std::uint64_t bytes_total = 0;
  std::uint64_t records = 0;
};

/// Callbacks of a run, all on the calling thread, all may be empty.
struct Hooks {
  std::function<void(const Note&)> note;          ///< every note, in order
  std::function<void(const Progress&)> progress;  ///< after every chunk
};

/// An option of a format as the user gave it: `--jsonl.header no`.
struct GivenOption {
  std::string format;
  std::string name;
  std::string value;
  bool is_default = false;  ///< of a file that holds for many runs: no mistake where it is idle
};

/// Takes lines of text for standard output. Throws Error(broken_pipe) when their reader is gone.
using TextOut = std::function<void(std::string_view)>;

}  // namespace postferry
