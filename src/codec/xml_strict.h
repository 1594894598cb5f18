// SPDX-License-Identifier: MIT
#pragma once

#include <string_view>

namespace postferry {

/// Whether bytes that XmlTree reads are XML 1.0 to the letter as well, so that every reader takes
/// them: UTF-8, no character that XML forbids, every `&` a reference that needs no declaration, no
/// `]]>` outside of a CDATA section. Whether tags nest is XmlTree's to say.
[[nodiscard]] bool is_strict_xml(std::string_view xml) noexcept;

}  // namespace postferry
