// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace postferry {

/// One stream of output bytes. Only close() without exception promises that all is safely written;
/// a sink that is destroyed without close() leaves no trace (a file's temporary is removed).
class Sink {
 public:
  Sink() = default;
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;
  virtual ~Sink() = default;

  /// Throws Error(output), or Error(broken_pipe) when the reader of standard output is gone.
  virtual void write(std::string_view bytes) = 0;
  /// Flushes; for a file: fsync, then rename to its name. Throws as write().
  virtual void close() = 0;
  [[nodiscard]] virtual const std::string& name() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t bytes_written() const noexcept = 0;
};

/// A file written under a temporary name beside its target and renamed by close(). An existing
/// target without `overwrite`, a missing or unwritable directory, or a directory in its place
/// throws Error(output) at once, before anything is converted. Permissions of an overwritten file
/// are kept; a target that is a device, pipe or socket (/dev/null, /dev/stdout) is written to
/// directly; a symbolic link is followed. Without `overwrite` a target that appears while its file
/// is written is left alone: close() throws.
[[nodiscard]] std::unique_ptr<Sink> file_sink(const std::string& path, bool overwrite);
/// Standard output, buffered, named "<stdout>". The program must ignore SIGPIPE (main does), so
/// that a reader that went away is told by Error(broken_pipe) and not by death.
[[nodiscard]] std::unique_ptr<Sink> stdout_sink();
/// Takes all and keeps nothing: for a run whose output nobody wants.
[[nodiscard]] std::unique_ptr<Sink> null_sink();
/// Appends to a string that outlives the sink (tests, library users).
[[nodiscard]] std::unique_ptr<Sink> memory_sink(std::string& into);

/// Makes SIGHUP, SIGINT and SIGTERM remove the temporary files of all sinks before they end the
/// program. For main, once, before the first file_sink; a signal that is ignored stays ignored.
void remove_temporaries_on_signal();

}  // namespace postferry
