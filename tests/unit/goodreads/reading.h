// SPDX-License-Identifier: MIT
// Reads and writes CSV held in strings through the format's public parts.
#pragma once

#include <string>
#include <vector>

#include "base/note.h"
#include "model/members.h"
#include "model/post.h"
#include "model/presence.h"
#include "model/site.h"

namespace postferry::goodreads_test {

/// A record as the splitter gave it.
struct Row {
  std::string bytes;
  std::uint64_t offset = 0;
  std::uint64_t line = 0;
  bool unfinished = false;
  friend bool operator==(const Row&, const Row&) = default;
};

struct Document {
  Site site;
  Site late;  ///< of the epilog
  bool has_ids = false;
  std::vector<Row> rows;
  std::vector<Post> posts;
  std::vector<Note> notes;
  std::uint64_t skipped = 0;    ///< by the splitter
  std::size_t passed_over = 0;  ///< by the parser

  [[nodiscard]] std::size_t count(NoteCode code) const;
  [[nodiscard]] const Note* find_note(NoteCode code) const;
};

/// Reads several sources one after the other; `chunk_size` and `max_record` as SplitOptions has
/// them.
[[nodiscard]] Document read_all(const std::vector<std::string>& sources,
                                std::size_t chunk_size = 4096,
                                std::size_t max_record = std::size_t{1} << 20);
[[nodiscard]] Document read(const std::string& csv, std::size_t chunk_size = 4096,
                            std::size_t max_record = std::size_t{1} << 20);

struct Written {
  std::string csv;
  FieldCounts losses;
  std::vector<Note> notes;
  std::size_t skipped = 0;
};
struct Writing {
  bool carrier = true;
  bool all_posts = false;
  Site late;
};
[[nodiscard]] Written write(const Site& site, const std::vector<Post>& posts,
                            const Writing& how = {});

/// The cells of all rows of a comma-separated text, the header first.
[[nodiscard]] std::vector<std::vector<std::string>> cells_of(const std::string& csv);
/// The inverse.
[[nodiscard]] std::string csv_of(const std::vector<std::vector<std::string>>& rows);
/// Where a column stands in a header.
[[nodiscard]] std::size_t column(const std::vector<std::vector<std::string>>& rows,
                                 const std::string& name);

/// A 31-column export of one book: these cells (column, cell), all others as Goodreads leaves them.
using Cells = std::vector<std::pair<std::string, std::string>>;
[[nodiscard]] std::string one_book(const Cells& cells);
/// Its post.
[[nodiscard]] Post read_book(const Cells& cells);

[[nodiscard]] std::string fixture(const std::string& name);
/// The raw cell that a post's extras keep of a column, or "(none)".
[[nodiscard]] std::string raw(const Post& post, const std::string& column);
[[nodiscard]] std::string id(const Work& work, const std::string& key);

}  // namespace postferry::goodreads_test
