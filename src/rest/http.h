// SPDX-License-Identifier: MIT
// HTTP as the rest of the program sees it: a request goes in, an answer comes out. No library
// stands in this header, so that everything above can be tested without a network.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace postferry {

struct Url;

struct HttpHeader {
  std::string name;
  std::string value;  ///< without white space around
};

/// Header fields in the order in which they came; the same name may stand several times (Link,
/// Set-Cookie). Names are compared without regard to case (HTTP/2 sends them in lower case).
class HttpHeaders {
 public:
  HttpHeaders() = default;
  HttpHeaders(std::initializer_list<HttpHeader> fields) : fields_(fields) {}

  void add(std::string name, std::string value);
  /// A line that continues the last field (obsolete folding, RFC 9112, 5.2).
  void continue_last(std::string_view more);
  void clear() { fields_.clear(); }
  /// The first field of that name, or nullopt. An empty value is a value.
  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const noexcept;
  /// Every field of that name, in order; views into this object.
  [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;
  [[nodiscard]] bool empty() const noexcept { return fields_.empty(); }
  [[nodiscard]] auto begin() const noexcept { return fields_.begin(); }
  [[nodiscard]] auto end() const noexcept { return fields_.end(); }

 private:
  std::vector<HttpHeader> fields_;
};

/// How long a request may take; zero means without limit.
struct HttpTimeouts {
  std::chrono::milliseconds connect{15'000};  ///< name, connection and TLS handshake
  std::chrono::seconds idle{60};              ///< with (nearly) no byte coming or going
  std::chrono::milliseconds total{600'000};   ///< of one hop, redirects counted one by one
};

struct HttpResponse;

/// Takes a piece of a successful (2xx) answer's body instead of HttpResponse::body. The head is
/// complete: status, headers, url. False stops the transfer (HttpFailure::cancelled); what it
/// throws ends it, too, and comes out of send().
using HttpBodySink = std::function<bool(const HttpResponse& head, std::string_view piece)>;

/// One request. Credentials are no part of it: whoever sends it knows them, see curl_http.h.
struct HttpRequest {
  std::string method = "GET";
  /// Absolute, http or https. User names and passwords in it are refused (HttpFailure::invalid).
  std::string url;
  /// Besides those that every request has (User-Agent, Accept-Encoding, Host, Authorization,
  /// Content-Length). Authorization, Cookie and X-WP-Nonce given here go to the origin of `url`
  /// alone, never along with a redirect to another.
  HttpHeaders headers = {};
  std::string body = {};  ///< bytes; sent with every method but GET and HEAD
  HttpTimeouts timeouts = {};
  std::size_t max_body = std::size_t{64} << 20;  ///< bytes of the answer after decompression
  /// Refuses to connect to anything but public addresses (HttpFailure::forbidden_address), on each
  /// hop and whatever the name resolves to. For addresses that a body made up (media).
  bool public_addresses_only = false;
  /// Whether an address is taken all the same wherever its host is (the site's own). Asked for each
  /// hop; may be empty.
  std::function<bool(const Url& url)> may_be_private = {};
  int max_redirects = 10;
  HttpBodySink sink = {};  ///< may be empty: then the body is collected
  /// Attempts after which it is not sent again because nothing came in time (time-outs, 504), see
  /// retrying_http.h; 0: as for all else. For what the caller can ask in pieces.
  unsigned patience = 0;
  /// Whether a whole answer looks like another one than was asked for, which may come later: then
  /// it is asked for again, a few times (retrying_http.h). May be empty.
  std::function<bool(const HttpResponse& response)> doubt = {};
};

/// Why there is no (whole) answer. Everything the server said in full is an answer, also 500.
enum class HttpFailure : std::uint8_t {
  none,
  resolve,            ///< the host's name is not known
  connect,            ///< nobody listens, or the network is not there; also a proxy's
  timeout,            ///< connecting, idle or in all
  cut,                ///< reset, closed without an answer, or shorter than was announced
  damaged,            ///< no HTTP, or a body that can't be decompressed
  too_large,          ///< body above max_body, or headers beyond all measure
  tls,                ///< no TLS connection, or a certificate that is not to be believed
  redirects,          ///< more than max_redirects, or to something that is neither http nor https
  insecure,           ///< credentials would have gone over http: nothing was sent
  forbidden_address,  ///< public_addresses_only, and the address is not public
  invalid,            ///< the request itself is wrong: URL, method or header
  cancelled           ///< the sink or the caller wanted no more
};
/// "time-out", "connection cut": for messages and traces.
[[nodiscard]] std::string_view to_string(HttpFailure failure) noexcept;

/// What came back. With a failure, `status`, `headers` and `body` hold what had come until then
/// (status 0: not even a status line), which is for messages alone.
struct HttpResponse {
  HttpFailure failure = HttpFailure::none;
  std::string failure_text;  ///< what exactly, for people; no secrets; empty without failure
  int status = 0;
  HttpHeaders headers;
  std::string body;                     ///< decompressed; empty if the request had a sink
  std::string url;                      ///< the one that answered, after redirects
  bool authenticated = false;           ///< the request that was answered carried the credentials
  unsigned attempts = 1;                ///< above 1 after retries, see retrying_http.h
  std::chrono::milliseconds waited{0};  ///< between the attempts

  /// A whole answer, whatever its status.
  [[nodiscard]] bool arrived() const noexcept { return failure == HttpFailure::none; }
  /// A whole answer with 2xx.
  [[nodiscard]] bool ok() const noexcept { return arrived() && status >= 200 && status < 300; }
};

/// "503 Service Unavailable"; a number that HTTP does not name stands alone.
[[nodiscard]] std::string status_text(int status);

/// " (tried 6 times, waited 93 s)", or nothing.
[[nodiscard]] std::string efforts(const HttpResponse& response);

/// What went wrong, as a message that can stand by itself, without secrets:
/// `https://blog.example/wp-json/: time-out: no data for 60 s (tried 3 times, waited 7 s)` or
/// `https://blog.example/wp-json/: the site answers 429 Too Many Requests (tried 6 times, waited
/// 93 s); it wants fewer requests: try again later`.
[[nodiscard]] std::string explain(const HttpResponse& response);

/// Where several connections are: takes hints which requests will follow, so that they can be sent
/// ahead (see prefetching_http.h). Called by the thread that sends.
class HttpAhead {
 public:
  HttpAhead() = default;
  HttpAhead(const HttpAhead&) = delete;
  HttpAhead& operator=(const HttpAhead&) = delete;
  virtual ~HttpAhead() = default;

  /// How many requests of one kind are worth being told.
  [[nodiscard]] virtual std::size_t width() const noexcept = 0;
  /// Requests that will follow, the next first; GETs without a sink. They take the place of those
  /// that `who` (any address that tells callers apart) expected before; who was heard last is
  /// served first. A wrong guess costs a request and nothing else.
  virtual void expect(const void* who, std::vector<HttpRequest> requests) = 0;
  /// A good answer (2xx) that has come already; null otherwise. Valid until the next call.
  [[nodiscard]] virtual const HttpResponse* peek(const HttpRequest& request) = 0;
};

/// Sends requests, one at a time; one object serves one thread. Throws for nothing that the
/// network or the server does. GET and HEAD follow redirects; for all other methods a 3xx is the
/// answer, since a repeated POST could make a second post.
class Http {
 public:
  Http() = default;
  Http(const Http&) = delete;
  Http& operator=(const Http&) = delete;
  virtual ~Http() = default;

  [[nodiscard]] virtual HttpResponse send(const HttpRequest& request) = 0;
  /// Whom to tell which requests will follow; null where nothing is sent ahead.
  [[nodiscard]] virtual HttpAhead* ahead() noexcept { return nullptr; }
};

}  // namespace postferry
