// SPDX-License-Identifier: MIT
#include "io/temporaries.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <climits>
#include <csignal>

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "io/sink.h"

namespace postferry {
namespace {

enum class SlotState : int { free, changing, listed };

struct Slot {
  std::atomic<SlotState> state{SlotState::free};
  std::array<char, PATH_MAX> path{};
  bool directory = false;
};
static_assert(std::atomic<SlotState>::is_always_lock_free, "a signal handler reads it");

constexpr std::size_t slot_count = 64;
constexpr std::size_t no_slot = slot_count;

// The one piece of global state: a signal handler can reach nothing else.
std::array<Slot, slot_count> slots;

/// What getdents64(2) fills in.
struct DirectoryEntry {
  std::uint64_t inode;
  std::int64_t next;
  std::uint16_t length;
  unsigned char type;
  char name[1];
};

constexpr int deepest_folder = 8;

bool is_dots(const char* name) noexcept {
  return name[0] == '.' && (name[1] == '\0' || (name[1] == '.' && name[2] == '\0'));
}

void remove_entries(int directory, int depth) noexcept;

// Whether there is one name less.
bool remove_entry(int directory, const char* name, int depth) noexcept {
  if (::unlinkat(directory, name, 0) == 0) return true;
  if (depth == deepest_folder) return false;
  const int below = ::openat(directory, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (below < 0) return false;
  remove_entries(below, depth + 1);
  ::close(below);
  return ::unlinkat(directory, name, AT_REMOVEDIR) == 0;
}

// readdir(3) allocates. A pass that removes names may miss some, so passes go on until one removes
// none.
void remove_entries(int directory, int depth) noexcept {
  alignas(DirectoryEntry) std::array<char, 4096> buffer;
  for (bool removed = true; removed;) {
    removed = false;
    ::lseek(directory, 0, SEEK_SET);
    long got = 0;
    while ((got = ::syscall(SYS_getdents64, directory, buffer.data(), buffer.size())) > 0)
      for (long at = 0; at < got;) {
        const char* bytes = buffer.data() + at;
        std::uint16_t length = 0;
        std::memcpy(&length, bytes + offsetof(DirectoryEntry, length), sizeof length);
        const char* name = bytes + offsetof(DirectoryEntry, name);
        if (!is_dots(name)) removed = remove_entry(directory, name, depth) || removed;
        at += length;
      }
  }
}

extern "C" void remove_and_die(int signal) {
  for (const Slot& slot : slots)
    if (slot.state.load() == SlotState::listed) {
      if (slot.directory)
        remove_directory(slot.path.data());
      else
        ::unlink(slot.path.data());
    }
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

void remove_directory(const char* path) noexcept {
  const int directory = ::open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (directory < 0) return;
  remove_entries(directory, 0);
  ::close(directory);
  ::rmdir(path);
}

ListedTemporary::ListedTemporary(const std::string& path, bool directory) noexcept
    : slot_(no_slot) {
  if (path.size() >= PATH_MAX) return;
  for (std::size_t i = 0; i < slot_count; ++i) {
    SlotState expected = SlotState::free;
    if (!slots[i].state.compare_exchange_strong(expected, SlotState::changing)) continue;
    std::memcpy(slots[i].path.data(), path.c_str(), path.size() + 1);
    slots[i].directory = directory;
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
