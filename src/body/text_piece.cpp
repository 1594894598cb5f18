// SPDX-License-Identifier: MIT
#include "body/text_piece.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/quick_tag.h"
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

/// What begins with a '<', as far as its name tells.
struct TagFront {
  enum class Kind : std::uint8_t {
    text,    ///< no markup: a '<' of the text
    markup,  ///< a block's tag, a comment, what nobody knows
    tag      ///< of phrasing, or a line break
  };
  Kind kind = Kind::text;
  Tag tag = Tag::unknown;
  bool closes = false;
  std::size_t end = 0;  ///< behind the name
};

TagFront tag_front(std::string_view source, std::size_t open) noexcept {
  TagFront front;
  std::size_t at = open + 1;
  front.closes = at < source.size() && source[at] == '/';
  if (front.closes) ++at;
  std::array<char, 8> name{};
  std::size_t size = 0;
  while (size < name.size() && at < source.size() && is_alpha(source[at]))
    name[size++] = to_lower(source[at++]);
  front.end = at;
  if (size == 0) {
    const bool odd = at < source.size() && (source[at] == '!' || source[at] == '?');
    front.kind = front.closes || odd ? TagFront::Kind::markup : TagFront::Kind::text;
    return front;
  }
  front.tag = tag_of({name.data(), size});
  const bool is_phrasing = !is_block(front.tag) && front.tag != Tag::unknown &&
                           size < name.size() && at < source.size() && !is_digit(source[at]);
  front.kind = is_phrasing ? TagFront::Kind::tag : TagFront::Kind::markup;
  return front;
}

/// Hops from one '<' or line end to the next.
class PieceFinder {
 public:
  PieceFinder(std::string_view source, std::size_t at, TextPieces& pieces)
      : source_(source), at_(at), pieces_(pieces) {}

  TextPiece find() {
    piece_.first_tag = source_.size();
    while (true) {
      const std::size_t stop = pieces_.next_stop(at_);
      if (stop == source_.size()) return ended(stop, stop);
      if (source_[stop] == '\n') {
        if (take_newline(stop)) return piece_;
      } else {
        piece_.first_tag = std::min(piece_.first_tag, stop);
        if (!take_tag(stop)) return ended(stop, stop);
      }
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
    const QuickTag quick = quick_tag(source_, open);
    if (quick.tag == Tag::unknown) return take_any_tag(open);
    if (is_block(quick.tag)) return false;
    take_phrasing(quick.tag, quick.closes, {});
    at_ = open + quick.size;
    return true;
  }

  bool take_any_tag(std::size_t open) {
    const TagFront front = tag_front(source_, open);
    if (front.kind == TagFront::Kind::markup) return false;
    if (front.kind == TagFront::Kind::text) {
      at_ = open + 1;
      sound_ = false;
      return true;
    }
    const std::size_t end = find_byte(source_, '>', front.end);
    if (end == npos) return false;
    take_phrasing(front.tag, front.closes, source_.substr(front.end, end - front.end));
    at_ = end + 1;
    return true;
  }

  void take_phrasing(Tag tag, bool closes, std::string_view attributes) {
    if (!only_marks(tag) || says_more(tag, attributes))
      sound_ = false;
    else
      closes ? leave(tag) : enter(tag);
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
  TextPieces& pieces_;
  std::array<Tag, 8> open_{};
  std::size_t depth_ = 0;
  bool sound_ = true;
  TextPiece piece_;
};

}  // namespace

TextPiece TextPieces::at(std::size_t at) noexcept { return PieceFinder(source_, at, *this).find(); }

bool parts_text(std::string_view source, std::size_t at) noexcept {
  return tag_front(source, at).kind == TagFront::Kind::markup;
}

}  // namespace postferry
