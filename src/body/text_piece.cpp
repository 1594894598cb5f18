// SPDX-License-Identifier: MIT
#include "body/text_piece.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/tape.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;

bool only_marks(Tag tag) noexcept {
  switch (tag) {
    case Tag::a:
    case Tag::abbr:
    case Tag::b:
    case Tag::cite:
    case Tag::em:
    case Tag::i:
    case Tag::mark:
    case Tag::q:
    case Tag::small:
    case Tag::span:
    case Tag::strong:
    case Tag::sub:
    case Tag::sup:
    case Tag::u: return true;
    default: return false;
  }
}

/// Hops from one '<' or line end to the next.
class PieceFinder {
 public:
  PieceFinder(std::string_view source, std::size_t at, NextByte& newline, NextByte& tag)
      : source_(source), at_(at), next_newline_(newline), next_tag_(tag) {}

  TextPiece find() {
    while (true) {
      const std::size_t tag = next_tag_.from(source_, at_);
      const std::size_t newline = next_newline_.from(source_, at_);
      if (newline < tag) {
        if (take_newline(newline)) return piece_;
        continue;
      }
      if (tag == source_.size() || !take_tag(tag)) return ended(tag, tag);
    }
  }

 private:
  TextPiece ended(std::size_t end, std::size_t next) {
    piece_.end = end;
    piece_.next = next;
    piece_.is_sound = sound_ && depth_ == 0;
    return piece_;
  }

  // A blank line ends the piece; whether it is one.
  bool take_newline(std::size_t newline) {
    std::size_t next = newline + 1;
    while (next < source_.size() && is_space(source_[next]) && source_[next] != '\n') ++next;
    if (next >= source_.size() || source_[next] == '\n') {
      while (next < source_.size() && is_space(source_[next])) ++next;
      std::size_t end = newline;
      while (end > at_ && is_space(source_[end - 1])) --end;
      (void)ended(end, next);
      return true;
    }
    sound_ = false;
    at_ = next;
    return false;
  }

  // False where the piece ends.
  bool take_tag(std::size_t open) {
    std::size_t at = open + 1;
    const bool closes = at < source_.size() && source_[at] == '/';
    if (closes) ++at;
    std::array<char, 8> name{};
    std::size_t size = 0;
    while (size < name.size() && at < source_.size() && is_alpha(source_[at]))
      name[size++] = to_lower(source_[at++]);
    if (size == 0) {
      if (closes || (at < source_.size() && (source_[at] == '!' || source_[at] == '?')))
        return false;
      at_ = open + 1;  // a '<' of the text
      sound_ = false;
      return true;
    }
    const Tag tag = tag_of({name.data(), size});
    if (is_block(tag) || tag == Tag::unknown || size == name.size()) return false;
    if (at >= source_.size() || is_digit(source_[at])) return false;
    const std::size_t end = find_byte(source_, '>', at);
    if (end == npos) return false;
    if (!only_marks(tag) || says_more(tag, source_.substr(at, end - at)))
      sound_ = false;
    else
      closes ? leave(tag) : enter(tag);
    at_ = end + 1;
    return true;
  }

  // Whether a tag has attributes that programs read (classes of microformats, microdata).
  [[nodiscard]] static bool says_more(Tag tag, std::string_view attributes) noexcept {
    if (attributes.empty()) return false;
    return tag != Tag::a || find_bytes(attributes, "class") != npos ||
           find_bytes(attributes, "item") != npos;
  }

  void enter(Tag tag) {
    if (depth_ == open_.size())
      sound_ = false;
    else
      open_[depth_++] = tag;
  }

  void leave(Tag tag) {
    if (depth_ == 0 || open_[depth_ - 1] != tag)
      sound_ = false;
    else
      --depth_;
  }

  std::string_view source_;
  std::size_t at_;
  NextByte& next_newline_;
  NextByte& next_tag_;
  std::array<Tag, 8> open_{};
  std::size_t depth_ = 0;
  bool sound_ = true;
  TextPiece piece_;
};

}  // namespace

std::size_t NextByte::look(std::string_view source, std::size_t at) noexcept {
  looked_ = true;
  return place_ = std::min(find_byte(source, byte_, at), source.size());
}

TextPiece TextPieces::at(std::size_t at) noexcept {
  return PieceFinder(source_, at, newline_, tag_).find();
}

}  // namespace postferry
