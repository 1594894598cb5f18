// SPDX-License-Identifier: MIT
#include "io/sink_stream.h"

#include <fcntl.h>
#include <unistd.h>

#include "base/error.h"
#include "io/output_buffer.h"

namespace postferry {
namespace {

class StreamSink final : public Sink {
 public:
  StreamSink(Descriptor file, std::string name) : out_(std::move(file), std::move(name)) {}
  void write(std::string_view bytes) override { out_.write(bytes); }
  void close() override { out_.flush(); }
  [[nodiscard]] const std::string& name() const noexcept override { return out_.name(); }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override {
    return out_.bytes_written();
  }

 private:
  OutputBuffer out_;
};

class MemorySink final : public Sink {
 public:
  explicit MemorySink(std::string& into) : into_(into), start_(into.size()) {}
  void write(std::string_view bytes) override { into_ += bytes; }
  void close() override {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override {
    return into_.size() - start_;
  }

 private:
  std::string name_ = "<memory>";
  std::string& into_;
  std::size_t start_;
};

class NullSink final : public Sink {
 public:
  void write(std::string_view bytes) override { bytes_ += bytes.size(); }
  void close() override {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::uint64_t bytes_written() const noexcept override { return bytes_; }

 private:
  std::string name_ = "<nowhere>";
  std::uint64_t bytes_ = 0;
};

}  // namespace

std::unique_ptr<Sink> stream_sink(Descriptor file, std::string name) {
  return std::make_unique<StreamSink>(std::move(file), std::move(name));
}

std::unique_ptr<Sink> stdout_sink() {
  Descriptor file(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 0));
  if (!file || !is_writable(file.get()))
    throw Error(ErrorCode::output, "standard output is closed", "<stdout>");
  return stream_sink(std::move(file), "<stdout>");
}

std::unique_ptr<Sink> null_sink() { return std::make_unique<NullSink>(); }

std::unique_ptr<Sink> memory_sink(std::string& into) { return std::make_unique<MemorySink>(into); }

}  // namespace postferry
