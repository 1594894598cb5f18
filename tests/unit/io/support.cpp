// SPDX-License-Identifier: MIT
#include "unit/io/support.h"

#include <archive.h>
#include <archive_entry.h>
#include <gtest/gtest.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace postferry::io_test {

Folder::Folder() : path_(std::filesystem::temp_directory_path() / "postferry-io-XXXXXX") {
  if (::mkdtemp(path_.data()) == nullptr) ADD_FAILURE() << "no temporary folder";
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::string Folder::operator/(std::string_view name) const {
  return path_ + "/" + std::string(name);
}

std::string Folder::put(std::string_view name, std::string_view bytes) const {
  const std::filesystem::path path = *this / name;
  std::filesystem::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary)
      .write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return path;
}

std::vector<std::string> Folder::names() const {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(path_))
    names.push_back(entry.path().filename());
  std::sort(names.begin(), names.end());
  return names;
}

std::string slurp(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string read_all(Source& source, std::size_t step) {
  std::string all;
  std::string piece(step, '\0');
  while (const std::size_t got = source.read(piece.data(), step)) all.append(piece, 0, got);
  return all;
}

std::vector<Seen> read_all(Sources& sources) {
  std::vector<Seen> seen;
  while (const auto source = sources.next()) {
    const std::string bytes = read_all(*source);
    seen.push_back({source->name(), bytes, source->damage()});
  }
  return seen;
}

std::vector<Seen> read_operands(const std::vector<std::string>& operands) {
  return read_all(*open_sources(operands));
}

namespace {

class Trickle final : public Source {
 public:
  Trickle(std::string bytes, std::size_t step) : bytes_(std::move(bytes)), step_(step) {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    const std::size_t taken = std::min({size, step_, bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, taken, into);
    at_ += taken;
    return taken;
  }

 private:
  std::string name_ = "trickle";
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
};

std::string zip_with(const std::vector<ZipEntry>& entries,
                     const std::vector<const char*>& options) {
  std::string out(1 << 20, '\0');
  for (const ZipEntry& entry : entries) out.resize(out.size() + entry.bytes.size());
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_set_format_zip(writer);
  archive_write_set_passphrase(writer, "secret");
  for (const char* option : options) archive_write_set_options(writer, option);
  archive_write_set_bytes_in_last_block(writer, 1);
  EXPECT_EQ(archive_write_open_memory(writer, out.data(), out.size(), &used), ARCHIVE_OK);
  for (const ZipEntry& entry : entries) {
    archive_entry* header = archive_entry_new();
    archive_entry_set_pathname(header, entry.name.c_str());
    archive_entry_set_filetype(header, entry.name.ends_with('/') ? AE_IFDIR : AE_IFREG);
    archive_entry_set_perm(header, 0644);
    archive_entry_set_size(header, static_cast<la_int64_t>(entry.bytes.size()));
    EXPECT_GE(archive_write_header(writer, header), ARCHIVE_WARN) << archive_error_string(writer);
    archive_write_data(writer, entry.bytes.data(), entry.bytes.size());
    archive_entry_free(header);
  }
  EXPECT_EQ(archive_write_close(writer), ARCHIVE_OK);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

}  // namespace

std::unique_ptr<Source> trickle(std::string bytes, std::size_t step) {
  return std::make_unique<Trickle>(std::move(bytes), step);
}

std::string words(std::size_t size, std::uint64_t seed) {
  std::string text;
  while (text.size() < size) {
    seed = seed * 6364136223846793005U + 1442695040888963407U;
    text += std::to_string(seed >> 40U);
    text += " pages of grief and ";
  }
  text.resize(size);
  return text;
}

std::string gzip(std::string_view bytes) {
  z_stream stream{};
  EXPECT_EQ(deflateInit2(&stream, 6, Z_DEFLATED, 16 + MAX_WBITS, 8, Z_DEFAULT_STRATEGY), Z_OK);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  std::string in(bytes);
  stream.next_in = reinterpret_cast<Bytef*>(in.data());
  stream.avail_in = static_cast<uInt>(in.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  EXPECT_EQ(deflate(&stream, Z_FINISH), Z_STREAM_END);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

std::string zip(const std::vector<ZipEntry>& entries, const char* method) {
  return zip_with(entries, {(method == std::string("store") ? "zip:compression=store"
                                                            : "zip:compression=deflate")});
}

std::string encrypted_zip(const std::vector<ZipEntry>& entries) {
  return zip_with(entries, {"zip:encryption=traditional"});
}

StandardInput::StandardInput(int file) : saved_(::dup(STDIN_FILENO)) {
  ::dup2(file, STDIN_FILENO);
  ::close(file);
}

StandardInput::~StandardInput() {
  ::dup2(saved_, STDIN_FILENO);
  ::close(saved_);
}

int pipe_with(const std::string& bytes) {
  std::array<int, 2> ends{};
  EXPECT_EQ(::pipe(ends.data()), 0);
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    std::size_t at = 0;
    while (at < bytes.size()) {
      const ssize_t done = ::write(ends[1], bytes.data() + at, bytes.size() - at);
      if (done <= 0) break;
      at += static_cast<std::size_t>(done);
    }
    ::_exit(0);
  }
  ::close(ends[1]);
  return ends[0];
}

}  // namespace postferry::io_test
