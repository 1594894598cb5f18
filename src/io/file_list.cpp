// SPDX-License-Identifier: MIT
#include "io/file_list.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <memory>

#include "base/ascii.h"
#include "base/error.h"
#include "io/descriptor.h"
#include "io/tree.h"

namespace postferry {
namespace {

constexpr int deepest_folder = 64;

bool is_in_tree_folder(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  if (slash == std::string_view::npos) return false;
  const std::string_view folder = path.substr(0, slash);
  return folder == tree_folder ||
         (folder.ends_with(tree_folder) && folder[folder.size() - tree_folder.size() - 1] == '/');
}

/// Walks a directory by descriptors, so that long paths are no trouble.
class Walk {
 public:
  Walk(const std::string& root, const TreeSelection* selection, std::size_t most, FileList& files,
       std::uint64_t& bytes)
      : root_(root), selection_(selection), most_(most), files_(files), bytes_(bytes) {}

  void run() {
    const int file = ::open(root_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (file < 0) throw Error(ErrorCode::input, errno_text(errno), root_);
    walk(file, {}, 0);
  }

 private:
  void walk(int file, const std::string& prefix, int depth) {
    const std::unique_ptr<DIR, int (*)(DIR*)> listing(::fdopendir(file), &::closedir);
    if (!listing) throw Error(ErrorCode::input, errno_text(errno), root_ + "/" + prefix);
    while (const dirent* entry = ::readdir(listing.get())) {
      if (files_.size() >= most_) return;
      visit(file, entry->d_name, prefix, depth);
    }
  }

  void visit(int directory, const char* name, const std::string& prefix, int depth) {
    const std::string_view view = name;
    if (view.starts_with('.') && view != tree_folder) return;
    const std::string path = prefix + name;
    struct stat status {};
    if (::fstatat(directory, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return;
    if (S_ISDIR(status.st_mode)) return descend(directory, name, path, depth);
    const bool is_link = S_ISLNK(status.st_mode);
    if (is_link && ::fstatat(directory, name, &status, 0) != 0) return;
    if (!S_ISREG(status.st_mode)) return;
    if (selection_ != nullptr && !is_selected(path, *selection_)) return;
    files_.add(path);
    bytes_ += static_cast<std::uint64_t>(status.st_size);
  }

  // Nothing below `.postferry` has folders that concern a reader.
  void descend(int directory, const char* name, const std::string& path, int depth) {
    if (depth == deepest_folder || is_in_tree_folder(path)) return;
    const int below = ::openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (below < 0) throw Error(ErrorCode::input, errno_text(errno), root_ + "/" + path);
    walk(below, path + "/", depth + 1);
  }

  const std::string& root_;
  const TreeSelection* selection_;
  std::size_t most_;
  FileList& files_;
  std::uint64_t& bytes_;
};

}  // namespace

void FileList::add(std::string_view name) {
  places_.push_back({text_.size(), static_cast<std::uint32_t>(name.size()),
                     static_cast<std::uint32_t>(places_.size())});
  text_ += name;
}

void FileList::sort() {
  const auto name = [this](const Place& place) {
    return std::string_view(text_).substr(place.begin, place.size);
  };
  std::sort(places_.begin(), places_.end(),
            [&](const Place& a, const Place& b) { return name(a) < name(b); });
  sorted_ = true;
}

std::size_t FileList::find(std::string_view name) const {
  if (!sorted_) {
    for (std::size_t i = 0; i < size(); ++i)
      if ((*this)[i] == name) return i;
    return TreeSource::none;
  }
  std::size_t begin = 0;
  std::size_t end = size();
  while (begin < end) {
    const std::size_t middle = begin + (end - begin) / 2;
    if ((*this)[middle] < name)
      begin = middle + 1;
    else
      end = middle;
  }
  return begin < size() && (*this)[begin] == name ? begin : TreeSource::none;
}

std::string extension_of(std::string_view name) {
  name = name.substr(name.rfind('/') + 1);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string() : lower(name.substr(dot + 1));
}

bool is_selected(std::string_view path, const TreeSelection& selection) {
  if (is_in_tree_folder(path)) return true;
  const std::string extension = extension_of(path);
  return std::find(selection.extensions.begin(), selection.extensions.end(), extension) !=
         selection.extensions.end();
}

void list_directory(const std::string& path, const TreeSelection* selection, std::size_t most,
                    FileList& files, std::uint64_t& bytes) {
  Walk(path, selection, most, files, bytes).run();
  files.sort();
}

}  // namespace postferry
