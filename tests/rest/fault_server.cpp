// SPDX-License-Identifier: MIT
#include "rest/fault_server.h"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/numbers.h"

namespace postferry {

namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

bool send_all(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

/// What comes in over a connection, request by request.
class RequestReader {
 public:
  explicit RequestReader(int connection) : connection_(connection) {}

  // nullopt when the client has gone.
  std::optional<SeenRequest> next() {
    std::size_t end = 0;
    while ((end = ahead_.find("\r\n\r\n")) == std::string::npos)
      if (!receive()) return std::nullopt;
    SeenRequest request = parse_head(ahead_.substr(0, end));
    ahead_.erase(0, end + 4);
    const auto length = parse_integer(request.headers.find("Content-Length").value_or("0"));
    const auto size = static_cast<std::size_t>(length.value_or(0));
    while (ahead_.size() < size)
      if (!receive()) return std::nullopt;
    request.body = ahead_.substr(0, size);
    ahead_.erase(0, size);
    return request;
  }

 private:
  bool receive() {
    std::array<char, 16384> block{};
    const ssize_t got = ::recv(connection_, block.data(), block.size(), 0);
    if (got <= 0) return false;
    ahead_.append(block.data(), static_cast<std::size_t>(got));
    return true;
  }

  static SeenRequest parse_head(std::string_view head) {
    SeenRequest out;
    const std::string_view first = take_line(head);
    const std::size_t method = first.find(' ');
    out.method = first.substr(0, method);
    out.target = first.substr(method + 1, first.rfind(' ') - method - 1);
    while (!head.empty()) {
      const std::string_view line = take_line(head);
      const std::size_t colon = line.find(':');
      out.headers.add(std::string(line.substr(0, colon)),
                      std::string(trim(line.substr(colon + 1))));
    }
    return out;
  }

  static std::string_view take_line(std::string_view& text) {
    const std::size_t end = std::min(text.find("\r\n"), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 2, text.size()));
    return line;
  }

  int connection_;
  std::string ahead_;
};

// WordPress's WP_REST_Server::dispatch, when no route fits.
FaultReply no_route() {
  return fault::reply(404,
                      R"({"code":"rest_no_route","message":"No route was found matching the URL )"
                      R"(and request method.","data":{"status":404}})");
}

void reset(int connection) {
  const linger at_once{1, 0};
  ::setsockopt(connection, SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

}  // namespace

FaultServer::FaultServer() {
  listener_ = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (listener_ < 0 || ::bind(listener_, any, size) != 0 || ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, any, &size) != 0)
    fail("a port of 127.0.0.1");
  port_ = ntohs(address.sin_port);
  accepter_ = std::thread([this] { accept_all(); });
}

FaultServer::~FaultServer() {
  {
    const std::lock_guard lock(mutex_);
    stop_ = true;
    for (const int connection : open_) ::shutdown(connection, SHUT_RDWR);
  }
  stopping_.notify_all();
  ::shutdown(listener_, SHUT_RDWR);  // wakes accept()
  accepter_.join();
  for (std::thread& thread : threads_) thread.join();
  ::close(listener_);
}

std::string FaultServer::url(std::string_view path) const {
  return "http://127.0.0.1:" + std::to_string(port_) + std::string(path);
}

void FaultServer::on(std::string path, Script script) {
  const std::lock_guard lock(mutex_);
  scripts_[std::move(path)] = std::move(script);
}

void FaultServer::on(std::string path, FaultReply reply) {
  on(std::move(path), std::vector<FaultReply>{std::move(reply)});
}

void FaultServer::on(std::string path, std::vector<FaultReply> replies) {
  const auto turn = std::make_shared<std::atomic<std::size_t>>(0);
  on(std::move(path), [turn, list = std::move(replies)](const SeenRequest&) {
    return list[std::min((*turn)++, list.size() - 1)];
  });
}

void FaultServer::greet(std::string bytes) {
  const std::lock_guard lock(mutex_);
  greeting_ = std::move(bytes);
}

std::vector<SeenRequest> FaultServer::requests() const {
  const std::lock_guard lock(mutex_);
  return requests_;
}

std::size_t FaultServer::connections() const {
  const std::lock_guard lock(mutex_);
  return accepted_;
}

void FaultServer::accept_all() {
  for (;;) {
    const int connection = ::accept(listener_, nullptr, nullptr);
    if (connection < 0 && errno == EINTR) continue;
    const std::lock_guard lock(mutex_);
    if (connection < 0 || stop_) {
      if (connection >= 0) ::close(connection);
      return;
    }
    const std::size_t number = ++accepted_;
    open_.push_back(connection);
    if (!greeting_.empty()) send_all(connection, greeting_);
    threads_.emplace_back([this, connection, number] { serve(connection, number); });
  }
}

void FaultServer::serve(int connection, std::size_t number) {
  RequestReader reader(connection);
  bool more = true;
  while (more) {
    auto request = reader.next();
    if (!request) break;
    request->connection = number;
    more = put_out(connection, answer(*request));
  }
  const std::lock_guard lock(mutex_);
  open_.erase(std::find(open_.begin(), open_.end(), connection));
  ::close(connection);
}

FaultReply FaultServer::answer(const SeenRequest& request) {
  Script script;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    auto found = scripts_.find(request.target);
    if (found == scripts_.end())
      found = scripts_.find(request.target.substr(0, request.target.find('?')));
    if (found != scripts_.end()) script = found->second;
  }
  FaultReply out = script ? script(request) : no_route();
  if (const std::size_t head = out.bytes.find("\r\n\r\n"); request.method == "HEAD")
    out.bytes.resize(std::min(out.bytes.size(), head == std::string::npos ? head : head + 4));
  return out;
}

// False when the connection is to be closed.
bool FaultServer::put_out(int connection, const FaultReply& reply) {
  std::string_view left = reply.bytes;
  while (!left.empty()) {
    const std::string_view piece = left.substr(0, reply.piece == 0 ? left.size() : reply.piece);
    pause(reply.pause);
    if (!send_all(connection, piece)) return false;
    left.remove_prefix(piece.size());
  }
  switch (reply.end) {
    case FaultReply::End::keep: return true;
    case FaultReply::End::close: return false;
    case FaultReply::End::reset: reset(connection); return false;
    case FaultReply::End::hang: break;
  }
  std::array<char, 256> ignored{};
  while (::recv(connection, ignored.data(), ignored.size(), 0) > 0) {
  }
  return false;
}

void FaultServer::pause(std::chrono::milliseconds time) {
  std::unique_lock lock(mutex_);
  stopping_.wait_for(lock, time, [this] { return stop_; });
}

}  // namespace postferry
