// SPDX-License-Identifier: MIT
#include "pipeline/slot_ring.h"

namespace postferry {

namespace {

// Buffers that grew beyond this (a huge record) are given back after use, so that a run's memory
// stays that of one such record and not that of one in every slot. A normal chunk with its carry
// fits.
constexpr std::size_t normal_capacity = std::size_t{320} << 10;

// Texts have their normal capacity from the start: one that grew by doubling would be given back
// and made anew, page by page, for every chunk.
void shrink(std::string& text) {
  if (text.capacity() > normal_capacity) std::string().swap(text);
  text.reserve(normal_capacity);
}

template <class T>
void shrink(std::vector<T>& list) {
  if (list.capacity() * sizeof(T) > normal_capacity) std::vector<T>().swap(list);
}

}  // namespace

Slot::Slot() { clear(); }

void Slot::clear() {
  chunk.clear();
  bytes.clear();
  results.clear();
  notes.clear();
  tallies.clear();
  used.authors.clear();
  used.terms.clear();
  failure = nullptr;
  shrink(chunk.buffer);
  shrink(chunk.records);
  shrink(bytes);
  shrink(results);
  shrink(notes);
  shrink(used.terms);
}

SlotRing::SlotRing(std::size_t slots, std::size_t byte_budget)
    : ring_(slots), byte_budget_(byte_budget) {}

void SlotRing::weigh(Place& place, std::size_t weight) {
  in_flight_ = in_flight_ - place.weight + weight;
  place.weight = weight;
}

Slot* SlotRing::acquire() {
  std::unique_lock lock(mutex_);
  Place& next = place(next_fill_);
  freed_.wait(
      lock, [&] { return stopped_ || (next.state == State::free && in_flight_ <= byte_budget_); });
  return stopped_ ? nullptr : &next.slot;
}

// The others are told outside the lock, so that they do not wake up only to wait for it.

void SlotRing::fill(Slot& slot) {
  {
    const std::lock_guard lock(mutex_);
    slot.chunk.sequence = next_fill_;
    Place& mine = place(next_fill_++);
    mine.state = State::filled;
    weigh(mine, slot.weight());
  }
  filled_.notify_one();
}

void SlotRing::finish(std::exception_ptr failure) {
  const std::lock_guard lock(mutex_);
  finished_ = true;
  failure_ = std::move(failure);
  filled_.notify_all();
  done_.notify_one();
}

Slot* SlotRing::take() {
  std::unique_lock lock(mutex_);
  filled_.wait(lock, [&] { return stopped_ || next_take_ < next_fill_ || finished_; });
  if (stopped_ || next_take_ == next_fill_) return nullptr;
  return &place(next_take_++).slot;
}

void SlotRing::done(Slot& slot) {
  {
    const std::lock_guard lock(mutex_);
    Place& mine = place_of(slot);
    mine.state = State::done;
    weigh(mine, slot.weight());
  }
  done_.notify_one();
}

Slot* SlotRing::front() {
  std::unique_lock lock(mutex_);
  Place& next = place(next_front_);
  done_.wait(lock,
             [&] { return next.state == State::done || (finished_ && next_front_ == next_fill_); });
  if (next.state == State::done) return &next.slot;
  if (failure_) std::rethrow_exception(failure_);
  return nullptr;
}

void SlotRing::release(Slot& slot) {
  slot.clear();
  {
    const std::lock_guard lock(mutex_);
    Place& mine = place(next_front_++);
    mine.state = State::free;
    weigh(mine, 0);
  }
  freed_.notify_one();
}

void SlotRing::stop() {
  const std::lock_guard lock(mutex_);
  stopped_ = true;
  freed_.notify_all();
  filled_.notify_all();
}

}  // namespace postferry
