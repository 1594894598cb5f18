// SPDX-License-Identifier: MIT
// Markdown becomes HTML, the HTML a tape, so that raw HTML and Markdown nest as soundly as HTML
// does. A list of pieces tells where in the Markdown each piece of the HTML came from.
#include "body/markdown_read.h"

#include <algorithm>
#include <functional>

#include "base/error.h"
#include "body/html_read.h"
#include "body/markdown_to_html.h"

namespace postferry {
namespace {

/// Moves a tape over the HTML to the Markdown that it was made of.
class Mover {
 public:
  Mover(const HtmlOfMarkdown& from, Tape& tape) : pieces_(from.pieces), tape_(tape) {}

  void move(std::string_view source, Tape& html) {
    tape_.side = html.source;
    tape_.side += html.side;
    tape_.source = source;
    tape_.tokens.swap(html.tokens);
    tape_.attributes.swap(html.attributes);
    for (Attribute& attribute : tape_.attributes) {
      attribute.name = moved(attribute.name, html);
      attribute.value = moved(attribute.value, html);
    }
    for (Token& token : tape_.tokens) move(token, html.source.size());
  }

 private:
  std::string_view moved(std::string_view view, const Tape& html) const {
    if (view.empty()) return {};
    const std::less_equal<const char*> in_order;
    const char* const begin = html.source.data();
    const bool in_html = in_order(begin, view.data()) &&
                         in_order(view.data() + view.size(), begin + html.source.size());
    const std::ptrdiff_t at =
        in_html ? view.data() - begin
                : view.data() - html.side.data() + static_cast<std::ptrdiff_t>(html.source.size());
    return {tape_.side.data() + at, view.size()};
  }

  void move(Token& token, std::size_t html_size) {
    const std::uint32_t begin = token.begin;
    const std::uint32_t end = token.end();
    while (next_ < pieces_.size() && pieces_[next_].html_end <= begin) ++next_;
    std::size_t last = next_;
    while (last < pieces_.size() && pieces_[last].html < end) ++last;
    if (token.kind == TokenKind::text) {
      if (!token.has(decoded)) {
        token.first = begin;
        token.count = token.size;
      } else {
        token.first += static_cast<std::uint32_t>(html_size);
      }
      token.flags |= decoded;
    }
    const bool found = last > next_ && begin < end && pieces_[next_].html <= begin;
    if (!found && !(token.kind == TokenKind::text && last > next_)) {
      token.begin = place_of(token);
      token.size = 0;
      return;
    }
    token.begin = source_of(pieces_[next_], begin);
    const std::uint32_t source_end = std::max(token.begin, source_of(pieces_[last - 1], end));
    token.size = source_end - token.begin;
    place_ = std::max(place_, source_end);
    next_ = last - 1;
  }

  // Of a token that is not in the source: marks belong to what they mark.
  std::uint32_t place_of(const Token& token) {
    const auto size = static_cast<std::uint32_t>(tape_.source.size());
    const bool ends = next_ >= pieces_.size();
    const std::uint32_t limit = ends ? size : std::max(place_, pieces_[next_].source);
    const bool marks = !is_block(token.tag);
    if (token.kind == TokenKind::close && marks) {
      place_ = behind_marks(std::min(place_, size), std::min(limit, size), token.tag == Tag::a);
      return place_;
    }
    std::uint32_t place = std::min(ends ? place_ : limit, size);
    if (token.kind == TokenKind::open && marks)
      while (place > place_ && is_mark(tape_.source[place - 1])) --place;
    return place;
  }

  static bool is_mark(char c) {
    return std::string_view("*_~`[<").find(c) != std::string_view::npos;
  }

  // Behind the marks that end at `at`; a link's are "](where)" or "]" or ">".
  [[nodiscard]] std::uint32_t behind_marks(std::uint32_t at, std::uint32_t limit, bool link) const {
    const std::string_view rest = tape_.source.substr(at, limit - at);
    std::size_t size = 0;
    if (link && rest.starts_with("](")) {
      const std::size_t end = rest.substr(0, rest.find('\n')).rfind(')');
      if (end != std::string_view::npos) size = end + 1;
    } else if (link && (rest.starts_with(']') || rest.starts_with('>'))) {
      size = 1;
    } else {
      while (size < rest.size() &&
             std::string_view("*_~`").find(rest[size]) != std::string_view::npos)
        ++size;
    }
    return at + static_cast<std::uint32_t>(size);
  }

  // Raw HTML was copied as it is; of escaped text only both ends are known.
  static std::uint32_t source_of(const CopiedPiece& piece, std::uint32_t html) {
    if (html <= piece.html) return piece.source;
    if (html >= piece.html_end) return piece.source_end;
    return std::min(piece.source + (html - piece.html), piece.source_end);
  }

  const std::vector<CopiedPiece>& pieces_;
  Tape& tape_;
  std::size_t next_ = 0;
  std::uint32_t place_ = 0;
};

}  // namespace

void read_markdown(std::string_view source, Tape& tape) {
  if (source.size() > 0x7FFFFFFF) throw Error(ErrorCode::input, "a text is larger than 2 GiB");
  const HtmlOfMarkdown made = html_of_markdown(source);
  Tape over_html;
  read_html(made.html, over_html);
  tape.clear();
  Mover(made, tape).move(source, over_html);
}

}  // namespace postferry
