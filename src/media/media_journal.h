// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "io/journal.h"

namespace postferry {

/// A file that is there, as the journal tells it.
struct MediaRecord {
  std::string url;
  std::string name;  ///< below the folder
  std::uint64_t size = 0;
  std::string type;  ///< "image/jpeg"
  std::uint64_t hash = 0;
};

/// DIR/.postferry/media.jsonl: which files of a folder of media are ours. A line for each that was
/// downloaded, written before the file gets its name; and one for each failure, for people. Only
/// appended to. One process at a time. Serial. Throws Error(output).
class MediaJournal {
 public:
  using Take = std::function<void(const MediaRecord& record)>;

  /// Opens the journal, or makes it, and tells all files of earlier runs, the last word on each
  /// coming last. A last line that was cut off is taken away.
  MediaJournal(const std::string& path, const Take& take);

  /// Returns when it is on the disk.
  void add(const MediaRecord& record);
  void add_failure(std::string_view url, std::string_view reason);

 private:
  Journal journal_;
};

}  // namespace postferry
