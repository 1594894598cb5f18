// SPDX-License-Identifier: MIT
#include "review/render_json_ld.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "model/review_facts.h"
#include "review/json_ld.h"
#include "review/json_ld_write.h"
#include "review/render_check.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::string_view script_begin = "<script type=\"application/ld+json\">";
constexpr std::string_view script_end = "</script>";

// What review_json_ld() looks at.
Post without_body(const Post& post) {
  Post stated;
  stated.title = post.title;
  stated.author = post.author;
  stated.url = post.url;
  stated.date = post.date;
  stated.date_gmt = post.date_gmt;
  stated.language = post.language;
  stated.review = post.review;
  return stated;
}

// The JSON without facts that would be read back as something else.
std::string sound_json(const Post& post, std::string_view author) {
  Post stated = without_body(post);
  for (;;) {
    std::string json = review_json_ld(stated, author);
    if (json.empty()) return {};
    Statements says;
    read_json_ld(json, says);
    if (says.size() != 1) return {};
    const FactSet wrong = facts_contradicted(*stated.review, says.front().says);
    if (facts_invented(*stated.review, {}, says.front().says).any()) return {};
    if (wrong.none()) return json;
    for (const ReviewFact fact : all_review_facts)
      if (wrong.test(bit_of(fact))) erase_fact(*stated.review, fact);
  }
}

// The script behind the body.
std::string appended(const Text& body, std::string_view json) {
  const bool blocks = body.format == "blocks";
  const bool tags = body.format == "html";
  std::string out = body.value;
  if (!out.empty()) {
    if (!out.ends_with('\n')) out += '\n';
    if (!tags && !out.ends_with("\n\n")) out += '\n';
  }
  if (blocks) out += "<!-- wp:html -->\n";
  out += script_begin;
  out += json;
  out += script_end;
  if (blocks) out += "\n<!-- /wp:html -->";
  return out;
}

std::string replaced(const Text& body, const JsonLdScript& old, std::string_view json) {
  std::string out = body.value.substr(0, old.begin);
  out += json;
  out.append(body.value, old.end);
  return out;
}

// Whether somebody else's markup states a review.
bool states_review(const Statements& statements) {
  return std::any_of(statements.begin(), statements.end(), [](const Statement& statement) {
    const bool schema = statement.where == "json-ld" || statement.where == "microdata";
    return schema && statement.trust != Trust::derived &&
           (statement.says.rating || !statement.says.works.empty());
  });
}

}  // namespace

Stating add_json_ld(const Post& post, std::string_view author, PostReading& reading, Text& body) {
  const Review& review = *post.review;
  if (!review.rating && review.works.empty()) return Stating::no_work;
  if (!review.rating && trim_blanks(body.value).empty()) return Stating::no_text;
  if (body.format == "text") return Stating::plain_text;
  (void)reading.read(post, &body);
  if (states_review(reading.statements)) return Stating::others;
  const std::string json = sound_json(post, author);
  if (json.empty()) return Stating::not_readable;
  const Stating stated = review.rating ? Stating::stated : Stating::unrated;

  std::vector<JsonLdScript> scripts;
  if (!body.value.empty()) scripts = json_ld_scripts(reading.tape);
  const auto own = std::find_if(scripts.begin(), scripts.end(),
                                [](const JsonLdScript& script) { return script.own; });
  Text with{body.format, {}, body.rendered};
  with.value = own == scripts.end() ? appended(body, json) : replaced(body, *own, json);
  if (with.value == body.value) return stated;

  const Review before = reading.says();
  const std::size_t disagreements = reading.disagreements.size();
  (void)reading.read(post, &with);
  const Review& after = reading.says();
  const FactSet lost = facts_said(*post.review, before) & ~facts_said(*post.review, after);
  const FactSet wrong =
      facts_contradicted(*post.review, after) & ~facts_contradicted(*post.review, before);
  const FactSet invented = facts_invented(*post.review, before, after);
  if (lost.any() || wrong.any() || invented.any() || reading.disagreements.size() > disagreements ||
      reading.statements.empty()) {
    (void)reading.read(post, &body);
    return Stating::not_readable;
  }
  body = std::move(with);
  return stated;
}

std::string_view shortcoming(Stating stating) noexcept {
  switch (stating) {
    case Stating::stated: return {};
    case Stating::unrated: return "written without a rating, which search engines ask for";
    case Stating::plain_text: return "none: plain text has no place for a script";
    case Stating::others: return "none: the body has other markup of a review already";
    case Stating::no_work: return "none: neither a work nor a rating is known";
    case Stating::no_text: return "none: neither a rating nor a text, so it reviews nothing";
    case Stating::not_readable: return "none: it would be read back as another review";
  }
  return {};
}

}  // namespace postferry
