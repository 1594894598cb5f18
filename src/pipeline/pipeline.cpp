// SPDX-License-Identifier: MIT
#include "pipeline/pipeline.h"

#include <algorithm>
#include <thread>
#include <utility>

#include "model/id_set.h"
#include "pipeline/allocator.h"
#include "pipeline/slot_ring.h"
#include "pipeline/withhold.h"
#include "pipeline/worker.h"

namespace postferry {

namespace {

/// The reading thread and the workers. Destroying the crew stops and joins them, whatever happens.
class Crew {
 public:
  Crew(const Stages& stages, const PipelineOptions& options)
      : stages_(stages),
        declared_(stages.site),
        done_(options.done),
        ring_(2 * std::max(1U, options.jobs) + 2, options.byte_budget) {
    for (unsigned i = 0; i < std::max(1U, options.jobs); ++i)
      workers_.push_back(std::make_unique<Worker>(stages, options, declared_));
  }
  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;
  ~Crew() { join(); }

  void start() {
    threads_.emplace_back([this] { read(); });
    for (const auto& worker : workers_)
      threads_.emplace_back([this, &worker = *worker] { work(worker); });
  }

  /// Stops everybody; afterwards the splitter is the caller's again.
  void join() {
    ring_.stop();
    if (done_) done_();
    for (std::thread& thread : threads_) thread.join();
    threads_.clear();
  }

  [[nodiscard]] SlotRing& ring() { return ring_; }
  /// Records that the splitter gave or skipped; after join().
  [[nodiscard]] std::uint64_t records() const { return records_; }

 private:
  void read() {
    std::exception_ptr failure;
    try {
      while (Slot* slot = ring_.acquire()) {
        if (!stages_.splitter.next(slot->chunk)) break;
        records_ += slot->chunk.records.size() + slot->chunk.skipped;
        ring_.fill(*slot);
      }
    } catch (...) {
      failure = std::current_exception();
    }
    ring_.finish(std::move(failure));
  }

  void work(Worker& worker) {
    while (Slot* slot = ring_.take()) {
      worker.work(*slot);
      ring_.done(*slot);
    }
  }

  const Stages& stages_;
  const DeclaredNames declared_;
  const std::function<void()> done_;
  SlotRing ring_;
  std::vector<std::unique_ptr<Worker>> workers_;
  std::vector<std::thread> threads_;
  std::uint64_t records_ = 0;  // the reading thread's until it is joined
};

/// The calling thread's part: puts results in order, counts, tells.
class Delivery {
 public:
  Delivery(const Stages& stages, const PipelineOptions& options, Report& report)
      : stages_(stages), options_(options), report_(report) {}

  [[nodiscard]] bool limit_reached() const { return options_.limit && posts_ >= *options_.limit; }

  /// Puts out what a slot holds, up to the limit; then raises the failure that stands behind it.
  void deliver(Slot& slot) {
    for (const Note& note : slot.chunk.notes) tell(note);
    if (slot.chunk.skipped > 0) {
      KindCounts& unknown = report_.kinds["unknown"];
      unknown.in += slot.chunk.skipped;
      unknown.skipped += slot.chunk.skipped;
    }
    begin_ = {};
    for (RecordResult& result : slot.results) {
      if (limit_reached()) return;
      deliver(slot, result);
      begin_ = result.ends;
    }
    if (slot.failure) std::rethrow_exception(slot.failure);
  }

  void finish(Site late) {
    if (options_.withhold) {
      Notes notes;
      postferry::withhold(late, report_.withheld, notes);
      for (const Note& note : notes.all()) tell(note);
    }
    stages_.assembler.end(late, used_.take(late));
    tell_unmet_criteria();
  }

  void tell(const Note& note) {
    report_.notes[static_cast<std::size_t>(note.code)] += note.count;
    if (options_.notes) options_.notes(note);
  }

  [[nodiscard]] std::uint64_t records() const { return records_; }

 private:
  void deliver(Slot& slot, RecordResult& result) {
    ++records_;
    met_ |= result.met;
    KindCounts& kind = report_.kinds[result.kind];
    ++kind.in;
    for (std::size_t i = begin_.notes; i < result.ends.notes; ++i) tell(slot.notes[i]);
    count(slot, result);
    switch (result.verdict) {
      case Verdict::kept:
        put_out(slot, result);
        ++kind.out;
        break;
      case Verdict::skipped:
        ++kind.skipped;
        if (result.withheld) ++report_.posts_withheld;
        break;
      case Verdict::failed: ++kind.failed; break;
    }
  }

