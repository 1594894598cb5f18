// SPDX-License-Identifier: MIT
#include "io/operands.h"

#include <dirent.h>
#include <fnmatch.h>
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <memory>
#include <optional>

#include "base/error.h"
#include "io/descriptor.h"

namespace postferry {
namespace {

using FileStatus = struct stat;

std::optional<FileStatus> status_of(const std::string& path) {
  FileStatus status{};
  if (::stat(path.c_str(), &status) != 0) return std::nullopt;
  return status;
}

/// Collects the files and their sizes.
class Expansion {
 public:
  void add_operand(const std::string& operand) {
    if (operand == "-") return add_standard_input();
    if (operand.empty()) throw Error(ErrorCode::usage, "the name of an input is empty");
    const std::optional<FileStatus> status = status_of(operand);
    if (is_pattern(operand)) return add_glob(operand);
    if (!status) throw Error(ErrorCode::input, errno_text(errno), operand);
    if (S_ISDIR(status->st_mode)) return add_directory(operand);
    add_file(operand, *status);
  }

  void add_standard_input() {
    if (has_stdin_) throw Error(ErrorCode::usage, "standard input can be read only once", "-");
    has_stdin_ = true;
    FileStatus status{};
    const bool regular = ::fstat(STDIN_FILENO, &status) == 0 && S_ISREG(status.st_mode);
    add("-", regular, status);
  }

  [[nodiscard]] Operands take() {
    if (!sized_) found_.total = 0;
    return std::move(found_);
  }

 private:
  void add(const std::string& path, bool regular, const FileStatus& status) {
    found_.paths.push_back(path);
    if (regular) found_.total += static_cast<std::uint64_t>(status.st_size);
    sized_ = sized_ && regular;
  }

  void add_file(const std::string& path, const FileStatus& status) {
    if (::access(path.c_str(), R_OK) != 0) throw Error(ErrorCode::input, errno_text(errno), path);
    add(path, S_ISREG(status.st_mode), status);
  }

  // Those of the paths that are files, in the order of their bytes. False if none is.
  bool add_files_of(std::vector<std::string> paths) {
    std::sort(paths.begin(), paths.end());
    bool any = false;
    for (const std::string& path : paths) {
      const std::optional<FileStatus> status = status_of(path);
      if (!status || S_ISDIR(status->st_mode)) continue;
      add_file(path, *status);
      any = true;
    }
    return any;
  }

  void add_directory(const std::string& path) {
    const std::unique_ptr<DIR, int (*)(DIR*)> directory(::opendir(path.c_str()), &::closedir);
    if (!directory) throw Error(ErrorCode::input, errno_text(errno), path);
    const std::string prefix = path.ends_with('/') ? path : path + '/';
    std::vector<std::string> entries;
    while (const dirent* entry = ::readdir(directory.get()))
      if (entry->d_name[0] != '.') entries.push_back(prefix + entry->d_name);
    if (!add_files_of(std::move(entries)))
      throw Error(ErrorCode::input, "the directory holds no files", path);
  }

  void add_glob(const std::string& pattern) {
    glob_t matches{};
    const int result = ::glob(pattern.c_str(), GLOB_NOSORT, nullptr, &matches);
    std::vector<std::string> paths;
    if (result == 0) paths.assign(matches.gl_pathv, matches.gl_pathv + matches.gl_pathc);
    ::globfree(&matches);
    if (!add_files_of(std::move(paths))) throw Error(ErrorCode::input, "no file matches", pattern);
  }

  Operands found_;
  bool sized_ = true;
  bool has_stdin_ = false;
};

}  // namespace

Operands expand_operands(const std::vector<std::string>& operands) {
  Expansion expansion;
  for (const std::string& operand : operands) expansion.add_operand(operand);
  if (operands.empty()) expansion.add_standard_input();
  return expansion.take();
}

bool is_pattern(const std::string& operand) {
  return operand.find_first_of("*?[") != std::string::npos && !status_of(operand);
}

bool fits_pattern(const std::string& pattern, const std::string& path) {
  return ::fnmatch(pattern.c_str(), path.c_str(), FNM_PATHNAME | FNM_PERIOD) == 0;
}

}  // namespace postferry
