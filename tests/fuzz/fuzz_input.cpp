// SPDX-License-Identifier: MIT
// Feeds any bytes to open_sources(), as a file and through a pipe: gzip, zip, byte order marks and
// encodings. Nothing may crash or hang, and unless it is an archive both ways give the same.
#include <sys/mman.h>
#include <unistd.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/error.h"
#include "io/source.h"

namespace {

constexpr std::size_t pipe_capacity = std::size_t{64} << 10;
constexpr std::size_t enough = std::size_t{4} << 20;  // of a bomb

// An encoding derived from the input, or none.
std::string encoding_for(std::string_view bytes) {
  static const std::array<std::string, 8> names = {
      "", "windows-1252", "Shift_JIS", "UTF-16", "ISO-2022-JP", "GB18030", "UTF-7", "BIG5-HKSCS"};
  return names[postferry::hash_bytes(bytes) % names.size()];
}

// What the source of an open descriptor gives, refused inputs included.
std::string read_descriptor(int file, std::string_view bytes) {
  std::string out;
  const std::string encoding = encoding_for(bytes);
  try {
    const auto sources = postferry::open_sources({"/dev/fd/" + std::to_string(file)});
    while (const auto source = sources->next()) {
      if (!encoding.empty()) (void)source->convert_from(encoding);
      std::array<char, 1000> piece;
      while (const std::size_t got = source->read(piece.data(), piece.size())) {
        out.append(piece.data(), got);
        if (out.size() > enough) return out;
      }
      out += source->damage();
    }
  } catch (const postferry::Error& error) {
    out += error.text();
  }
  return out;
}

std::string read_file(std::string_view bytes) {
  const int file = ::memfd_create("input", 0);
  if (::write(file, bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size())) std::abort();
  std::string out = read_descriptor(file, bytes);
  ::close(file);
  return out;
}

std::string read_pipe(std::string_view bytes) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) std::abort();
  if (::write(ends[1], bytes.data(), bytes.size()) != static_cast<ssize_t>(bytes.size()))
    std::abort();
  ::close(ends[1]);
  std::string out = read_descriptor(ends[0], bytes);
  ::close(ends[0]);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string from_file = read_file(bytes);
  if (size > pipe_capacity) return 0;
  const std::string from_pipe = read_pipe(bytes);
  if (!bytes.starts_with("PK") && from_file != from_pipe) {
    std::fprintf(stderr, "a file gives %zu bytes, a pipe %zu\n", from_file.size(),
                 from_pipe.size());
    std::abort();
  }
  return 0;
}
