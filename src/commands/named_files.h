// SPDX-License-Identifier: MIT
// The files that one call names: none may be written that it reads, nor written twice.
#pragma once

#include <string>
#include <vector>

namespace postferry {

struct NamedFile {
  std::string what;  ///< as the user knows it: "--report", "an input", "the library"
  std::string path;  ///< empty and "-" are no file
};

/// Throws Error(usage) where a file of `written` is also another one of these, or one of `read`,
/// however the two are spelt.
void refuse_files_named_twice(const std::vector<NamedFile>& read,
                              const std::vector<NamedFile>& written);

/// Whether a path leads into a directory, however the two are spelt and whether or not they are
/// there.
[[nodiscard]] bool is_below(const std::string& path, const std::string& directory);

/// For what is read again when it has been written: throws Error(usage) where it would stand in a
/// directory that is an input or among what a glob takes in, or where it is a directory that an
/// input stands in. An input itself is the affair of refuse_files_named_twice().
void refuse_output_among_inputs(const std::vector<std::string>& inputs, const NamedFile& written);

}  // namespace postferry
