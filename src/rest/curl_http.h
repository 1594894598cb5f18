// SPDX-License-Identifier: MIT
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "rest/http.h"
#include "rest/redaction.h"

namespace postferry {

class CurlTransfer;
struct Url;

/// A login, kept apart from requests. For WordPress an application password: HTTP Basic.
struct Credentials {
  std::string user;
  std::string password;
  /// They go to this origin only ("https://blog.example", any URL of it will do; see
  /// belongs_to_origin), and along redirects only while each hop belongs to it. Empty: nowhere,
  /// until set_origin() binds them to where the API was found.
  std::string origin;
};

/// One exchange with a server, for -v: redirects and retries give one each. Holds no secrets.
struct HttpExchange {
  std::string method;
  std::string url;  ///< as shown_url() has it
  int status = 0;   ///< 0: no answer
  HttpFailure failure = HttpFailure::none;
  std::uint64_t bytes = 0;  ///< of the body as it went over the wire
  std::chrono::milliseconds time{0};
  bool authenticated = false;
};
/// `GET https://blog.example/wp-json/ 200, 4,821 bytes in 0.12 s`
[[nodiscard]] std::string to_string(const HttpExchange& exchange);

struct CurlOptions {
  std::string user_agent = {};  ///< see user_agent()
  std::optional<Credentials> credentials = {};
  /// PEM file of the certificate authorities to believe instead of the system's. Empty: what
  /// CURL_CA_BUNDLE or SSL_CERT_FILE name, as for the program curl.
  std::string ca_file = {};
  bool allow_http = false;  ///< credentials may go over http to hosts that are not loopback
  std::function<void(const HttpExchange&)> trace = {};  ///< may be empty; on the calling thread
  std::function<bool()> cancelled = {};  ///< may be empty; asked at least each second
};

/// "postferry/0.1.0 (+...)": who asks, for the site's log.
[[nodiscard]] std::string user_agent(std::string_view version);

/// Http through libcurl: one handle whose connections are kept alive; HTTP/2 where TLS offers it;
/// gzip, deflate, brotli and zstd as libcurl has them; proxies by environment (http_proxy,
/// https_proxy, all_proxy, no_proxy), never for loopback. No cookies, no .netrc.
/// What the site says for people (answers that are no success, or no JSON) comes without the
/// password, should it repeat that.
/// A GET on a kept connection that turns out to be closed is sent again by libcurl; a POST never
/// is. The process must ignore SIGPIPE (see prepare_process).
class CurlHttp final : public Http {
 public:
  /// Throws Error(internal) if libcurl can't be set up.
  explicit CurlHttp(CurlOptions options);
  ~CurlHttp() override;

  [[nodiscard]] HttpResponse send(const HttpRequest& request) override;

  /// Binds the credentials to another origin (any URL of it). Without credentials nothing happens.
  void set_origin(std::string_view url);

 private:
  struct Chain;
  [[nodiscard]] HttpResponse send_hop(const HttpRequest& request, const Url& url, Chain& chain);

  CurlOptions options_;
  Redaction redaction_;
  std::unique_ptr<CurlTransfer> transfer_;
};

}  // namespace postferry
