// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <vector>

#include "model/field.h"
#include "model/post.h"
#include "model/site.h"

namespace postferry::conformance {

/// What a generator's values are like.
enum class Profile : std::uint8_t {
  plain,  ///< what ordinary blogs hold: words, positive ids, joined dates, consistent raw forms
  any     ///< whatever the model can hold: hostile text, clashing ids, dates no offset can carry
};

/// A source's worth of model values.
struct Document {
  Site site;
  std::vector<Post> posts;
};

/// Makes a site and `count` posts of the whole model from a seed. It walks the member table, so a
/// field that is added to the model is set here without another line. The same arguments give the
/// same values on every machine. `density` is the chance of each field to be set, independently;
/// 1 sets them all, 0 lets every post draw its own. Every value is one that a reader could have
/// made: valid UTF-8, ISO dates, no empty structs or texts, except where an empty string is a value
/// (meta, extras). With Profile::any some posts repeat the id, or all, of another.
[[nodiscard]] Document random_document(std::uint64_t seed, Profile profile, double density,
                                       std::size_t count);

/// Adds every field that is set, those of lists and structs too.
void add_set_fields(const Document& document, FieldSet& fields);

}  // namespace postferry::conformance
