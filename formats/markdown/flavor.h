// SPDX-License-Identifier: MIT
// What differs between the blog engines that Markdown is written for.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postferry::markdown {

enum class Flavor : std::uint8_t { plain, hugo, jekyll };

/// "plain", "hugo", "jekyll"; Error(usage) for anything else.
[[nodiscard]] Flavor flavor_named(const std::string& name);

/// The keys that a flavour has for what they all say.
struct Keys {
  std::string_view modified;
  std::string_view aliases;
  std::string_view url;      ///< hugo and jekyll take the path alone
  std::string_view excerpt;  ///< of the format "classic"; "description" is text
};
[[nodiscard]] const Keys& keys_of(Flavor flavor) noexcept;

}  // namespace postferry::markdown
