// SPDX-License-Identifier: MIT
// What stands between the braces of a template.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "model/review_facts.h"

namespace postferry {

/// What a name can be of: each section of several members has names of its own.
enum class TemplateScope : std::uint8_t {
  review,    ///< the facts of review_facts.def
  group,     ///< a group of recommendations
  upcoming,  ///< the works announced
  work,      ///< a work of a list
  aspect     ///< a criterion and its rating
};

enum class TemplateWord : std::uint8_t {
  fact,
  heading,
  reason,
  works,
  work,
  title,
  authors,
  url,
  note,
  aspect,
  rating
};

struct TemplateName {
  TemplateWord word = TemplateWord::fact;
  ReviewFact fact{};  ///< that it is, or is a part of
  std::string part;   ///< kind of an id, role of a contributor: "isbn13" of "ids.isbn13"
};

/// The name's meaning in a scope of that fact (ignored in `review`); nullopt if it has none.
[[nodiscard]] std::optional<TemplateName> find_template_name(std::string_view text,
                                                             TemplateScope scope, ReviewFact fact);
/// All names of a scope, with commas between: for messages.
[[nodiscard]] std::string template_names(TemplateScope scope);

/// The scope within a section of the name; nullopt for sections that only ask whether it is there.
[[nodiscard]] std::optional<TemplateScope> scope_within(const TemplateName& name);

}  // namespace postferry
