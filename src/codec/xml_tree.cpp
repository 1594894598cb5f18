// SPDX-License-Identifier: MIT
#include "codec/xml_tree.h"

#include <pugixml.hpp>

#include "codec/xml_plain.h"

namespace postferry {

namespace {

using detail::XmlNode;
using Kind = XmlNode::Kind;

bool is_text(const XmlNode& node) { return node.kind == Kind::plain || node.kind == Kind::cdata; }

std::uint32_t offset_of(const pugi::xml_node& node) {
  const std::ptrdiff_t offset = node.offset_debug();
  return offset < 0 ? 0 : static_cast<std::uint32_t>(offset);
}

// `<name><![CDATA[...]]></name>` without white space around the section.
bool stands_tight(std::string_view bytes, std::size_t begin, std::size_t size) {
  constexpr std::string_view opening = "><![CDATA[";
  return begin >= opening.size() &&
         bytes.substr(begin - opening.size(), opening.size()) == opening &&
         bytes.substr(begin + size, 5) == "]]></";
}

// Copies pugixml's tree; a walk without recursion, since elements nest as deep as they like.
class Flattener {
 public:
  Flattener(std::string_view bytes, std::vector<XmlNode>& nodes, std::vector<std::uint32_t>& open)
      : bytes_(bytes), nodes_(nodes), open_(open) {}

  void flatten(const pugi::xml_document& document) {
    pugi::xml_node node = document.first_child();
    while (node) {
      append(node);
      if (node.type() == pugi::node_element && node.first_child()) {
        node = node.first_child();
        continue;
      }
      if (node.type() == pugi::node_element) close();
      while (node && !node.next_sibling()) {
        node = node.parent();
        if (node && node.type() == pugi::node_element) close();
      }
      if (node) node = node.next_sibling();
    }
    nodes_.push_back({});
  }

 private:
  void append(const pugi::xml_node& node) {
    const std::uint32_t offset = offset_of(node);
    if (node.type() == pugi::node_element) {
      open_.push_back(static_cast<std::uint32_t>(nodes_.size()));
      nodes_.push_back({node.name(), {}, offset == 0 ? 0 : offset - 1, 1, Kind::element});
      for (const pugi::xml_attribute& attribute : node.attributes())
        nodes_.push_back({attribute.name(), attribute.value(), 0, 1, Kind::attribute});
    } else if (node.type() == pugi::node_cdata) {
      const std::string_view value = node.value();
      nodes_.push_back(
          {{}, value, offset, 1, Kind::cdata, stands_tight(bytes_, offset, value.size())});
    } else if (node.type() == pugi::node_pcdata) {
      nodes_.push_back({{}, node.value(), offset, 1, Kind::plain});
    }
  }

  void close() {
    nodes_.push_back({});
    nodes_[open_.back()].span = static_cast<std::uint32_t>(nodes_.size()) - open_.back();
    open_.pop_back();
  }

  std::string_view bytes_;
  std::vector<XmlNode>& nodes_;
  std::vector<std::uint32_t>& open_;
};

}  // namespace

struct XmlTree::Document {
  pugi::xml_document tree;
};

XmlTree::XmlTree() = default;
XmlTree::~XmlTree() = default;

bool XmlTree::parse(std::string_view bytes, WhiteSpace white_space) {
  if (white_space == WhiteSpace::between_tags_dropped && parse_plain(bytes)) return true;
  return parse_any(bytes, white_space);
}

bool XmlTree::parse_plain(std::string_view bytes) {
  return detail::read_plain_xml(bytes, nodes_, open_, decoded_);
}

bool XmlTree::parse_any(std::string_view bytes, WhiteSpace white_space) {
  const unsigned flags =
      pugi::parse_cdata | pugi::parse_escapes | pugi::parse_eol | pugi::parse_fragment |
      (white_space == WhiteSpace::kept ? pugi::parse_ws_pcdata : pugi::parse_ws_pcdata_single);
  if (!document_) document_ = std::make_unique<Document>();
  const pugi::xml_parse_result result =
      document_->tree.load_buffer(bytes.data(), bytes.size(), flags, pugi::encoding_utf8);
  if (!result) {
    error_ = result.description();
    error_offset_ = result.offset < 0 ? 0 : static_cast<std::size_t>(result.offset);
  }
  nodes_.clear();
  open_.clear();
  Flattener(bytes, nodes_, open_).flatten(document_->tree);
  return static_cast<bool>(result);
}

XmlElement XmlTree::root() const noexcept {
  return nodes_.empty() ? XmlElement() : XmlElement::element_from(nodes_.data());
}

std::string_view XmlElement::text(std::string& joined) const {
  std::string_view only;
  bool several = false;
  for (const XmlNode* child = children(); child->kind != Kind::end; child += child->span) {
    if (!is_text(*child)) continue;
    if (several) {
      joined += child->value;
    } else if (only.empty()) {
      only = child->value;
    } else if (!child->value.empty()) {
      several = true;
      joined.assign(only).append(child->value);
    }
  }
  return several ? std::string_view(joined) : only;
}

XmlElement::TextPiece XmlElement::text_piece() const noexcept {
  const XmlNode* const child = children();
  if (child->kind == Kind::end) return {};
  if (!is_text(*child) || child[1].kind != Kind::end) return {TextKind::several, {}, false};
  return {child->kind == Kind::cdata ? TextKind::cdata : TextKind::plain, child->value,
          child->tight};
}

}  // namespace postferry
