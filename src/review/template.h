// SPDX-License-Identifier: MIT
// A user's own layout of facts around the body (`--template FILE`). Its language is in README.md.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "review/layout.h"
#include "review/template_names.h"

namespace postferry {

/// A piece of a line.
struct TemplatePart {
  enum class Kind : std::uint8_t { text, value, section };
  Kind kind = Kind::text;
  std::string text = {};                 ///< of text
  TemplateName name = {};                ///< of a value or section
  std::vector<TemplatePart> parts = {};  ///< of a section
  bool bold = false;
  bool italic = false;
};

/// A line of the file, or a section with the lines in it.
struct TemplateRow {
  enum class Kind : std::uint8_t { line, gap, section, body };
  Kind kind = Kind::line;
  LaidKind laid = LaidKind::paragraph;
  std::uint8_t level = 0;
  std::vector<TemplatePart> parts = {};  ///< of a line
  TemplateName name = {};                ///< of a section
  std::vector<TemplateRow> rows = {};    ///< of a section
};

struct Template {
  std::vector<TemplateRow> rows;  ///< one of them is the body
  FactSet facts;                  ///< what it shows
};

/// Reads a template. `name` is what errors call the file. Throws Error (usage) with the line, at
/// the first thing that is wrong.
[[nodiscard]] std::shared_ptr<const Template> read_template(std::string_view text,
                                                            const std::string& name);

/// Lays out those lines of the template that say one of the facts `lacking` and whose values the
/// review has, and the lines that belong to them.
[[nodiscard]] Layout lay_out(const Template& own, const Review& review, const FactSet& lacking);

}  // namespace postferry
