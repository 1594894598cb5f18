// SPDX-License-Identifier: MIT
// Where front matter ends and the body begins, and what syntax it is in.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "codec/json_tree.h"
#include "codec/value_tree.h"

namespace postferry::markdown {

enum class Syntax : std::uint8_t { none, yaml, toml, json, pelican };

/// A file in two parts.
struct FileParts {
  Syntax syntax = Syntax::none;
  std::string_view matter;  ///< without its delimiters
  std::string_view body;    ///< as it stands behind them
  std::uint64_t line = 1;   ///< of the matter's first line
};

/// Splits a file, which has LF line ends and no byte order mark. A first line `---` without a line
/// that closes it is no front matter. `pelican`: lines `Key: value` to the first blank line are
/// taken for front matter whatever their keys; else only with a key Title among them.
[[nodiscard]] FileParts split_file(std::string_view text, bool pelican);

/// How front matter was read.
struct MatterResult {
  bool ok = false;
  std::string error;
  std::uint64_t line = 0;  ///< 1-based, in the file
};

/// Parses front matter of any syntax into one kind of tree. Reused from file to file; the nodes
/// live until the next parse, and as long as the text.
class FrontMatter {
 public:
  /// An empty matter gives an empty map; what is no map is an error.
  [[nodiscard]] MatterResult parse(const FileParts& parts);
  [[nodiscard]] ValueNode map() const noexcept { return tree_.root(); }

 private:
  MatterResult parse_yaml(const FileParts& parts);
  MatterResult parse_toml(const FileParts& parts);
  MatterResult parse_json(const FileParts& parts);
  void parse_pelican(std::string_view matter);

  ValueTree tree_;
  JsonTree json_;
};

/// The text with LF for CRLF and lone CR; `changed` keeps it where there are any.
[[nodiscard]] std::string_view with_line_feeds(std::string_view text, std::string& changed);

/// The body as content: without the line break at its end and the one between it and front matter.
[[nodiscard]] std::string_view content_of(const FileParts& parts);

}  // namespace postferry::markdown
