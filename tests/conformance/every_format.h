// SPDX-License-Identifier: MIT
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "format/registry.h"

namespace postferry::conformance {

/// Base of the tests that every format of the registry gets without being named.
class EveryFormat : public testing::TestWithParam<const Format*> {
 protected:
  [[nodiscard]] static const Format& format() { return *GetParam(); }
};

/// Whether a format has a writer; some are only read.
[[nodiscard]] inline bool writes(const Format& format) { return format.make_encoder != nullptr; }

/// The registry's formats that have a writer.
[[nodiscard]] inline std::vector<const Format*> written_formats() {
  std::vector<const Format*> formats;
  for (const Format* format : all_formats())
    if (writes(*format)) formats.push_back(format);
  return formats;
}

/// From each format of the registry to each that has a writer.
[[nodiscard]] inline std::vector<std::pair<const Format*, const Format*>> all_pairs() {
  std::vector<std::pair<const Format*, const Format*>> pairs;
  for (const Format* from : all_formats())
    for (const Format* to : written_formats()) pairs.emplace_back(from, to);
  return pairs;
}

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

/// The same for the formats that have a writer.
#define POSTFERRY_FOR_EVERY_WRITTEN_FORMAT(suite)                                        \
  INSTANTIATE_TEST_SUITE_P(Formats, suite,                                               \
                           testing::ValuesIn(postferry::conformance::written_formats()), \
                           postferry::conformance::format_name)
