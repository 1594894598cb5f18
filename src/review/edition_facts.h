// SPDX-License-Identifier: MIT
// What labelled lines say of a work's edition and of its reading: "Publisher: ...", "ISBN: ...",
// "Translated by: ...", "Date finished: ...". Precision first: a value that is not wholly what its
// label announces says nothing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/post.h"
#include "model/review_facts.h"
#include "review/labels.h"
#include "review/reason.h"

namespace postferry {

/// One fact that a line says.
struct StatedFact {
  ReviewFact fact{};
  std::string part;    ///< name of the id, role of the contributor; else empty
  Review says;         ///< this fact and no other
  bool whole = false;  ///< the line says nothing besides: it may be moved into the review
};

/// Adds what `value` says as a fact that `label` announces; whether it says any. `wording` is the
/// label as it stands there. `why` hears why not.
bool read_edition(Fact label, std::string_view wording, std::string_view value,
                  std::vector<StatedFact>& out, Why why = nullptr);

/// A day or month that can be read in one way, as ISO text (`2024-03-01`, `2024-03`); else empty.
[[nodiscard]] std::string sure_date(std::string_view text);

}  // namespace postferry
