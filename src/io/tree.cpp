// SPDX-License-Identifier: MIT
#include "io/tree.h"

#include <algorithm>
#include <climits>

#include "base/bytes.h"
#include "base/error.h"

namespace postferry {
namespace {

class MemoryTree final : public Tree {
 public:
  explicit MemoryTree(MemoryFiles& into) : into_(into) {}

  void put(std::string_view name, std::string_view bytes) override {
    if (!is_tree_name(name))
      throw Error(ErrorCode::internal, "not a name for a file: " + std::string(name), name_);
    into_.emplace_back(name, bytes);
    bytes_ += bytes.size();
  }
  void put(std::string_view name, std::uint64_t, const NextBytes& next) override {
    std::string bytes;
    for (std::string_view more = next(); !more.empty(); more = next()) bytes += more;
    put(name, bytes);
  }
  [[nodiscard]] bool is_taken(std::string_view) const override { return false; }
  void close(Notes&) override {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override { return bytes_; }

 private:
  MemoryFiles& into_;
  std::string name_ = "<memory>";
  std::uint64_t bytes_ = 0;
};

class NullTree final : public Tree {
 public:
  void put(std::string_view, std::string_view bytes) override { bytes_ += bytes.size(); }
  void put(std::string_view, std::uint64_t size, const NextBytes&) override { bytes_ += size; }
  [[nodiscard]] bool is_taken(std::string_view) const override { return false; }
  void close(Notes&) override {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override { return bytes_; }

 private:
  std::string name_ = "<nowhere>";
  std::uint64_t bytes_ = 0;
};

}  // namespace

void Tree::put(std::string_view name, Spool& spool) {
  constexpr std::uint64_t step = std::uint64_t{64} << 10;
  std::uint64_t at = 0;
  std::string bytes;
  put(name, spool.size(), [&]() -> std::string_view {
    bytes = spool.read(at, static_cast<std::size_t>(std::min(step, spool.size() - at)));
    at += bytes.size();
    return bytes;
  });
}

std::unique_ptr<Tree> memory_tree(MemoryFiles& into) { return std::make_unique<MemoryTree>(into); }

std::unique_ptr<Tree> null_tree() { return std::make_unique<NullTree>(); }

bool is_tree_name(std::string_view name) noexcept {
  if (name.empty() || find_byte(name, '\0') != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view part = name.substr(begin, end - begin);
    if (part.empty() || part == "." || part == ".." || part.size() > NAME_MAX) return false;
    begin = end + 1;
  }
  return name.find('\n') == std::string_view::npos;
}

}  // namespace postferry
