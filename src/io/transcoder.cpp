// SPDX-License-Identifier: MIT
#include "io/transcoder.h"

#include <iconv.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"

namespace postferry {
namespace {

constexpr std::size_t input_size = std::size_t{64} << 10;
constexpr std::size_t name_limit = 64;
constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What both kinds share: converted bytes wait in `out_` until they are read.
class BufferedTranscoder : public Transcoder {
 public:
  explicit BufferedTranscoder(std::unique_ptr<Source> source) : source_(std::move(source)) {}

  [[nodiscard]] const std::string& name() const noexcept override { return source_->name(); }
  [[nodiscard]] std::string damage() const override { return source_->damage(); }
  [[nodiscard]] std::uint64_t unconvertible() const noexcept override { return unconvertible_; }

  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    while (begin_ == out_.size()) {
      out_.clear();
      begin_ = 0;
      if (!convert_some()) return 0;
    }
    const std::size_t taken = std::min(size, out_.size() - begin_);
    std::memcpy(into, out_.data() + begin_, taken);
    begin_ += taken;
    return taken;
  }

 protected:
  /// Appends to out_ what some more input stands for, possibly nothing; false at the end.
  virtual bool convert_some() = 0;

  void replace() {
    out_ += replacement;
    ++unconvertible_;
  }

  std::unique_ptr<Source> source_;
  std::string out_;

 private:
  std::size_t begin_ = 0;
  std::uint64_t unconvertible_ = 0;
};

class Windows1252 final : public BufferedTranscoder {
 public:
  using BufferedTranscoder::BufferedTranscoder;

 private:
  bool convert_some() override {
    input_.resize(input_size);
    input_.resize(source_->read(input_.data(), input_.size()));
    out_ += from_windows_1252(input_);
    return !input_.empty();
  }

  std::string input_;
};

class Iconv final : public BufferedTranscoder {
 public:
  Iconv(iconv_t handle, std::size_t unit, std::unique_ptr<Source> source)
      : BufferedTranscoder(std::move(source)), handle_(handle), unit_(unit) {}
  ~Iconv() override { iconv_close(handle_); }

 private:
  bool convert_some() override {
    if (ended_) return false;
    const std::size_t have = input_.size();  // the beginning of a character
    input_.resize(have + input_size);
    const std::size_t got = source_->read(input_.data() + have, input_size);
    input_.resize(have + got);
    ended_ = got == 0;
    convert_input();
    if (ended_ && !input_.empty()) replace();
    return true;
  }

  // Converts all whole characters of input_; keeps an unfinished one.
  void convert_input() {
    char* in = input_.data();
    std::size_t left = input_.size();
    for (;;) {
      const int error = step(in, left);
      if (error == 0 || error == EINVAL) break;
      if (error == E2BIG) continue;
      const std::size_t skipped = std::min(left, unit_);
      in += skipped;
      left -= skipped;
      replace();
    }
    input_.erase(0, input_.size() - left);
    if (ended_) flush_shift_state();
  }

  // Converts as much as fits a block of output; 0 or the errno.
  int step(char*& in, std::size_t& left) {
    std::array<char, 16384> block;
    char* out = block.data();
    std::size_t room = block.size();
    errno = 0;
    const std::size_t result = iconv(handle_, &in, &left, &out, &room);
    const int error = result == static_cast<std::size_t>(-1) ? errno : 0;
    const std::size_t made = block.size() - room;
    out_.append(block.data(), made);
    // An iconv module that wants more room than an empty block has would never go on.
    return error == E2BIG && made == 0 ? EILSEQ : error;
  }

  void flush_shift_state() {
    std::array<char, 64> block;
    char* out = block.data();
    std::size_t room = block.size();
    if (iconv(handle_, nullptr, nullptr, &out, &room) != static_cast<std::size_t>(-1))
      out_.append(block.data(), block.size() - room);
  }

  iconv_t handle_;
  std::size_t unit_;  // bytes of a code unit: what an invalid one costs
  std::string input_;
  bool ended_ = false;
};

bool is_windows_1252(std::string_view name) {
  constexpr std::array<std::string_view, 8> labels = {"windows-1252", "cp1252",    "x-cp1252",
                                                      "iso-8859-1",   "iso8859-1", "iso_8859-1",
                                                      "latin1",       "l1"};
  return std::any_of(labels.begin(), labels.end(),
                     [&](std::string_view label) { return equals_ignoring_case(label, name); });
}

// iconv reads more than a name: "" is the locale's charset, "//" begins options.
bool is_plain_name(std::string_view name) {
  return !name.empty() && name.size() <= name_limit &&
         std::all_of(name.begin(), name.end(), [](char c) {
           return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || c == '.' || c == ':';
         });
}

}  // namespace

std::size_t code_unit_size(std::string_view encoding) {
  const std::string folded = lower(encoding);
  const auto begins = [&](auto... prefix) { return (folded.starts_with(prefix) || ...); };
  if (begins("utf-16", "utf16", "ucs-2", "ucs2", "iso-10646-ucs-2")) return 2;
  if (begins("utf-32", "utf32", "ucs-4", "ucs4", "iso-10646-ucs-4")) return 4;
  return 1;
}

std::unique_ptr<Transcoder> make_transcoder(const std::string& encoding,
                                            std::unique_ptr<Source>& source) {
  if (is_windows_1252(encoding)) return std::make_unique<Windows1252>(std::move(source));
  if (!is_plain_name(encoding)) return nullptr;
  const iconv_t handle = iconv_open("UTF-8", encoding.c_str());
  if (handle == reinterpret_cast<iconv_t>(-1)) return nullptr;  // NOLINT: iconv's own convention
  return std::make_unique<Iconv>(handle, code_unit_size(encoding), std::move(source));
}

}  // namespace postferry
