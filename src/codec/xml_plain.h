// SPDX-License-Identifier: MIT
// The quick reading of plain XML: one pass, no copies. Behind XmlTree; nobody else needs it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "codec/xml_tree.h"

namespace postferry::detail {

/// Reads one element with all it holds into `nodes`: tags that nest, quoted attributes without
/// references, text with the five named and with numeric references, CDATA sections. False at
/// anything else (comments, instructions, CR, errors...), with `nodes` in any state: then XmlTree
/// asks pugixml. `open` and `decoded` are buffers to reuse; nodes' views point into `bytes` and
/// `decoded`. White space between tags is dropped, but kept where it is all an element holds.
[[nodiscard]] bool read_plain_xml(std::string_view bytes, std::vector<XmlNode>& nodes,
                                  std::vector<std::uint32_t>& open, std::string& decoded);

}  // namespace postferry::detail
