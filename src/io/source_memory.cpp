// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>
#include <utility>

#include "io/source.h"

namespace postferry {
namespace {

class MemorySource final : public Source {
 public:
  MemorySource(std::string name, std::string bytes)
      : name_(std::move(name)), bytes_(std::move(bytes)) {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    const std::size_t taken = std::min(size, bytes_.size() - begin_);
    if (taken != 0) std::memcpy(into, bytes_.data() + begin_, taken);
    begin_ += taken;
    return taken;
  }

 private:
  std::string name_;
  std::string bytes_;
  std::size_t begin_ = 0;
};

class GivenSources final : public Sources {
 public:
  explicit GivenSources(std::vector<std::unique_ptr<Source>> list) : list_(std::move(list)) {}
  [[nodiscard]] std::unique_ptr<PeekSource> next() override {
    if (next_ == list_.size()) return nullptr;
    return std::make_unique<PeekSource>(std::move(list_[next_++]));
  }
  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return 0; }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override { return 0; }

 private:
  std::vector<std::unique_ptr<Source>> list_;
  std::size_t next_ = 0;
};

}  // namespace

std::unique_ptr<Source> memory_source(std::string name, std::string bytes) {
  return std::make_unique<MemorySource>(std::move(name), std::move(bytes));
}

std::unique_ptr<Sources> sources_of(std::vector<std::unique_ptr<Source>> list) {
  return std::make_unique<GivenSources>(std::move(list));
}

}  // namespace postferry
