// SPDX-License-Identifier: MIT
#include "pipeline/report.h"

#include "base/error.h"

namespace postferry {

KindCounts& KindCounts::operator+=(const KindCounts& other) {
  in += other.in;
  out += other.out;
  skipped += other.skipped;
  failed += other.failed;
  return *this;
}

KindCounts Report::total() const {
  KindCounts sum;
  for (const auto& [kind, counts] : kinds) sum += counts;
  return sum;
}

std::uint64_t Report::notes_of(Severity severity) const {
  std::uint64_t sum = 0;
  for (std::size_t i = 0; i < notes.size(); ++i)
    if (info(static_cast<NoteCode>(i)).severity == severity) sum += notes[i];
  return sum;
}

bool Report::lost_anything() const {
  return !losses.empty() || total().failed > 0 || notes_of(Severity::loss) > 0;
}

void Report::check(std::uint64_t records) const {
  for (const auto& [kind, counts] : kinds)
    if (counts.in != counts.out + counts.skipped + counts.failed)
      throw Error(ErrorCode::internal, "records of kind " + kind +
                                           " do not add up: " + std::to_string(counts.in) +
                                           " in, " + std::to_string(counts.out) + " out");
  const std::uint64_t in = total().in;
  if (in != records)
    throw Error(ErrorCode::internal, std::to_string(records) + " records were read, " +
                                         std::to_string(in) + " accounted for");
}

}  // namespace postferry
