// SPDX-License-Identifier: MIT
#include <utility>
#include <vector>

#include "io/file_source.h"
#include "io/gzip_source.h"
#include "io/operands.h"
#include "io/source.h"
#include "io/zip_reader.h"

namespace postferry {
namespace {

constexpr std::size_t magic_size = 4;
constexpr std::size_t deepest_zip = 3;  // archives in archives: WordPress.com gives zips of zips

class FileSources final : public Sources {
 public:
  explicit FileSources(Operands operands) : operands_(std::move(operands)) {}

  [[nodiscard]] std::unique_ptr<PeekSource> next() override {
    for (;;) {
      if (!zips_.empty()) {
        auto member = zips_.back()->next();
        if (!member)
          zips_.pop_back();
        else if (auto source = unpack(std::make_unique<PeekSource>(std::move(member))))
          return source;
        continue;
      }
      if (next_ == operands_.paths.size()) return nullptr;
      if (auto source = open(operands_.paths[next_++]))
        return std::make_unique<PeekSource>(std::move(source));
    }
  }

  [[nodiscard]] std::uint64_t bytes_read() const noexcept override { return counter_->load(); }
  [[nodiscard]] std::uint64_t bytes_total() const noexcept override { return operands_.total; }

 private:
  // A member of an archive may be packed itself. Null if it is an archive; then that comes next.
  std::unique_ptr<PeekSource> unpack(std::unique_ptr<PeekSource> member) {
    const std::string_view magic = member->peek(magic_size);
    if (is_gzip(magic)) return std::make_unique<PeekSource>(gzip_source(std::move(member)));
    if (!is_zip(magic) || zips_.size() == deepest_zip) return member;
    zips_.push_back(open_zip(std::unique_ptr<Source>(std::move(member))));
    return nullptr;
  }

  // Null if it is an archive; then zips_ gives its members.
  std::unique_ptr<Source> open(const std::string& path) {
    auto file =
        path == "-" ? FileSource::standard_input(counter_) : FileSource::open(path, counter_);
    const std::string_view magic = file->head(magic_size);
    if (is_gzip(magic)) return gzip_source(std::move(file));
    if (!is_zip(magic)) return file;
    zips_.push_back(open_zip(std::move(file)));
    return nullptr;
  }

  Operands operands_;
  std::size_t next_ = 0;
  std::vector<std::unique_ptr<ZipReader>> zips_;  // each a member of the one before
  std::shared_ptr<ReadCounter> counter_ = std::make_shared<ReadCounter>(0);
};

}  // namespace

std::unique_ptr<Sources> open_sources(const std::vector<std::string>& operands) {
  return std::make_unique<FileSources>(expand_operands(operands));
}

}  // namespace postferry
