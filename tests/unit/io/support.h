// SPDX-License-Identifier: MIT
// What the tests of io/ share: a folder that goes away, files, and archives made in memory.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "io/source.h"

namespace postferry::io_test {

/// A folder of its own, removed with all that is in it.
class Folder {
 public:
  Folder();
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  ~Folder();

  /// The path of a name in it.
  [[nodiscard]] std::string operator/(std::string_view name) const;
  /// Writes a file into it (making folders on the way) and returns its path.
  std::string put(std::string_view name, std::string_view bytes) const;
  /// The names in it, hidden ones too, sorted.
  [[nodiscard]] std::vector<std::string> names() const;

 private:
  std::string path_;
};

[[nodiscard]] std::string slurp(const std::string& path);
/// All that a source gives, read `step` bytes at a time.
[[nodiscard]] std::string read_all(Source& source, std::size_t step = 4096);

/// A source as the run would see it, read to its end.
struct Seen {
  std::string name;
  std::string bytes;
  std::string damage;
};
[[nodiscard]] std::vector<Seen> read_all(Sources& sources);
[[nodiscard]] std::vector<Seen> read_operands(const std::vector<std::string>& operands);

/// Gives bytes in pieces of a fixed size, as pipes do.
[[nodiscard]] std::unique_ptr<Source> trickle(std::string bytes, std::size_t step);

/// Text that does not compress to nothing: `size` bytes of words.
[[nodiscard]] std::string words(std::size_t size, std::uint64_t seed = 1);

[[nodiscard]] std::string gzip(std::string_view bytes);

struct ZipEntry {
  std::string name;
  std::string bytes;
};
/// A zip archive. A name that ends in '/' is a directory. `method`: deflate or store.
[[nodiscard]] std::string zip(const std::vector<ZipEntry>& entries, const char* method = "deflate");
[[nodiscard]] std::string encrypted_zip(const std::vector<ZipEntry>& entries);

/// Makes standard input something else while it lives.
class StandardInput {
 public:
  explicit StandardInput(int file);
  StandardInput(const StandardInput&) = delete;
  StandardInput& operator=(const StandardInput&) = delete;
  ~StandardInput();

 private:
  int saved_;
};

/// The reading end of a pipe that a child process fills with `bytes` and closes.
[[nodiscard]] int pipe_with(const std::string& bytes);

}  // namespace postferry::io_test
