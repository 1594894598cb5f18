// SPDX-License-Identifier: MIT
#include "wprest/splitter.h"

#include "base/bytes.h"
#include "base/error.h"
#include "codec/json_scan.h"
#include "format/json_splitter.h"
#include "wprest/site_reader.h"

namespace postferry::wprest {

namespace {

constexpr std::size_t npos = std::string_view::npos;

// Whether the object that begins at the first byte has "wprest" as its first key.
bool is_header(std::string_view object) {
  const std::size_t key = skip_json_space(object, 1);
  return object.substr(std::min(key, object.size())).starts_with("\"wprest\"");
}

class RestSplitter final : public JsonSplitter {
 public:
  using JsonSplitter::JsonSplitter;

 private:
  enum class Unit : std::uint8_t { none, value, long_value, lost };

  void begin_source(std::string_view head, const std::string& name) override {
    unit_ = Unit::none;
    const std::size_t at = skip_json_space(head, 0);
    if (at == head.size() || (head[at] != '{' && head[at] != '['))
      throw Error(ErrorCode::input,
                  "this is no answer of WordPress's REST API: no { or [ begins it", name);
  }

  std::size_t cut(std::string_view bytes, std::size_t at, bool last) override {
    while (at < bytes.size()) {
      if (unit_ == Unit::lost) {
        const std::size_t line = find_bytes(bytes, "\n{", at);
        if (line == npos) return last ? bytes.size() : bytes.size() - 1;
        at = line + 1;
        unit_ = Unit::none;
      }
      if (unit_ == Unit::none && !begin_value(bytes, at)) return at;
      if (!scan_value(bytes, at, last)) return at;
    }
    return at;
  }

  // Goes to where the next value begins; false if there is none yet.
  bool begin_value(std::string_view bytes, std::size_t& at) {
    while (at < bytes.size() && (bytes[at] == '[' || bytes[at] == ']' || bytes[at] == ',' ||
                                 skip_json_space(bytes, at) > at))
      ++at;
    if (at == bytes.size()) return false;
    unit_ = Unit::value;
    broken_ = false;
    scanner_.restart();
    scanned_ = 0;
    return true;
  }

  // Scans on in the value at `at`; when it is complete, goes behind it. False if more is needed.
  bool scan_value(std::string_view bytes, std::size_t& at, bool last) {
    const bool is_long = unit_ == Unit::long_value;
    std::size_t end = at + scanned_;
    const JsonScanner::State state = scanner_.scan(bytes, end);
    if (state == JsonScanner::State::more && !last) {
      scanned_ = is_long ? 0 : end - at;
      if (is_long) at = end;
      return false;
    }
    if (state == JsonScanner::State::broken) {
      const std::size_t line_end = broken_end(bytes, at, end);
      if (line_end == npos && !last && !is_long) return wait_for_line_end();
      end = std::min(line_end, bytes.size());
    }
    if (!is_long) take(bytes, at, end, state != JsonScanner::State::done);
    unit_ = state == JsonScanner::State::broken ? Unit::lost : Unit::none;
    at = end;
    return true;
  }

  // A value that is broken at `at` is given as far as its line goes, for what can be repaired; but
  // not what begins after it, which a text without its end may have swallowed. npos if the line's
  // end is not there yet.
  static std::size_t broken_end(std::string_view bytes, std::size_t begin, std::size_t at) {
    const std::size_t next = find_bytes(bytes, "\n{", begin + 1);
    return next < at ? next : find_byte(bytes, '\n', std::max(at, begin + 1));
  }

  // The value is scanned once more when more of it is there.
  bool wait_for_line_end() {
    broken_ = true;
    scanner_.restart();
    scanned_ = 0;
    return false;
  }

  void take(std::string_view bytes, std::size_t begin, std::size_t end, bool unfinished) {
    if (is_header(bytes.substr(begin, end - begin)))
      add_header(begin, end);
    else
      add_record(begin, end, unfinished);
  }

  std::size_t pass_long_unit(std::string_view bytes, std::size_t at) override {
    skip_record(at);
    unit_ = broken_ ? Unit::lost : Unit::long_value;
    scanned_ = 0;
    return bytes.size();
  }

  void end_source() override { unit_ = Unit::none; }

  void read_header(const JsonNode& header, Site& site, Notes& notes) override {
    auto context = std::make_shared<RestContext>();
    read_site(header, site, *context, notes);
    context_ = std::move(context);
  }

  [[nodiscard]] std::shared_ptr<const Context> context() const override { return context_; }

  Unit unit_ = Unit::none;
  bool broken_ = false;  // the value that begins here is, and its line goes on
  JsonScanner scanner_;
  std::size_t scanned_ = 0;  // bytes of the value that the scanner has seen
  std::shared_ptr<const Context> context_;
};

}  // namespace

std::unique_ptr<Splitter> make_splitter(Sources& sources, const ReadOptions&,
                                        const SplitOptions& limits) {
  return std::make_unique<RestSplitter>(sources, limits);
}

int sniff(std::string_view head) {
  const std::size_t begin = skip_json_space(head, 0);
  if (begin == head.size()) return 0;
  if (head[begin] == '{' && is_header(head.substr(begin))) return 98;
  if (head[begin] != '[' && head[begin] != '{') return 0;
  const bool is_answer = find_bytes(head, "\"rendered\":") != npos &&
                         find_bytes(head, "\"guid\":") != npos &&
                         find_bytes(head, "\"comment_status\":") != npos;
  return is_answer ? 90 : 0;
}

}  // namespace postferry::wprest
