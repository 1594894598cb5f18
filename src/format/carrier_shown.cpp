// SPDX-License-Identifier: MIT
#include "format/carrier_shown.h"

#include <optional>
#include <string_view>

#include "base/numbers.h"
#include "codec/json_write.h"
#include "format/carrier_patch.h"

namespace postferry::carrier {

namespace {

/// A span as a carrier tells it.
struct Told {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::string_view hash;
};

std::optional<std::size_t> size_of(const JsonNode& node) {
  const auto number = node ? parse_integer(node.text()) : std::nullopt;
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::size_t>(*number);
}

bool stands_at(std::string_view body, std::size_t begin, const Told& told) {
  const std::size_t size = told.end - told.begin;
  return begin <= body.size() && size <= body.size() - begin &&
         hash_of(body.substr(begin, size)) == told.hash;
}

bool still_stands(std::string_view body, std::size_t old_size, const Told& told) {
  if (told.begin > told.end || told.end > old_size) return false;
  if (stands_at(body, told.begin, told)) return true;
  const std::size_t from_end = old_size - told.begin;
  return from_end <= body.size() && stands_at(body, body.size() - from_end, told);
}

}  // namespace

std::string shown_json(const ShownBody& shown, const Post& native) {
  if (shown.facts.empty() || !native.content || native.content->value != shown.body.value)
    return {};
  const std::string_view body = shown.body.value;
  std::string facts;
  for (const ShownFact& fact : shown.facts) {
    if (!facts.empty()) facts += ',';
    facts += '[';
    append_json_string(facts, name(fact.fact));
    facts += ',' + std::to_string(fact.begin) + ',' + std::to_string(fact.end) + ',' +
             hash_of(body.substr(fact.begin, fact.end - fact.begin)) + ']';
  }
  return "{\"body\":[" + std::to_string(body.size()) + ',' + hash_of(body) + "],\"facts\":[" +
         facts + "]}";
}

std::vector<ReviewFact> edited_facts(const JsonNode& shown, const Post& native) {
  std::vector<ReviewFact> edited;
  const JsonNode whole = shown ? shown.find("body") : JsonNode();
  const JsonNode size = whole && whole.is(JsonKind::array) ? whole.first_child() : JsonNode();
  const JsonNode hash = size ? size.next() : JsonNode();
  const JsonNode facts = shown ? shown.find("facts") : JsonNode();
  const auto old_size = size_of(size);
  if (!hash || !facts || !old_size) return edited;
  const std::string_view body =
      native.content ? std::string_view(native.content->value) : std::string_view();
  if (body.size() == *old_size && hash_of(body) == hash.raw()) return edited;
  for (const JsonNode item : facts) {
    const JsonNode name = item.is(JsonKind::array) ? item.first_child() : JsonNode();
    const JsonNode begin = name ? name.next() : JsonNode();
    const JsonNode end = begin ? begin.next() : JsonNode();
    const JsonNode line_hash = end ? end.next() : JsonNode();
    ReviewFact fact{};
    if (!line_hash || !find_review_fact(name.text(), fact)) continue;
    const auto from = size_of(begin);
    const auto to = size_of(end);
    if (!from || !to) continue;
    if (!still_stands(body, *old_size, {*from, *to, line_hash.raw()})) edited.push_back(fact);
  }
  return edited;
}

}  // namespace postferry::carrier
