// SPDX-License-Identifier: MIT
#include "media/media_store.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "io/part_file.h"

namespace postferry {

namespace {

constexpr const char* journal_name = "/.postferry/media.jsonl";
constexpr const char* not_ours = "its name there is that of a file that postferry did not write";
constexpr const char* another_site =
    "its name there is that of another address's file; give each site a folder of its own";

std::uint64_t key_of(std::string_view url) { return hash_bytes(media_key(url)); }

// A file's name depends on whose uploads it is one of, so another run may call it otherwise.
std::uint64_t record_of(std::string_view url, std::string_view name) {
  return hash_bytes(std::string(media_key(url)).append("\n").append(name));
}

std::string hex(std::uint64_t number) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return {digits.data(), end.ptr};
}

std::string made(const std::string& directory) {
  make_directories(directory);
  make_directories(directory + "/.postferry");
  return directory;
}

}  // namespace

/// How far the wish for one file has come.
struct MediaStore::Progress {
  std::size_t next = 0;  // which of the files is waited for
  bool done = false;
};

MediaStore::MediaStore(MediaOptions options, MakeMediaHttp make_http)
    : options_(std::move(options)),
      make_http_(std::move(make_http)),
      folder_(made(options_.directory)),
      journal_(options_.directory + journal_name, [this](const MediaRecord& record) {
        recorded_.insert(record_of(record.url, record.name));
        recorded_names_.insert(hash_bytes(record.name));
      }) {
  try {
    for (unsigned i = 0; i < std::max(1U, options_.connections); ++i)
      threads_.emplace_back([this] { work(); });
  } catch (...) {
    give_up();
    for (std::thread& thread : threads_) thread.join();
    throw;
  }
}

MediaStore::~MediaStore() {
  give_up();
  for (std::thread& thread : threads_) thread.join();
}

void MediaStore::give_up() {
  const std::lock_guard lock(mutex_);
  stop_ = true;
  work_there_.notify_all();
  settled_.notify_all();
}

MediaCounts MediaStore::counts() const {
  const std::lock_guard lock(mutex_);
  return counts_;
}

std::vector<MediaFound> MediaStore::get(const std::vector<MediaWanted>& wanted) {
  std::vector<MediaFound> found(wanted.size());
  std::vector<Progress> progress(wanted.size());
  std::unique_lock lock(mutex_);
  for (const MediaWanted& one : wanted)
    if (!one.files.empty()) want(one.files.front(), one.kind);
  settled_.wait(lock, [&] {
    bool all = true;
    for (std::size_t i = 0; i < wanted.size(); ++i)
      all = step(wanted[i], progress[i], found[i]) && all;
    return all || stop_ || failure_;
  });
  if (failure_) std::rethrow_exception(failure_);
  return found;
}

// Goes on with one wish as far as it can without waiting. True when it is fulfilled, or can't be.
bool MediaStore::step(const MediaWanted& wanted, Progress& progress, MediaFound& found) {
  while (!progress.done && progress.next < wanted.files.size()) {
    const MediaAddress& file = wanted.files[progress.next];
    const auto entry = entries_.find(key_of(file.url));
    if (entry == entries_.end()) {
      want(file, wanted.kind);
      continue;
    }
    switch (entry->second.state) {
      case State::waiting: return false;
      case State::there:
        found = {file.name, progress.next > 0, file.url, {}};
        progress.done = true;
        return true;
      default: break;
    }
    // What the first one says is the reason: the others are only what else might be there.
    if (found.reason.empty() || entry->second.state == State::failed)
      found.reason = *reasons_[entry->second.reason];
    found.url = file.url;
    if (entry->second.state == State::failed) progress.next = wanted.files.size();
    ++progress.next;
  }
  if (std::exchange(progress.done, true) || wanted.files.empty()) return true;
  if (!std::exchange(entries_[key_of(wanted.files.front().url)].counted, true)) ++counts_.failed;
  return true;
}

// Has a file asked for, unless it was or is there.
void MediaStore::want(const MediaAddress& file, MediaKind kind) {
  const std::uint64_t key = key_of(file.url);
  const auto [entry, is_new] = entries_.try_emplace(key);
  if (!is_new) return;
  const auto there = folder_.look(file.name);
  if (there && there->regular && recorded_.count(record_of(file.url, file.name)) != 0) {
    entry->second.state = State::there;
    ++counts_.kept;
    return;
  }
  if (there) return settle(key, State::failed, why_taken(file.name));
  tasks_.push_back({file, key, kind});
  work_there_.notify_one();
}

std::string MediaStore::why_taken(const std::string& name) const {
  return recorded_names_.count(hash_bytes(name)) == 0 ? not_ours : another_site;
}

