// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "io/tree_source.h"

namespace postferry {

/// Many file names in little memory: one text and where each begins.
class FileList {
 public:
  void add(std::string_view name);
  /// Puts them in the order of their bytes; what add() returned before is no longer their index.
  void sort();
  [[nodiscard]] std::size_t size() const noexcept { return places_.size(); }
  [[nodiscard]] std::string_view operator[](std::size_t index) const {
    return std::string_view(text_).substr(places_[index].begin, places_[index].size);
  }
  /// Where the file of that index stood when it was added.
  [[nodiscard]] std::size_t added(std::size_t index) const { return places_[index].added; }
  [[nodiscard]] std::size_t find(std::string_view name) const;

 private:
  struct Place {
    std::uint64_t begin;
    std::uint32_t size;
    std::uint32_t added;
  };
  std::string text_;
  std::vector<Place> places_;
  bool sorted_ = false;
};

/// The extension of a name in lower case, without the dot; empty if it has none.
[[nodiscard]] std::string extension_of(std::string_view name);
/// Whether a file of that path is to be listed: by its extension, or in the folder `.postferry`.
[[nodiscard]] bool is_selected(std::string_view path, const TreeSelection& selection);

/// Lists the files of a directory and what is below it. Symbolic links to directories are not
/// followed. `most`: stops there. Throws Error(input) if the directory can't be read.
void list_directory(const std::string& path, const TreeSelection* selection, std::size_t most,
                    FileList& files, std::uint64_t& bytes);

}  // namespace postferry
