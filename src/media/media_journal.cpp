// SPDX-License-Identifier: MIT
#include "media/media_journal.h"

#include <array>
#include <charconv>

#include "base/numbers.h"
#include "codec/json_tree.h"
#include "codec/json_write.h"

namespace postferry {

namespace {

constexpr std::size_t piece = std::size_t{64} << 10;

std::string hex(std::uint64_t number) {
  std::array<char, 16> digits{};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16);
  return {digits.data(), end.ptr};
}

std::string_view text_of(const JsonNode& line, std::string_view key) {
  const JsonNode node = line.find(key);
  return node ? node.text() : std::string_view();
}

bool read_record(const JsonNode& line, MediaRecord& record) {
  if (!line.is(JsonKind::object)) return false;
  const auto size = parse_integer(text_of(line, "size"));
  const std::string_view hash = text_of(line, "hash");
  record.url = text_of(line, "url");
  record.name = text_of(line, "name");
  record.type = text_of(line, "type");
  if (record.url.empty() || record.name.empty() || !size || *size < 0) return false;
  record.size = static_cast<std::uint64_t>(*size);
  return std::from_chars(hash.data(), hash.data() + hash.size(), record.hash, 16).ec == std::errc();
}

}  // namespace

MediaJournal::MediaJournal(const std::string& path, const Take& take) : journal_(path) {
  JsonTree json;
  MediaRecord record;
  std::string text;
  std::uint64_t whole = 0;  // bytes of lines that are complete
  for (std::uint64_t at = 0;;) {
    const std::string more = journal_.read(at, piece);
    at += more.size();
    text += more;
    std::size_t begin = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos;
         end = text.find('\n', begin)) {
      if (json.parse_strictly(std::string_view(text).substr(begin, end - begin)) &&
          read_record(json.root(), record))
        take(record);
      begin = end + 1;
    }
    whole += begin;
    text.erase(0, begin);
    if (more.size() < piece) break;
  }
  if (!text.empty()) journal_.truncate(whole);
}

void MediaJournal::add(const MediaRecord& record) {
  std::string line;
  JsonList object(line, JsonList::Kind::object);
  object.key("url");
  append_json_string(line, record.url);
  object.key("name");
  append_json_string(line, record.name);
  object.key("size");
  line += std::to_string(record.size);
  object.key("type");
  append_json_string(line, record.type);
  object.key("hash");
  append_json_string(line, hex(record.hash));
  object.close();
  journal_.append(line + "\n");
  journal_.sync();
}

void MediaJournal::add_failure(std::string_view url, std::string_view reason) {
  std::string line;
  JsonList object(line, JsonList::Kind::object);
  object.key("url");
  append_json_string(line, url);
  object.key("failed");
  append_json_string(line, reason);
  object.close();
  journal_.append(line + "\n");
}

}  // namespace postferry
