// SPDX-License-Identifier: MIT
#include "io/temporaries.h"

#include <unistd.h>
#include <climits>
#include <csignal>

#include <array>
#include <atomic>
#include <cstring>

#include "io/sink.h"

namespace postferry {
namespace {

enum class SlotState : int { free, changing, listed };

struct Slot {
  std::atomic<SlotState> state{SlotState::free};
  std::array<char, PATH_MAX> path{};
};
static_assert(std::atomic<SlotState>::is_always_lock_free, "a signal handler reads it");

constexpr std::size_t slot_count = 64;
constexpr std::size_t no_slot = slot_count;

// The one piece of global state: a signal handler can reach nothing else.
std::array<Slot, slot_count> slots;

extern "C" void remove_and_die(int signal) {
  for (const Slot& slot : slots)
    if (slot.state.load() == SlotState::listed) ::unlink(slot.path.data());
  // SA_RESETHAND has brought the default action back: this ends the program as the signal would.
  ::raise(signal);
}

void handle(int signal) {
  struct sigaction old {};
  if (::sigaction(signal, nullptr, &old) != 0 || old.sa_handler == SIG_IGN) return;  // nohup
  struct sigaction action {};
  action.sa_handler = &remove_and_die;
  action.sa_flags = static_cast<int>(SA_RESETHAND);
  ::sigemptyset(&action.sa_mask);
  ::sigaction(signal, &action, nullptr);
}

}  // namespace

ListedTemporary::ListedTemporary(const std::string& path) noexcept : slot_(no_slot) {
  if (path.size() >= PATH_MAX) return;
  for (std::size_t i = 0; i < slot_count; ++i) {
    SlotState expected = SlotState::free;
    if (!slots[i].state.compare_exchange_strong(expected, SlotState::changing)) continue;
    std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
    slots[i].state = SlotState::listed;
    slot_ = i;
    return;
  }
}

ListedTemporary::~ListedTemporary() {
  if (slot_ != no_slot) slots[slot_].state = SlotState::free;
}

void remove_temporaries_on_signal() {
  for (const int signal : {SIGHUP, SIGINT, SIGTERM}) handle(signal);
}

}  // namespace postferry
