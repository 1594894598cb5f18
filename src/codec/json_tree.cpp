// SPDX-License-Identifier: MIT
#include "codec/json_tree.h"

#include <simdjson.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "codec/json_repair.h"
#include "codec/json_scan.h"

namespace postferry {

namespace {

namespace ondemand = simdjson::ondemand;
using detail::JsonEntry;

// JSON knows four kinds of white space, fewer than ASCII.
std::string_view trim_json(std::string_view text) noexcept {
  text.remove_prefix(skip_json_space(text, 0));
  while (!text.empty() && skip_json_space(text.substr(text.size() - 1), 0) == 1)
    text.remove_suffix(1);
  return text;
}

// On-Demand does not look at a number before it is asked for its value.
bool is_json_number(std::string_view text) noexcept {
  std::size_t i = 0;
  const auto digits = [&] {
    const std::size_t begin = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    return i > begin;
  };
  if (i < text.size() && text[i] == '-') ++i;
  const std::size_t whole = i;
  if (!digits() || (text[whole] == '0' && i - whole > 1)) return false;
  if (i < text.size() && text[i] == '.') {
    ++i;
    if (!digits()) return false;
  }
  if (i < text.size() && (text[i] == 'e' || text[i] == 'E')) {
    ++i;
    if (i < text.size() && (text[i] == '+' || text[i] == '-')) ++i;
    if (!digits()) return false;
  }
  return i == text.size();
}

/// Walks a document once and writes down its values.
class Walker {
 public:
  Walker(std::string_view bytes, ondemand::document& document, std::vector<JsonEntry>& entries,
         std::string& decoded, JsonRepairs& repairs)
      : bytes_(bytes),
        document_(document),
        entries_(entries),
        decoded_(decoded),
        repairs_(repairs) {}

  // Scalars at the top level are not On-Demand's strength and need no index.
  bool walk() {
    const std::size_t begin = skip_json_space(bytes_, 0);
    if (begin == bytes_.size()) return fail("there is no value");
    JsonEntry& root = entries_.emplace_back();
    if (bytes_[begin] != '{' && bytes_[begin] != '[')
      return scalar(trim_json(bytes_), root) && close(0);
    const bool good = bytes_[begin] == '{' ? object(document_.get_object(), 0, 1)
                                           : array(document_.get_array(), 0, 1);
    return good && at_end();
  }

  [[nodiscard]] const std::string& error() const { return error_; }
  [[nodiscard]] std::size_t offset() const { return offset_; }

 private:
  bool fail(std::string_view why) {
    error_ = why;
    const char* location = nullptr;
    if (document_.current_location().get(location) == simdjson::SUCCESS)
      offset_ = offset_of(location);
    return false;
  }
  bool fail(simdjson::error_code code) { return fail(simdjson::error_message(code)); }

  [[nodiscard]] std::size_t offset_of(const char* location) const {
    return location < bytes_.data()
               ? 0
               : std::min(static_cast<std::size_t>(location - bytes_.data()), bytes_.size());
  }

  bool close(std::size_t index) {
    entries_[index].end = static_cast<std::uint32_t>(entries_.size());
    return true;
  }

  // What was opened at `index` ends where the last byte before the next token stands.
  bool close_container(std::size_t index, const char* begin) {
    const char* next = bytes_.data() + bytes_.size();
    if (const char* location = nullptr;
        document_.current_location().get(location) == simdjson::SUCCESS)
      next = location;
    const auto length = static_cast<std::size_t>(next - begin);
    entries_[index].raw = trim_json(std::string_view(begin, length));
    return close(index);
  }

  bool at_end() {
    const char* location = nullptr;
    if (document_.current_location().get(location) != simdjson::SUCCESS) return true;
    return fail("there is more behind the value");
  }

  bool object(simdjson::simdjson_result<ondemand::object> opened, std::size_t index, int depth) {
    ondemand::object fields;
    const char* begin = start_of(index);
    if (const auto code = std::move(opened).get(fields)) return fail(code);
    entries_[index].kind = JsonKind::object;
    if (depth > JsonTree::max_depth) return fail("nested too deeply");
    for (auto result : fields) {
      ondemand::field field;
      if (const auto code = std::move(result).get(field)) return fail(code);
      const char* key = field.key().raw();
      const std::size_t quote = offset_of(key) - 1;
      const std::size_t end = find_json_string_end(bytes_, quote);
      if (end == std::string_view::npos) return fail("a key has no end");
      std::string_view text;
      if (!string(bytes_.substr(quote, end - quote), text)) return fail("a key has a bad escape");
      if (!value(field.value(), text, depth)) return false;
    }
    return close_container(index, begin);
  }

  bool array(simdjson::simdjson_result<ondemand::array> opened, std::size_t index, int depth) {
    ondemand::array elements;
    const char* begin = start_of(index);
    if (const auto code = std::move(opened).get(elements)) return fail(code);
    entries_[index].kind = JsonKind::array;
    if (depth > JsonTree::max_depth) return fail("nested too deeply");
    for (auto result : elements) {
      ondemand::value element;
      if (const auto code = std::move(result).get(element)) return fail(code);
      if (!value(element, {}, depth)) return false;
    }
    return close_container(index, begin);
  }

  // raw holds the opening bracket's token until the container is closed.
  [[nodiscard]] const char* start_of(std::size_t index) const {
    return index == 0 ? bytes_.data() + skip_json_space(bytes_, 0) : entries_[index].raw.data();
  }

