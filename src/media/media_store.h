// SPDX-License-Identifier: MIT
// A folder of files that posts link to, filled while posts are read.
#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "io/folder.h"
#include "media/host_manners.h"
#include "media/media_address.h"
#include "media/media_counts.h"
#include "media/media_fetch.h"
#include "media/media_journal.h"
#include "rest/retrying_http.h"

namespace postferry {

/// What an Http of the store is given.
struct MediaHttpWorld {
  std::function<bool()> cancelled;               ///< whether a transfer is to be broken off
  std::function<void(const std::string&)> said;  ///< MediaOptions::requests, or empty
};
/// An Http for one of the store's threads.
using MakeMediaHttp = std::function<std::unique_ptr<Http>(const MediaHttpWorld& world)>;

struct MediaOptions {
  std::string directory;
  unsigned connections = 4;
  MediaRules rules = {};
  RetryRules retries = {.attempts = 4,
                        .first_delay = std::chrono::milliseconds(1'000),
                        .longest_delay = std::chrono::milliseconds(20'000),
                        .longest_retry_after = std::chrono::milliseconds(120'000)};
  /// Told of waits and of requests, line by line, on any thread, one after the other; may be empty.
  std::function<void(const std::string&)> waits = {};
  std::function<void(const std::string&)> requests = {};
};

/// A file that a post wants.
struct MediaWanted {
  std::vector<MediaAddress> files;  ///< the best first, see media_addresses()
  MediaKind kind = MediaKind::unknown;
};

/// What became of it.
struct MediaFound {
  std::string name;         ///< of the file below the folder; empty: there is none
  bool is_smaller = false;  ///< it is not the first of the files
  std::string url;          ///< the file's, or that of the first one that failed
  std::string reason;       ///< why there is none
};

/// Each address is asked once a run, whoever wants it and how often. A file gets its name when it
/// is whole and on the disk, and never takes the place of one that is not ours: DIR/.postferry/
/// media.jsonl knows which are. Files of earlier runs are not asked again, nor looked into. What
/// two sites call alike is told of the second one: a folder is for the media of one site. Memory:
/// about 100 bytes an address.
class MediaStore {
 public:
  /// Makes the directory where it is not there. Throws Error(output) if nothing can be written
  /// there or another run works with it.
  MediaStore(MediaOptions options, MakeMediaHttp make_http);
  MediaStore(const MediaStore&) = delete;
  MediaStore& operator=(const MediaStore&) = delete;
  /// Breaks off what is on its way.
  ~MediaStore();

  /// Has the files when it returns, or knows why not; one result for each wanted. Any thread; many
  /// at once. Throws what ended a download that was the disk's fault.
  [[nodiscard]] std::vector<MediaFound> get(const std::vector<MediaWanted>& wanted);

  /// Nobody wants results any more: all calls of get() return soon, with no files.
  void give_up();

  [[nodiscard]] MediaCounts counts() const;

 private:
  enum class State : std::uint8_t { waiting, there, gone, failed };
  struct Entry {
    State state = State::waiting;
    bool counted = false;      // among those that gave no file
    std::uint32_t reason = 0;  // in reasons_, of those that failed
  };
  struct Task {
    MediaAddress file;
    std::uint64_t key = 0;
    MediaKind kind = MediaKind::unknown;
  };
  struct Progress;

  void want(const MediaAddress& file, MediaKind kind);
  [[nodiscard]] bool step(const MediaWanted& wanted, Progress& progress, MediaFound& found);
  void say(const std::function<void(const std::string&)>& to, const std::string& line);
  void settle(std::uint64_t key, State state, std::string reason = {});
  void work();
  [[nodiscard]] std::string why_taken(const std::string& name) const;
  [[nodiscard]] bool next_task(std::unique_lock<std::mutex>& lock, Task& task);
  void carry_out(const Task& task, MediaFetch& fetch, Folder& folder);
  void place(const Task& task, const FetchedMedia& fetched, MediaFetch& fetch, Folder& folder);
  [[nodiscard]] bool pause(const std::string& host, std::chrono::milliseconds time);

  MediaOptions options_;
  MakeMediaHttp make_http_;
  Folder folder_;
  std::unordered_map<std::uint64_t, Entry> entries_;
  std::unordered_set<std::uint64_t> recorded_;        // addresses with names, of earlier runs
  std::unordered_set<std::uint64_t> recorded_names_;  // those names alone
  MediaJournal journal_;
  mutable std::mutex mutex_;  // of all below, and of what is above from folder_ on
  std::condition_variable work_there_;
  std::condition_variable settled_;
  std::deque<Task> tasks_;
  std::unordered_map<std::string, std::uint32_t> reason_numbers_;
  std::vector<const std::string*> reasons_;
  HostManners hosts_;
  MediaCounts counts_;
  std::exception_ptr failure_;
  bool stop_ = false;
  std::mutex saying_;
  std::vector<std::thread> threads_;
};

}  // namespace postferry
