// SPDX-License-Identifier: MIT
// Statements in short, for tests.
#pragma once

#include <string>
#include <string_view>

#include "body/body_read.h"
#include "review/statement.h"
#include "unit/review/bodies.h"

namespace postferry::statements {

inline std::string scaled(const std::optional<Decimal>& value, const std::optional<Decimal>& best) {
  std::string out = value ? value->to_string() : "?";
  if (best) out += "/" + best->to_string();
  return out;
}

inline std::string shown(const Work& work) {
  std::string out = work.title;
  for (const std::string& author : work.authors) out += "|" + author;
  for (const auto& [name, id] : work.ids) out += " " + name + ":" + id;
  if (!work.kind.empty()) out += " kind:" + work.kind;
  if (work.pages) out += " pages:" + std::to_string(*work.pages);
  if (work.year) out += " year:" + std::to_string(*work.year);
  if (!work.publisher.empty()) out += " publisher:" + work.publisher;
  if (!work.binding.empty()) out += " binding:" + work.binding;
  if (!work.language.empty()) out += " language:" + work.language;
  for (const Series& series : work.series) out += " series:" + series.name + "#" + series.position;
  for (const Contributor& other : work.contributors) out += " " + other.role + ":" + other.name;
  if (!work.url.empty()) out += " url:" + work.url;
  if (!work.cover.empty()) out += " cover:" + work.cover;
  return out;
}

/// "W:Emma|Jane Austen isbn13:... R:4/5 readers:3.9/5*120 S:a S:b rec[heading|reason]:X/Y"
inline std::string shown(const Review& says) {
  std::string out;
  const auto add = [&out](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
  for (const Work& work : says.works) add("W:" + shown(work));
  if (says.rating) add("R:" + scaled(says.rating->value, says.rating->best));
  if (says.rating && says.rating->worst) add("worst:" + says.rating->worst->to_string());
  for (const AspectRating& aspect : says.aspect_ratings)
    add(aspect.aspect + ":" + scaled(aspect.value, aspect.best));
  if (says.reader_rating) {
    add("readers:" + scaled(says.reader_rating->value, says.reader_rating->best));
    if (says.reader_rating->count) out += "*" + std::to_string(*says.reader_rating->count);
  }
  for (const std::string& subject : says.subjects) add("S:" + subject);
  for (const Recommendation& group : says.recommendations)
    add("rec[" + group.heading + "|" + group.reason + "]:" + bodies::works(group.works));
  if (!says.upcoming.empty()) add("up:" + bodies::works(says.upcoming));
  if (!says.started.empty()) add("started:" + says.started.iso);
  if (!says.finished.empty()) add("finished:" + says.finished.iso);
  if (!says.shelf.empty()) add("shelf:" + says.shelf);
  if (!says.summary.empty()) add("summary:" + says.summary);
  return out;
}

/// One line a statement.
inline std::string shown(const Statements& list) {
  std::string out;
  for (const Statement& statement : list) out += (out.empty() ? "" : "\n") + shown(statement.says);
  return out;
}

using Reader = void (*)(const Tape&, Statements&);

inline Statements read(Reader reader, std::string_view body, std::string_view format = "html") {
  Tape tape;
  read_body(body, format, tape);
  Statements out;
  reader(tape, out);
  return out;
}

}  // namespace postferry::statements
