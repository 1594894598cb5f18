// SPDX-License-Identifier: MIT
// The program as a process of its own.
#pragma once

#include <sys/types.h>

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace postferry {

/// How a process ended.
struct Ending {
  int code = -1;   ///< its exit code; -1: by a signal
  int signal = 0;  ///< that ended it
};

/// One run of postferry, in a folder that is also its home: nothing of the machine's settings is
/// read. What it says goes to the files "stdout" and "stderr" there.
class Program {
 public:
  using Variables = std::vector<std::pair<std::string, std::string>>;

  Program(const std::filesystem::path& folder, std::vector<std::string> arguments,
          const Variables& variables = {});
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;
  ~Program();  ///< kills it if it runs

  /// Whether it ended by itself.
  [[nodiscard]] bool ended() const;
  void kill() const;
  /// Waits for its end.
  Ending wait();

 private:
  pid_t pid_ = -1;
};

/// A file's bytes; empty if it is not there.
[[nodiscard]] std::string bytes_of(const std::filesystem::path& file);

/// A folder of its own for each test, removed with it.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::string& name);
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  ~ScratchFolder();

  [[nodiscard]] const std::filesystem::path& path() const noexcept { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace postferry
