// SPDX-License-Identifier: MIT
#pragma once

#include "model/compare.h"
#include "model/presence.h"

namespace postferry {

/// Counts the leaves that get lost, for compare() of an original and what is kept of it. A leaf
/// counts when the original says it; what a writer made up is no loss.
class LostLeaves {
 public:
  explicit LostLeaves(FieldCounts& counts) : counts_(counts) {}

  template <class T>
  void operator()(Field field, detail::NoPath, const T* before, const T*) {
    if (before != nullptr && !is_absent(*before)) counts_.add(field);
  }

 private:
  FieldCounts& counts_;
};

}  // namespace postferry
