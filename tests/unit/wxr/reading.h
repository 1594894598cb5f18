// SPDX-License-Identifier: MIT
// Reads a WXR document held in a string through the format's public parts.
#pragma once

#include <string>
#include <vector>

#include "base/note.h"
#include "model/members.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry::wxr_test {

struct Document {
  Site site;
  std::vector<Post> posts;
  std::vector<Note> notes;
  std::size_t failed = 0;

  [[nodiscard]] bool has_note(NoteCode code) const;
  [[nodiscard]] const Note* find_note(NoteCode code) const;
};

/// `chunk_size` as SplitOptions has it.
[[nodiscard]] Document read(const std::string& xml, std::size_t chunk_size = 4096,
                            std::size_t max_record = std::size_t{16} << 20);

/// Writes posts to a document.
[[nodiscard]] std::string write(const Site& site, const std::vector<Post>& posts,
                                bool carrier = true, const Site& used = {},
                                bool source_has_ids = true);

/// A document of WXR 1.2 around items.
[[nodiscard]] std::string document(const std::string& items, const std::string& channel = {},
                                   const std::string& version = "1.2");
/// One item around elements.
[[nodiscard]] inline std::string item(const std::string& elements) {
  return "<item>" + elements + "</item>\n";
}

}  // namespace postferry::wxr_test
