// SPDX-License-Identifier: MIT
#include "rest/curl_transfer.h"

#include <curl/curl.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <mutex>
#include <span>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "rest/address.h"
#include "rest/curl_http.h"

namespace postferry {

namespace {

constexpr std::size_t longest_headers = std::size_t{256} << 10;  // all fields of an answer
constexpr long idle_bytes_per_second = 100;  // slower than this for HttpTimeouts::idle is idle
constexpr long receive_buffer = 128L << 10;
// A POST must not meet a connection that the server is about to close, since it can't be repeated.
// Apache closes after 5 s (KeepAliveTimeout).
constexpr long post_connection_age = 3;

/// What the callbacks of one transfer share.
struct Progress {
  const Hop& hop;
  HttpResponse& response;
  const std::function<bool()>& cancelled;
  bool headers_done = false;  // of the final answer, not of 1xx
  std::size_t header_bytes = 0;
  std::size_t expected = 0;  // of the body, a guess
  std::size_t body_bytes = 0;
  std::size_t sent = 0;                    // of the request's body
  std::exception_ptr thrown = {};          // by the caller's functions
  HttpFailure reason = HttpFailure::none;  // why we stopped it ourselves

  std::size_t stop(HttpFailure why) {
    reason = why;
    return 0;
  }
  // What the caller's functions throw must not pass through libcurl, which is C.
  [[nodiscard]] bool gives(std::string_view piece) noexcept {
    try {
      return hop.request.sink(response, piece);
    } catch (...) {
      thrown = std::current_exception();
      return false;
    }
  }
  [[nodiscard]] bool is_cancelled() noexcept {
    try {
      return cancelled && cancelled();
    } catch (...) {
      thrown = std::current_exception();
      return true;
    }
  }
  [[nodiscard]] bool is_for_sink() const {
    return hop.request.sink && response.status >= 200 && response.status < 300;
  }
};

void take_status_line(std::string_view line, HttpResponse& response) {
  response.headers.clear();
  response.status = 0;
  const std::size_t blank = line.find(' ');
  if (blank == line.npos) return;
  if (const auto status = parse_integer(line.substr(blank + 1, 3)); status && *status >= 100)
    response.status = static_cast<int>(*status);
}

void take_field(std::string_view line, HttpResponse& response) {
  if (line.front() == ' ' || line.front() == '\t') {
    response.headers.continue_last(trim(line));
    return;
  }
  const std::size_t colon = line.find(':');
  if (colon == line.npos) return;
  response.headers.add(std::string(trim(line.substr(0, colon))),
                       std::string(trim(line.substr(colon + 1))));
}

std::size_t on_header(const char* bytes, std::size_t one, std::size_t count, void* data) {
  auto& progress = *static_cast<Progress*>(data);
  const std::size_t size = one * count;
  if (progress.headers_done) return size;  // trailers of a chunked body
  progress.header_bytes += size;
  if (progress.header_bytes > longest_headers) return progress.stop(HttpFailure::too_large);
  const std::string_view line(bytes, size);
  if (trim(line).empty()) {
    progress.headers_done = progress.response.status >= 200;
  } else if (line.starts_with("HTTP/")) {
    take_status_line(line, progress.response);
  } else {
    take_field(line, progress.response);
  }
  return size;
}

std::size_t on_body(const char* bytes, std::size_t one, std::size_t count, void* data) {
  auto& progress = *static_cast<Progress*>(data);
  const std::string_view piece(bytes, one * count);
  progress.body_bytes += piece.size();
  if (progress.body_bytes > progress.hop.request.max_body)
    return progress.stop(HttpFailure::too_large);
  if (!progress.is_for_sink()) {
    // Pages are much alike: room for one like the last spares the growing, which is copying.
    if (progress.response.body.empty()) progress.response.body.reserve(progress.expected);
    progress.response.body += piece;
  } else if (!progress.gives(piece)) {
    return progress.stop(HttpFailure::cancelled);
  }
  return piece.size();
}

std::size_t on_upload(char* into, std::size_t one, std::size_t count, void* data) {
  auto& progress = *static_cast<Progress*>(data);
  const std::string_view left = std::string_view(progress.hop.request.body).substr(progress.sent);
  const std::size_t size = std::min(left.size(), one * count);
  std::memcpy(into, left.data(), size);
  progress.sent += size;
  return size;
}

int on_progress(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  auto& progress = *static_cast<Progress*>(data);
  if (!progress.is_cancelled()) return 0;
  progress.stop(HttpFailure::cancelled);
  return 1;
}

// Before a connection is made: what the name resolved to is what counts.
curl_socket_t on_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto& progress = *static_cast<Progress*>(data);
  if (progress.hop.public_only && !is_public_address(address->addr)) {
    progress.stop(HttpFailure::forbidden_address);
    return CURL_SOCKET_BAD;
  }
  progress.reason = HttpFailure::none;  // another of the name's addresses is good
  return ::socket(address->family, address->socktype, address->protocol);
}

// Before a request is sent, also over a connection that is there already.
int on_connected(void* data, char* address, char*, int, int) {
  auto& progress = *static_cast<Progress*>(data);
  if (!progress.hop.public_only || is_public_address(std::string_view(address)))
    return CURL_PREREQFUNC_OK;
  progress.stop(HttpFailure::forbidden_address);
  return CURL_PREREQFUNC_ABORT;
}

HttpFailure failure_of(CURLcode code) {
  switch (code) {
    case CURLE_OK: return HttpFailure::none;
    case CURLE_COULDNT_RESOLVE_HOST:
    case CURLE_COULDNT_RESOLVE_PROXY: return HttpFailure::resolve;
    case CURLE_COULDNT_CONNECT:
    case CURLE_INTERFACE_FAILED:
    case CURLE_PROXY: return HttpFailure::connect;
    case CURLE_OPERATION_TIMEDOUT: return HttpFailure::timeout;
    case CURLE_PARTIAL_FILE:
    case CURLE_GOT_NOTHING:
    case CURLE_SEND_ERROR:
    case CURLE_RECV_ERROR:
    case CURLE_SEND_FAIL_REWIND:
    case CURLE_HTTP2:
    case CURLE_HTTP2_STREAM: return HttpFailure::cut;
    case CURLE_OUT_OF_MEMORY: return HttpFailure::too_large;  // a header line of 100 KB and more
    case CURLE_SSL_CONNECT_ERROR:
    case CURLE_SSL_ENGINE_NOTFOUND:
    case CURLE_SSL_ENGINE_SETFAILED:
    case CURLE_SSL_CERTPROBLEM:
    case CURLE_SSL_CIPHER:
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_USE_SSL_FAILED:
    case CURLE_SSL_CACERT_BADFILE:
    case CURLE_SSL_CRL_BADFILE:
    case CURLE_SSL_ISSUER_ERROR:
    case CURLE_SSL_PINNEDPUBKEYNOTMATCH:
    case CURLE_SSL_INVALIDCERTSTATUS:
    case CURLE_SSL_CLIENTCERT: return HttpFailure::tls;
    case CURLE_URL_MALFORMAT: return HttpFailure::invalid;
    default: return HttpFailure::damaged;
  }
}

std::string text_of(HttpFailure failure, const Hop& hop, std::string_view curl_text) {
  switch (failure) {
    case HttpFailure::too_large:
      return "more than " + std::to_string(hop.request.max_body) + " bytes, or endless headers";
    case HttpFailure::forbidden_address: return "the host is not on the public internet";
    case HttpFailure::cancelled: return {};
    default: return std::string(curl_text);
  }
}

// In libcurl's own words, but for what is ours.
void finish(CURLcode code, const Progress& progress, std::string_view curl_text) {
  HttpResponse& response = progress.response;
  response.failure = progress.reason != HttpFailure::none ? progress.reason : failure_of(code);
  if (response.failure != HttpFailure::none) {
    if (curl_text.empty()) curl_text = curl_easy_strerror(code);
    response.failure_text = text_of(response.failure, progress.hop, trim(curl_text));
  } else if (!progress.headers_done) {
    response.failure = HttpFailure::cut;
    response.failure_text = "the answer ends inside its headers";
  }
}

bool is_private(std::string_view name) {
  constexpr std::array<std::string_view, 4> names = {"Authorization", "Cookie", "X-WP-Nonce",
                                                     "Proxy-Authorization"};
  return std::any_of(names.begin(), names.end(),
                     [&](std::string_view known) { return equals_ignoring_case(known, name); });
}

}  // namespace

