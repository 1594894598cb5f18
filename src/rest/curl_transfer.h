// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "rest/http.h"

namespace postferry {

struct Credentials;

/// One hop as it is to be sent: what of a request is left once redirects and credentials are
/// decided.
struct Hop {
  const HttpRequest& request;
  std::string url;                           ///< as to_string(Url) has it
  const Credentials* credentials = nullptr;  ///< to be sent along, or null
  bool private_headers = true;               ///< Authorization, Cookie, X-WP-Nonce of the request
  bool bypass_proxy = false;
  bool public_only = false;  ///< nothing but public addresses
};

/// What the trace wants to know besides the answer.
struct HopFigures {
  std::uint64_t bytes = 0;  ///< of the body, as it came over the wire
  std::chrono::milliseconds time{0};
};

/// The libcurl handle of a CurlHttp: carries out one hop after the other over kept connections.
class CurlTransfer {
 public:
  /// Throws Error(internal) if libcurl can't be set up.
  CurlTransfer(std::string user_agent, std::string ca_file, std::function<bool()> cancelled);

  /// Fills `response`, which must be fresh but for its url.
  HopFigures run(const Hop& hop, HttpResponse& response);

 private:
  struct Deleter {
    void operator()(void* handle) const noexcept;
  };
  struct Headers;

  void set_up(const Hop& hop);
  void set_method(const Hop& hop);
  void set_headers(const Hop& hop, Headers& headers);
  void set_callbacks(void* progress);

  std::unique_ptr<void, Deleter> handle_;  // a CURL*
  std::string user_agent_;
  std::string ca_file_;  // empty: libcurl's own
  std::function<bool()> cancelled_;
  std::size_t last_body_ = 0;  // bytes
};

}  // namespace postferry
