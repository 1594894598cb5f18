// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string_view>

#include "io/source.h"

namespace postferry {

/// True if a stream that begins so is gzip (RFC 1952).
[[nodiscard]] bool is_gzip(std::string_view head) noexcept;

/// Unpacks gzip, also of several members one after the other. Keeps the name of `packed`. Damage
/// (the end is missing, a wrong checksum, bytes after the end that are no gzip) ends the stream
/// after the last byte that could be unpacked, and damage() tells. zlib and not libarchive:
/// libarchive's gzip filter drops up to 64 KiB of good data before a truncation and never looks at
/// the checksum.
[[nodiscard]] std::unique_ptr<Source> gzip_source(std::unique_ptr<Source> packed);

}  // namespace postferry