/// libcurl's list of header lines.
struct CurlTransfer::Headers {
  Headers() = default;
  Headers(const Headers&) = delete;
  Headers& operator=(const Headers&) = delete;
  ~Headers() { curl_slist_free_all(list); }

  void add(const std::string& line) {
    if (curl_slist* longer = curl_slist_append(list, line.c_str())) list = longer;
  }
  // A field without value is written with ';', else libcurl would leave it out.
  void add(const HttpHeader& field) {
    add(field.value.empty() ? field.name + ";" : field.name + ": " + field.value);
  }

  curl_slist* list = nullptr;
};

void CurlTransfer::Deleter::operator()(void* handle) const noexcept { curl_easy_cleanup(handle); }

CurlTransfer::CurlTransfer(std::string user_agent, std::string ca_file,
                           std::function<bool()> cancelled)
    : user_agent_(std::move(user_agent)),
      ca_file_(std::move(ca_file)),
      cancelled_(std::move(cancelled)) {
  static std::once_flag once;  // curl_global_init must not run in two threads
  std::call_once(once, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });
  handle_.reset(curl_easy_init());
  if (!handle_) throw Error(ErrorCode::internal, "libcurl can't be set up");
}

void CurlTransfer::set_up(const Hop& hop) {
  CURL* curl = handle_.get();
  curl_easy_reset(curl);  // connections, names and TLS sessions stay
  curl_easy_setopt(curl, CURLOPT_URL, hop.url.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_HTTP_VERSION, static_cast<long>(CURL_HTTP_VERSION_2TLS));
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "");  // all that libcurl can decode
  curl_easy_setopt(curl, CURLOPT_USERAGENT, user_agent_.c_str());
  curl_easy_setopt(curl, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  curl_easy_setopt(curl, CURLOPT_TCP_KEEPALIVE, 1L);
  curl_easy_setopt(curl, CURLOPT_BUFFERSIZE, receive_buffer);
  if (!ca_file_.empty()) curl_easy_setopt(curl, CURLOPT_CAINFO, ca_file_.c_str());
  if (hop.bypass_proxy) curl_easy_setopt(curl, CURLOPT_NOPROXY, "*");
  const HttpTimeouts& timeouts = hop.request.timeouts;
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT_MS, static_cast<long>(timeouts.connect.count()));
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(timeouts.total.count()));
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_LIMIT, idle_bytes_per_second);
  curl_easy_setopt(curl, CURLOPT_LOW_SPEED_TIME, static_cast<long>(timeouts.idle.count()));
  if (hop.credentials != nullptr) {
    curl_easy_setopt(curl, CURLOPT_HTTPAUTH, static_cast<long>(CURLAUTH_BASIC));
    curl_easy_setopt(curl, CURLOPT_USERNAME, hop.credentials->user.c_str());
    curl_easy_setopt(curl, CURLOPT_PASSWORD, hop.credentials->password.c_str());
  }
  set_method(hop);
}

