// SPDX-License-Identifier: MIT
#pragma once

#include "format/format.h"
#include "wxr/names.h"

namespace postferry::wxr {

/// What the head of a WXR file tells its items' parser. Immutable after the splitter made it.
class WxrContext final : public Context {
 public:
  Namespaces namespaces;  ///< declared on <rss> and <channel>
  /// Before WXR 1.1: each term stands twice, parents are named instead of given by slug.
  bool before_1_1 = false;
};

}  // namespace postferry::wxr
