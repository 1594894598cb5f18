// SPDX-License-Identifier: MIT
#include "commands/label_input.h"

#include <array>

#include "base/error.h"
#include "io/file_source.h"
#include "review/label_file.h"

namespace postferry {

std::shared_ptr<const LabelTable> open_labels(const std::string& path) {
  constexpr std::size_t largest = std::size_t{1} << 20;
  const auto counter = std::make_shared<ReadCounter>(0);
  const auto source =
      path == "-" ? FileSource::standard_input(counter) : FileSource::open(path, counter);
  std::string text;
  std::array<char, 4096> piece{};
  while (const std::size_t got = source->read(piece.data(), piece.size())) {
    text.append(piece.data(), got);
    if (text.size() > largest)
      throw Error(ErrorCode::input, "a file of labels is not larger than 1 MiB", path);
  }
  return read_label_file(text, path);
}

}  // namespace postferry
