// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <string>

#include "format/registry.h"

namespace postferry::conformance {

/// Base of the tests that every format of the registry gets without being named.
class EveryFormat : public testing::TestWithParam<const Format*> {
 protected:
  [[nodiscard]] static const Format& format() { return *GetParam(); }
};

inline std::string format_name(const testing::TestParamInfo<const Format*>& info) {
  return std::string(info.param->name);
}

}  // namespace postferry::conformance

/// Runs the tests of `suite` (an EveryFormat) for the whole registry.
#define POSTFERRY_FOR_EVERY_FORMAT(suite)                                                  \
  INSTANTIATE_TEST_SUITE_P(                                                                \
      Formats, suite,                                                                      \
      testing::ValuesIn(postferry::all_formats().begin(), postferry::all_formats().end()), \
      postferry::conformance::format_name)
