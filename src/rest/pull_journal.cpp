// SPDX-License-Identifier: MIT
#include "rest/pull_journal.h"

#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "base/numbers.h"
#include "codec/json_write.h"

namespace postferry {

namespace {

constexpr std::size_t block = std::size_t{256} << 10;
constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t hash_digits = 16;

std::string_view text_of(const JsonNode& object, std::string_view key) {
  const JsonNode member = object.find(key);
  return member ? member.text() : std::string_view();
}

std::uint64_t number_of(const JsonNode& object, std::string_view key) {
  const auto value = parse_integer(text_of(object, key));
  return value && *value > 0 ? static_cast<std::uint64_t>(*value) : 0;
}

void put_number(JsonList& list, std::string& out, std::string_view key, std::uint64_t value) {
  list.key(key);
  append_json_integer(out, static_cast<std::int64_t>(value));
}

void put_text(JsonList& list, std::string& out, std::string_view key, std::string_view text) {
  list.key(key);
  append_json_string(out, text);
}

std::string hash_text(std::string_view bytes, std::uint64_t seed) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = hash_bytes(bytes, seed);
  std::string out(hash_digits, '0');
  for (std::size_t i = hash_digits; i-- > 0; hash >>= 4U) out[i] = digits[hash & 0xFU];
  return out;
}

std::optional<NoteCode> code_named(std::string_view name) {
  for (std::size_t i = 0; i < static_cast<std::size_t>(NoteCode::count_); ++i)
    if (info(static_cast<NoteCode>(i)).name == name) return static_cast<NoteCode>(i);
  return std::nullopt;
}

void put_notes(std::string& out, const std::vector<Note>& notes) {
  JsonList list(out, JsonList::Kind::array);
  for (const Note& note : notes) {
    list.element();
    JsonList one(out, JsonList::Kind::object);
    put_text(one, out, "code", info(note.code).name);
    put_text(one, out, "source", note.place.source);
    put_text(one, out, "field", note.field);
    put_text(one, out, "text", note.text);
    put_number(one, out, "count", note.count);
    one.close();
  }
  list.close();
}

std::string checkpoint(const PullJournal::Section& section) {
  const CollectionPlace& place = section.place.place;
  std::string out;
  JsonList list(out, JsonList::Kind::object);
  put_number(list, out, "type", section.place.type);
  put_number(list, out, "list", section.place.list);
  put_number(list, out, "visitor", section.place.as_visitor ? 1 : 0);
  put_number(list, out, "missed", section.place.hidden);
  put_number(list, out, "refused", section.place.refused);
  put_number(list, out, "offset", place.offset);
  put_number(list, out, "last_id", place.last_id);
  put_number(list, out, "hidden", place.hidden);
  if (place.total) put_number(list, out, "total", *place.total);
  list.key("notes");
  put_notes(out, section.notes);
  list.close();
  return out;
}

std::string head_line(const JournalHead& head) {
  std::string out;
  JsonList list(out, JsonList::Kind::object);
  put_number(list, out, "postferry_pull", 1);
  put_text(list, out, "site", head.site);
  put_text(list, out, "user", head.user);
  list.key("began");
  append_json_integer(out, head.began);
  list.key("since");
  append_json_integer(out, head.since);
  put_number(list, out, "author", head.survey.rights == Rights::author ? 1 : 0);
  put_text(list, out, "statuses", head.survey.statuses);
  put_number(list, out, "lists_users", head.survey.lists_users ? 1 : 0);
  list.key("types");
  JsonList types(out, JsonList::Kind::object);
  for (const RestType& type : head.survey.types) {
    types.element();
    append_json_string(out, type.name);
    out += ':';
    append_json_string(out, type.route);
  }
  types.close();
  put_text(list, out, "modified_after", head.scope.modified_after);
  list.key("commented");
  JsonList commented(out, JsonList::Kind::array);
  for (const std::uint64_t id : head.scope.commented) {
    commented.element();
    append_json_integer(out, static_cast<std::int64_t>(id));
  }
  commented.close();
  list.close();
  return "#" + out + "\n";
}

}  // namespace

PullJournal::PullJournal(std::string path) : file_(std::move(path)) {
  constexpr std::string_view mark = "#{\"postferry_pull\":";
  if (const std::string begin = file_.read(0, mark.size()); begin != mark.substr(0, begin.size()))
    throw Error(ErrorCode::output,
                "this file is no journal of a pull; give --state another name, or move it away",
                file_.path());
  empty_ = file_.read(0, 1).empty();
  std::string line;
  while (line.find('\n') == npos) {
    const std::string more = file_.read(line.size(), block);
    if (more.empty()) return;
    line += more;
  }
  line.resize(line.find('\n') + 1);
  head_ = read_head(line);
  seed_ = hash_bytes(line);
  at_ = end_ = line.size();
  if (head_) find_end();
}

