// SPDX-License-Identifier: MIT
#include "commands/named_files.h"

#include <filesystem>

#include "base/error.h"

namespace postferry {

namespace {

// Whether two paths lead to one file, however they are spelt.
bool is_same_file(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == "-" || b == "-") return false;
  std::error_code ignored;
  if (std::filesystem::equivalent(a, b, ignored)) return true;
  // Absolute first: a relative name of a file that is not there yet stays as it is spelt.
  namespace fs = std::filesystem;
  return fs::weakly_canonical(fs::absolute(a, ignored), ignored) ==
         fs::weakly_canonical(fs::absolute(b, ignored), ignored);
}

}  // namespace

void refuse_files_named_twice(const std::vector<NamedFile>& read,
                              const std::vector<NamedFile>& written) {
  for (std::size_t i = 0; i < written.size(); ++i) {
    for (std::size_t j = i + 1; j < written.size(); ++j)
      if (is_same_file(written[i].path, written[j].path))
        throw Error(ErrorCode::usage,
                    written[j].what + " and " + written[i].what + " name the same file",
                    written[j].path);
    for (const NamedFile& file : read)
      if (is_same_file(written[i].path, file.path))
        throw Error(ErrorCode::usage, written[i].what + " would replace " + file.what,
                    written[i].path);
  }
}

}  // namespace postferry