void CurlTransfer::set_method(const Hop& hop) {
  CURL* curl = handle_.get();
  const std::string& method = hop.request.method;
  if (method == "GET") {
    curl_easy_setopt(curl, CURLOPT_HTTPGET, 1L);
    return;
  }
  if (method == "HEAD") {
    curl_easy_setopt(curl, CURLOPT_NOBODY, 1L);
    return;
  }
  curl_easy_setopt(curl, CURLOPT_POST, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, method.c_str());
  // libcurl sends a request again when a kept connection turns out to be closed, but not if it has
  // taken a body from a callback that can't go back (on_upload), nor over a connection of its own.
  curl_easy_setopt(curl, CURLOPT_POSTFIELDSIZE_LARGE,
                   static_cast<curl_off_t>(hop.request.body.size()));
  curl_easy_setopt(curl, CURLOPT_MAXAGE_CONN, post_connection_age);
  if (hop.request.body.empty()) curl_easy_setopt(curl, CURLOPT_FRESH_CONNECT, 1L);
}

// Which fields go along with a hop. `headers` must outlive the transfer.
void CurlTransfer::set_headers(const Hop& hop, Headers& headers) {
  headers.add("Expect:");  // no pause of a second before each POST
  bool typed = false;
  for (const HttpHeader& field : hop.request.headers) {
    if (!hop.private_headers && is_private(field.name)) continue;
    typed = typed || equals_ignoring_case(field.name, "Content-Type");
    headers.add(field);
  }
  if (!typed) headers.add("Content-Type:");  // libcurl would say it is a form
  curl_easy_setopt(handle_.get(), CURLOPT_HTTPHEADER, headers.list);
}

// Binds the callbacks to what they share, which must outlive the transfer.
void CurlTransfer::set_callbacks(void* progress) {
  CURL* curl = handle_.get();
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, on_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, progress);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, on_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, progress);
  curl_easy_setopt(curl, CURLOPT_READFUNCTION, on_upload);
  curl_easy_setopt(curl, CURLOPT_READDATA, progress);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, on_progress);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, progress);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, on_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, progress);
  curl_easy_setopt(curl, CURLOPT_PREREQFUNCTION, on_connected);
  curl_easy_setopt(curl, CURLOPT_PREREQDATA, progress);
}

HopFigures CurlTransfer::run(const Hop& hop, HttpResponse& response) {
  CURL* curl = handle_.get();
  Progress progress{hop, response, cancelled_};
  progress.expected = std::min(last_body_ + last_body_ / 8, hop.request.max_body);
  std::array<char, CURL_ERROR_SIZE> error{};
  Headers headers;
  set_up(hop);
  set_headers(hop, headers);
  set_callbacks(&progress);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error.data());
  const CURLcode code = curl_easy_perform(curl);
  finish(code, progress, error.data());
  last_body_ = response.body.size();
  response.authenticated = hop.credentials != nullptr;
  curl_off_t bytes = 0;
  curl_off_t microseconds = 0;
  curl_easy_getinfo(curl, CURLINFO_SIZE_DOWNLOAD_T, &bytes);
  curl_easy_getinfo(curl, CURLINFO_TOTAL_TIME_T, &microseconds);
  curl_easy_reset(curl);  // nothing of this frame is pointed to any longer
  if (progress.thrown) std::rethrow_exception(progress.thrown);
  return {static_cast<std::uint64_t>(bytes), std::chrono::milliseconds(microseconds / 1000)};
}

}  // namespace postferry
