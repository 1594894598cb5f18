// SPDX-License-Identifier: MIT
#include "markdown/flavor.h"

#include <array>

#include "base/error.h"

namespace postferry::markdown {

namespace {

// In the order of the enumeration.
constexpr std::array<std::string_view, 3> names = {"plain", "hugo", "jekyll"};
constexpr std::array<Keys, 3> keys = {{
    {"modified", "aliases", "url", "excerpt"},
    {"lastmod", "aliases", "url", "summary"},
    {"last_modified_at", "redirect_from", "permalink", "excerpt"},
}};

}  // namespace

Flavor flavor_named(const std::string& name) {
  for (std::size_t i = 0; i < names.size(); ++i)
    if (names[i] == name) return static_cast<Flavor>(i);
  throw Error(ErrorCode::usage,
              "--markdown.flavor takes plain, hugo or jekyll, not \"" + name + "\"");
}

const Keys& keys_of(Flavor flavor) noexcept { return keys[static_cast<std::size_t>(flavor)]; }

}  // namespace postferry::markdown
