// SPDX-License-Identifier: MIT
#include "io/tree_source.h"

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <deque>
#include <unordered_map>
#include <utility>

#include "base/error.h"
#include "io/descriptor.h"
#include "io/file_list.h"
#include "io/file_source.h"
#include "io/gzip_source.h"
#include "io/operands.h"
#include "io/spool.h"
#include "io/tree.h"
#include "io/zip_reader.h"

namespace postferry {
namespace {

using Counter = std::shared_ptr<ReadCounter>;
constexpr std::size_t magic_size = 4;
constexpr std::size_t spool_piece = std::size_t{64} << 10;

std::unique_ptr<PeekSource> unpacked(std::unique_ptr<FileSource> file) {
  if (is_gzip(file->head(magic_size)))
    return std::make_unique<PeekSource>(gzip_source(std::move(file)));
  return std::make_unique<PeekSource>(std::move(file));
}

/// What all trees over a FileList share.
class ListedTree : public TreeSource {
 public:
  explicit ListedTree(std::string name) : name_(std::move(name)) {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t size() const noexcept override { return files_.size(); }
  [[nodiscard]] std::string_view file(std::size_t index) const override { return files_[index]; }
  [[nodiscard]] std::size_t find(std::string_view file) const override { return files_.find(file); }
  [[nodiscard]] const std::string& damage() const noexcept override { return damage_; }

 protected:
  std::string name_;
  FileList files_;
  std::string damage_;
};

class DirectorySource final : public ListedTree {
 public:
  DirectorySource(const std::string& path, const TreeSelection& selection, Counter counter)
      : ListedTree(path), counter_(std::move(counter)) {
    while (name_.size() > 1 && name_.back() == '/') name_.pop_back();
    std::uint64_t bytes = 0;
    list_directory(name_, &selection, none, files_, bytes);
  }
  [[nodiscard]] std::unique_ptr<PeekSource> open(std::size_t index) override {
    return unpacked(FileSource::open(name_ + "/" + std::string(files_[index]), counter_));
  }

 private:
  Counter counter_;
};

/// Files that the user named; "-" is standard input.
class NamedFiles final : public ListedTree {
 public:
  NamedFiles(const std::vector<std::string>& paths, Counter counter)
      : ListedTree({}), counter_(std::move(counter)) {
    for (const std::string& path : paths) files_.add(path);
  }
  [[nodiscard]] std::unique_ptr<PeekSource> open(std::size_t index) override {
    const std::string path(files_[index]);
    return unpacked(path == "-" ? FileSource::standard_input(counter_)
                                : FileSource::open(path, counter_));
  }

 private:
  Counter counter_;
};

/// A part of a spool.
class SpoolSource final : public Source {
 public:
  SpoolSource(std::string name, Spool& spool, std::uint64_t begin, std::uint64_t end)
      : name_(std::move(name)), spool_(spool), at_(begin), end_(end) {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    const auto taken = static_cast<std::size_t>(std::min<std::uint64_t>(size, end_ - at_));
    const std::string bytes = spool_.read(at_, taken);
    std::memcpy(into, bytes.data(), taken);
    at_ += taken;
    return taken;
  }

 private:
  std::string name_;
  Spool& spool_;
  std::uint64_t at_;
  std::uint64_t end_;
};

/// An archive's files, unpacked into a spool.
class ZipSource final : public ListedTree {
 public:
  ZipSource(std::unique_ptr<FileSource> file, const TreeSelection& selection)
      : ListedTree(file->name()) {
    const auto zip = open_zip(std::move(file), tree_folder);
    while (const auto member = zip->next()) unpack(*member, selection);
    files_.sort();
  }
  [[nodiscard]] std::unique_ptr<PeekSource> open(std::size_t index) override {
    const std::size_t i = files_.added(index);
    return std::make_unique<PeekSource>(std::make_unique<SpoolSource>(
        name_ + "/" + std::string(files_[index]), spool_, i == 0 ? 0 : ends_[i - 1], ends_[i]));
  }

 private:
  void unpack(Source& member, const TreeSelection& selection) {
    const std::string_view path = std::string_view(member.name()).substr(name_.size() + 1);
    const bool wanted = is_selected(path, selection);
    // Unwanted members are read too: only so is damage told.
    std::array<char, spool_piece> piece;
    while (const std::size_t got = member.read(piece.data(), piece.size()))
      if (wanted) spool_.append({piece.data(), got});
    if (damage_.empty()) damage_ = member.damage();
    if (!wanted) return;
    files_.add(path);
    ends_.push_back(spool_.size());
  }

  Spool spool_;
  std::vector<std::uint64_t> ends_;
};

/// A stream that is open already.
class OneSource final : public ListedTree {
 public:
  explicit OneSource(std::unique_ptr<PeekSource> source)
      : ListedTree({}), source_(std::move(source)) {
    files_.add(source_->name());
  }
  [[nodiscard]] std::unique_ptr<PeekSource> open(std::size_t) override {
    return std::move(source_);
  }

