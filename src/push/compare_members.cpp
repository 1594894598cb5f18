// SPDX-License-Identifier: MIT
#include "push/compare_members.h"

#include <algorithm>

#include "base/ascii.h"
#include "codec/entities.h"
#include "push/push_keys.h"
#include "push/site_posts.h"

namespace postferry {

namespace {

constexpr std::size_t longest = 60;

bool is_nothing(const JsonNode& node) {
  if (!node || node.is(JsonKind::null)) return true;
  if (node.is(JsonKind::array) || node.is(JsonKind::object)) return node.empty();
  return node.text().empty() || node.text() == "0" || node.text() == "false";
}

// A switch that is off is a value, too.
bool is_unset(const JsonNode& node) {
  if (node && node.is(JsonKind::object))
    if (const JsonNode raw = node.find("raw")) return is_nothing(raw);
  return is_nothing(node) && !(node && node.is(JsonKind::boolean));
}

std::vector<std::string> sorted_texts(const JsonNode& list) {
  std::vector<std::string> out;
  if (list && (list.is(JsonKind::array) || list.is(JsonKind::object)))
    for (const JsonNode item : list) out.emplace_back(item.text());
  std::sort(out.begin(), out.end());
  return out;
}

// Words of a request that answers say otherwise.
std::string_view answered(std::string_view member, std::string_view text) {
  if (member == "status" && text == "approve") return "approved";
  return text;
}

bool is_same_text(std::string_view member, std::string_view sent, std::string_view there) {
  sent = answered(member, sent);
  if (sent == there) return true;
  if (member == "slug") return slug_form(sent) == slug_form(there);
  // wp_insert_post() goes by the date.
  if (member == "status" && sent == "publish") return there == "future";
  if (member == "status" && sent == "future") return there == "publish";
  if (member == "title") return trim(sent) == trim(there);
  // esc_url() and the like keep these with references.
  if (member == "author_url" || member == "url")
    return decode_entities(sent) == decode_entities(there);
  return false;
}

bool is_same(std::string_view member, const JsonNode& sent, const JsonNode& there) {
  if (sent.is(JsonKind::array)) return sorted_texts(sent) == sorted_texts(there);
  if (is_nothing(sent) && is_nothing(there)) return true;
  if (!there || there.is(JsonKind::null)) return false;
  if (!there.is(JsonKind::object)) return is_same_text(member, sent.text(), there.text());
  const JsonNode raw = there.find("raw");
  return raw && is_same_text(member, sent.text(), raw.text());
}

// A long text is told by where it begins to differ.
std::string shown(const JsonNode& sent, const JsonNode& there) {
  if (!there || there.is(JsonKind::null)) return "there is none";
  std::string_view text = there.text();
  if (there.is(JsonKind::object))
    if (const JsonNode raw = there.find("raw")) text = raw.text();
  if (there.is(JsonKind::array)) text = there.raw();
  if (text.size() <= longest) return "it is \"" + std::string(text) + "\"";
  const std::string_view wanted = sent.text();
  const auto [at, end] = std::mismatch(text.begin(), text.end(), wanted.begin(), wanted.end());
  return "it differs from byte " + std::to_string(at - text.begin()) +
         " on: " + std::to_string(wanted.size()) + " bytes were sent, " +
         std::to_string(text.size()) + " are there";
}

}  // namespace

std::vector<MemberDifference> compare_members(const PushMembers& members, const JsonNode& copy) {
  std::vector<MemberDifference> out;
  JsonTree tree;
  if (!tree.parse_strictly(members.to_json()) || !copy.is(JsonKind::object)) return out;
  for (const JsonNode sent : tree.root()) {
    const std::string key(sent.key());
    const JsonNode there = copy.find(key);
    if (!sent.is(JsonKind::object)) {
      if (!is_same(key, sent, there)) out.push_back({key, shown(sent, there), is_unset(there)});
      continue;
    }
    for (const JsonNode part : sent) {
      const JsonNode value = there.is(JsonKind::object) ? there.find(part.key()) : JsonNode();
      if (!is_same(key, part, value))
        out.push_back({key + "." + std::string(part.key()), shown(part, value), is_unset(value)});
    }
  }
  return out;
}

}  // namespace postferry
