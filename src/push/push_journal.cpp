// SPDX-License-Identifier: MIT
#include "push/push_journal.h"

#include <charconv>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "base/numbers.h"
#include "codec/json_tree.h"
#include "codec/json_write.h"
#include "rest/url.h"

namespace postferry {

namespace {

constexpr std::string_view version = "1";
constexpr const char* no_journal =
    "this file is no journal of a push; give --state another name, or move it away";
constexpr std::size_t block = std::size_t{256} << 10;

std::string_view text_of(const JsonNode& object, std::string_view key) {
  const JsonNode member = object.find(key);
  return member ? member.text() : std::string_view();
}

// Hashes use all 64 bits, which JSON's readers may not keep as a number: they are written as text.
std::string hash_text(std::uint64_t hash) { return std::to_string(hash); }

std::uint64_t hash_in(const JsonNode& object, std::string_view key) {
  const std::string_view text = text_of(object, key);
  const char* const end = text.data() + text.size();
  std::uint64_t value = 0;
  return std::from_chars(text.data(), end, value).ptr == end ? value : 0;
}

void put_text(JsonList& list, std::string& out, std::string_view key, std::string_view text) {
  list.key(key);
  append_json_string(out, text);
}

}  // namespace

PushJournal::PushJournal(const std::string& path, const std::string& site, const std::string& user)
    : PushJournal(Head{path, site, user}) {
  file_.emplace(path);
  read();
  if (has_head_) return;
  std::string line;
  JsonList head(line, JsonList::Kind::object);
  put_text(head, line, "postferry_push", version);
  put_text(head, line, "site", site);
  put_text(head, line, "user", user);
  head.close();
  append(line);
  file_->sync();
}

PushJournal PushJournal::for_plan(const std::string& path, const std::string& site,
                                  const std::string& user) {
  PushJournal out(Head{path, site, user});
  const std::string text = read_if_there(path).value_or(std::string());
  out.check_rest(std::string_view(text).substr(out.take_lines(text)));
  return out;
}

void PushJournal::append(const std::string& line) { file_->append(line + "\n"); }

std::uint64_t PushJournal::key(std::string_view name) { return hash_bytes(name, 3); }

const PushJournal::Done* PushJournal::find(std::uint64_t key) const {
  const auto found = done_.find(key);
  return found == done_.end() ? nullptr : &found->second;
}

const PushJournal::Done* PushJournal::post(std::uint64_t remote) const {
  const auto found = posts_.find(remote);
  return found == posts_.end() ? nullptr : find(found->second);
}

void PushJournal::begin(std::string_view name) {
  std::string line;
  JsonList list(line, JsonList::Kind::object);
  put_text(list, line, "begin", name);
  list.close();
  append(line);
  file_->sync();
  began_.insert(key(name));
}

void PushJournal::done(std::string_view name, const Done& done) {
  std::string line;
  JsonList list(line, JsonList::Kind::object);
  put_text(list, line, "done", name);
  list.key("id");
  append_json_integer(line, static_cast<std::int64_t>(done.remote));
  put_text(list, line, "hash", hash_text(done.hash));
  put_text(list, line, "modified", hash_text(done.modified));
  if (done.open) put_text(list, line, "open", "yes");
  if (done.links != 0) put_text(list, line, "links", std::to_string(done.links));
  list.close();
  append(line);
  keep(key(name), done);
}

// A post that goes by another key since (no id, and another date) is no more the one of the old.
void PushJournal::keep(std::uint64_t key, const Done& done) {
  if (done.modified != 0) {  // only posts have that
    const auto [known, is_new] = posts_.emplace(done.remote, key);
    if (!is_new && known->second != key) {
      done_.erase(known->second);
      known->second = key;
    }
  }
  done_[key] = done;
  dropped_.erase(key);
  began_.erase(key);
}

void PushJournal::dropped(std::string_view name, const DroppedMembers& members) {
  for (const auto& [member, why] : members) {
    std::string line;
    JsonList list(line, JsonList::Kind::object);
    put_text(list, line, "dropped", name);
    put_text(list, line, "member", member);
    put_text(list, line, "why", why);
    list.close();
    append(line);
    dropped_[key(name)].emplace_back(member, why);
  }
}

const DroppedMembers* PushJournal::dropped(std::uint64_t key) const {
  const auto found = dropped_.find(key);
  return found == dropped_.end() ? nullptr : &found->second;
}

void PushJournal::file(std::uint64_t remote, std::string_view address) {
  if (address.empty()) return;
  std::string& known = files_[remote];
  if (known == address) return;
  known = address;
  std::string line;
  JsonList list(line, JsonList::Kind::object);
  put_text(list, line, "file", address);
  list.key("id");
  append_json_integer(line, static_cast<std::int64_t>(remote));
  list.close();
  append(line);
}

void PushJournal::refused(std::string_view name, std::uint64_t hash, std::string_view why) {
  std::string line;
  JsonList list(line, JsonList::Kind::object);
  put_text(list, line, "refused", name);
  put_text(list, line, "hash", hash_text(hash));
  put_text(list, line, "why", why);
  list.close();
  append(line);
  done_[key(name)].refused = hash;
  reasons_[key(name)] = why;
  began_.erase(key(name));
}

std::string said_earlier(const std::string& why) {
  return why + " (said to an earlier push; --overwrite asks again)";
}

std::string PushJournal::earlier_refusal(std::uint64_t key) const {
  const auto found = reasons_.find(key);
  return said_earlier(found == reasons_.end() ? "the site refused it" : found->second);
}

void PushJournal::read() {
  std::uint64_t offset = 0;  // behind the last whole line
  std::string rest;
  for (std::string piece = file_->read(0, block); !piece.empty();
       piece = file_->read(offset + rest.size(), block)) {
    rest += piece;
    const std::size_t taken = take_lines(rest);
    offset += taken;
    rest.erase(0, taken);
  }
  check_rest(rest);
  file_->truncate(offset);
}

// Gives where the last whole line ends.
std::size_t PushJournal::take_lines(std::string_view text) {
  std::size_t begin = 0;
  for (std::size_t end = 0; (end = text.find('\n', begin)) != std::string_view::npos;
       begin = end + 1) {
    ++lines_;
    if (take(text.substr(begin, end - begin))) continue;
    if (!has_head_) refuse(no_journal);
    refuse("line " + std::to_string(lines_) +
           " of the journal is damaged; take it out, or move the file away: then what the site has "
           "counts alone");
  }
  return begin;
}

// A last line may be cut, also the first.
void PushJournal::check_rest(std::string_view rest) const {
  if (!rest.empty() && !has_head_ && !rest.starts_with("{\"postferry_push\"")) refuse(no_journal);
}

bool PushJournal::take(std::string_view line) {
  JsonTree tree;
  if (!tree.parse_strictly(line) || !tree.root().is(JsonKind::object)) return false;
  const JsonNode root = tree.root();
  if (!has_head_) {
    if (text_of(root, "postferry_push") != version) return false;
    if (text_of(root, "site") != head_.site || text_of(root, "user") != head_.user)
      refuse("this is the journal of a push to " + shown_url(text_of(root, "site")) + " as \"" +
             std::string(text_of(root, "user")) + "\", not to " + shown_url(head_.site) + " as \"" +
             head_.user + "\"; give --state another file");
    return has_head_ = true;
  }
  if (const JsonNode name = root.find("begin")) {
    began_.insert(key(name.text()));
    return true;
  }
  if (root.find("refused")) {
    take_refusal(root);
    return true;
  }
  if (const JsonNode dropped = root.find("dropped")) {
    dropped_[key(dropped.text())].emplace_back(text_of(root, "member"), text_of(root, "why"));
    return true;
  }
  if (const JsonNode address = root.find("file")) {
    files_[hash_in(root, "id")] = address.text();
    return true;
  }
  const JsonNode name = root.find("done");
  if (!name) return false;
  Done done;
  done.remote = hash_in(root, "id");
  done.hash = hash_in(root, "hash");
  done.modified = hash_in(root, "modified");
  done.open = text_of(root, "open") == "yes";
  done.links = hash_in(root, "links");
  keep(key(name.text()), done);
  return true;
}

void PushJournal::take_refusal(const JsonNode& line) {
  const std::uint64_t name = key(text_of(line, "refused"));
  done_[name].refused = hash_in(line, "hash");
  reasons_[name] = text_of(line, "why");
  began_.erase(name);
}

void PushJournal::refuse(const std::string& why) const {
  throw Error(ErrorCode::input, why, head_.path);
}

}  // namespace postferry
