// SPDX-License-Identifier: MIT
#include "rest/pull_state.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.h"
#include "base/numbers.h"
#include "codec/json_tree.h"
#include "codec/json_write.h"
#include "io/sink.h"
#include "rest/url.h"

namespace postferry {

namespace {

constexpr std::string_view version = "1";
constexpr std::int64_t last_second = 253402300799;  // of the year 9999

[[noreturn]] void refuse(const std::string& path) {
  throw Error(ErrorCode::input,
              "this file is no state of a pull; give --state another name, or move it away", path);
}

std::string text_in(const JsonNode& object, std::string_view key, const std::string& path) {
  const JsonNode member = object.find(key);
  if (!member) refuse(path);
  return std::string(member.text());
}

std::optional<PulledSite> read_state(const std::string& path) {
  const std::optional<std::string> bytes = read_if_there(path);
  if (!bytes) return std::nullopt;
  JsonTree tree;
  if (!tree.parse_strictly(*bytes) || !tree.root().is(JsonKind::object)) refuse(path);
  const JsonNode root = tree.root();
  if (text_in(root, "postferry_state", path) != version) refuse(path);
  PulledSite out{text_in(root, "site", path), text_in(root, "user", path), 0, {}};
  const auto began = parse_integer(text_in(root, "began", path));
  const JsonNode types = root.find("ids");
  if (!began || *began <= 0 || *began > last_second || !types) refuse(path);
  out.began = *began;
  for (const JsonNode type : types) {
    std::vector<std::uint64_t>& ids = out.ids[std::string(type.key())];
    for (const JsonNode id : type)
      if (const auto number = parse_integer(id.text()); number && *number >= 0)
        ids.push_back(static_cast<std::uint64_t>(*number));
    std::sort(ids.begin(), ids.end());  // by hand they may be in any order
  }
  return out;
}

std::string state_text(const PulledSite& site) {
  std::string out = "{\"postferry_state\":" + std::string(version) + ",\"site\":";
  append_json_string(out, site.site);
  out += ",\"user\":";
  append_json_string(out, site.user);
  out += ",\"began\":" + std::to_string(site.began) + ",\"ids\":";
  JsonList types(out, JsonList::Kind::object);
  for (const auto& [type, ids] : site.ids) {
    types.element();
    out += '\n';
    append_json_string(out, type);
    out += ':';
    JsonList list(out, JsonList::Kind::array);
    for (const std::uint64_t id : ids) {
      list.element();
      append_json_integer(out, static_cast<std::int64_t>(id));
    }
    list.close();
  }
  types.close();
  return out + "}\n";
}

std::string who(const std::string& user) {
  return user.empty() ? std::string("a visitor") : "\"" + user + "\"";
}

void check(const std::string& path, const std::string& its_site, const std::string& its_user,
           const std::string& site, const std::string& user) {
  if (its_site == site && its_user == user) return;
  throw Error(ErrorCode::input,
              "this is the state of a pull from " + shown_url(its_site) + " as " + who(its_user) +
                  ", not from " + shown_url(site) + " as " + who(user) +
                  "; give --state another file",
              path);
}

}  // namespace

PullState::PullState(std::string path, bool since_last)
    : path_(std::move(path)),
      since_last_(since_last),
      last_(read_state(path_)),
      journal_(path_ + ".part") {}

void PullState::bind(const std::string& site, const std::string& user) {
  if (last_) check(path_, last_->site, last_->user, site, user);
  if (const auto& head = journal_.head())
    check(path_ + ".part", head->site, head->user, site, user);
}

const PulledSite* PullState::base() const noexcept {
  return since_last_ && last_ ? &*last_ : nullptr;
}

bool PullState::goes_on() const noexcept {
  const std::int64_t since = base() == nullptr ? 0 : base()->began;
  return journal_.head() && journal_.head()->since == since;
}

void PullState::finish() {
  if (!now_) return;
  const std::unique_ptr<Sink> file = file_sink(path_, true);
  file->write(state_text(*now_));
  file->close();
  journal_.remove();
}

}  // namespace postferry
