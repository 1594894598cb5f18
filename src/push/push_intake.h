// SPDX-License-Identifier: MIT
// The pipeline's end for a push: posts are put away, and what the API has no place for is told.
#pragma once

#include <functional>
#include <memory>

#include "format/format.h"
#include "push/push_store.h"
#include "push/push_target.h"

namespace postferry {

/// A WordPress site as a target of extraction and rendering: it has no place for facts but bodies.
[[nodiscard]] const Format& push_format();

/// One a worker; `source` is the address of the site that the posts are from. Gives for each post
/// what PushStore keeps; a post that can't be pushed for its type or status gives push.refused and
/// is refused, what else is lost of posts push.unsettable.
[[nodiscard]] std::unique_ptr<Encoder> push_encoder(const PushTarget& target,
                                                    const std::string& source);
/// Fills `store`, which it does not own.
[[nodiscard]] std::unique_ptr<Assembler> push_assembler(PushStore& store);

}  // namespace postferry
