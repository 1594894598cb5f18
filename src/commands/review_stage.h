// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "format/format.h"
#include "pipeline/review_stage.h"
#include "review/extract_options.h"

namespace postferry {

struct Site;
struct Template;

/// How facts get into bodies.
struct BodyWriting {
  Render mode = Render::automatic;
  std::shared_ptr<const Template> layout = {};  ///< null: the model post's
  bool json_ld = false;
  const Site* site = nullptr;  ///< whose authors JSON-LD names; read when the stage is made
  /// Places that the target keeps besides; see RenderOptions.
  std::function<bool(const Post& post, std::string_view where)> keeps = {};
  bool layout_is_default = false;  ///< nobody asked for it in this run: no mistake where it is idle
  bool json_ld_is_default = false;  ///< the same
};

/// Without the defaults that have no effect in this target's bodies. Throws Error (usage) where a
/// layout or JSON-LD was asked for and they get none.
[[nodiscard]] BodyWriting fitting(BodyWriting writing, const Format& target);

/// Makes the stage of a conversion to `target`, once a worker. Empty where both are switched off:
/// then formats work alone.
[[nodiscard]] std::function<std::unique_ptr<ReviewStage>()> review_stage(
    const ExtractOptions& extract, const BodyWriting& writing, const Format& target);

}  // namespace postferry