  bool value(ondemand::value value, std::string_view key, int depth) {
    const std::string_view token = trim_json(value.raw_json_token());
    const std::size_t index = entries_.size();
    JsonEntry& entry = entries_.emplace_back();
    entry.key = key;
    entry.raw = token;
    if (token.empty()) return fail("a value is missing");
    if (token.front() == '{') return object(value.get_object(), index, depth + 1);
    if (token.front() == '[') return array(value.get_array(), index, depth + 1);
    return scalar(token, entry) && close(index);
  }

  bool scalar(std::string_view token, JsonEntry& entry) {
    entry.raw = token;
    entry.text = token;
    switch (token.front()) {
      case '"':
        entry.kind = JsonKind::string;
        return string(token, entry.text) || fail("a string is damaged");
      case 't':
      case 'f':
        entry.kind = JsonKind::boolean;
        return token == "true" || token == "false" || fail("a word is not true, false or null");
      case 'n':
        entry.kind = JsonKind::null;
        return token == "null" || fail("a word is not true, false or null");
      default:
        entry.kind = JsonKind::number;
        return is_json_number(token) || fail("a value is no number, string or word of JSON");
    }
  }

  // `decoded_` has room for all strings of the document, so that views into it stay good.
  bool string(std::string_view token, std::string_view& text) {
    if (find_json_string_end(token, 0) != token.size()) return false;
    const std::string_view inside = token.substr(1, token.size() - 2);
    text = inside;
    if (find_byte(inside, '\\') == std::string_view::npos) return true;
    decoded_.reserve(bytes_.size());
    const std::size_t begin = decoded_.size();
    if (!decode_json_string(decoded_, inside, repairs_)) return false;
    text = std::string_view(decoded_).substr(begin);
    return true;
  }

  std::string_view bytes_;
  ondemand::document& document_;
  std::vector<JsonEntry>& entries_;
  std::string& decoded_;
  JsonRepairs& repairs_;
  std::string error_;
  std::size_t offset_ = 0;
};

void add(std::string& out, std::size_t count, std::string_view what) {
  if (count == 0) return;
  if (!out.empty()) out += ", ";
  out += std::to_string(count);
  out += ' ';
  out += what;
}

}  // namespace

bool JsonRepairs::any() const noexcept {
  return invalid_utf8 + lone_surrogates + control_characters + escapes + commas + words > 0;
}

std::string JsonRepairs::describe() const {
  std::string out;
  add(out, invalid_utf8, "ill-formed bytes");
  add(out, lone_surrogates, "lone surrogates");
  add(out, control_characters, "raw control characters");
  add(out, escapes, "bad escapes");
  add(out, commas, "needless commas");
  add(out, words, "words that JSON does not have");
  return out;
}

JsonNode JsonNode::find(std::string_view key) const noexcept {
  if (!is(JsonKind::object)) return {};
  for (JsonNode child = first_child(); child; child = child.next())
    if (child.key() == key) return child;
  return {};
}

struct JsonTree::Parser {
  ondemand::parser parser;
};

JsonTree::JsonTree() : parser_(std::make_unique<Parser>()) {}
JsonTree::~JsonTree() = default;

void JsonTree::release() {
  parser_ = std::make_unique<Parser>();
  entries_ = {};
  text_ = {};
  decoded_ = {};
}

JsonNode JsonTree::root() const noexcept {
  return entries_.empty() ? JsonNode() : JsonNode(entries_.data(), 0, entries_.front().end);
}

// On-Demand reads the byte behind the end as if it were a token: where a bracket is missing, a
// comma of the next record would be taken for one of this. So it gets a copy that ends in NULs.
JsonResult JsonTree::parse_once(std::string_view bytes) {
  JsonResult result;
  entries_.clear();
  decoded_.clear();
  if (bytes.size() >= std::numeric_limits<std::uint32_t>::max()) {
    result.error = "longer than 4 GiB";
    return result;
  }
  text_.reserve(bytes.size() + simdjson::SIMDJSON_PADDING);
  text_.assign(bytes);
  text_.resize(bytes.size() + simdjson::SIMDJSON_PADDING);
  const std::string_view text(text_.data(), bytes.size());
  ondemand::document document;
  const simdjson::padded_string_view view(text.data(), text.size(), text_.size());
  if (const auto code = parser_->parser.iterate(view).get(document)) {
    result.error = simdjson::error_message(code);
  } else {
    Walker walker(text, document, entries_, decoded_, result.repairs);
    result.ok = walker.walk();
    result.error = walker.error();
    result.offset = walker.offset();
  }
  if (!result.ok) entries_.clear();
  return result;
}

JsonResult JsonTree::parse(std::string_view bytes) {
  JsonResult strict = parse_once(bytes);
  return strict ? strict : parse_leniently(bytes, std::move(strict));
}

bool JsonTree::parse_strictly(std::string_view bytes) { return parse_once(bytes).ok; }

JsonResult JsonTree::parse_leniently(std::string_view bytes, JsonResult strict) {
  JsonScanner scanner;
  std::size_t end = 0;
  const bool complete = scanner.scan(bytes, end) == JsonScanner::State::done;
  JsonRepairs repairs;
  JsonResult result = parse_once(repair_json(complete ? bytes.substr(0, end) : bytes, repairs));
  if (!result) return strict;
  repairs.lone_surrogates = result.repairs.lone_surrogates;
  result.repairs = repairs;
  if (complete) result.trailing = trim_json(bytes.substr(end));
  return result;
}

bool is_json_value(std::string_view text) {
  if (text.empty() || is_space(text.front()) || is_space(text.back())) return false;
  JsonTree tree;
  return tree.parse_strictly(text);
}

}  // namespace postferry
