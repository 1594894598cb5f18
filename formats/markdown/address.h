// SPDX-License-Identifier: MIT
// Where Hugo and Jekyll show what we write.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "markdown/flavor.h"
#include "markdown/names.h"
#include "model/post.h"

namespace postferry::markdown {

/// What a post's front matter tells its engine of the address: "/2024/03/on-dune/" is all of it,
/// "=on-dune" the last part of it (a slug), empty leaves it to the file's name.
[[nodiscard]] std::string told_address(const Post& post, Flavor flavor, const SiteNames& names);

/// The path of the page that an engine with its ordinary configuration makes of a file. Empty
/// where that hangs on more: a Jekyll post's default address has categories and a day in the time
/// zone of the machine in it, and what Hugo makes of a slug of other characters than "a-z0-9._-" is
/// its affair. nullopt for Flavor::plain. Sources: Hugo 0.111, "URL management"; Jekyll 4.3,
/// "Permalinks".
[[nodiscard]] std::optional<std::string> address_of(std::string_view file, std::string_view told,
                                                    Flavor flavor);

}  // namespace postferry::markdown
