// SPDX-License-Identifier: MIT
// What a file is: by its name, by its first bytes, and whether that is what was asked for.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace postferry {

enum class MediaKind : std::uint8_t {
  unknown,
  picture,
  audio,
  video,
  document,  ///< what people link for reading or downloading: PDF, office files, books, archives
  page       ///< HTML: what comes instead of a file that is gone
};

/// By the end of a file's name ("jpg", "PDF"), without the dot. Never `page`.
[[nodiscard]] MediaKind kind_of_extension(std::string_view extension) noexcept;
/// The extension of the last part of a path, without the dot and as written; empty if it has none.
[[nodiscard]] std::string_view extension_of(std::string_view path) noexcept;

/// What first bytes tell; `type` is empty for what they don't.
struct SniffedMedia {
  std::string_view type;  ///< "image/jpeg"
  MediaKind kind = MediaKind::unknown;
};
/// How many bytes sniff_media() wants to see.
inline constexpr std::size_t sniffed_bytes = 1024;
[[nodiscard]] SniffedMedia sniff_media(std::string_view head) noexcept;

/// Why what came is not the file that was asked for, in words; empty if it may be that. `wanted` is
/// `unknown` where the link does not tell.
[[nodiscard]] std::string why_not_media(MediaKind wanted, std::string_view content_type,
                                        const SniffedMedia& sniffed);

}  // namespace postferry