// What stands behind the last whole section is taken away. Without any there is nothing to go on
// from: the first one has the stream's header.
void PullJournal::find_end() {
  while (const auto section = section_at(end_)) place_ = section->place;
  if (end_ == at_)
    head_.reset();
  else
    file_.truncate(end_);
}

PullJournal::~PullJournal() {
  if (!empty_) return;
  try {
    file_.remove();
  } catch (const Error&) {
    return;  // an empty file does no harm
  }
}

void PullJournal::remove() {
  file_.remove();
  empty_ = false;
}

std::optional<PullJournal::Section> PullJournal::replay() {
  return at_ < end_ ? section_at(at_) : std::nullopt;
}

void PullJournal::begin(const JournalHead& head, const Section& first) {
  const std::string line = head_line(head);
  seed_ = hash_bytes(line);
  empty_ = false;
  file_.truncate(0);
  file_.append(line);
  add(first);
}

void PullJournal::add(const Section& section) {
  const std::string json = checkpoint(section);
  file_.append(section.lines);
  file_.append("@" + hash_text(json, hash_bytes(section.lines, seed_)) + " " + json + "\n");
  file_.sync();
}

// Moves the offset behind the section, if there is a whole one.
std::optional<PullJournal::Section> PullJournal::section_at(std::uint64_t& offset) {
  Section out;
  std::string& text = out.lines;
  std::size_t line = 0;
  while (true) {
    const std::size_t end = text.find('\n', line);
    if (end == npos) {
      const std::string more = file_.read(offset + text.size(), block);
      if (more.empty()) return std::nullopt;
      text += more;
    } else if (text[line] == '@') {
      const std::string mark = text.substr(line, end - line);
      text.resize(line);
      if (!read_checkpoint(mark, out)) return std::nullopt;
      offset += end + 1;
      return out;
    } else {
      line = end + 1;
    }
  }
}

bool PullJournal::read_checkpoint(std::string_view line, Section& section) {
  if (line.size() < hash_digits + 2) return false;
  const std::string_view json = line.substr(hash_digits + 2);
  if (line.substr(1, hash_digits) != hash_text(json, hash_bytes(section.lines, seed_)))
    return false;
  if (!tree_.parse_strictly(json)) return false;
  const JsonNode mark = tree_.root();
  section.place.type = number_of(mark, "type");
  section.place.list = number_of(mark, "list");
  section.place.as_visitor = number_of(mark, "visitor") != 0;
  section.place.hidden = number_of(mark, "missed");
  section.place.refused = number_of(mark, "refused");
  CollectionPlace& place = section.place.place;
  place.offset = number_of(mark, "offset");
  place.last_id = number_of(mark, "last_id");
  place.hidden = number_of(mark, "hidden");
  if (mark.find("total")) place.total = number_of(mark, "total");
  if (!mark.find("notes")) return false;
  for (const JsonNode note : mark.find("notes"))
    if (const auto code = code_named(text_of(note, "code")))
      section.notes.push_back({*code,
                               {std::string(text_of(note, "source")), 0, 0},
                               {},
                               std::string(text_of(note, "field")),
                               std::string(text_of(note, "text")),
                               number_of(note, "count")});
  return true;
}

std::optional<JournalHead> PullJournal::read_head(std::string_view line) {
  if (!line.starts_with('#') || !tree_.parse_strictly(line.substr(1))) return std::nullopt;
  const JsonNode json = tree_.root();
  if (number_of(json, "postferry_pull") != 1) return std::nullopt;
  JournalHead out;
  out.site = text_of(json, "site");
  out.user = text_of(json, "user");
  out.began = static_cast<std::int64_t>(number_of(json, "began"));
  out.since = static_cast<std::int64_t>(number_of(json, "since"));
  out.survey.rights = number_of(json, "author") != 0 ? Rights::author : Rights::visitor;
  out.survey.statuses = text_of(json, "statuses");
  out.survey.lists_users = number_of(json, "lists_users") != 0;
  if (!json.find("types") || !json.find("commented")) return std::nullopt;
  for (const JsonNode type : json.find("types"))
    out.survey.types.push_back({std::string(type.key()), std::string(type.text())});
  out.scope.modified_after = text_of(json, "modified_after");
  for (const JsonNode id : json.find("commented"))
    if (const auto number = parse_integer(id.text()))
      out.scope.commented.push_back(static_cast<std::uint64_t>(*number));
  return out;
}

}  // namespace postferry
