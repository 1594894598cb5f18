// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "codec/json_tree.h"
#include "push/push_members.h"

namespace postferry {

/// A member that the site has otherwise than it was sent.
struct MemberDifference {
  std::string member;  ///< "content", "meta.rating"
  std::string text;    ///< what is there instead, for a note; short
};

/// What of `members` the site's copy (context edit) says otherwise. Lists are compared without
/// their order; of an object only what was sent counts; what WordPress always does to a text
/// (blanks around a title) is no difference.
[[nodiscard]] std::vector<MemberDifference> compare_members(const PushMembers& members,
                                                            const JsonNode& copy);

}  // namespace postferry
