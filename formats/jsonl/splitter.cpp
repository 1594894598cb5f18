// SPDX-License-Identifier: MIT
#include "jsonl/splitter.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "codec/json_scan.h"
#include "format/json_document.h"
#include "format/json_splitter.h"

namespace postferry::jsonl {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

bool is_blank(char c) noexcept { return is_space(c) || c == '\0'; }

// Narrows a line to what counts of it.
void trim_line(std::string_view bytes, std::size_t& begin, std::size_t& end) {
  const auto trim_front = [&] {
    while (begin < end && is_blank(bytes[begin])) ++begin;
  };
  trim_front();
  while (bytes.substr(begin, end - begin).starts_with(byte_order_mark)) {
    begin += byte_order_mark.size();
    trim_front();
  }
  while (begin < end && is_blank(bytes[end - 1])) --end;
}

class JsonlSplitter final : public JsonSplitter {
 public:
  using JsonSplitter::JsonSplitter;

 private:
  void begin_source(std::string_view head, const std::string& name) override {
    scanned_ = 0;
    skipping_ = false;
    std::size_t at = 0;
    std::size_t end = head.size();
    trim_line(head, at, end);
    if (at == end) return;
    if (head[at] == '[') refuse("it begins with [ (is it -f json?)", name);
    if (head[at] == '{') {
      const JsonObjectHead object = look_at_object(head.substr(at, end - at));
      if (object.has_posts || (object.several_lines && object.complete))
        refuse("it is one JSON document (use -f json)", name);
    } else if (find_bytes(head, "\n{") == npos) {
      refuse("no line begins with {", name);
    }
  }

  [[noreturn]] static void refuse(const std::string& why, const std::string& name) {
    throw Error(ErrorCode::input, "this is not JSON Lines: " + why, name);
  }

  std::size_t cut(std::string_view bytes, std::size_t at, bool last) override {
    while (at < bytes.size()) {
      const std::size_t newline = find_byte(bytes, '\n', at + scanned_);
      if (newline == npos && !last) {
        if (skipping_) return bytes.size();
        scanned_ = bytes.size() - at;
        return at;
      }
      scanned_ = 0;
      const std::size_t end = newline == npos ? bytes.size() : newline;
      if (!skipping_) take_line(bytes, at, end, newline == npos);
      skipping_ = false;
      at = newline == npos ? end : end + 1;
    }
    return at;
  }

  void take_line(std::string_view bytes, std::size_t begin, std::size_t end, bool unfinished) {
    trim_line(bytes, begin, end);
    if (begin == end) return;
    if (is_json_header(bytes.substr(begin, end - begin)))
      add_header(begin, end);
    else
      add_record(begin, end, unfinished);
  }

  std::size_t pass_long_unit(std::string_view bytes, std::size_t at) override {
    skip_record(at);
    skipping_ = true;
    scanned_ = 0;
    return bytes.size();
  }

  void end_source() override {}

  std::size_t scanned_ = 0;  // bytes of the current line without a line feed
  bool skipping_ = false;    // the rest of a line that is too long
};

}  // namespace

std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions&,
                                        const SplitOptions& limits) {
  return std::make_unique<JsonlSplitter>(sources, limits);
}

}  // namespace postferry::jsonl
