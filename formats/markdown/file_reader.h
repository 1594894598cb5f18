// SPDX-License-Identifier: MIT
// A file's text to a post. The parser's work; the encoder reads its own values back with the same
// steps.
#pragma once

#include <string>
#include <string_view>

#include "base/note.h"
#include "codec/json_tree.h"
#include "markdown/body.h"
#include "markdown/front_matter.h"
#include "markdown/matter.h"
#include "model/post.h"

namespace postferry::markdown {

/// One a worker; reused.
class FileReader {
 public:
  /// `pelican`: lines `Key: value` are front matter. `blanks_part_tags`: see MatterReading.
  FileReader(bool pelican, bool blanks_part_tags)
      : pelican_(pelican), blanks_part_tags_(blanks_part_tags) {}

  /// Fills a cleared post. `name` is the file's, below its tree.
  void read(std::string_view bytes, std::string_view name, const SiteNames& names, Post& post,
            Notes& notes);

 private:
  void read_matter_of(const FileParts& parts, const SiteNames& names, Post& post,
                      std::string& carrier, Notes& notes);
  void apply(const std::string& carrier, Post& post, Notes& notes);

  bool pelican_;
  bool blanks_part_tags_;
  FrontMatter matter_;
  JsonTree carrier_;
  BodyCodec bodies_;
  std::string repaired_;
  std::string line_feeds_;
};

/// Whether an extra can stand in front matter as it is: it reads back as itself.
[[nodiscard]] bool is_native(const Extra& extra);
/// Its lines.
void append_extra(std::string& out, const Extra& extra);

}  // namespace postferry::markdown
