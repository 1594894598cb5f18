// SPDX-License-Identifier: MIT
#include "review/schema_node.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/numbers.h"
#include "codec/entities.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::size_t longest_text = 600;
// Members of one node that are looked at: no node has so many.
constexpr std::size_t most_members = 500;

// Calls look(member) for the node's members until it gives true.
template <class Look>
void look_at_members(const JsonNode& object, Look look) {
  std::size_t count = 0;
  for (const JsonNode member : object)
    if (look(member) || ++count == most_members) return;
}

JsonNode find_member(const JsonNode& object, string_view key) {
  JsonNode found;
  look_at_members(object, [&](const JsonNode& member) {
    if (member.key() == key) found = member;
    return static_cast<bool>(found);
  });
  return found;
}

// Runs of blanks as one space, none at the ends.
std::string collapsed(string_view text) {
  std::string out;
  std::size_t at = 0;
  for (string_view word = next_word(text, at); !word.empty(); word = next_word(text, at)) {
    if (!out.empty()) out += ' ';
    out += word;
  }
  return out;
}

void add_values(const JsonNode& value, std::vector<SchemaNode>& out) {
  if (out.size() >= SchemaNode::most_values || value.is(JsonKind::null)) return;
  if (value.is(JsonKind::array)) {
    for (const JsonNode element : value) {
      if (out.size() >= SchemaNode::most_values) return;
      add_values(element, out);
    }
    return;
  }
  if (value.is(JsonKind::object)) {
    for (const string_view key : {"@list", "@set"})
      if (const JsonNode list = find_member(value, key)) return add_values(list, out);
  }
  out.emplace_back(value);
}

}  // namespace

string_view without_prefix(string_view name) noexcept {
  const std::size_t end = name.find_last_of("/#:");
  return end == string_view::npos ? name : name.substr(end + 1);
}

bool is_address(string_view text) noexcept {
  return text.starts_with("http://") || text.starts_with("https://") || text.starts_with('/') ||
         text.starts_with("./") || text.starts_with("../") || text.starts_with('#');
}

bool SchemaNode::has_type(string_view type) const {
  const std::vector<string_view> all = types();
  return std::find(all.begin(), all.end(), type) != all.end();
}

std::vector<string_view> SchemaNode::types() const {
  std::vector<string_view> out;
  if (!is_object()) return out;
  JsonNode type = find_member(json_, "@type");
  if (!type) type = find_member(json_, "type");
  if (type.is(JsonKind::string)) out.push_back(without_prefix(type.text()));
  if (!type.is(JsonKind::array)) return out;
  for (const JsonNode element : type) {
    if (element.is(JsonKind::string)) out.push_back(without_prefix(element.text()));
    if (out.size() == most_values) break;
  }
  return out;
}

string_view SchemaNode::id() const noexcept {
  const JsonNode id = is_object() ? find_member(json_, "@id") : JsonNode();
  return id.is(JsonKind::string) ? id.text() : string_view();
}

bool SchemaNode::is_reference() const noexcept {
  if (id().empty()) return false;
  // `{"@id": ..., "@type": ...}` says no more.
  bool says_more = false;
  look_at_members(json_, [&](const JsonNode& member) {
    says_more = member.key() != "@id" && member.key() != "@type";
    return says_more;
  });
  return !says_more;
}

bool SchemaNode::has(string_view property) const noexcept {
  bool found = false;
  if (is_object())
    look_at_members(json_, [&](const JsonNode& member) {
      found = without_prefix(member.key()) == property;
      return found;
    });
  return found;
}

std::vector<SchemaNode> SchemaNode::values(string_view property) const {
  std::vector<SchemaNode> out;
  if (is_object())
    look_at_members(json_, [&](const JsonNode& member) {
      if (without_prefix(member.key()) == property) add_values(member, out);
      return false;
    });
  return out;
}

SchemaNode SchemaNode::first(string_view property) const {
  const std::vector<SchemaNode> all = values(property);
  return all.empty() ? SchemaNode() : all.front();
}

std::string SchemaNode::text() const {
  if (!json_) return {};
  if (is_object()) {
    // Two steps at most: a name may be {"@value": ...}, but is no node.
    if (const JsonNode value = find_member(json_, "@value"))
      return value.is(JsonKind::object) ? std::string() : SchemaNode(value).text();
    const SchemaNode name = first("name");
    if (!name.is_object()) return name.text();
    const JsonNode value = find_member(name.json_, "@value");
    return value.is(JsonKind::object) ? std::string() : SchemaNode(value).text();
  }
  if (!json_.is(JsonKind::string) && !json_.is(JsonKind::number)) return {};
  if (json_.text().size() > longest_text) return {};
  if (json_.text().find('&') == string_view::npos) return collapsed(json_.text());
  return collapsed(decode_entities(json_.text()));
}

std::string SchemaNode::address() const {
  if (json_.is(JsonKind::string)) {
    const string_view address = trim(json_.text());
    return address.size() <= 2000 && address.find_first_of(" \n<>\"") == string_view::npos
               ? std::string(address)
               : std::string();
  }
  if (!is_object()) return {};
  for (const string_view property : {"url", "contentUrl"})
    if (const SchemaNode inner = first(property); inner.json_.is(JsonKind::string))
      return inner.address();
  const string_view own = id();
  return own.starts_with("http") ? std::string(own) : std::string();
}

}  // namespace postferry
