// SPDX-License-Identifier: MIT
// The three ways in which WordPress writes a value: CDATA, bare, escaped.
#pragma once

#include <string>
#include <string_view>

#include "codec/xml_write.h"

namespace postferry::wxr {

inline void append_cdata_element(std::string& out, std::string_view name, std::string_view value) {
  out.append("<").append(name).append(">");
  append_cdata(out, value);
  out.append("</").append(name).append(">");
}

inline void append_text_element(std::string& out, std::string_view name, std::string_view value) {
  out.append("<").append(name).append(">");
  append_xml_text(out, value);
  out.append("</").append(name).append(">");
}

}  // namespace postferry::wxr
