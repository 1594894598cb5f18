// SPDX-License-Identifier: MIT
// The addresses of files in a body: where each stands, so that it can be replaced alone.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "body/attribute_spans.h"
#include "body/tape.h"
#include "model/post.h"

namespace postferry {

/// How a body uses a file.
enum class MediaUse : std::uint8_t {
  picture,   ///< shows it: img, srcset, poster, a background
  embedded,  ///< plays it: video, audio, source, embed, object
  link       ///< leads to it: href
};

struct MediaLink {
  std::size_t begin = 0;  ///< of the address, in the body's bytes
  std::size_t end = 0;
  std::string url;  ///< decoded; as written, so perhaps relative
  MediaUse use = MediaUse::picture;
};

/// Finds them, in order and apart from each other: in the attributes of HTML tags (src, srcset,
/// poster, href, those of lazy loaders, url() of a style), in the JSON of block delimiters, in
/// shortcodes that play files ([audio], [video]), and in Markdown's own images and links. What
/// can't be a file's address (data:, mailto:, #...) is left out. One a worker.
class MediaLinkFinder {
 public:
  /// The view is good until the next call.
  [[nodiscard]] const std::vector<MediaLink>& find(const Text& body);

 private:
  void find_in_html(std::string_view body);
  void find_in_tag(const Token& open);
  void find_in_attribute(Tag tag, const AttributeSpan& attribute);
  void find_in_block(const Token& block);
  void find_in_shortcodes(const Token& text);
  void find_in_set(std::string_view raw, MediaUse use);
  void find_in_style(std::string_view raw);
  void find_in_markdown();
  void add(std::string_view raw, MediaUse use);
  void add_decoded(std::string_view raw, std::string url, MediaUse use);

  Tape tape_;
  std::vector<AttributeSpan> attributes_;
  std::vector<MediaLink> links_;
};

/// What takes the place of a link's address: of characters that need no care in HTML, JSON and
/// Markdown; empty: it stays.
using MediaReplacement = std::function<std::string(const MediaLink& link)>;

/// The body with addresses replaced, all other bytes as they were. `moved` (may be null) gets for
/// offsets into the old body those into the new one.
[[nodiscard]] std::string relinked(std::string_view body, const std::vector<MediaLink>& links,
                                   const MediaReplacement& replacement,
                                   const std::vector<std::size_t*>& moved = {});

}  // namespace postferry
