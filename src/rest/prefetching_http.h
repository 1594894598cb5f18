// SPDX-License-Identifier: MIT
#pragma once

#include <condition_variable>
#include <cstddef>
#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

#include "rest/http.h"

namespace postferry {

/// Several connections in the place of one: requests that were said to be likely (HttpAhead) are
/// sent ahead, each over a connection of its own, and their answers kept until they are asked for.
/// What is asked for, and in which order, stays with the caller: the answers are the same ones that
/// a single connection gets. Only good answers (2xx) are handed out: what failed ahead is sent
/// again over the first connection when it is asked for.
/// Where a server has had enough (429, 503) nothing is sent ahead until the first connection got a
/// good answer again; the next request gets that answer as its own, so that whoever retries waits
/// as long as the server says; and half of the connections are given up for good.
/// It stands below RetryingHttp. Keeps at most two answers for each connection but the first.
/// send() is serial; the Https each serve a thread of their own.
class PrefetchingHttp final : public Http, public HttpAhead {
 public:
  /// `first` must outlive it. For the end to come at once, the others should be cancelled before.
  PrefetchingHttp(Http& first, std::vector<std::unique_ptr<Http>> others);
  ~PrefetchingHttp() override;

  [[nodiscard]] HttpResponse send(const HttpRequest& request) override;
  [[nodiscard]] HttpAhead* ahead() noexcept override { return this; }

  [[nodiscard]] std::size_t width() const noexcept override { return others_.size(); }
  void expect(const void* who, std::vector<HttpRequest> requests) override;
  [[nodiscard]] const HttpResponse* peek(const HttpRequest& request) override;

 private:
  enum class State : std::uint8_t { waiting, sent, here };
  struct Expected {
    const void* who;  // null: nobody expects it any more
    HttpRequest request;
    State state = State::waiting;
    HttpResponse response{};
  };
  using List = std::list<Expected>;

  void work(std::size_t number);
  [[nodiscard]] List::iterator next_waiting();
  [[nodiscard]] List::iterator find(const HttpRequest& request);
  [[nodiscard]] std::optional<HttpResponse> take(const HttpRequest& request,
                                                 std::unique_lock<std::mutex>& lock);
  void forget(List::iterator expected);
  void settle(List::iterator expected, std::optional<HttpResponse> response);
  void note_trouble(const HttpResponse& response);

  Http& first_;
  std::vector<std::unique_ptr<Http>> others_;
  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  List list_;                            // the most urgent first
  std::size_t fetched_ = 0;              // sent or here
  std::size_t allowed_;                  // of the others, those that the server bears
  bool held_ = false;                    // until the first connection got a good answer
  std::optional<HttpResponse> refusal_;  // 429 or 503 to a request sent ahead, not yet told
  bool stop_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace postferry
