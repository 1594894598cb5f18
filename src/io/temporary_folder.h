// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "io/temporaries.h"

namespace postferry {

/// A new directory (in TMPDIR) for files that are not kept: it goes away with all that is in it.
/// Throws Error(output) if none can be made.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  ~TemporaryFolder();

  [[nodiscard]] const std::string& path() const noexcept { return path_; }

 private:
  std::string path_;
  std::unique_ptr<ListedTemporary> listed_;
};

}  // namespace postferry
