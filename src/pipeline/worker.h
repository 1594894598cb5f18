// SPDX-License-Identifier: MIT
#pragma once

#include <memory>
#include <string>

#include "pipeline/pipeline.h"
#include "pipeline/slot_ring.h"

namespace postferry {

/// What one worker thread does with a slot: each record through parser, filter, privacy and
/// encoder, as plain calls on one core. Owns its parser and encoder and a Post that it reuses.
class Worker {
 public:
  /// `declared` is shared and outlives the worker.
  Worker(const Stages& stages, const PipelineOptions& options, const DeclaredNames& declared);

  /// Works a slot off. What a part throws ends up in slot.failure, behind the results of the
  /// records before it.
  void work(Slot& slot) noexcept;

 private:
  void work_record(const Record& record, Slot& slot);
  [[nodiscard]] Verdict convert(const Record& record, Slot& slot, RecordResult& result);
  [[nodiscard]] bool passes_filter(RecordResult& result);
  [[nodiscard]] bool passes_privacy(RecordResult& result);
  [[nodiscard]] Verdict encode(const Record& record, Slot& slot);
  void extract();
  void describe_result(RecordResult& result);

  const Stages& stages_;
  const PipelineOptions& options_;
  std::unique_ptr<Parser> parser_;
  std::unique_ptr<Encoder> encoder_;
  std::unique_ptr<ReviewStage> review_;  // may be null
  UsageScout scout_;
  Post post_;
  ShownBody shown_;
  Piece piece_;
  FieldCounts withheld_;  // of the post at hand
  Notes notes_;
};

}  // namespace postferry
