// SPDX-License-Identifier: MIT
#include "review/template_values.h"

#include <utility>

#include "base/ascii.h"
#include "review/titles.h"

namespace postferry {

namespace {

const Work& main_work(const Review& review) {
  static const Work none;
  return review.works.empty() ? none : review.works.front();
}

std::string on_one_line(std::string text) {
  std::string out;
  for (const char c : text) {
    const bool breaks = c == '\n' || c == '\r' || c == '\t';
    if (!breaks)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return std::string(trim(out));
}

template <class Number>
std::string number_text(const std::optional<Number>& number) {
  return number ? std::to_string(*number) : std::string();
}

std::string id_text(const Ids& ids, const std::string& kind) {
  for (const auto& [name, id] : ids)
    if (name == kind) return id;
  return {};
}

std::string contributors_text(const Work& work, const std::string& role) {
  std::vector<std::string> names;
  for (const Contributor& one : work.contributors)
    if (equals_ignoring_case(one.role, role)) names.push_back(one.name);
  return names.empty() ? std::string() : join_names(names).value_or(std::string());
}

std::string series_text(const std::vector<Series>& series) {
  if (series.empty()) return {};
  const Series& first = series.front();
  return first.position.empty() ? first.name : first.name + " #" + first.position;
}

std::string names_text(const std::vector<std::string>& names) {
  return names.empty() ? std::string() : join_names(names).value_or(std::string());
}

std::string subjects_text(const std::vector<std::string>& subjects) {
  return subjects.empty() ? std::string() : join_subjects(subjects).value_or(std::string());
}

std::string readers_text(const std::optional<ReaderRating>& rating) {
  return rating ? written_rating({rating->value, rating->best, {}, {}}) : std::string();
}

std::string text_of_work(const Work& work, const TemplateName& name) {
  switch (name.fact) {
    case ReviewFact::title: return work.title;
    case ReviewFact::authors: return names_text(work.authors);
    case ReviewFact::subtitle: return work.subtitle;
    case ReviewFact::contributors: return contributors_text(work, name.part);
    case ReviewFact::series: return series_text(work.series);
    case ReviewFact::ids: return id_text(work.ids, name.part);
    case ReviewFact::publisher: return work.publisher;
    case ReviewFact::binding: return work.binding;
    case ReviewFact::pages: return number_text(work.pages);
    case ReviewFact::year: return number_text(work.year);
    case ReviewFact::original_year: return number_text(work.original_year);
    case ReviewFact::language: return work.language;
    case ReviewFact::url: return work.url;
    case ReviewFact::cover: return work.cover;
    case ReviewFact::kind: return work.kind;
    case ReviewFact::work_summary: return work.summary;
    default: return {};
  }
}

std::string text_of(const Review& review, const TemplateName& name) {
  switch (name.fact) {
    case ReviewFact::subjects: return subjects_text(review.subjects);
    case ReviewFact::rating: return review.rating ? written_rating(*review.rating) : std::string();
    case ReviewFact::reader_rating: return readers_text(review.reader_rating);
    case ReviewFact::started: return review.started.iso;
    case ReviewFact::finished: return review.finished.iso;
    case ReviewFact::summary: return review.summary;
    default: return text_of_work(main_work(review), name);
  }
}

LaidLine line_of(std::string text, std::string url = {}) {
  text = on_one_line(std::move(text));
  if (text.empty()) return {};
  return {{.text = std::move(text), .url = std::move(url)}};
}

LaidLine fact_value(const Review& review, const TemplateName& name) {
  std::string text = text_of(review, name);
  if (name.fact == ReviewFact::cover) {
    if (text.empty()) return {};
    return {{.text = on_one_line(main_work(review).title), .url = std::move(text), .image = true}};
  }
  if (name.fact == ReviewFact::url) return line_of(text, text);
  return line_of(std::move(text));
}

LaidLine group_value(const TemplatePlace& place, TemplateWord word) {
  const Recommendation& group = *place.group;
  if (word == TemplateWord::reason) return line_of(group.reason);
  if (place.before != nullptr && place.before->heading == group.heading && !group.reason.empty())
    return {};
  return line_of(group.heading);
}

LaidLine work_value(const ListedWork& work, TemplateWord word) {
  switch (word) {
    case TemplateWord::work: return work_line(work);
    case TemplateWord::title: return line_of(work.title, work.url);
    case TemplateWord::authors: return line_of(names_text(work.authors));
    case TemplateWord::url: return line_of(work.url, work.url);
    default: return line_of(work.note);
  }
}

LaidLine aspect_value(const AspectRating& aspect, TemplateWord word) {
  if (word == TemplateWord::aspect) return line_of(aspect.aspect);
  return line_of(written_rating({aspect.value, aspect.best, aspect.worst, aspect.text}));
}

}  // namespace

LaidLine value_of(const TemplatePlace& place, const TemplateName& name) {
  switch (name.word) {
    case TemplateWord::fact: return fact_value(*place.review, name);
    case TemplateWord::heading:
    case TemplateWord::reason: return group_value(place, name.word);
    case TemplateWord::works: return {};
    case TemplateWord::work:
    case TemplateWord::title:
    case TemplateWord::authors:
    case TemplateWord::url:
    case TemplateWord::note: return work_value(*place.work, name.word);
    case TemplateWord::aspect:
    case TemplateWord::rating: return aspect_value(*place.aspect, name.word);
  }
  return {};
}

bool has_value(const TemplatePlace& place, const TemplateName& name) {
  return !value_of(place, name).empty();
}

}  // namespace postferry
