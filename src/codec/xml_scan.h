// SPDX-License-Identifier: MIT
// Finding one's way in XML bytes without parsing them: what markup stands at a '<', where it ends,
// where an element ends. Knows CDATA sections, comments and processing instructions; believes
// nothing else about the file, so it works on damaged and unfinished input.
#pragma once

#include <cstdint>
#include <string_view>

namespace postferry {

/// A piece of markup.
struct XmlMarkup {
  enum class Kind : std::uint8_t {
    start,  ///< `<name ...>`
    end,    ///< `</name>`
    empty,  ///< `<name ... />`
    cdata,  ///< `<![CDATA[...]]>`
    comment,
    other,      ///< processing instruction, DOCTYPE
    text,       ///< a '<' that opens no markup ("a < b")
    unfinished  ///< the bytes end inside it
  };
  Kind kind = Kind::unfinished;
  std::string_view name;  ///< of a tag, with its prefix
  std::size_t end = 0;    ///< position behind it; for unfinished: npos
};

/// Looks at the markup that begins at `bytes[at] == '<'`. Linear in its length.
[[nodiscard]] XmlMarkup scan_markup(std::string_view bytes, std::size_t at) noexcept;

/// Position of the `]]>` that ends a CDATA section whose text begins at `from`, or npos.
[[nodiscard]] std::size_t find_cdata_end(std::string_view bytes, std::size_t from) noexcept;

/// Position behind the end tag of the element whose start tag begins at `at`; npos if it never
/// ends. Elements of the same name may nest.
[[nodiscard]] std::size_t find_element_end(std::string_view bytes, std::size_t at) noexcept;

/// True at a reference that XML or HTML knows by form: `&name;`, `&#1;`, `&#x1;`.
[[nodiscard]] bool is_reference(std::string_view bytes, std::size_t at) noexcept;

}  // namespace postferry
