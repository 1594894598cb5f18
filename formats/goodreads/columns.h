// SPDX-License-Identifier: MIT
// The columns of a Goodreads library export: what each says in the model. Reading, writing, what
// can't be derived and the documentation come from this one table.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "goodreads/dates.h"
#include "model/post.h"

namespace postferry::goodreads {

/// What a column's reader works on.
struct CellReader {
  Post& post;
  Notes& notes;
  SlashOrder slashes = SlashOrder::month_first;
  std::string_view column;  ///< the column's name, for notes

  /// The work of the row; made at the first call.
  [[nodiscard]] Work& work();
  [[nodiscard]] Review& review();
};

/// One column. A column whose value the model has no place for has neither reader nor writer: its
/// cell is kept in the post's extras.
struct Column {
  std::string_view name;   ///< as Goodreads writes it
  std::string_view alias;  ///< another name for it, or empty
  /// Puts a cell that is not empty into the post, or gives a note why not.
  void (*read)(std::string_view cell, CellReader& into) = nullptr;
  /// The cell for what the post says; must not depend on anything but the post.
  void (*write)(const Post& post, std::string& cell) = nullptr;
  /// True if two different cells say the same in different dialects (the `="..."` of ISBNs).
  bool (*same)(std::string_view cell, std::string_view other) = nullptr;
};

/// By name or alias, ignoring case; null if Goodreads has none of that name.
[[nodiscard]] const Column* find_column(std::string_view name);

/// The names of one generation of exports: 31, 24 or 23 columns; empty for any other number.
[[nodiscard]] std::vector<std::string> standard_header(std::size_t columns);

/// Our own column, behind all others.
inline constexpr std::string_view carrier_column = "postferry";

}  // namespace postferry::goodreads
