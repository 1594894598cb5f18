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

// The body without our script, and without an element or block that holds nothing else.
std::string without_script(const Text& body, const JsonLdScript& script) {
  const std::string& value = body.value;
  std::size_t begin = value.rfind("<script", script.begin);
  std::size_t end = value.find(script_end, script.end);
  if (begin == std::string::npos || end == std::string::npos) return value;
  end += script_end.size();
  using Pair = std::pair<std::string_view, std::string_view>;
  for (const auto& [open, close] :
       {Pair{"<p>", "</p>"}, Pair{"<!-- wp:html -->\n", "\n<!-- /wp:html -->"}}) {
    const bool inside = std::string_view(value).substr(0, begin).ends_with(open) &&
                        std::string_view(value).substr(end).starts_with(close);
    if (!inside) continue;
    begin -= open.size();
    end += close.size();
  }
  std::string out = value.substr(0, begin);
  const bool at_end = trim_blanks(std::string_view(value).substr(end)).empty();
  while (at_end && out.ends_with('\n')) out.pop_back();
  return at_end ? out : out.append(value, end);
}

Stating try_json_ld(const Post& post, std::string_view author, PostReading& reading, Text& body) {
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

  // What an older script says contradicts nothing any more.
  if (own != scripts.end()) {
    const Text bare{body.format, without_script(body, *own), body.rendered};
    (void)reading.read(post, &bare);
  }
  const Review before = reading.says();
  const std::size_t disagreements = reading.disagreements.size();
  (void)reading.read(post, &with);
  const Review& after = reading.says();
  const FactSet lost = facts_said(*post.review, before) & ~facts_said(*post.review, after);
  const FactSet wrong =
      facts_contradicted(*post.review, after) & ~facts_contradicted(*post.review, before);
  const FactSet invented = facts_invented(*post.review, before, after);
  const bool contradicts = reading.disagreements.size() > disagreements;
  if (lost.any() || wrong.any() || invented.any() || contradicts || reading.statements.empty()) {
    (void)reading.read(post, &body);
    return contradicts ? Stating::contradicted : Stating::not_readable;
  }
  body = std::move(with);
  return stated;
}

}  // namespace

Stating add_json_ld(const Post& post, std::string_view author, PostReading& reading, Text& body) {
  const Stating stating = try_json_ld(post, author, reading, body);
  if (is_stated(stating) || body.value.find(json_ld_maker) == std::string::npos) return stating;
  (void)reading.read(post, &body);
  for (const JsonLdScript& script : json_ld_scripts(reading.tape)) {
    if (!script.own) continue;
    body.value = without_script(body, script);
    (void)reading.read(post, &body);
    break;
  }
  return stating;
}

std::string_view shortcoming(Stating stating) noexcept {
  switch (stating) {
    case Stating::stated: return {};
    case Stating::unrated: return "written without a rating, which search engines ask for";
    case Stating::plain_text: return "none: plain text has no place for a script";
    case Stating::others: return "none: the body has other markup of a review already";
    case Stating::no_work: return "none: neither a work nor a rating is known";
    case Stating::no_text: return "none: neither a rating nor a text, so it reviews nothing";
    case Stating::contradicted:
      return "none: the body says something else than the review's own fields";
    case Stating::not_readable: return "none: it would be read back as another review";
  }
  return {};
}

}  // namespace postferry
