// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace postferry {

/// What a note means for the result. See notes.def.
enum class Severity : std::uint8_t { info, warning, loss };

enum class NoteCode : std::uint8_t {
#define NOTE(id, name, severity, doc) id,
#include "base/notes.def"
#undef NOTE
  count_
};

/// A row of notes.def.
struct NoteInfo {
  std::string_view name;  ///< stable: scripts match it ("wxr.cdata")
  Severity severity;
  std::string_view doc;
};
[[nodiscard]] const NoteInfo& info(NoteCode code) noexcept;
[[nodiscard]] std::string_view to_string(Severity severity) noexcept;

/// Where in the input: file or archive entry, 1-based line, 0-based byte offset.
struct Place {
  std::string source;
  std::uint64_t line = 0;  ///< 0: not known
  std::uint64_t offset = 0;
};
/// "export.xml:48123", or just the source when the line is not known.
[[nodiscard]] std::string to_string(const Place& place);

/// A value about one record or about the input as a whole; bad data gives notes, not exceptions.
struct Note {
  NoteCode code{};
  Place place;
  std::string post;   ///< which post, as a person would say it: `812 "On Dune"`; may be empty
  std::string field;  ///< model field, element or column; may be empty
  std::string text;   ///< what exactly; may be empty
  std::uint64_t count = 1;
};

/// Collects the notes of one record or of one reader. Not shared between threads: every worker and
/// every splitter has its own; the pipeline puts them in order.
class Notes {
 public:
  /// The place that following notes get.
  void set_place(Place place) { place_ = std::move(place); }
  [[nodiscard]] const Place& place() const noexcept { return place_; }

  /// Adds a note at the current place.
  void add(NoteCode code, std::string field = {}, std::string text = {}, std::uint64_t count = 1);
  /// Adds a note at a place of its own.
  void add_at(Place place, NoteCode code, std::string field = {}, std::string text = {},
              std::uint64_t count = 1);

  /// Names the post in all notes that have no name yet (a parser knows the name last).
  void name_post(const std::string& post);

  [[nodiscard]] bool empty() const noexcept { return notes_.empty(); }
  [[nodiscard]] const std::vector<Note>& all() const noexcept { return notes_; }
  [[nodiscard]] std::vector<Note> take() { return std::exchange(notes_, {}); }
  void clear() { notes_.clear(); }

 private:
  Place place_;
  std::vector<Note> notes_;
};

}  // namespace postferry
