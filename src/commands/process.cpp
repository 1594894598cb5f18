// SPDX-License-Identifier: MIT
#include "commands/process.h"

#include <csignal>

#if defined(__GLIBC__)
#include <malloc.h>
#endif

#include "io/sink.h"

namespace postferry {

namespace {

// Records of all sizes pass through several threads. One arena for all and large blocks of their
// own keep the process as small as the records it holds; the default grows with the run.
void keep_memory_small() {
#if defined(__GLIBC__)
  mallopt(M_ARENA_MAX, 1);
  mallopt(M_MMAP_THRESHOLD, 64 * 1024);
#endif
}

}  // namespace

void prepare_process() {
  keep_memory_small();
  std::signal(SIGPIPE, SIG_IGN);
  remove_temporaries_on_signal();
}

StandardOutput::StandardOutput() : sink_(stdout_sink()) {}
StandardOutput::~StandardOutput() = default;

TextOut StandardOutput::text() {
  return [this](std::string_view text) { sink_->write(text); };
}

void StandardOutput::close() { sink_->close(); }

}  // namespace postferry
