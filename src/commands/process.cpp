// SPDX-License-Identifier: MIT
#include "commands/process.h"

#include <csignal>

#include "io/descriptor.h"
#include "io/sink.h"
#include "pipeline/allocator.h"

namespace postferry {

void prepare_process() {
  reserve_standard_streams();
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
