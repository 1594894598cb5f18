// SPDX-License-Identifier: MIT
#include "format/text_edits.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

#include "base/byte_block.h"
#include "base/bytes.h"
#include "codec/json_write.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t near_window = 12;    // both sides changed: tried in all combinations
constexpr std::size_t far_window = 640;    // one side has more: longer than block comments are
constexpr std::size_t near_proof = 8;      // equal bytes that are taken for agreement
constexpr std::size_t far_proof = 20;      // the same, for a match that is farther off
constexpr std::size_t work_per_byte = 64;  // budget; what is left beyond it becomes one edit

bool inside_character(std::string_view text, std::size_t at) noexcept {
  return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80;
}

std::size_t common_prefix(std::string_view a, std::string_view b) noexcept {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t i = 0;
  for (; i + 8 <= shorter; i += 8)
    if (std::memcmp(a.data() + i, b.data() + i, 8) != 0) break;
  while (i < shorter && a[i] == b[i]) ++i;
  return i;
}

std::size_t common_suffix(std::string_view a, std::string_view b) noexcept {
  const std::size_t shorter = std::min(a.size(), b.size());
  std::size_t n = 0;
  while (n < shorter && a[a.size() - 1 - n] == b[b.size() - 1 - n]) ++n;
  while (n > 0 && inside_character(a, a.size() - n)) --n;
  return n;
}

/// Walks both texts side by side and meets them again after each difference.
class Differ {
 public:
  Differ(std::string_view from, std::string_view to)
      : from_(from), to_(to), budget_((from.size() + to.size()) * work_per_byte) {}

  std::vector<TextEdit> run() {
    while (true) {
      skip_equal();
      if (from_at_ == from_.size() && to_at_ == to_.size()) return std::move(edits_);
      std::size_t removed = 0;
      std::size_t inserted = 0;
      if (!find_agreement(removed, inserted)) return finish();
      add(removed, inserted);
    }
  }

 private:
  void skip_equal() {
    std::size_t equal = common_prefix(from_.substr(from_at_), to_.substr(to_at_));
    while (equal > 0 &&
           (inside_character(from_, from_at_ + equal) || inside_character(to_, to_at_ + equal)))
      --equal;
    from_at_ += equal;
    to_at_ += equal;
  }

  void add(std::size_t removed, std::size_t inserted) {
    edits_.push_back({from_at_, removed, to_.substr(to_at_, inserted)});
    from_at_ += removed;
    to_at_ += inserted;
  }

  // All that is left but for a common end.
  std::vector<TextEdit> finish() {
    const std::size_t suffix = common_suffix(from_.substr(from_at_), to_.substr(to_at_));
    add(from_.size() - from_at_ - suffix, to_.size() - to_at_ - suffix);
    return std::move(edits_);
  }

  // Whether the texts agree for `proof` bytes, or to their ends, after what would be edited.
  [[nodiscard]] bool agree(std::size_t removed, std::size_t inserted, std::size_t proof) const {
    const std::string_view a = from_.substr(from_at_ + removed);
    const std::string_view b = to_.substr(to_at_ + inserted);
    if ((a.size() < proof || b.size() < proof) && a.size() != b.size()) return false;
    return a.substr(0, proof) == b.substr(0, proof) && !inside_character(from_, from_at_ + removed);
  }

  bool find_agreement(std::size_t& removed, std::size_t& inserted) {
    const std::size_t work = near_window * near_window + 2 * far_window;
    if (budget_ < work) return false;
    budget_ -= work;
    return find_near(removed, inserted) || find_far(removed, inserted);
  }

  // Both sides have a few bytes of their own; the fewest in all win. For each count of removed
  // bytes the places where three bytes agree are bits; what is behind the ends of both agrees.
  bool find_near(std::size_t& removed, std::size_t& inserted) const {
    static_assert(near_window + 3 <= ByteBlock::size);
    std::array<char, ByteBlock::size> from{};
    std::array<char, ByteBlock::size> to_bytes{};
    from_.copy(from.data(), from.size(), from_at_);
    to_.copy(to_bytes.data(), to_bytes.size(), to_at_);
    const ByteBlock to(to_bytes.data());
    std::size_t least = near_window + 1;
    std::uint32_t first = to.is(from[0]).bits() & ~std::uint32_t{1};  // nothing edited is no edit
    std::uint32_t second = to.is(from[1]).bits();
    for (std::size_t i = 0; i < least && from_at_ + i <= from_.size(); ++i) {
      const std::uint32_t third = to.is(from[i + 2]).bits();
      std::uint32_t places = first & (second >> 1) & (third >> 2);
      for (; places != 0; places &= places - 1) {
        const auto place = static_cast<std::size_t>(std::countr_zero(places));
        if (i + place >= least || to_at_ + place > to_.size()) break;
        if (!agree(i, place, near_proof)) continue;
        removed = i;
        inserted = place;
        least = i + place;
        break;
      }
      first = second;
      second = third;
    }
    return least <= near_window;
  }

  // One side has much that the other lacks, or has a few bytes for.
  bool find_far(std::size_t& removed, std::size_t& inserted) const {
    for (std::size_t skip = 0; skip <= 4; ++skip) {
      const std::size_t more_removed = find_ahead(from_, from_at_, to_, to_at_ + skip);
      const std::size_t more_inserted = find_ahead(to_, to_at_, from_, from_at_ + skip);
      if (more_removed == npos && more_inserted == npos) continue;
      const bool removal =
          more_inserted == npos || (more_removed != npos && more_removed <= more_inserted);
      removed = removal ? more_removed : skip;
      inserted = removal ? skip : more_inserted;
      return true;
    }
    return false;
  }

  // How far ahead of `at` `text` has what stands at `proof_at` of `other`.
  static std::size_t find_ahead(std::string_view text, std::size_t at, std::string_view other,
                                std::size_t proof_at) {
    if (proof_at + far_proof > other.size() || inside_character(other, proof_at)) return npos;
    const std::string_view window = text.substr(at, far_window + far_proof);
    const std::size_t hit = find_bytes(window, other.substr(proof_at, far_proof));
    return hit;
  }

  std::string_view from_;
  std::string_view to_;
  std::size_t budget_;
  std::size_t from_at_ = 0;
  std::size_t to_at_ = 0;
  std::vector<TextEdit> edits_;
};

}  // namespace

std::vector<TextEdit> find_text_edits(std::string_view from, std::string_view to) {
  return Differ(from, to).run();
}

bool append_edits_json(std::string& out, std::string_view from, std::string_view to,
                       std::size_t most) {
  const std::size_t before = out.size();
  char mark = '[';
  for (const TextEdit& edit : find_text_edits(from, to)) {
    (out += mark) += '[';
    append_json_integer(out, static_cast<std::int64_t>(edit.at));
    out += ',';
    append_json_integer(out, static_cast<std::int64_t>(edit.removed));
    out += ',';
    append_json_string(out, edit.inserted);
    out += ']';
    mark = ',';
    if (out.size() - before <= most) continue;
    out.resize(before);
    return false;
  }
  out += mark == '[' ? "[]" : "]";
  return true;
}

std::optional<std::string> apply_text_edits(std::string_view text,
                                            const std::vector<TextEdit>& edits) {
  std::string out;
  out.reserve(text.size());
  std::size_t at = 0;
  for (const TextEdit& edit : edits) {
    if (edit.at < at || edit.at > text.size() || edit.removed > text.size() - edit.at)
      return std::nullopt;
    out.append(text, at, edit.at - at);
    out += edit.inserted;
    at = edit.at + edit.removed;
  }
  out.append(text, at);
  return out;
}

}  // namespace postferry
