// SPDX-License-Identifier: MIT
// Tags that generators of sites put into Markdown and HTML: Hugo's shortcodes, and those of Liquid
// and Nunjucks, whose meaning the site's theme knows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "body/tape.h"

namespace postferry {

/// `{{< name arguments >}}`, `{{% name %}}`, `{% name arguments %}`; views into the body's source.
struct TemplateTag {
  std::string_view name;
  std::string_view arguments;
  std::uint32_t begin = 0;  ///< source bytes [begin, end)
  std::uint32_t end = 0;
};

/// An argument: `key="value"`, or a value alone.
struct TagArgument {
  std::string_view key;
  std::string_view value;  ///< without quotes
};

/// Whether a body can have tags at all: a short look. Bodies of WordPress are read by no generator.
[[nodiscard]] bool may_have_tags(std::string_view body, std::string_view format) noexcept;

/// The tags of a body, in order, but for those in code, which are examples, and closing ones.
/// Not more than a few hundred.
[[nodiscard]] std::vector<TemplateTag> template_tags(const Tape& tape);
/// The arguments of a tag: parted by blanks or commas.
[[nodiscard]] std::vector<TagArgument> arguments_of(const TemplateTag& tag);

}  // namespace postferry
