// SPDX-License-Identifier: MIT
// A server on 127.0.0.1 that does what it is told, above all wrong things.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "rest/http.h"

namespace postferry {

/// A request as it arrived.
struct SeenRequest {
  std::string method;
  std::string target;  ///< "/wp-json/?page=2"
  HttpHeaders headers;
  std::string body;
  std::size_t connection = 0;  ///< from 1, in the order of accept()
};

/// What happens to a request: bytes as they are, and what becomes of the connection.
struct FaultReply {
  enum class End {
    keep,   ///< waits for the next request
    close,  ///< closes in good order (FIN)
    reset,  ///< RST
    hang    ///< sends nothing more and keeps the connection, until the client or the server goes
  };

  std::string bytes = {};
  End end = End::keep;
  std::size_t piece = 0;               ///< above 0: sent in pieces of that many bytes,
  std::chrono::milliseconds pause{0};  ///< with this pause before each
};

/// Replies, made of what a healthy server would say.
namespace fault {
using Headers = std::vector<HttpHeader>;

/// A status, a body with its right length, and Content-Type application/json unless told otherwise.
FaultReply reply(int status, std::string body, const Headers& headers = {});
/// 200 with JSON.
FaultReply json(std::string body, const Headers& headers = {});
/// 200 with text/html.
FaultReply html(std::string body);
/// A redirect to an absolute or relative address.
FaultReply redirect(const std::string& location, int status = 302);
/// Chunked, in chunks of `size` bytes; without the last chunk if `finished` is false.
FaultReply chunked(std::string body, std::size_t size, bool finished = true);
/// The body with Content-Encoding gzip.
FaultReply gzip(const std::string& body);
/// Gzip that unpacks to so many zeros; one thousandth goes over the wire.
FaultReply gzip_bomb(std::size_t unpacked);
/// A body whose Content-Length says `announced`; the connection is closed behind the body.
FaultReply wrong_length(std::string body, std::size_t announced);
/// Another reply, of which only the first `bytes` bytes go out.
FaultReply cut(FaultReply whole, std::size_t bytes, FaultReply::End end = FaultReply::End::close);
/// Another reply, in pieces.
FaultReply slow(FaultReply whole, std::size_t piece, std::chrono::milliseconds pause);
/// No answer at all.
FaultReply silence(FaultReply::End end);
}  // namespace fault

/// Listens from construction to destruction, with a thread a connection. Scripted per path before
/// or between requests; what no script covers is answered as WordPress answers an unknown route.
class FaultServer {
 public:
  using Script = std::function<FaultReply(const SeenRequest&)>;

  FaultServer();
  FaultServer(const FaultServer&) = delete;
  FaultServer& operator=(const FaultServer&) = delete;
  ~FaultServer();

  /// "http://127.0.0.1:PORT" + path.
  [[nodiscard]] std::string url(std::string_view path = "/") const;
  [[nodiscard]] int port() const noexcept { return port_; }

  /// Replies for a path, one a request; the last one stands for all that follow. A path with a
  /// query is meant exactly; one without stands for all queries that have no script.
  void on(std::string path, std::vector<FaultReply> replies);
  void on(std::string path, FaultReply reply);
  /// A reply that depends on the request. Called on the threads of connections.
  void on(std::string path, Script script);

  /// Says this on every connection before it is asked anything, as servers of other protocols do.
  void greet(std::string bytes);

  /// All requests so far, in order of arrival.
  [[nodiscard]] std::vector<SeenRequest> requests() const;
  /// Connections accepted so far.
  [[nodiscard]] std::size_t connections() const;

 private:
  void accept_all();
  void serve(int connection, std::size_t number);
  [[nodiscard]] FaultReply answer(const SeenRequest& request);
  [[nodiscard]] bool put_out(int connection, const FaultReply& reply);
  void pause(std::chrono::milliseconds time);

  int listener_ = -1;
  int port_ = 0;
  mutable std::mutex mutex_;  // of all below
  std::condition_variable stopping_;
  bool stop_ = false;
  std::map<std::string, Script, std::less<>> scripts_;
  std::string greeting_;
  std::vector<SeenRequest> requests_;
  std::vector<int> open_;
  std::vector<std::thread> threads_;
  std::size_t accepted_ = 0;
  std::thread accepter_;
};

}  // namespace postferry
