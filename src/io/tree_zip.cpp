// SPDX-License-Identifier: MIT
#include <archive.h>
#include <archive_entry.h>

#include <exception>
#include <new>
#include <utility>

#include "base/error.h"
#include "io/tree.h"
#include "io/utf8_names.h"

namespace postferry {
namespace {

// The day before the first that the format knows: in every time zone the format's local time is
// then 1980-01-01 00:00.
constexpr time_t file_date = 315'446'400;

class ZipTree final : public Tree {
 public:
  explicit ZipTree(std::unique_ptr<Sink> sink) : sink_(std::move(sink)), zip_(archive_write_new()) {
    if (zip_ == nullptr) throw std::bad_alloc();
    const Utf8Names names;
    archive_write_set_format_zip(zip_);
    archive_write_set_options(zip_, "zip:hdrcharset=UTF-8");
    archive_write_set_bytes_per_block(zip_, static_cast<int>(block_size));
    archive_write_set_bytes_in_last_block(zip_, 1);
    check(archive_write_open(zip_, this, nullptr, &ZipTree::on_write, nullptr));
  }
  ~ZipTree() override {
    // What is not closed is not wanted: nothing more reaches the sink.
    closing_ = !closed_;
    archive_write_free(zip_);
  }

  void put(std::string_view name, std::string_view bytes) override {
    begin(name, bytes.size());
    write(bytes);
  }

  void put(std::string_view name, std::uint64_t size, const NextBytes& next) override {
    begin(name, size);
    for (std::string_view bytes = next(); !bytes.empty(); bytes = next()) write(bytes);
  }

  [[nodiscard]] bool is_taken(std::string_view) const override { return false; }

  void close(Notes&) override {
    check(archive_write_close(zip_));
    closed_ = true;
    sink_->close();
  }

  [[nodiscard]] const std::string& name() const noexcept override { return sink_->name(); }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override {
    return sink_->bytes_written();
  }

 private:
  static constexpr std::size_t block_size = std::size_t{64} << 10;

  static la_ssize_t on_write(archive* handle, void* self, const void* bytes, std::size_t size) {
    auto& me = *static_cast<ZipTree*>(self);
    if (me.closing_) return static_cast<la_ssize_t>(size);
    try {
      me.sink_->write({static_cast<const char*>(bytes), size});
      return static_cast<la_ssize_t>(size);
    } catch (...) {
      me.failure_ = std::current_exception();  // C code is no place for it
      archive_set_error(handle, EIO, "write failed");
      return -1;
    }
  }

  void check(la_ssize_t result) {
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    if (result >= ARCHIVE_WARN) return;
    const char* why = archive_error_string(zip_);
    throw Error(ErrorCode::output, why == nullptr ? "the archive can't be written" : why, name());
  }

  void begin(std::string_view name, std::uint64_t size) {
    if (!is_tree_name(name))
      throw Error(ErrorCode::internal, "not a name for a file: " + std::string(name), this->name());
    const Utf8Names names;
    const std::unique_ptr<archive_entry, void (*)(archive_entry*)> entry(archive_entry_new(),
                                                                         &archive_entry_free);
    archive_entry_set_pathname_utf8(entry.get(), std::string(name).c_str());
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0644);
    archive_entry_set_size(entry.get(), static_cast<la_int64_t>(size));
    archive_entry_set_mtime(entry.get(), file_date, 0);
    check(archive_write_header(zip_, entry.get()));
  }

  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const la_ssize_t done = archive_write_data(zip_, bytes.data(), bytes.size());
      check(done);
      if (done <= 0) throw Error(ErrorCode::output, "the archive can't be written", name());
      bytes.remove_prefix(static_cast<std::size_t>(done));
    }
  }

  std::unique_ptr<Sink> sink_;
  archive* zip_;
  std::exception_ptr failure_;
  bool closing_ = false;
  bool closed_ = false;
};

}  // namespace

std::unique_ptr<Tree> zip_tree(std::unique_ptr<Sink> sink) {
  return std::make_unique<ZipTree>(std::move(sink));
}

}  // namespace postferry
