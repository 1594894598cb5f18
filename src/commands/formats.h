// SPDX-License-Identifier: MIT
// `postferry formats`: what formats there are, their options, and how each keeps every field.
#pragma once

#include <string>
#include <vector>

#include "commands/run.h"

namespace postferry {

struct FormatsOptions {
  std::string format;  ///< one format; empty: all
  bool json = false;
  bool notes = false;  ///< the table of note codes instead
  bool table = false;  ///< only how fields are kept, by groups, as a Markdown table
};

/// Writes the tables. Throws Error(usage) for an unknown format, and for lists that exclude
/// each other.
void formats(const FormatsOptions& options, const TextOut& out);

/// An option of a format as the command line knows it.
struct FormatOptionInfo {
  std::string name;      ///< "jsonl.header"
  std::string argument;  ///< "yes|no"; empty: a switch
  std::string doc;
  bool reading = false;
};

/// A format for help, completion and the manual.
struct FormatInfo {
  std::string name;
  std::string title;
  std::string file_names;  ///< "*.xml, *.wxr"
};
[[nodiscard]] std::vector<FormatInfo> format_infos();
[[nodiscard]] std::vector<std::string> format_names();
/// Names of all leaf fields of the model ("post.title").
[[nodiscard]] std::vector<std::string> field_names();

/// The options of all formats, for option parsers and help.
[[nodiscard]] std::vector<FormatOptionInfo> format_options();

}  // namespace postferry
