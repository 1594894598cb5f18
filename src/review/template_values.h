// SPDX-License-Identifier: MIT
// What a name of a template says of a review.
#pragma once

#include "review/layout.h"
#include "review/template_names.h"

namespace postferry {

/// Where a name stands: in the sections of which member of which list. What is not entered is null.
struct TemplatePlace {
  const Review* review = nullptr;
  const Recommendation* group = nullptr;
  const Recommendation* before = nullptr;  ///< the group above it
  const std::vector<ListedWork>* works = nullptr;
  const ListedWork* work = nullptr;
  const AspectRating* aspect = nullptr;
};

/// The value on one line: line breaks become spaces. Empty if there is none, or if its text could
/// not be read back as the value (names with a semicolon). A heading that the group above has too
/// is not said again where a reason parts the two.
[[nodiscard]] LaidLine value_of(const TemplatePlace& place, const TemplateName& name);
[[nodiscard]] bool has_value(const TemplatePlace& place, const TemplateName& name);

}  // namespace postferry
