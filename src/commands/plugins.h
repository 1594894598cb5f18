// SPDX-License-Identifier: MIT
// Which WordPress plugins left their marks in an export. The table is plugins.def.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace postferry {

/// Where a plugin leaves its mark.
enum class Mark : std::uint8_t {
  meta,          ///< key of a custom field
  comment_meta,  ///< key of a comment's custom field
  comment_type,
  shortcode,
  block,
  taxonomy,
  type,      ///< of a post
  generator  ///< the site's
};
[[nodiscard]] std::string_view to_string(Mark mark) noexcept;

struct Plugin {
  std::string_view name;
  std::string_view note;  ///< what its user should know; may be empty
};

/// One sign of one plugin.
struct PluginSign {
  std::size_t plugin = 0;  ///< index into plugins()
  Mark mark{};
  std::string_view pattern;  ///< a name; a `*` at its end stands for any rest
};

[[nodiscard]] std::span<const Plugin> plugins() noexcept;
/// The sign that `name` is, found in a place of kind `mark`; null if it is nobody's. The first of
/// the table wins.
[[nodiscard]] const PluginSign* find_sign(Mark mark, std::string_view name) noexcept;
/// "meta:_yoast_wpseo_*".
[[nodiscard]] std::string describe(const PluginSign& sign);

}  // namespace postferry
