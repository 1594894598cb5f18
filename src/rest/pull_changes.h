// SPDX-License-Identifier: MIT
// What happened on a site since it was pulled last.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/note.h"
#include "rest/rest_api.h"
#include "rest/site_pull.h"
#include "rest/site_survey.h"

namespace postferry {

/// How much earlier changes are asked for, in seconds: clocks of several servers differ.
inline constexpr std::int64_t change_overlap = 600;

/// What has changed since `began` (seconds since 1970, by the server's clock), minus some minutes:
/// clocks of several servers differ, and long requests end late. Posts that got comments count,
/// too; WordPress does not tell which old comments were edited.
[[nodiscard]] PullScope changes_since(RestApi& api, Rights rights, std::int64_t began,
                                      Notes& notes);

/// The ids of a type that the user may read, sorted; nullopt where the site does not tell.
[[nodiscard]] std::optional<std::vector<std::uint64_t>> ids_of(RestApi& api,
                                                               const SiteSurvey& survey,
                                                               const RestType& type, Notes& notes);

}  // namespace postferry