  void count(const Slot& slot, const RecordResult& result) {
    for (std::size_t i = begin_.tallies; i < result.ends.tallies; ++i) {
      const Tally& tally = slot.tallies[i];
      switch (tally.what) {
        case Tally::What::lost: report_.losses.add(tally.field, tally.count); break;
        case Tally::What::carried: report_.carried.add(tally.field, tally.count); break;
        case Tally::What::withheld: report_.withheld.add(tally.field, tally.count); break;
      }
    }
  }

  void put_out(Slot& slot, RecordResult& result) {
    if (!ids_.insert(result.id)) tell_duplicate(slot, result);
    for (std::size_t i = begin_.authors; i < result.ends.authors; ++i)
      used_.add_author(slot.used.authors[i]);
    for (std::size_t i = begin_.terms; i < result.ends.terms; ++i)
      used_.add_term(slot.used.terms[i]);
    const std::string_view all = slot.bytes;
    stages_.assembler.add(
        {all.substr(begin_.bytes, result.ends.bytes - begin_.bytes), result.name,
         result.departure ? std::string_view(result.departure->address) : std::string_view()});
    if (result.departure) tell_moved(slot, result);
    ++posts_;
    report_.comments += result.comments;
    if (result.has_review) ++report_.reviews;
  }

  static Place place_of_result(const Slot& slot, const RecordResult& result) {
    const auto index = static_cast<std::size_t>(&result - slot.results.data());
    return place_of(slot.chunk, slot.chunk.records[index]);
  }

  void tell_moved(const Slot& slot, RecordResult& result) {
    Departure& departure = *result.departure;
    Notes notes;
    notes.set_place(place_of_result(slot, result));
    options_.moved({departure.url, stages_.assembler.placed(), std::move(departure.files)}, notes);
    notes.name_post(departure.post);
    for (const Note& note : notes.all()) tell(note);
  }

  void tell_duplicate(const Slot& slot, const RecordResult& result) {
    Note note;
    note.code = NoteCode::post_duplicate_id;
    note.place = place_of_result(slot, result);
    note.post = result.id.text;
    note.field = "post.id";
    tell(note);
  }

  void tell_unmet_criteria() {
    const unsigned unmet = options_.filter.active() & ~met_;
    for (unsigned bit = 1; bit <= PostFilter::by_id; bit <<= 1U)
      if ((unmet & bit) != 0) {
        Note note;
        note.code = NoteCode::filter_unknown;
        note.text = options_.filter.describe(static_cast<PostFilter::Criterion>(bit));
        tell(note);
      }
  }

  const Stages& stages_;
  const PipelineOptions& options_;
  Report& report_;
  Ends begin_;  // where the current result's parts of the slot begin
  IdSet ids_;
  UsedSite used_;
  std::uint64_t posts_ = 0;
  std::uint64_t records_ = 0;
  unsigned met_ = 0;
};

}  // namespace

void run_pipeline(const Stages& stages, const PipelineOptions& options, Report& report) {
  report.losses += stages.assembler.begin(stages.site);
  Crew crew(stages, options);
  Delivery delivery(stages, options, report);
  crew.start();
  std::uint64_t chunks = 0;
  while (!delivery.limit_reached()) {
    Slot* slot = crew.ring().front();
    if (slot == nullptr) break;
    delivery.deliver(*slot);
    crew.ring().release(*slot);
    give_memory_back(++chunks);
    if (options.progress) options.progress(delivery.records());
  }
  report.stopped_early = delivery.limit_reached();
  crew.join();
  Notes notes;
  Site late;
  if (!report.stopped_early) late = stages.splitter.epilog(notes);
  for (const Note& note : notes.all()) delivery.tell(note);
  delivery.finish(std::move(late));
  report.check(report.stopped_early ? report.total().in : crew.records());
}

unsigned default_jobs() noexcept {
  return std::clamp(std::thread::hardware_concurrency(), 1U, 16U);
}

}  // namespace postferry
