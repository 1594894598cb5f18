// SPDX-License-Identifier: MIT
#include "commands/named_files.h"

#include <filesystem>

#include "base/error.h"
#include "io/operands.h"

namespace postferry {

namespace {

namespace fs = std::filesystem;

// A path without links, without a slash at its end. Absolute first: a relative name of a file that
// is not there yet stays as it is spelt.
fs::path place_of(const std::string& path) {
  std::error_code ignored;
  const fs::path place = fs::weakly_canonical(fs::absolute(path, ignored), ignored);
  return place.has_filename() ? place : place.parent_path();
}

// Whether a glob takes a file in that need not be there yet.
bool takes_in(const std::string& pattern, const std::string& path) {
  const auto fits = [](const fs::path& glob, const fs::path& file) {
    return fits_pattern(glob.lexically_normal().string(), file.lexically_normal().string());
  };
  std::error_code ignored;
  return fits(pattern, path) || fits(fs::absolute(pattern, ignored), fs::absolute(path, ignored));
}

// Whether two paths lead to one file, however they are spelt.
bool is_same_file(const std::string& a, const std::string& b) {
  if (a.empty() || b.empty() || a == "-" || b == "-") return false;
  std::error_code ignored;
  return fs::equivalent(a, b, ignored) || place_of(a) == place_of(b);
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

bool is_below(const std::string& path, const std::string& directory) {
  const fs::path way = place_of(path).lexically_relative(place_of(directory));
  return !way.empty() && way != "." && *way.begin() != "..";
}

void refuse_output_among_inputs(const std::vector<std::string>& inputs, const NamedFile& written) {
  for (const std::string& input : inputs) {
    if (input.empty() || input == "-") continue;
    const bool is_glob = is_pattern(input);
    if (is_glob ? takes_in(input, written.path) : is_below(written.path, input))
      throw Error(
          ErrorCode::usage,
          written.what + " would write among the inputs, in " + input + "; name another place",
          written.path);
    const std::vector<std::string> files =
        is_glob ? expand_operands({input}).paths : std::vector{input};
    for (const std::string& file : files)
      if (is_below(file, written.path))
        throw Error(ErrorCode::usage,
                    written.what + " would write into a directory that holds an input, " + file +
                        "; name another place",
                    written.path);
  }
}

}  // namespace postferry
