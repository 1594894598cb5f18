// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>
#include <string_view>

namespace postferry {

/// Takes an address: its bytes as they stand, decoded, and whether it only leads to the file.
using TakeAddress = std::function<void(std::string_view raw, std::string url, bool leads_there)>;

/// The http addresses that the JSON of a block delimiter holds under a key that blocks use for
/// files ("url", "href", "mediaUrl"...), at any depth. `raw` is a view into `json`, without quotes.
/// Strings whose escapes are not those of WordPress (\/ and \u00..) are passed over.
void for_each_block_address(std::string_view json, const TakeAddress& take);

}  // namespace postferry