 private:
  std::unique_ptr<PeekSource> source_;
};

bool is_regular(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode);
}

bool is_zip_file(const std::string& path) {
  return is_regular(path) &&
         is_zip(FileSource::open(path, std::make_shared<ReadCounter>(0))->head(magic_size));
}

/// One tree that is still to be opened.
struct Plan {
  enum class Kind : std::uint8_t { directory, zip, files };
  Kind kind;
  std::vector<std::string> paths;
};

class OperandTrees final : public TreeSources {
 public:
  OperandTrees(const std::vector<std::string>& operands, TreeSelection selection)
      : selection_(std::move(selection)) {
    for (const std::string& operand : operands)
      if (is_directory(operand))
        plans_.push_back({Plan::Kind::directory, {operand}});
      else
        add_files(operand);
    if (operands.empty()) add_files("-");
  }

  [[nodiscard]] std::unique_ptr<TreeSource> next() override {
    if (plans_.empty()) return nullptr;
    const Plan plan = std::move(plans_.front());
    plans_.pop_front();
    switch (plan.kind) {
      case Plan::Kind::directory:
        return std::make_unique<DirectorySource>(plan.paths[0], selection_, counter_);
      case Plan::Kind::zip:
        return std::make_unique<ZipSource>(FileSource::open(plan.paths[0], counter_), selection_);
      case Plan::Kind::files: break;
    }
    // What comes through a pipe tells only now what it is.
    if (plan.paths == std::vector<std::string>{"-"}) {
      auto input = FileSource::standard_input(counter_);
      if (is_zip(input->head(magic_size)))
        return std::make_unique<ZipSource>(std::move(input), selection_);
      return std::make_unique<OneSource>(unpacked(std::move(input)));
    }
    return std::make_unique<NamedFiles>(plan.paths, counter_);
  }

  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return counter_->load(); }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override { return 0; }

 private:
  void add_files(const std::string& operand) {
    for (const std::string& path : expand_operands({operand}).paths) {
      if (path != "-" && is_zip_file(path))
        plans_.push_back({Plan::Kind::zip, {path}});
      else if (path == "-" || plans_.empty() || plans_.back().kind != Plan::Kind::files ||
               plans_.back().paths.back() == "-")
        plans_.push_back({Plan::Kind::files, {path}});
      else
        plans_.back().paths.push_back(path);
    }
  }

  TreeSelection selection_;
  std::deque<Plan> plans_;
  Counter counter_ = std::make_shared<ReadCounter>(0);
};

class MemoryTreeSource final : public ListedTree {
 public:
  MemoryTreeSource(std::string name, MemoryFiles files)
      : ListedTree(std::move(name)), bytes_(std::move(files)) {
    for (std::size_t i = 0; i < bytes_.size(); ++i) {
      files_.add(bytes_[i].first);
      index_[bytes_[i].first] = i;
    }
  }
  [[nodiscard]] std::size_t find(std::string_view file) const override {
    const auto found = index_.find(std::string(file));
    return found == index_.end() ? none : found->second;
  }
  [[nodiscard]] std::unique_ptr<PeekSource> open(std::size_t index) override {
    return std::make_unique<PeekSource>(
        memory_source(name_ + "/" + bytes_[index].first, bytes_[index].second));
  }

 private:
  MemoryFiles bytes_;
  std::unordered_map<std::string, std::size_t> index_;
};

class OneTree final : public TreeSources {
 public:
  explicit OneTree(std::unique_ptr<TreeSource> tree) : tree_(std::move(tree)) {}
  [[nodiscard]] std::unique_ptr<TreeSource> next() override { return std::move(tree_); }
  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return 0; }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override { return 0; }

 private:
  std::unique_ptr<TreeSource> tree_;
};

}  // namespace

std::unique_ptr<TreeSources> open_trees(const std::vector<std::string>& operands,
                                        TreeSelection selection) {
  return std::make_unique<OperandTrees>(operands, std::move(selection));
}

std::unique_ptr<TreeSources> tree_of(std::unique_ptr<PeekSource> file) {
  return std::make_unique<OneTree>(std::make_unique<OneSource>(std::move(file)));
}

std::unique_ptr<TreeSources> trees_of(std::string name,
                                      std::vector<std::pair<std::string, std::string>> files) {
  return std::make_unique<OneTree>(
      std::make_unique<MemoryTreeSource>(std::move(name), std::move(files)));
}

std::vector<std::string> look_into(const std::string& operand, std::size_t most) {
  std::vector<std::string> names;
  if (is_directory(operand)) {
    FileList files;
    std::uint64_t bytes = 0;
    list_directory(operand, nullptr, most, files, bytes);
    for (std::size_t i = 0; i < files.size(); ++i) names.emplace_back(files[i]);
  } else if (operand != "-" && is_zip_file(operand)) {
    const auto zip =
        open_zip(FileSource::open(operand, std::make_shared<ReadCounter>(0)), tree_folder);
    for (auto member = zip->next(); member && names.size() < most; member = zip->next())
      names.push_back(member->name().substr(operand.size() + 1));
  }
  return names;
}

}  // namespace postferry
