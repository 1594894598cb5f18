// SPDX-License-Identifier: MIT
// The ring of slots through which records travel: the reading thread fills, workers work, the
// assembling thread takes them in order. Waiting is by condition variables alone.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <exception>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "format/format.h"
#include "pipeline/moved_post.h"
#include "pipeline/used_site.h"

namespace postferry {

/// Where a record's part of each of the slot's lists ends; it begins where the one before it ended.
struct Ends {
  std::size_t bytes = 0;
  std::size_t notes = 0;
  std::size_t tallies = 0;
  std::size_t authors = 0;
  std::size_t terms = 0;
};

/// What --url-map needs of a record besides.
struct Departure {
  std::string url;      ///< Post::url
  std::string post;     ///< as describe() has it
  std::string address;  ///< Piece::address
  std::vector<MovedFile> files;
};

/// What became of one record.
struct RecordResult {
  Verdict verdict = Verdict::kept;
  bool withheld = false;  ///< left out because it is not for the public
  bool has_review = false;
  std::uint8_t met = 0;  ///< PostFilter criteria
  std::uint64_t comments = 0;
  std::string kind;  ///< as Report::kinds has it
  Id id;
  std::string name;                           ///< Piece::name
  std::unique_ptr<Departure> departure = {};  ///< null where nobody wants to know
  Ends ends;
};

/// One count of a record: so many of a field were lost, carried or withheld.
struct Tally {
  enum class What : std::uint8_t { lost, carried, withheld };
  What what{};
  Field field{};
  std::uint64_t count = 0;
};

/// One chunk and all that comes of it. Reused; what it owns keeps its capacity up to a bound.
struct Slot {
  Chunk chunk;
  std::string bytes;  ///< encoded records, one after the other
  std::vector<RecordResult> results;
  std::vector<Note> notes;
  std::vector<Tally> tallies;
  UsedNames used;
  std::exception_ptr failure;  ///< what a worker threw after the last result

  Slot();
  void clear();
  /// Bytes that count against the budget.
  [[nodiscard]] std::size_t weight() const noexcept { return chunk.buffer.size() + bytes.size(); }
};

/// Hands slots round. Thread-safe. Order: free -> (reader) -> filled -> (worker) -> done ->
/// (assembler) -> free; slots keep their place in the ring, so order is the ring's own.
class SlotRing {
 public:
  /// The reader waits while slots in use weigh more than `byte_budget`; so a chunk that is heavier
  /// than the budget passes, but alone.
  SlotRing(std::size_t slots, std::size_t byte_budget);

  /// Reading thread: an empty slot, or null once stopped.
  [[nodiscard]] Slot* acquire();
  void fill(Slot& slot);
  /// Reading thread, at its end: no slot follows; `failure` is raised after the last one.
  void finish(std::exception_ptr failure);

  /// Workers: the next filled slot, or null at the end or once stopped.
  [[nodiscard]] Slot* take();
  void done(Slot& slot);

  /// Assembling thread: the next slot in order when it is done, or null at the end. Rethrows the
  /// reader's failure there.
  [[nodiscard]] Slot* front();
  void release(Slot& slot);

  /// Any thread: everybody stops waiting and goes home.
  void stop();

 private:
  enum class State : std::uint8_t { free, filled, done };
  struct Place {
    Slot slot;
    State state = State::free;
    std::size_t weight = 0;
  };
  [[nodiscard]] Place& place(std::uint64_t sequence) { return ring_[sequence % ring_.size()]; }
  [[nodiscard]] Place& place_of(const Slot& slot) { return place(slot.chunk.sequence); }
  void weigh(Place& place, std::size_t weight);

  std::mutex mutex_;
  std::condition_variable freed_;
  std::condition_variable filled_;
  std::condition_variable done_;
  std::vector<Place> ring_;
  const std::size_t byte_budget_;
  std::size_t in_flight_ = 0;  // weight of slots in use
  std::uint64_t next_fill_ = 0;
  std::uint64_t next_take_ = 0;
  std::uint64_t next_front_ = 0;
  bool finished_ = false;  // next_fill_ is final
  bool stopped_ = false;
  std::exception_ptr failure_;
};

}  // namespace postferry
