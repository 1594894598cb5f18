// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cstring>

#include "base/ascii.h"
#include "io/source.h"
#include "io/transcoder.h"

namespace postferry {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t read_ahead = std::size_t{16} << 10;
constexpr std::string_view utf8_bom = "\xEF\xBB\xBF"sv;

/// How a stream in UTF-16 or UTF-32 begins: with a byte order mark, or as XML does. (XML 1.0,
/// appendix F.)
struct Signature {
  std::string_view bytes;
  const char* encoding;
  std::size_t mark;  // bytes of it that are a byte order mark
};
constexpr std::array signatures = {
    Signature{"\xFF\xFE\0\0"sv, "UTF-32LE", 4},  // before UTF-16LE, whose mark it begins with
    Signature{"\0\0\xFE\xFF"sv, "UTF-32BE", 4}, Signature{"\xFF\xFE"sv, "UTF-16LE", 2},
    Signature{"\xFE\xFF"sv, "UTF-16BE", 2},     Signature{"<\0?\0"sv, "UTF-16LE", 0},
    Signature{"\0<\0?"sv, "UTF-16BE", 0},
};

/// Bytes that were read ahead, then the rest of their stream.
class Rejoined final : public Source {
 public:
  Rejoined(std::string head, std::unique_ptr<Source> rest)
      : head_(std::move(head)), rest_(std::move(rest)) {}
  [[nodiscard]] const std::string& name() const noexcept override { return rest_->name(); }
  [[nodiscard]] std::string damage() const override { return rest_->damage(); }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    if (begin_ == head_.size()) return rest_->read(into, size);
    const std::size_t taken = std::min(size, head_.size() - begin_);
    std::memcpy(into, head_.data() + begin_, taken);
    begin_ += taken;
    return taken;
  }

 private:
  std::string head_;
  std::size_t begin_ = 0;
  std::unique_ptr<Source> rest_;
};

bool is_utf8_or_ascii(std::string_view name) {
  return equals_ignoring_case(name, "utf-8") || equals_ignoring_case(name, "utf8") ||
         equals_ignoring_case(name, "us-ascii") || equals_ignoring_case(name, "ascii");
}

}  // namespace

PeekSource::PeekSource(std::unique_ptr<Source> source) : source_(std::move(source)) {}

const std::string& PeekSource::name() const noexcept { return source_->name(); }

std::string PeekSource::damage() const { return source_->damage(); }

std::size_t PeekSource::read(char* into, std::size_t size) {
  detect();
  const std::size_t have = ahead_.size() - begin_;
  if (have == 0) return ended_ ? 0 : source_->read(into, size);
  const std::size_t taken = std::min(size, have);
  std::memcpy(into, ahead_.data() + begin_, taken);
  begin_ += taken;
  return taken;
}

std::string_view PeekSource::peek(std::size_t size) {
  detect();
  return look_ahead(size);
}

std::string_view PeekSource::look_ahead(std::size_t size) {
  ahead_.erase(0, begin_);
  begin_ = 0;
  while (ahead_.size() < size && !ended_) {
    const std::size_t have = ahead_.size();
    ahead_.resize(have + std::max(size - have, read_ahead));
    const std::size_t got = source_->read(ahead_.data() + have, ahead_.size() - have);
    ahead_.resize(have + got);
    ended_ = got == 0;
  }
  return std::string_view(ahead_).substr(0, size);
}

void PeekSource::detect() {
  if (std::exchange(detected_, true)) return;
  for (const Signature& signature : signatures) {
    if (!look_ahead(signature.bytes.size()).starts_with(signature.bytes)) continue;
    begin_ += signature.mark;
    (void)convert(signature.encoding);
    return;
  }
  // Editors and spreadsheets have been seen to put a second mark before the first.
  while (look_ahead(utf8_bom.size()) == utf8_bom) {
    begin_ += utf8_bom.size();
    certain_ = true;
  }
}

bool PeekSource::convert(const std::string& encoding) {
  ahead_.erase(0, begin_);
  begin_ = 0;
  std::unique_ptr<Source> rejoined = std::make_unique<Rejoined>(ahead_, std::move(source_));
  std::unique_ptr<Transcoder> transcoder = make_transcoder(encoding, rejoined);
  const bool known = transcoder != nullptr;
  transcoder_ = transcoder.get();
  source_ = known ? std::move(transcoder) : std::move(rejoined);
  ahead_.clear();
  ended_ = false;
  if (known) encoding_ = encoding;
  certain_ = certain_ || known;
  return known;
}

bool PeekSource::convert_from(const std::string& encoding) {
  detect();
  if (certain_ || is_utf8_or_ascii(encoding)) return true;
  // A declaration that can be read byte by byte and says UTF-16 is wrong (.NET writes such): the
  // HTML standard takes it for UTF-8.
  if (code_unit_size(encoding) > 1 && look_ahead(1024).find('\0') == std::string_view::npos)
    return true;
  return convert(encoding);
}

const std::string& PeekSource::encoding() {
  detect();
  return encoding_;
}

std::uint64_t PeekSource::unconvertible() const noexcept {
  return transcoder_ == nullptr ? 0 : transcoder_->unconvertible();
}

}  // namespace postferry
