// SPDX-License-Identifier: MIT
#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <cstring>
#include <exception>
#include <string>
#include <vector>

#include "base/error.h"
#include "io/utf8_names.h"
#include "io/zip_reader.h"

namespace postferry {
namespace {

constexpr std::size_t input_size = std::size_t{64} << 10;
// libarchive drops what it unpacked of a block in which it meets damage: small blocks lose little.
constexpr std::size_t block_size = 2048;

/// A libarchive handle over a FileSource, and where it stands. Shared by the reader and its
/// members.
class Archive {
 public:
  /// `file` is `stream` if that is a file that can be read through its directory, else null.
  Archive(std::unique_ptr<Source> stream, FileSource* file, std::string_view shown);
  Archive(const Archive&) = delete;
  Archive& operator=(const Archive&) = delete;
  ~Archive() { archive_read_free(handle_); }

  [[nodiscard]] const std::string& name() const noexcept { return stream_->name(); }

  /// Steps to the next wanted member, if there is one. Damage met on the way ends the archive.
  void advance();
  [[nodiscard]] bool at_member() const noexcept { return !over_; }
  [[nodiscard]] bool is_encrypted() const noexcept { return encrypted_; }
  [[nodiscard]] const std::string& member() const noexcept { return member_; }

  /// Unpacked bytes of the current member; empty at its end or at damage. Valid until the next
  /// call.
  std::string_view read();

  /// Why the archive or the member ended early.
  [[nodiscard]] std::string take_damage() { return std::exchange(damage_, {}); }
  /// Counts members begun, so that a stale member does not read another's bytes.
  [[nodiscard]] std::uint64_t serial() const noexcept { return serial_; }

 private:
  static la_ssize_t on_read(archive*, void* self, const void** block);
  static la_int64_t on_seek(archive*, void* self, la_int64_t offset, int whence);
  la_ssize_t give_block(const void** block);
  la_int64_t seek(la_int64_t offset, int whence);
  [[nodiscard]] bool is_wanted(archive_entry* entry);
  void damaged();
  void rethrow_failure();

  std::unique_ptr<Source> stream_;
  FileSource* file_;
  std::string shown_;  // a hidden folder that is wanted
  archive* handle_;
  std::vector<char> input_;
  std::size_t begin_ = 0;  // of what is not yet given to libarchive, in input_
  std::size_t end_ = 0;
  std::uint64_t position_ = 0;  // in the file, of input_[begin_]
  std::exception_ptr failure_;  // thrown inside a callback; C code is no place for it
  std::string member_;
  std::string damage_;
  std::uint64_t serial_ = 0;
  bool over_ = false;
  bool encrypted_ = false;
};

Archive::Archive(std::unique_ptr<Source> stream, FileSource* file, std::string_view shown)
    : stream_(std::move(stream)),
      file_(file),
      shown_(shown),
      handle_(archive_read_new()),
      input_(input_size) {
  if (handle_ == nullptr) throw std::bad_alloc();
  archive_read_support_filter_none(handle_);
  archive_read_support_format_zip_streamable(handle_);
  if (file_ != nullptr) {
    archive_read_support_format_zip_seekable(handle_);
    archive_read_set_seek_callback(handle_, &Archive::on_seek);
  }
  archive_read_set_read_callback(handle_, &Archive::on_read);
  archive_read_set_callback_data(handle_, this);
  if (archive_read_open1(handle_) != ARCHIVE_OK) damaged();
}

la_ssize_t Archive::on_read(archive* handle, void* self, const void** block) {
  auto& me = *static_cast<Archive*>(self);
  try {
    return me.give_block(block);
  } catch (...) {
    me.failure_ = std::current_exception();
    archive_set_error(handle, EIO, "read failed");
    return ARCHIVE_FATAL;
  }
}

la_int64_t Archive::on_seek(archive* handle, void* self, la_int64_t offset, int whence) {
  auto& me = *static_cast<Archive*>(self);
  try {
    return me.seek(offset, whence);
  } catch (...) {
    me.failure_ = std::current_exception();
    archive_set_error(handle, EIO, "seek failed");
    return ARCHIVE_FATAL;
  }
}

la_ssize_t Archive::give_block(const void** block) {
  if (begin_ == end_) {
    begin_ = 0;
    end_ = stream_->read(input_.data(), input_.size());
  }
  const std::size_t given = std::min(block_size, end_ - begin_);
  *block = input_.data() + begin_;
  begin_ += given;
  position_ += given;
  return static_cast<la_ssize_t>(given);
}

la_int64_t Archive::seek(la_int64_t offset, int whence) {
  const auto base = whence == SEEK_SET   ? la_int64_t{0}
                    : whence == SEEK_CUR ? static_cast<la_int64_t>(position_)
                                         : static_cast<la_int64_t>(file_->size());
  const la_int64_t target = std::max<la_int64_t>(base + offset, 0);
  position_ = static_cast<std::uint64_t>(target);
  file_->seek(position_);
  begin_ = end_ = 0;
  return target;
}

// Names are bytes of the archive's maker; control characters would reach the user's terminal.
std::string printable(const char* name) {
  std::string out = name == nullptr ? "member" : name;
  for (char& c : out)
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) c = '?';
  return out;
}

std::string path_of(archive_entry* entry) {
  const char* name = archive_entry_pathname_utf8(entry);
  return printable(name != nullptr ? name : archive_entry_pathname(entry));
}

bool is_hidden(std::string_view path, std::string_view shown) {
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (part == "__MACOSX" ||
        (part.starts_with('.') && part != "." && part != ".." && part != shown))
      return true;
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return false;
}

bool Archive::is_wanted(archive_entry* entry) {
  member_ = path_of(entry);
  const auto type = archive_entry_filetype(entry);
  return (type == AE_IFREG || type == 0) && !member_.ends_with('/') && !is_hidden(member_, shown_);
}

void Archive::advance() {
  const Utf8Names names;
  ++serial_;
  while (!over_) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(handle_, &entry);
    rethrow_failure();
    if (result < ARCHIVE_WARN) damaged();
    over_ = result == ARCHIVE_EOF || result < ARCHIVE_WARN;
    if (over_ || !is_wanted(entry)) continue;
    member_ = name() + "/" + member_;
    encrypted_ = archive_entry_is_data_encrypted(entry) != 0;
    over_ = encrypted_;
    return;
  }
}

