// SPDX-License-Identifier: MIT
// Writing JSON (RFC 8259) by appending to a string. Text must be valid UTF-8; it is written as it
// is but for what JSON demands (`"`, `\`, U+0000-U+001F).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace postferry {

/// Appends `text` as a JSON string with its quotes. Copies runs; 16 bytes a step.
void append_json_string(std::string& out, std::string_view text);

/// Appends a whole number.
void append_json_integer(std::string& out, std::int64_t value);

/// Puts the commas and keys of one object or array: opens it on construction, closes it by close().
/// For whoever writes JSON by hand; `out` outlives it.
class JsonList {
 public:
  enum class Kind : bool { object, array };
  JsonList(std::string& out, Kind kind) : out_(out), close_(kind == Kind::object ? '}' : ']') {
    out_ += kind == Kind::object ? '{' : '[';
  }
  /// Before each element of an array.
  void element() {
    if (!first_) out_ += ',';
    first_ = false;
  }
  /// Before each value of an object; `key` needs no escapes.
  void key(std::string_view key) {
    out_ += first_ ? "\"" : ",\"";
    out_ += key;
    out_ += "\":";
    first_ = false;
  }
  /// The same with `text` as it is to be written behind another value: `,"key":`.
  void written_key(std::string_view text) {
    out_ += text.substr(first_ ? 1 : 0);
    first_ = false;
  }
  [[nodiscard]] bool empty() const noexcept { return first_; }
  void close() { out_ += close_; }

 private:
  std::string& out_;
  char close_;
  bool first_ = true;
};

}  // namespace postferry
