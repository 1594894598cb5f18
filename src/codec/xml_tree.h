// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace postferry {

/// An attribute of an element; views into the tree.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

/// A handle, one pointer wide, on an element of an XmlTree. False when there is none.
class XmlElement {
 public:
  XmlElement() = default;
  [[nodiscard]] explicit operator bool() const noexcept { return node_ != nullptr; }
  /// With its prefix, as written.
  [[nodiscard]] std::string_view name() const noexcept;
  /// First child element, next sibling element.
  [[nodiscard]] XmlElement first_child() const noexcept;
  [[nodiscard]] XmlElement next() const noexcept;
  /// True if it has attributes; calls visit(XmlAttribute) for each.
  [[nodiscard]] bool has_attributes() const noexcept;
  template <class Visit>
  void for_each_attribute(Visit&& visit) const {
    for (const void* a = first_attribute(); a != nullptr; a = next_attribute(a))
      visit(attribute(a));
  }
  /// The element's own character data (text and CDATA sections joined, references decoded), without
  /// that of child elements. A view into the tree when there is one piece, else into `joined`.
  [[nodiscard]] std::string_view text(std::string& joined) const;
  /// How its character data stands: nothing, one run of plain text, one CDATA section, or several
  /// pieces.
  enum class TextKind : std::uint8_t { none, plain, cdata, several };
  /// The kind; for one piece also its value and where that begins in the parsed bytes.
  struct TextPiece {
    TextKind kind = TextKind::none;
    std::string_view value;
    std::size_t offset = 0;
  };
  [[nodiscard]] TextPiece text_piece() const noexcept;
  /// Offset of its '<' in the parsed bytes.
  [[nodiscard]] std::size_t offset() const noexcept;

 private:
  friend class XmlTree;
  explicit XmlElement(void* node) noexcept : node_(node) {}
  [[nodiscard]] const void* first_attribute() const noexcept;
  [[nodiscard]] static const void* next_attribute(const void* attribute) noexcept;
  [[nodiscard]] static XmlAttribute attribute(const void* attribute) noexcept;

  void* node_ = nullptr;
};

/// A parsed piece of XML (pugixml behind it), reused from piece to piece. Parses a copy, so that
/// the bytes given stay pristine. No namespaces, no DTD, no external entities; CRLF and CR become
/// LF; white space between tags is kept only on demand or where it is all an element holds; unknown
/// entities and bare ampersands stay as text; bytes are passed through. NUL bytes end the parse
/// early: callers take them out before.
class XmlTree {
 public:
  XmlTree();
  ~XmlTree();
  XmlTree(const XmlTree&) = delete;
  XmlTree& operator=(const XmlTree&) = delete;

  enum class WhiteSpace : std::uint8_t { between_tags_dropped, kept };
  /// True if `bytes` are well-formed as far as pugixml looks; else error() and error_offset() tell.
  [[nodiscard]] bool parse(std::string_view bytes,
                           WhiteSpace white_space = WhiteSpace::between_tags_dropped);
  [[nodiscard]] XmlElement root() const noexcept;
  [[nodiscard]] const std::string& error() const noexcept { return error_; }
  [[nodiscard]] std::size_t error_offset() const noexcept { return error_offset_; }

 private:
  struct Document;
  std::unique_ptr<Document> document_;
  std::string error_;
  std::size_t error_offset_ = 0;
};

}  // namespace postferry
