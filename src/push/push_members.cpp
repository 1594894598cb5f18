// SPDX-License-Identifier: MIT
#include "push/push_members.h"

#include <algorithm>

#include "codec/json_write.h"

namespace postferry {

void PushMembers::text(std::string key, std::string_view value) {
  std::string json;
  append_json_string(json, value);
  set(std::move(key), std::move(json));
}

void PushMembers::number(std::string key, std::int64_t value) {
  set(std::move(key), std::to_string(value));
}

void PushMembers::boolean(std::string key, bool value) {
  set(std::move(key), value ? "true" : "false");
}

void PushMembers::json(std::string key, std::string value) {
  set(std::move(key), std::move(value));
}

void PushMembers::set(std::string key, std::string json) {
  for (auto& [name, value] : members_)
    if (name == key) {
      value = std::move(json);
      return;
    }
  members_.emplace_back(std::move(key), std::move(json));
}

bool PushMembers::remove(std::string_view key) {
  return std::erase_if(members_, [key](const auto& member) { return member.first == key; }) != 0;
}

bool PushMembers::has(std::string_view key) const {
  return std::any_of(members_.begin(), members_.end(),
                     [key](const auto& member) { return member.first == key; });
}

std::string PushMembers::to_json() const {
  std::string out;
  JsonList list(out, JsonList::Kind::object);
  for (const auto& [key, value] : members_) {
    list.element();
    append_json_string(out, key);
    out += ':';
    out += value;
  }
  list.close();
  return out;
}

}  // namespace postferry
