// SPDX-License-Identifier: MIT
#include "commands/text_input.h"

#include <array>
#include <memory>

#include "base/error.h"
#include "io/file_source.h"

namespace postferry {

std::string read_text_input(const std::string& path, const std::string& what) {
  constexpr std::size_t largest = std::size_t{1} << 20;
  const auto counter = std::make_shared<ReadCounter>(0);
  const auto source =
      path == "-" ? FileSource::standard_input(counter) : FileSource::open(path, counter);
  std::string text;
  std::array<char, 4096> piece{};
  while (const std::size_t got = source->read(piece.data(), piece.size())) {
    text.append(piece.data(), got);
    if (text.size() > largest)
      throw Error(ErrorCode::input, what + " is not larger than 1 MiB", path);
  }
  return text;
}

}  // namespace postferry
