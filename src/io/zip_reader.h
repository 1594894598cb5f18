// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>

#include "io/file_source.h"
#include "io/source.h"

namespace postferry {

/// True if a stream that begins so is a zip archive, be it an empty one.
[[nodiscard]] bool is_zip(std::string_view head) noexcept;

/// The files of a zip archive, in the archive's order, unpacked as they are read; a file through
/// its central directory, a pipe front to back. Directories, hidden files, `__MACOSX/` and what is
/// no file are passed over. Serial. Damage ends a member early and its damage() tells; damage
/// between members is told by the member before it, at its end. Throws Error(input) if the archive
/// holds no file at all, if nothing of it can be read, and at an encrypted member.
class ZipReader {
 public:
  virtual ~ZipReader() = default;
  /// The next member, named "archive.zip/path", or null after the last. The one before must no
  /// longer be read. It shares the archive, so it may outlive this object.
  [[nodiscard]] virtual std::unique_ptr<Source> next() = 0;
};

/// `shown`: name of a hidden folder whose files are given all the same, or empty.
[[nodiscard]] std::unique_ptr<ZipReader> open_zip(std::unique_ptr<FileSource> file,
                                                  std::string_view shown = {});
/// An archive inside another one, or in memory: read front to back.
[[nodiscard]] std::unique_ptr<ZipReader> open_zip(std::unique_ptr<Source> stream);

}  // namespace postferry