std::string_view Archive::read() {
  const void* bytes = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  for (;;) {
    const int result = archive_read_data_block(handle_, &bytes, &size, &offset);
    rethrow_failure();
    if (result == ARCHIVE_EOF) return {};
    if (result < ARCHIVE_OK) damaged();  // a warning (a wrong checksum) may come with bytes
    if (result < ARCHIVE_WARN) return {};
    if (size != 0) return {static_cast<const char*>(bytes), size};
  }
}

void Archive::damaged() {
  const char* why = archive_error_string(handle_);
  if (!damage_.empty()) return;  // the first thing that went wrong explains the rest
  damage_ = "the zip archive is damaged";
  if (why != nullptr) damage_ += std::string(" (") + why + ")";
}

void Archive::rethrow_failure() {
  if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
}

/// One member. At its end it looks for the next one, so that damage in between is told by it.
class Member final : public Source {
 public:
  explicit Member(std::shared_ptr<Archive> archive)
      : archive_(std::move(archive)), name_(archive_->member()), serial_(archive_->serial()) {}

  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::string damage() const override { return damage_; }

  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    if (block_.empty() && !fill()) return 0;
    const std::size_t taken = std::min(size, block_.size());
    std::memcpy(into, block_.data(), taken);
    block_.remove_prefix(taken);
    return taken;
  }

 private:
  bool fill() {
    if (archive_->serial() != serial_) return false;
    block_ = archive_->read();
    if (!block_.empty()) return true;
    damage_ = archive_->take_damage();
    archive_->advance();
    if (damage_.empty()) damage_ = archive_->take_damage();
    return false;
  }

  std::shared_ptr<Archive> archive_;
  std::string name_;
  std::uint64_t serial_;
  std::string_view block_;
  std::string damage_;
};

class LibarchiveZip final : public ZipReader {
 public:
  LibarchiveZip(std::unique_ptr<Source> stream, FileSource* file, std::string_view shown)
      : archive_(std::make_shared<Archive>(std::move(stream), file, shown)) {}

  [[nodiscard]] std::unique_ptr<Source> next() override {
    // A member that was read to its end has looked for the next one already.
    if (archive_->serial() == given_) archive_->advance();
    if (archive_->is_encrypted())
      throw Error(ErrorCode::input, "is encrypted; unpack it with its password first",
                  archive_->member());
    const bool first = given_ == 0;
    given_ = archive_->serial();
    if (archive_->at_member()) return std::make_unique<Member>(archive_);
    if (first) refuse();
    return nullptr;
  }

 private:
  [[noreturn]] void refuse() {
    const std::string damage = archive_->take_damage();
    throw Error(ErrorCode::input, damage.empty() ? "the zip archive holds no files" : damage,
                archive_->name());
  }

  std::shared_ptr<Archive> archive_;
  std::uint64_t given_ = 0;
};

}  // namespace

bool is_zip(std::string_view head) noexcept {
  using namespace std::string_view_literals;
  return head.starts_with("PK\x03\x04"sv) || head.starts_with("PK\x05\x06"sv);
}

std::unique_ptr<ZipReader> open_zip(std::unique_ptr<FileSource> file, std::string_view shown) {
  FileSource* seekable = file->seekable() ? file.get() : nullptr;
  return std::make_unique<LibarchiveZip>(std::move(file), seekable, shown);
}

std::unique_ptr<ZipReader> open_zip(std::unique_ptr<Source> stream) {
  return std::make_unique<LibarchiveZip>(std::move(stream), nullptr, std::string_view());
}

}  // namespace postferry
