// SPDX-License-Identifier: MIT
// A small WordPress behind real sockets, which can be made to go wrong.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <string>

#include "rest/fault_server.h"
#include "rest/small_site.h"

namespace postferry {

/// SmallSite on 127.0.0.1: its front page names the API, which is at /wp-json/.
class ServedSite {
 public:
  /// What becomes of an answer. `number` counts requests from 0; several connections ask at once.
  using Fault = std::function<FaultReply(const SeenRequest&, std::size_t number, FaultReply)>;

  ServedSite();

  /// What is served; to be changed while no request is answered, or with change().
  SmallSite site;
  /// Serves all that `site` has by now: after it was filled. The fault may be empty.
  void serve(Fault fault = {});
  void change(const std::function<void(SmallSite&)>& how);

  [[nodiscard]] std::string url() const { return server_.url("/"); }
  [[nodiscard]] FaultServer& server() noexcept { return server_; }
  /// Requests of one way to be served: since the last serve().
  [[nodiscard]] std::size_t asked() const;

 private:
  [[nodiscard]] FaultReply answer(const SeenRequest& request, const Fault& fault);
  [[nodiscard]] FaultReply healthy(const SeenRequest& request);

  mutable std::mutex mutex_;  // of site and asked_: connections have threads
  std::size_t asked_ = 0;
  FaultServer server_;  // last: its threads end first
};

}  // namespace postferry
