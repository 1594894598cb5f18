// SPDX-License-Identifier: MIT
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/descriptor.h"
#include "io/source.h"

namespace postferry {

/// Bytes read of the original files, for progress: written by the reading thread, read by any.
using ReadCounter = std::atomic<std::uint64_t>;

/// The raw bytes of a file, pipe, device or socket, as they stand there: nothing is unpacked or
/// converted. The bottom of every chain of sources. Errors of read(2) become Error(input).
class FileSource final : public Source {
 public:
  /// Opens `path`.
  static std::unique_ptr<FileSource> open(const std::string& path,
                                          std::shared_ptr<ReadCounter> counter);
  /// Standard input, named "<stdin>"; it stays open.
  static std::unique_ptr<FileSource> standard_input(std::shared_ptr<ReadCounter> counter);

  FileSource(std::string name, Descriptor file, std::shared_ptr<ReadCounter> counter);
  /// Counts what was never read, so that progress reaches its end.
  ~FileSource() override;

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override;

  /// The first bytes (up to `size`, fewer only in a shorter file), which read() gives again. Only
  /// before the first read().
  [[nodiscard]] std::string_view head(std::size_t size);

  /// True for a regular file that was opened at its start.
  [[nodiscard]] bool seekable() const noexcept { return seekable_; }
  [[nodiscard]] std::uint64_t size() const noexcept { return size_; }
  /// Only if seekable().
  void seek(std::uint64_t offset);

 private:
  std::size_t read_file(char* into, std::size_t size);
  void count(std::uint64_t bytes);

  std::string name_;
  Descriptor file_;
  std::shared_ptr<ReadCounter> counter_;
  std::string head_;           // read ahead and not yet given
  std::uint64_t size_ = 0;     // of a regular file
  std::uint64_t counted_ = 0;  // never more than size_ if that is known: seeking reads twice
  bool seekable_ = false;
};

}  // namespace postferry
