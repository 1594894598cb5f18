// SPDX-License-Identifier: MIT
#include "codec/json_write.h"
#include "commands/explain.h"
#include "commands/json_members.h"

namespace postferry {

namespace {

using Kind = JsonList::Kind;

void add_post(std::string& out, JsonList& object, const ExplainedPost& from) {
  object.key("post");
  JsonList inner(out, Kind::object);
  add_text(out, inner, "id", from.post.id.text);
  add_text(out, inner, "type", from.post.type.empty() ? "post" : from.post.type);
  add_text(out, inner, "slug", from.post.slug);
  add_text(out, inner, "title", from.post.title);
  add_text(out, inner, "source", from.place.source);
  if (from.place.line != 0) add_number(out, inner, "line", from.place.line);
  inner.close();
}

void add_body(std::string& out, JsonList& object, const ExplainedPost& from) {
  if (!from.post.content) return;
  object.key("body");
  JsonList inner(out, Kind::object);
  add_text(out, inner, "format", from.post.content->format);
  add_number(out, inner, "bytes", from.post.content->value.size());
  add_number(out, inner, "skimmed_pieces", from.explanation.skimmed_pieces);
  add_number(out, inner, "skimmed_bytes", from.explanation.skimmed_bytes);
  inner.close();
}

void add_spot(std::string& out, JsonList& object, const Spot& spot) {
  add_text(out, object, "where", spot.where);
  if (spot.line != 0) add_number(out, object, "line", spot.line);
  add_text(out, object, "words", spot.words);
}

void add_facts(std::string& out, JsonList& object, const Explanation& from) {
  object.key("facts");
  JsonList list(out, Kind::array);
  for (const ExplainedFact& fact : from.facts) {
    list.element();
    JsonList item(out, Kind::object);
    add_text(out, item, "field", fact.field);
    add_text(out, item, "value", fact.value);
    add_spot(out, item, fact.spot);
    if (fact.confidence) {
      item.key("confidence");
      out += fact.confidence->to_string();
    }
    add_text(out, item, "trust", trust_ranks()[fact.rank].name);
    add_number(out, item, "rank", fact.rank + 1);
    item.close();
  }
  list.close();
}

void add_left(std::string& out, JsonList& object, const Explanation& from) {
  object.key("left");
  JsonList list(out, Kind::array);
  for (const ExplainedLeft& left : from.left) {
    list.element();
    JsonList item(out, Kind::object);
    add_text(out, item, "reason", info(left.reason).name);
    add_text(out, item, "why", info(left.reason).text);
    add_text(out, item, "field", left.field);
    add_text(out, item, "value", left.value);
    add_spot(out, item, left.spot);
    add_text(out, item, "instead", left.instead);
    item.close();
  }
  list.close();
  if (from.left_unlisted > 0) add_number(out, object, "left_unlisted", from.left_unlisted);
}

}  // namespace

std::string to_json(const ExplainedPost& explained) {
  std::string out;
  JsonList object(out, Kind::object);
  add_post(out, object, explained);
  add_body(out, object, explained);
  add_facts(out, object, explained.explanation);
  add_left(out, object, explained.explanation);
  object.close();
  return out + "\n";
}

}  // namespace postferry
