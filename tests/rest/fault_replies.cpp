// SPDX-License-Identifier: MIT
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <stdexcept>
#include <utility>

#include "base/ascii.h"
#include "rest/fault_server.h"

namespace postferry::fault {

namespace {

std::string head(int status, const Headers& headers) {
  std::string out = "HTTP/1.1 " + status_text(status) + "\r\n";
  for (const HttpHeader& field : headers) out += field.name + ": " + field.value + "\r\n";
  return out + "\r\n";
}

bool has(const Headers& headers, std::string_view name) {
  return std::any_of(headers.begin(), headers.end(), [&](const HttpHeader& field) {
    return equals_ignoring_case(field.name, name);
  });
}

/// A gzip stream into a string.
class Packer {
 public:
  Packer() {
    constexpr int gzip_window = 15 + 16;
    if (deflateInit2(&stream_, Z_BEST_COMPRESSION, Z_DEFLATED, gzip_window, 8,
                     Z_DEFAULT_STRATEGY) != Z_OK)
      throw std::runtime_error("zlib can't be set up");
  }
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;
  ~Packer() { deflateEnd(&stream_); }

  void add(const std::string& bytes, bool last) {
    std::string input = bytes;
    stream_.next_in = reinterpret_cast<Bytef*>(input.data());
    stream_.avail_in = static_cast<uInt>(input.size());
    std::array<char, 16384> block{};
    do {
      stream_.next_out = reinterpret_cast<Bytef*>(block.data());
      stream_.avail_out = static_cast<uInt>(block.size());
      deflate(&stream_, last ? Z_FINISH : Z_NO_FLUSH);
      packed_.append(block.data(), block.size() - stream_.avail_out);
    } while (stream_.avail_out == 0);
  }

  [[nodiscard]] std::string packed() { return std::move(packed_); }

 private:
  z_stream stream_{};
  std::string packed_;
};

}  // namespace

FaultReply reply(int status, std::string body, const Headers& headers) {
  Headers all = headers;
  if (!has(all, "Content-Type")) all.push_back({"Content-Type", "application/json; charset=UTF-8"});
  if (!has(all, "Content-Length")) all.push_back({"Content-Length", std::to_string(body.size())});
  return {.bytes = head(status, all) + std::move(body)};
}

FaultReply json(std::string body, const Headers& headers) {
  return reply(200, std::move(body), headers);
}

FaultReply html(std::string body) {
  return reply(200, std::move(body), {{"Content-Type", "text/html; charset=UTF-8"}});
}

FaultReply redirect(const std::string& location, int status) {
  return reply(status, "", {{"Location", location}});
}

FaultReply chunked(std::string body, std::size_t size, bool finished) {
  std::string out =
      head(200, {{"Content-Type", "application/json"}, {"Transfer-Encoding", "chunked"}});
  for (std::size_t at = 0; at < body.size(); at += size) {
    const std::string chunk = body.substr(at, size);
    std::array<char, 20> length{};
    std::snprintf(length.data(), length.size(), "%zx\r\n", chunk.size());
    out += length.data() + chunk + "\r\n";
  }
  if (!finished) return {.bytes = std::move(out), .end = FaultReply::End::close};
  return {.bytes = out + "0\r\n\r\n"};
}

FaultReply gzip(const std::string& body) {
  Packer packer;
  packer.add(body, true);
  return reply(200, packer.packed(), {{"Content-Encoding", "gzip"}});
}

FaultReply gzip_bomb(std::size_t unpacked) {
  Packer packer;
  const std::string zeros(std::size_t{1} << 20, '0');
  for (std::size_t made = 0; made < unpacked; made += zeros.size()) packer.add(zeros, false);
  packer.add("", true);
  return reply(200, packer.packed(), {{"Content-Encoding", "gzip"}});
}

FaultReply wrong_length(std::string body, std::size_t announced) {
  FaultReply out = reply(200, std::move(body), {{"Content-Length", std::to_string(announced)}});
  out.end = FaultReply::End::close;
  return out;
}

FaultReply cut(FaultReply whole, std::size_t bytes, FaultReply::End end) {
  whole.bytes.resize(std::min(bytes, whole.bytes.size()));
  whole.end = end;
  return whole;
}

FaultReply slow(FaultReply whole, std::size_t piece, std::chrono::milliseconds pause) {
  whole.piece = piece;
  whole.pause = pause;
  return whole;
}

FaultReply silence(FaultReply::End end) { return {.bytes = {}, .end = end}; }

}  // namespace postferry::fault
