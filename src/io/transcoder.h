// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "io/source.h"

namespace postferry {

/// A source in another encoding, read as UTF-8. Characters may be cut anywhere by the reads below
/// it. What the encoding does not have becomes U+FFFD, one per code unit, and is counted.
class Transcoder : public Source {
 public:
  [[nodiscard]] virtual std::uint64_t unconvertible() const noexcept = 0;
};

/// Converts `source` from `encoding`: any name that iconv knows. ISO-8859-1 and windows-1252 are
/// both read as the WHATWG Encoding Standard's windows-1252, in which every byte is a character.
/// Null if the encoding is not known; then `source` is left as it is.
[[nodiscard]] std::unique_ptr<Transcoder> make_transcoder(const std::string& encoding,
                                                          std::unique_ptr<Source>& source);

/// Bytes of a code unit: 2 for the names of UTF-16, 4 for those of UTF-32, else 1.
[[nodiscard]] std::size_t code_unit_size(std::string_view encoding);

}  // namespace postferry
