// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>

#include "format/format.h"
#include "pipeline/review_stage.h"
#include "review/extract_options.h"

namespace postferry {

/// Makes the stage of a conversion to `target`, once a worker. Empty where both are switched off:
/// then formats work alone.
[[nodiscard]] std::function<std::unique_ptr<ReviewStage>()> review_stage(
    const ExtractOptions& extract, Render render, const Format& target);

}  // namespace postferry
