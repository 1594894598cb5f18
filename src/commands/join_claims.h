// SPDX-License-Identifier: MIT
// The first of join's two readings of the blog: which post is about which row of the library. What
// a row says of a reading belongs to one post alone, so all must be seen before one is filled.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "commands/library_lookup.h"
#include "format/format.h"
#include "io/sink.h"

namespace postferry {

/// What join found, in numbers.
struct JoinCounts {
  std::array<std::uint64_t, 3> matched{};  ///< posts, by MatchKey of their main work
  std::uint64_t ambiguous = 0;             ///< posts; likewise
  std::uint64_t unmatched = 0;             ///< posts; likewise
  std::uint64_t conflicts = 0;             ///< facts that a post and its row disagree in
  std::uint64_t rows = 0;                  ///< of the library
  std::uint64_t rows_matched = 0;          ///< those that a post is about
};

/// What posts say of one row.
struct RowClaims {
  std::uint32_t alone = 0;  ///< posts about this work and no other
  bool any = false;         ///< a post is about it
  bool perhaps = false;     ///< a post is ambiguous, and this is one of its rows
};

/// Matches posts; gives notes about ambiguous ones and about what post and row disagree in. Stands
/// in the place of a format's encoder, one a worker.
[[nodiscard]] std::unique_ptr<Encoder> claim_encoder(LibraryIndex& library);

/// Takes what claim encoders make. Posts without a match go to `unmatched`, which may be null, as
/// JSON lines; their number into `counts`.
class ClaimAssembler final : public Assembler {
 public:
  ClaimAssembler(LibraryIndex& library, Sink* unmatched, JoinCounts& counts);

  FieldCounts begin(const Site&) override { return {}; }
  void add(const PieceView& piece) override;
  /// Tells of the rows too.
  FieldCounts end(const Site&, const Site&) override;

  [[nodiscard]] const std::vector<RowClaims>& claims() const noexcept { return claims_; }

 private:
  LibraryIndex& library_;
  Sink* unmatched_;
  JoinCounts& counts_;
  std::vector<RowClaims> claims_;
};

}  // namespace postferry
