// SPDX-License-Identifier: MIT
#include "review/template_names.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"

namespace postferry {

namespace {

struct FactRow {
  std::string_view name;
  ReviewFact fact;
};
constexpr auto facts = std::to_array<FactRow>({
#define WORK_FACT(id, member, field) {#id, ReviewFact::id},
#define REVIEW_FACT(id, member, field) {#id, ReviewFact::id},
#include "model/review_facts.def"
#undef WORK_FACT
#undef REVIEW_FACT
});

struct WordRow {
  TemplateScope scope;
  std::string_view name;
  TemplateWord word;
};
constexpr auto words =
    std::to_array<WordRow>({{TemplateScope::group, "heading", TemplateWord::heading},
                            {TemplateScope::group, "reason", TemplateWord::reason},
                            {TemplateScope::group, "works", TemplateWord::works},
                            {TemplateScope::upcoming, "works", TemplateWord::works},
                            {TemplateScope::work, "work", TemplateWord::work},
                            {TemplateScope::work, "title", TemplateWord::title},
                            {TemplateScope::work, "authors", TemplateWord::authors},
                            {TemplateScope::work, "url", TemplateWord::url},
                            {TemplateScope::work, "note", TemplateWord::note},
                            {TemplateScope::aspect, "aspect", TemplateWord::aspect},
                            {TemplateScope::aspect, "rating", TemplateWord::rating}});

// Facts of which a template shows one part: "ids.isbn13", "contributors.translator".
constexpr bool has_parts(ReviewFact fact) {
  return fact == ReviewFact::ids || fact == ReviewFact::contributors;
}

}  // namespace

std::optional<TemplateName> find_template_name(std::string_view text, TemplateScope scope,
                                               ReviewFact fact) {
  if (scope != TemplateScope::review) {
    const auto* const row = std::find_if(words.begin(), words.end(), [&](const WordRow& candidate) {
      return candidate.scope == scope && candidate.name == text;
    });
    if (row == words.end()) return std::nullopt;
    return TemplateName{row->word, fact, {}};
  }
  const std::size_t dot = text.find('.');
  const std::string_view front = text.substr(0, dot);
  for (const FactRow& row : facts) {
    if (row.name != front || has_parts(row.fact) != (dot != std::string_view::npos)) continue;
    std::string part(dot == std::string_view::npos ? std::string_view() : text.substr(dot + 1));
    if (has_parts(row.fact) && part.empty()) return std::nullopt;
    return TemplateName{TemplateWord::fact, row.fact, std::move(part)};
  }
  return std::nullopt;
}

std::string template_names(TemplateScope scope) {
  std::string out;
  const auto add = [&out](std::string_view name) { (out += out.empty() ? "" : ", ") += name; };
  if (scope == TemplateScope::review)
    for (const FactRow& row : facts) {
      add(row.name);
      if (row.fact == ReviewFact::ids) out += ".KIND";
      if (row.fact == ReviewFact::contributors) out += ".ROLE";
    }
  for (const WordRow& row : words)
    if (row.scope == scope) add(row.name);
  return out;
}

std::optional<TemplateScope> scope_within(const TemplateName& name) {
  if (name.word == TemplateWord::works) return TemplateScope::work;
  if (name.word != TemplateWord::fact) return std::nullopt;
  if (name.fact == ReviewFact::recommendations) return TemplateScope::group;
  if (name.fact == ReviewFact::upcoming) return TemplateScope::upcoming;
  if (name.fact == ReviewFact::aspect_ratings) return TemplateScope::aspect;
  return std::nullopt;
}

}  // namespace postferry
