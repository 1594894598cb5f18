// SPDX-License-Identifier: MIT
// Where a conversion writes to: one stream or a tree of files, as the format has it.
#pragma once

#include <memory>
#include <string>

#include "format/format.h"
#include "io/sink.h"
#include "io/tree.h"

namespace postferry {

/// The format that an output's name stands for: by its extension; a name that ends in '/', an
/// existing directory and a .zip stand for a format of a file a post. Null if it tells nothing.
[[nodiscard]] const Format* format_of_output(const std::string& output);

/// An open output. What is not closed leaves no trace.
class Output {
 public:
  /// `path` is empty or "-" for standard output. Throws Error(usage) if the format can't be written
  /// to such an output, Error(output) as file_sink() and directory_tree() do. `guest`: see there.
  Output(const Format& format, const std::string& path, bool overwrite,
         const std::string& guest = {});

  /// Goes nowhere: for a run that only asks what would be lost.
  explicit Output(const Format& format);

  [[nodiscard]] std::unique_ptr<Assembler> make_assembler(const WriteOptions& options);
  void close(Notes& notes);
  [[nodiscard]] const std::string& name() const noexcept;

 private:
  const Format& format_;
  std::unique_ptr<Sink> sink_;
  std::unique_ptr<Tree> tree_;
};

/// Checks a format and an output's name against each other, without touching any file.
void check_output(const Format& format, const std::string& path);

}  // namespace postferry
