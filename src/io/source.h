// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"

namespace postferry {

/// One stream of input bytes, decompressed. Read by one thread, once, from front to end.
class Source {
 public:
  Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;
  virtual ~Source() = default;

  /// For messages: the path as given, "archive.zip/part.xml", or "<stdin>".
  [[nodiscard]] virtual const std::string& name() const noexcept = 0;
  /// Reads up to `size` bytes; 0 means the end. Throws Error(input) if reading fails. A damaged
  /// compressed stream is no error: it ends early and damage() tells.
  [[nodiscard]] virtual std::size_t read(char* into, std::size_t size) = 0;
  /// After the end: why the stream ended early (truncated gzip, bad checksum), or empty.
  [[nodiscard]] virtual std::string damage() const { return {}; }
};

class Transcoder;

/// A Source with look-ahead, which is what splitters get: the head of the stream can be looked at
/// (for sniffing, an encoding declaration) before it is read. What it gives is meant to be UTF-8: a
/// UTF-8 byte order mark is taken off, and UTF-16 or UTF-32, told by its mark or by a leading `<?`,
/// is converted. So offsets count bytes of the UTF-8 that read() gives, without the mark.
class PeekSource final : public Source {
 public:
  explicit PeekSource(std::unique_ptr<Source> source);
  [[nodiscard]] const std::string& name() const noexcept override;
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override;
  [[nodiscard]] std::string damage() const override;

  /// Up to `size` bytes from the current position, without taking them; shorter only at the end.
  /// The view is valid until the next call.
  [[nodiscard]] std::string_view peek(std::size_t size);
  /// From the current position on, converts from `encoding` (an IANA name: "ISO-8859-1",
  /// "windows-1252", "Shift_JIS"...) to UTF-8; bytes that the encoding does not have become U+FFFD
  /// and are counted. False if the encoding is not known here (then nothing changes).
  /// True without any effect if the stream's first bytes have told its encoding already, if the
  /// stream is declared to be UTF-8 or ASCII (bad bytes are then the format's affair), and if it is
  /// declared to be UTF-16 or UTF-32 but visibly is not.
  [[nodiscard]] bool convert_from(const std::string& encoding);
  /// What is converted from, or empty.
  [[nodiscard]] const std::string& encoding();
  /// Units that could not be converted, so far.
  [[nodiscard]] std::uint64_t unconvertible() const noexcept;

 private:
  void detect();
  [[nodiscard]] std::string_view look_ahead(std::size_t size);
  [[nodiscard]] bool convert(const std::string& encoding);

  std::unique_ptr<Source> source_;
  const Transcoder* transcoder_ = nullptr;  // source_, once it converts
  std::string encoding_;
  std::string ahead_;  // bytes peeked at, from begin_ on
  std::size_t begin_ = 0;
  bool ended_ = false;     // source_ has nothing behind ahead_
  bool detected_ = false;  // the first bytes have been looked at
  bool certain_ = false;   // and have told the encoding
};

/// The sources of a run, one after the other: files, standard input, members of archives, files of
/// a directory, matches of a glob. Opens each when its turn comes; .gz and .zip are told by their
/// first bytes and unpacked on the fly, also inside of archives, to a small depth. Serial.
class Sources {
 public:
  virtual ~Sources() = default;
  /// The next source, or null after the last. The previous one must no longer be used.
  /// Throws Error(input) if it can't be opened.
  [[nodiscard]] virtual std::unique_ptr<PeekSource> next() = 0;

  /// Bytes of the original files consumed so far, and in all (0 if not known: pipes). May be called
  /// from another thread than next().
  [[nodiscard]] virtual std::uint64_t bytes_read() const noexcept = 0;
  [[nodiscard]] virtual std::uint64_t bytes_total() const noexcept = 0;
};

/// Opens operands of the command line: paths, quoted globs, directories (their files in name order,
/// not descending, hidden files left out), "-" for standard input; none at all means standard
/// input. A missing or unreadable file, a glob that nothing matches and a directory without files
/// throw Error(input) at once, a second "-" Error(usage). A directory inside a directory or among
/// the matches of a glob is passed over.
[[nodiscard]] std::unique_ptr<Sources> open_sources(const std::vector<std::string>& operands);

/// A source over bytes in memory (tests, library users); the bytes are copied.
[[nodiscard]] std::unique_ptr<Source> memory_source(std::string name, std::string bytes);
/// Sources over given streams.
[[nodiscard]] std::unique_ptr<Sources> sources_of(std::vector<std::unique_ptr<Source>> list);

}  // namespace postferry
