// SPDX-License-Identifier: MIT
#include <utility>

#include "io/file_source.h"
#include "io/gzip_source.h"
#include "io/operands.h"
#include "io/source.h"
#include "io/zip_reader.h"

namespace postferry {
namespace {

constexpr std::size_t magic_size = 4;

class FileSources final : public Sources {
 public:
  explicit FileSources(Operands operands) : operands_(std::move(operands)) {}

  [[nodiscard]] std::unique_ptr<PeekSource> next() override {
    for (;;) {
      if (zip_) {
        if (auto member = zip_->next()) return std::make_unique<PeekSource>(std::move(member));
        zip_.reset();
      }
      if (next_ == operands_.paths.size()) return nullptr;
      if (auto source = open(operands_.paths[next_++]))
        return std::make_unique<PeekSource>(std::move(source));
    }
  }

  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return counter_->load(); }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override { return operands_.total; }

 private:
  // Null if it is an archive; then zip_ gives its members.
  std::unique_ptr<Source> open(const std::string& path) {
    auto file =
        path == "-" ? FileSource::standard_input(counter_) : FileSource::open(path, counter_);
    const std::string_view magic = file->head(magic_size);
    if (is_gzip(magic)) return gzip_source(std::move(file));
    if (!is_zip(magic)) return file;
    zip_ = open_zip(std::move(file));
    return nullptr;
  }

  Operands operands_;
  std::size_t next_ = 0;
  std::unique_ptr<ZipReader> zip_;
  std::shared_ptr<ReadCounter> counter_ = std::make_shared<ReadCounter>(0);
};

}  // namespace

std::unique_ptr<Sources> open_sources(const std::vector<std::string>& operands) {
  return std::make_unique<FileSources>(expand_operands(operands));
}

}  // namespace postferry
