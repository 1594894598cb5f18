// SPDX-License-Identifier: MIT
#include <zlib.h>

#include <algorithm>
#include <limits>
#include <new>
#include <string>
#include <vector>

#include "io/gzip_source.h"

namespace postferry {
namespace {

constexpr std::size_t input_size = std::size_t{64} << 10;
constexpr int gzip_only = 16 + MAX_WBITS;

class GzipSource final : public Source {
 public:
  explicit GzipSource(std::unique_ptr<Source> packed)
      : packed_(std::move(packed)), input_(input_size) {
    if (inflateInit2(&zlib_, gzip_only) != Z_OK) throw std::bad_alloc();
  }
  ~GzipSource() override { inflateEnd(&zlib_); }

  [[nodiscard]] const std::string& name() const noexcept override { return packed_->name(); }
  [[nodiscard]] std::string damage() const override { return damage_; }

  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    if (size == 0) return 0;
    const std::size_t limit = std::min<std::size_t>(size, std::numeric_limits<uInt>::max());
    zlib_.next_out = reinterpret_cast<Bytef*>(into);
    zlib_.avail_out = static_cast<uInt>(limit);
    while (!ended_ && zlib_.avail_out == limit) step();
    return limit - zlib_.avail_out;
  }

 private:
  // One call of inflate; whatever it put out is kept, also when it then fails.
  void step() {
    if (zlib_.avail_in == 0 && !refill()) return end("the gzip data is cut short");
    const int result = inflate(&zlib_, Z_NO_FLUSH);
    if (result == Z_STREAM_END) return next_member();
    if (result == Z_MEM_ERROR) throw std::bad_alloc();
    if (result == Z_OK || result == Z_BUF_ERROR) return;
    const std::string why = zlib_.msg == nullptr ? "invalid data" : zlib_.msg;
    end("the gzip data is damaged (" + why + ")");
  }

  // After a member: another one, zeros (as tapes and some servers pad), or nothing must follow.
  void next_member() {
    if (zlib_.avail_in < 2) (void)refill();
    const std::string_view rest(reinterpret_cast<const char*>(zlib_.next_in), zlib_.avail_in);
    if (is_gzip(rest)) {
      inflateReset(&zlib_);
    } else if (only_zeros_follow()) {
      ended_ = true;
    } else {
      end("bytes that are no gzip data follow the gzip data");
    }
  }

  bool only_zeros_follow() {
    do {
      if (std::any_of(zlib_.next_in, zlib_.next_in + zlib_.avail_in,
                      [](Bytef byte) { return byte != 0; }))
        return false;
      zlib_.avail_in = 0;
    } while (refill());
    return true;
  }

  // Reads behind what is left; false at the end.
  bool refill() {
    std::copy_n(zlib_.next_in, zlib_.avail_in, input_.data());
    std::size_t have = zlib_.avail_in;
    const std::size_t wanted = have + 2;  // enough to tell whether a member begins
    bool more = false;
    while (have < wanted) {
      const std::size_t got =
          packed_->read(reinterpret_cast<char*>(input_.data()) + have, input_.size() - have);
      if (got == 0) break;
      have += got;
      more = true;
    }
    zlib_.next_in = input_.data();
    zlib_.avail_in = static_cast<uInt>(have);
    return more;
  }

  void end(std::string damage) {
    ended_ = true;
    damage_ = std::move(damage);
  }

  std::unique_ptr<Source> packed_;
  std::vector<Bytef> input_;
  z_stream zlib_{};
  bool ended_ = false;
  std::string damage_;
};

}  // namespace

bool is_gzip(std::string_view head) noexcept { return head.substr(0, 2) == "\x1F\x8B"; }

std::unique_ptr<Source> gzip_source(std::unique_ptr<Source> packed) {
  return std::make_unique<GzipSource>(std::move(packed));
}

}  // namespace postferry
