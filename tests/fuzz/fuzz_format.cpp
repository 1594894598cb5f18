// SPDX-License-Identifier: MIT
// Feeds any bytes to one format (POSTFERRY_FUZZ_FORMAT) as its reader would get them. Whatever
// could be read must be written and read back the same (MODEL.md, laws 1 and 3), and must not
// depend on how the bytes arrive. Anything else ends the process: a finding.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/error.h"
#include "conformance/harness.h"
#include "format/registry.h"

namespace postferry {
namespace {

using conformance::Document;
using conformance::ReadResult;

[[noreturn]] void report(const std::string& law, const std::string& details) {
  std::fprintf(stderr, "%s: %s\n%s\n", POSTFERRY_FUZZ_FORMAT, law.c_str(), details.c_str());
  std::abort();
}

// Nothing if the bytes are refused as a whole: that is a right of every format.
std::optional<ReadResult> read_any(const Format& format, std::string_view bytes,
                                   std::size_t chunk) {
  try {
    return conformance::read_all(format, bytes, chunk);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::input) throw;
    return std::nullopt;
  }
}

void expect_equal(const Document& a, const Document& b, const std::string& law) {
  const std::string difference = conformance::difference(a, b);
  if (!difference.empty()) report(law, difference);
}

// Derived from the input, so that a finding's file is all it takes to see it again.
std::size_t chunk_size_for(std::string_view bytes) {
  constexpr std::uint64_t largest = 4096;
  return static_cast<std::size_t>(1 + hash_bytes(bytes) % largest);
}

void check_laws(const Format& format, std::string_view bytes) {
  const std::optional<ReadResult> whole = read_any(format, bytes, bytes.size() + 1);
  const std::optional<ReadResult> pieces = read_any(format, bytes, chunk_size_for(bytes));
  if (whole.has_value() != pieces.has_value())
    report("is refused or not by the size of its chunks", {});
  if (!whole) return;
  expect_equal(whole->document, pieces->document, "depends on the size of chunks");
  if (format.make_encoder == nullptr) return;  // only read

  const conformance::WriteSettings settings{.has_ids = whole->has_ids};
  const auto written = conformance::write_all(format, whole->document, settings);
  const ReadResult again = conformance::read_all(format, written.bytes);
  expect_equal(whole->document, again.document, "read(write(p)) is not p");
  const auto rewritten = conformance::write_all(format, again.document, settings);
  if (rewritten.bytes != written.bytes)
    report("write(read(write(p))) is not write(p)", written.bytes + "\n----\n" + rewritten.bytes);
}

}  // namespace
}  // namespace postferry

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const postferry::Format* const format = postferry::find_format(POSTFERRY_FUZZ_FORMAT);
  if (format == nullptr) std::abort();
  postferry::check_laws(*format, {reinterpret_cast<const char*>(data), size});
  return 0;
}