void MediaStore::settle(std::uint64_t key, State state, std::string reason) {
  Entry& entry = entries_[key];
  entry.state = state;
  if (!reason.empty()) {
    const auto number = static_cast<std::uint32_t>(reasons_.size());
    const auto [known, is_new] = reason_numbers_.try_emplace(std::move(reason), number);
    if (is_new) reasons_.push_back(&known->first);
    entry.reason = known->second;
  }
  settled_.notify_all();
}

void MediaStore::work() {
  try {
    std::string host;
    MediaHttpWorld http_world;
    http_world.cancelled = [this] {
      const std::lock_guard lock(mutex_);
      return stop_;
    };
    if (options_.requests)
      http_world.said = [this](const std::string& line) { say(options_.requests, line); };
    const std::unique_ptr<Http> http = make_http_(http_world);
    RetryWorld world;
    world.told = [this](const RetryWait& wait) { say(options_.waits, to_string(wait)); };
    world.sleep = [this, &host](std::chrono::milliseconds time) { (void)pause(host, time); };
    RetryingHttp retrying(*http, options_.retries, world);
    Folder folder(options_.directory);
    MediaFetch fetch(retrying, folder, options_.rules);
    Task task;
    std::unique_lock lock(mutex_);
    while (next_task(lock, task)) {
      host = HostManners::host_of(task.file.url);
      lock.unlock();
      carry_out(task, fetch, folder);
      lock.lock();
    }
  } catch (...) {
    const std::lock_guard lock(mutex_);
    if (!failure_) failure_ = std::current_exception();
    stop_ = true;
    work_there_.notify_all();
    settled_.notify_all();
  }
}

void MediaStore::say(const std::function<void(const std::string&)>& to, const std::string& line) {
  const std::lock_guard lock(saying_);
  if (to) to(line);
}

// The first task whose host may be asked. False when there will be none.
bool MediaStore::next_task(std::unique_lock<std::mutex>& lock, Task& task) {
  while (!stop_) {
    const auto now = HostManners::Clock::now();
    auto soonest = HostManners::Clock::time_point::max();
    for (auto it = tasks_.begin(); it != tasks_.end(); ++it) {
      const auto free = hosts_.free_at(HostManners::host_of(it->file.url));
      soonest = std::min(soonest, free);
      if (free > now) continue;
      task = std::move(*it);
      tasks_.erase(it);
      return true;
    }
    if (tasks_.empty())
      work_there_.wait(lock);
    else
      work_there_.wait_until(lock, soonest);
  }
  return false;
}

void MediaStore::carry_out(const Task& task, MediaFetch& fetch, Folder& folder) {
  const std::string host = HostManners::host_of(task.file.url);
  {
    const std::lock_guard lock(mutex_);
    if (hosts_.is_silent(host))
      return settle(task.key, State::failed, host + " did not answer, three times in a row");
  }
  const FetchedMedia fetched = fetch.fetch(task.file.url, hex(task.key), task.kind);
  if (fetched.ok) return place(task, fetched, fetch, folder);
  const std::lock_guard lock(mutex_);
  if (stop_) return;
  if (fetched.no_answer)
    hosts_.kept_silent(host);
  else
    hosts_.answered(host);
  journal_.add_failure(task.file.url, fetched.reason);
  settle(task.key, fetched.is_gone ? State::gone : State::failed, fetched.reason);
}

// The journal knows the file before it has its name: so whatever has a name and is in no journal is
// not ours.
void MediaStore::place(const Task& task, const FetchedMedia& fetched, MediaFetch& fetch,
                       Folder& folder) {
  const std::string part = MediaFetch::part_name(hex(task.key));
  bool placed = !folder.has(task.file.name);
  if (placed) {
    const std::lock_guard lock(mutex_);
    hosts_.answered(HostManners::host_of(task.file.url));
    journal_.add({task.file.url, task.file.name, fetched.size, fetched.type, fetched.hash});
  }
  placed = placed && folder.take_new(folder, part, task.file.name);
  fetch.forget(hex(task.key));
  if (!placed) folder.remove(part);
  const std::lock_guard lock(mutex_);
  if (!placed) return settle(task.key, State::failed, why_taken(task.file.name));
  ++counts_.files;
  counts_.bytes += fetched.size;
  settle(task.key, State::there);
}

// Waits, and has the others leave that host alone as long. False if it was broken off.
bool MediaStore::pause(const std::string& host, std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  const auto until = HostManners::Clock::now() + time;
  hosts_.leave_alone(host, until);
  while (!stop_ && HostManners::Clock::now() < until) work_there_.wait_until(lock, until);
  return !stop_;
}

}  // namespace postferry
