// SPDX-License-Identifier: MIT
// The ordered pipeline: one thread reads, `jobs` threads parse and encode, the calling thread
// assembles in order.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>

#include "format/format.h"
#include "pipeline/filter.h"
#include "pipeline/moved_post.h"
#include "pipeline/report.h"
#include "pipeline/review_stage.h"

namespace postferry {

/// Takes notes as they come, in record order, on the calling thread. Nothing keeps them besides.
using NoteSink = std::function<void(const Note&)>;
/// Told after every chunk, on the calling thread.
using PostsDone = std::function<void(std::uint64_t records)>;
/// Told of each post when it is put out, on the calling thread. Its notes are the run's.
using PostMoved = std::function<void(const MovedPost& post, Notes& notes)>;
/// What is done to each post behind its parser, by the workers at once.
using AmendPost = std::function<void(Post& post, Notes& notes)>;

struct PipelineOptions {
  unsigned jobs = 1;  ///< workers; 0 counts as 1. The output does not depend on it
  std::size_t byte_budget = std::size_t{64} << 20;  ///< of records between reader and assembler
  std::optional<std::uint64_t> limit;               ///< posts to write; then reading stops
  PostFilter filter;
  bool withhold = false;     ///< the target is public and private data is not asked for
  bool keep_hidden = false;  ///< the target marks posts that are not for the public as drafts
  NoteSink notes;            ///< may be empty
  PostsDone progress;        ///< may be empty
  AmendPost amend = {};      ///< may be empty
  PostMoved moved = {};      ///< may be empty: then nobody wants to know addresses
  /// Called when no more results are wanted, for whatever reason: workers that wait for something
  /// need not. Perhaps more than once; may be empty.
  std::function<void()> done = {};
};

/// The parts a run is made of. References outlive the run. The factories are called once a worker
/// on the calling thread, and by the workers again after records of unusual length; they must be
/// pure. The splitter's prolog() has been called already: its site was needed to make the encoders.
struct Stages {
  Splitter& splitter;
  const Site& site;  ///< as the prolog (and privacy) left it
  std::function<std::unique_ptr<Parser>()> make_parser;
  std::function<std::unique_ptr<Encoder>()> make_encoder;
  Assembler& assembler;
  std::function<std::unique_ptr<ReviewStage>()> make_review = {};  ///< may be empty
};

/// Runs the splitter to its end, or until the limit is reached; `report` is filled on the way.
/// The output's bytes, the notes and their order depend on input and options alone. An exception of
/// any thread (damage beyond the splitter, a full disk, Error(broken_pipe)) arrives here when its
/// turn comes: all records before it have been put out, and no thread is left behind. Throws
/// Error(internal) if in != out + skipped + failed.
/// With a limit, what the source says about its site after the posts is not read.
void run_pipeline(const Stages& stages, const PipelineOptions& options, Report& report);

/// How many workers suit this machine.
[[nodiscard]] unsigned default_jobs() noexcept;

}  // namespace postferry
