// SPDX-License-Identifier: MIT
// Short ways to make posts with places in them, and to show what the places say.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "model/post.h"
#include "review/statement.h"

namespace postferry::places {

using Pairs = std::vector<std::pair<std::string, std::string>>;

inline Post with_meta(const Pairs& pairs) {
  Post post;
  for (const auto& [key, value] : pairs) post.meta.push_back({key, value});
  return post;
}

inline std::string number(const std::optional<Decimal>& value) {
  return value ? value->to_string() : "?";
}

inline std::string shown(const Work& work) {
  std::string out;
  const auto add = [&out](std::string_view label, std::string_view text) {
    if (!text.empty()) out.append(" ").append(label).append(text);
  };
  add("T:", work.title);
  for (const std::string& author : work.authors) add("A:", author);
  for (const Contributor& person : work.contributors) add(person.role + ":", person.name);
  for (const Series& series : work.series) add("series:", series.name + "#" + series.position);
  for (const auto& [name, id] : work.ids) add(name + ":", id);
  add("publisher:", work.publisher);
  add("binding:", work.binding);
  if (work.pages) add("pages:", std::to_string(*work.pages));
  if (work.year) add("year:", std::to_string(*work.year));
  add("url:", work.url);
  add("cover:", work.cover);
  add("kind:", work.kind);
  add("about:", work.summary);
  return out;
}

/// "meta:KEY R:4/5 (text) ... T:Emma A:Jane Austen"
inline std::string shown(const Statement& statement) {
  const Review& says = statement.says;
  std::string out = statement.where;
  if (says.rating) {
    out += " R:" + number(says.rating->value);
    if (says.rating->best) out += "/" + number(says.rating->best);
    if (says.rating->text != number(says.rating->value)) out += " (" + says.rating->text + ")";
  }
  if (says.reader_rating) {
    out += " readers:" + number(says.reader_rating->value) + "/" + number(says.reader_rating->best);
    if (says.reader_rating->count) out += " of " + std::to_string(*says.reader_rating->count);
  }
  for (const AspectRating& aspect : says.aspect_ratings)
    out += " [" + aspect.aspect + " " + number(aspect.value) + "/" + number(aspect.best) + "]";
  for (const std::string& subject : says.subjects) out += " S:" + subject;
  if (!says.shelf.empty()) out += " shelf:" + says.shelf;
  if (!says.summary.empty()) out += " summary:" + says.summary;
  if (!says.works.empty()) out += shown(says.works.front());
  return out;
}

/// One statement a line.
inline std::string shown(const Statements& statements) {
  std::string out;
  for (const Statement& statement : statements) out += (out.empty() ? "" : "\n") + shown(statement);
  return out;
}

}  // namespace postferry::places
