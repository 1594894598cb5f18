// SPDX-License-Identifier: MIT
// Facts of the review that the target's body says too. The carrier keeps them whole, so that they
// come back to the letter; but the body is what people edit. So it also tells where the body said
// them: a fact whose lines were edited since is no longer the carrier's to tell. In the carrier:
//
//   "shown": {"body": [size, hash], "facts": [[name, begin, end, hash]...]}
//
// offsets in the native content.value, hashes as in "was".
#pragma once

#include <string>
#include <vector>

#include "codec/json_tree.h"
#include "model/review_facts.h"

namespace postferry::carrier {

/// The member's value; empty if there is nothing to tell, or the target's body is not what was to
/// be shown.
[[nodiscard]] std::string shown_json(const ShownBody& shown, const Post& native);

/// Facts whose lines no longer stand in the body: neither where they were, counted from its begin,
/// nor from its end. `shown` is the member (or none), `native` the post before a carrier's use.
[[nodiscard]] std::vector<ReviewFact> edited_facts(const JsonNode& shown, const Post& native);

}  // namespace postferry::carrier
