// SPDX-License-Identifier: MIT
#include "codec/xml_tree.h"

#include <pugixml.hpp>

namespace postferry {

namespace {

pugi::xml_node node_of(void* pointer) {
  return pugi::xml_node(static_cast<pugi::xml_node_struct*>(pointer));
}

pugi::xml_attribute attribute_of(const void* pointer) {
  return pugi::xml_attribute(const_cast<pugi::xml_attribute_struct*>(
      static_cast<const pugi::xml_attribute_struct*>(pointer)));
}

void* element_from(pugi::xml_node node) {
  while (node && node.type() != pugi::node_element) node = node.next_sibling();
  return node.internal_object();
}

bool is_text(const pugi::xml_node& node) {
  return node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata;
}

}  // namespace

struct XmlTree::Document {
  pugi::xml_document tree;
};

XmlTree::XmlTree() : document_(std::make_unique<Document>()) {}
XmlTree::~XmlTree() = default;

bool XmlTree::parse(std::string_view bytes, WhiteSpace white_space) {
  const unsigned flags =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_fragment |
      (white_space == WhiteSpace::kept ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
  const pugi::xml_parse_result result =
      document_->tree.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (!result) {
    error_ = result.description();
    error_offset_ = result.offset < 0 ? 0 : static_cast<std::size_t>(result.offset);
  }
  return static_cast<bool>(result);
}

XmlElement XmlTree::root() const noexcept {
  return XmlElement(element_from(document_->tree.first_child()));
}

std::string_view XmlElement::name() const noexcept { return node_of(node_).name(); }
XmlElement XmlElement::first_child() const noexcept {
  return XmlElement(element_from(node_of(node_).first_child()));
}
XmlElement XmlElement::next() const noexcept {
  return XmlElement(element_from(node_of(node_).next_sibling()));
}
bool XmlElement::has_attributes() const noexcept { return first_attribute() != nullptr; }
const void* XmlElement::first_attribute() const noexcept {
  return node_of(node_).first_attribute().internal_object();
}
const void* XmlElement::next_attribute(const void* attribute) noexcept {
  return attribute_of(attribute).next_attribute().internal_object();
}
XmlAttribute XmlElement::attribute(const void* attribute) noexcept {
  const pugi::xml_attribute a = attribute_of(attribute);
  return {a.name(), a.value()};
}

std::string_view XmlElement::text(std::string& joined) const {
  std::string_view only;
  bool several = false;
  for (pugi::xml_node child = node_of(node_).first_child(); child; child = child.next_sibling()) {
    if (!is_text(child)) continue;
    const std::string_view piece = child.value();
    if (several) {
      joined += piece;
    } else if (only.empty()) {
      only = piece;
    } else if (!piece.empty()) {
      several = true;
      joined.assign(only).append(piece);
    }
  }
  return several ? std::string_view(joined) : only;
}

XmlElement::TextPiece XmlElement::text_piece() const noexcept {
  const pugi::xml_node child = node_of(node_).first_child();
  if (!child) return {};
  if (child.next_sibling() || !is_text(child)) return {TextKind::several, {}, 0};
  const TextKind kind = child.type() == pugi::node_cdata ? TextKind::cdata : TextKind::plain;
  return {kind, child.value(), static_cast<std::size_t>(child.offset_debug())};
}

std::size_t XmlElement::offset() const noexcept {
  const std::ptrdiff_t offset = node_of(node_).offset_debug();
  return offset <= 0 ? 0 : static_cast<std::size_t>(offset) - 1;
}

}  // namespace postferry
