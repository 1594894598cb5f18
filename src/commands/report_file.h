// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "base/note.h"
#include "commands/convert.h"
#include "io/sink.h"

namespace postferry {

/// Counts that only one command has: an object of the report.
struct ReportSection {
  std::string name;
  std::vector<std::pair<std::string, std::uint64_t>> counts;
};

/// The file of --report: one JSON object, written while the run goes on, so that a million notes
/// take no memory. Keys: notes, counts, kinds, codes, losses, carried, withheld, sections of
/// the command and its parts, input, from, output, to, seconds. A run that fails leaves no file.
class ReportFile {
 public:
  explicit ReportFile(std::unique_ptr<Sink> sink);
  void add(const Note& note);
  /// Writes what comes after the notes and closes the file.
  void finish(const ConvertResult& result, const std::vector<std::string>& inputs,
              const std::vector<ReportSection>& sections = {});

 private:
  std::unique_ptr<Sink> sink_;
  std::string line_;
  bool any_ = false;
};

/// The same to standard output, for commands whose data is what they found.
[[nodiscard]] std::unique_ptr<ReportFile> standard_report();

}  // namespace postferry
