// SPDX-License-Identifier: MIT
#include "rest/prefetching_http.h"

#include <algorithm>
#include <exception>
#include <utility>

namespace postferry {

namespace {

bool is_same(const HttpRequest& a, const HttpRequest& b) {
  const auto same_field = [](const HttpHeader& x, const HttpHeader& y) {
    return x.name == y.name && x.value == y.value;
  };
  return a.url == b.url && a.method == b.method && a.max_body == b.max_body && !a.sink && !b.sink &&
         a.public_addresses_only == b.public_addresses_only &&
         std::equal(a.headers.begin(), a.headers.end(), b.headers.begin(), b.headers.end(),
                    same_field);
}

bool wants_fewer(const HttpResponse& response) {
  return response.arrived() && (response.status == 429 || response.status == 503);
}

}  // namespace

PrefetchingHttp::PrefetchingHttp(Http& first, std::vector<std::unique_ptr<Http>> others)
    : first_(first), others_(std::move(others)), allowed_(others_.size()) {
  for (std::size_t i = 0; i < others_.size(); ++i) threads_.emplace_back([this, i] { work(i); });
}

PrefetchingHttp::~PrefetchingHttp() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

HttpResponse PrefetchingHttp::send(const HttpRequest& request) {
  if (request.method != "GET") return first_.send(request);
  {
    std::unique_lock lock(mutex_);
    if (auto response = take(request, lock)) return *std::move(response);
    if (refusal_) {
      HttpResponse response = *std::move(refusal_);
      refusal_.reset();
      return response;
    }
  }
  HttpResponse response = first_.send(request);
  const std::lock_guard lock(mutex_);
  if (response.ok())
    held_ = false;
  else
    note_trouble(response);
  changed_.notify_all();
  return response;
}

// The answer that was fetched ahead, if there is a good one or one on its way.
std::optional<HttpResponse> PrefetchingHttp::take(const HttpRequest& request,
                                                  std::unique_lock<std::mutex>& lock) {
  auto expected = find(request);
  while (expected != list_.end() && expected->state == State::sent) {
    changed_.wait(lock);
    expected = find(request);
  }
  if (expected == list_.end()) return std::nullopt;
  std::optional<HttpResponse> out;
  if (expected->state == State::here) out = std::move(expected->response);
  forget(expected);
  changed_.notify_all();
  return out;
}

void PrefetchingHttp::expect(const void* who, std::vector<HttpRequest> requests) {
  const std::lock_guard lock(mutex_);
  List kept;
  for (HttpRequest& request : requests) {
    const auto known = find(request);
    if (known != list_.end()) {
      known->who = who;
      kept.splice(kept.end(), list_, known);
    } else {
      kept.push_back({who, std::move(request)});
    }
  }
  for (auto each = list_.begin(); each != list_.end();) {
    const auto at = each++;
    if (at->who == who) forget(at);
  }
  list_.splice(list_.begin(), kept);
  changed_.notify_all();
}

const HttpResponse* PrefetchingHttp::peek(const HttpRequest& request) {
  const std::lock_guard lock(mutex_);
  const auto expected = find(request);
  const bool here = expected != list_.end() && expected->state == State::here;
  return here ? &expected->response : nullptr;
}

PrefetchingHttp::List::iterator PrefetchingHttp::find(const HttpRequest& request) {
  return std::find_if(list_.begin(), list_.end(), [&](const Expected& each) {
    return each.who != nullptr && is_same(each.request, request);
  });
}

// What is on its way is forgotten when it comes.
void PrefetchingHttp::forget(List::iterator expected) {
  if (expected->state == State::sent) {
    expected->who = nullptr;
    return;
  }
  if (expected->state == State::here) --fetched_;
  list_.erase(expected);
}

PrefetchingHttp::List::iterator PrefetchingHttp::next_waiting() {
  if (held_ || fetched_ >= 2 * others_.size()) return list_.end();
  return std::find_if(list_.begin(), list_.end(),
                      [](const Expected& each) { return each.state == State::waiting; });
}

void PrefetchingHttp::work(std::size_t number) {
  std::unique_lock lock(mutex_);
  while (!stop_) {
    const auto next = number < allowed_ ? next_waiting() : list_.end();
    if (next == list_.end()) {
      changed_.wait(lock);
      continue;
    }
    next->state = State::sent;
    ++fetched_;
    const HttpRequest request = next->request;
    lock.unlock();
    std::optional<HttpResponse> response;
    try {
      response = others_[number]->send(request);
    } catch (const std::exception&) {
      response.reset();  // it comes again where it can be caught: from the first connection
    }
    lock.lock();
    settle(next, std::move(response));
    changed_.notify_all();
  }
}

void PrefetchingHttp::settle(List::iterator expected, std::optional<HttpResponse> response) {
  if (response && response->ok() && expected->who != nullptr) {
    expected->response = *std::move(response);
    expected->state = State::here;
    return;
  }
  --fetched_;
  list_.erase(expected);
  if (response && response->ok()) return;
  held_ = true;
  if (!response) return;
  note_trouble(*response);
  if (wants_fewer(*response) && !refusal_) refusal_ = *std::move(response);
}

void PrefetchingHttp::note_trouble(const HttpResponse& response) {
  held_ = true;
  if (wants_fewer(response)) allowed_ /= 2;
}

}  // namespace postferry
