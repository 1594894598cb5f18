// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

/// An attribute of an element; views as XmlElement's.
struct XmlAttribute {
  std::string_view name;
  std::string_view value;
};

namespace detail {
/// An element is followed by its attributes, its children and one `end`.
struct XmlNode {
  enum class Kind : std::uint8_t { element, attribute, plain, cdata, end };
  std::string_view name;     // element, attribute
  std::string_view value;    // attribute, plain, cdata
  std::uint32_t offset = 0;  // element: of its '<'; text: of its first byte
  std::uint32_t span = 1;    // element: how many nodes it and all that belongs to it take
  Kind kind = Kind::end;
  bool tight = false;  // cdata: no white space stands around the section in its element
};
}  // namespace detail

/// A handle, one pointer wide, on an element of an XmlTree. False when there is none.
class XmlElement {
 public:
  XmlElement() = default;
  [[nodiscard]] explicit operator bool() const noexcept { return node_ != nullptr; }
  /// With its prefix, as written.
  [[nodiscard]] std::string_view name() const noexcept { return node_->name; }
  /// First child element, next sibling element.
  [[nodiscard]] XmlElement first_child() const noexcept { return element_from(children()); }
  [[nodiscard]] XmlElement next() const noexcept { return element_from(node_ + node_->span); }
  /// True if it has attributes; calls visit(XmlAttribute) for each.
  [[nodiscard]] bool has_attributes() const noexcept {
    return node_[1].kind == detail::XmlNode::Kind::attribute;
  }
  template <class Visit>
  void for_each_attribute(Visit&& visit) const {
    for (const detail::XmlNode* at = node_ + 1; at->kind == detail::XmlNode::Kind::attribute; ++at)
      visit(XmlAttribute{at->name, at->value});
  }
  /// The element's own character data (text and CDATA sections joined, references decoded), without
  /// that of child elements. A view as below when there is one piece, else into `joined`.
  [[nodiscard]] std::string_view text(std::string& joined) const;
  /// How its character data stands: nothing, one run of plain text, one CDATA section, or several
  /// pieces.
  enum class TextKind : std::uint8_t { none, plain, cdata, several };
  /// The kind; for one piece also its value, and whether white space was dropped around it.
  struct TextPiece {
    TextKind kind = TextKind::none;
    std::string_view value;
    bool tight = false;  ///< cdata: nothing else stands in the element, not even white space
  };
  [[nodiscard]] TextPiece text_piece() const noexcept;
  /// Offset of its '<' in the parsed bytes.
  [[nodiscard]] std::size_t offset() const noexcept { return node_->offset; }

 private:
  friend class XmlTree;
  explicit XmlElement(const detail::XmlNode* node) noexcept : node_(node) {}
  [[nodiscard]] const detail::XmlNode* children() const noexcept {
    const detail::XmlNode* at = node_ + 1;
    while (at->kind == detail::XmlNode::Kind::attribute) ++at;
    return at;
  }
  // The first element at or behind `at` among its siblings.
  [[nodiscard]] static XmlElement element_from(const detail::XmlNode* at) noexcept {
    while (at->kind == detail::XmlNode::Kind::plain || at->kind == detail::XmlNode::Kind::cdata)
      ++at;
    return XmlElement(at->kind == detail::XmlNode::Kind::element ? at : nullptr);
  }

  const detail::XmlNode* node_ = nullptr;
};

/// A parsed piece of XML as a flat list of nodes, reused from piece to piece. Most of what programs
/// write is read in one pass over the bytes (codec/xml_plain.h); whatever is not that plain goes
/// through pugixml, with the same result. No namespaces, no DTD, no external entities; CRLF and CR
/// become LF; white space between tags is kept only on demand or where it is all an element holds;
/// unknown entities and bare ampersands stay as text; bytes are passed through. NUL bytes end the
/// parse early: callers take them out before. Elements' views point into the bytes given or into
/// the tree, so both must outlive them. At most 4 GiB.
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
  /// The quick way only: false at anything that is not plain, for callers that have to look at it
  /// before they parse it. White space between tags is dropped.
  [[nodiscard]] bool parse_plain(std::string_view bytes);
  /// The first element.
  [[nodiscard]] XmlElement root() const noexcept;
  [[nodiscard]] const std::string& error() const noexcept { return error_; }
  [[nodiscard]] std::size_t error_offset() const noexcept { return error_offset_; }

 private:
  struct Document;
  [[nodiscard]] bool parse_any(std::string_view bytes, WhiteSpace white_space);

  std::vector<detail::XmlNode> nodes_;
  std::vector<std::uint32_t> open_;  // elements that have no end yet
  std::string decoded_;              // texts that had references
  std::unique_ptr<Document> document_;
  std::string error_;
  std::size_t error_offset_ = 0;
};

}  // namespace postferry
