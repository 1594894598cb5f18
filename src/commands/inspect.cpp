// SPDX-License-Identifier: MIT
#include "commands/inspect.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <utility>

#include "base/numbers.h"
#include "commands/input.h"
#include "commands/plugins.h"
#include "commands/review_stage.h"
#include "pipeline/pipeline.h"

namespace postferry {

namespace {

/// Stands in the place of an assembler: counts the facts of each post as they come, in order.
class Counter final : public Assembler {
 public:
  explicit Counter(Inspection& out) : out_(out) {}

  FieldCounts begin(const Site& site) override {
    out_.site = site;
    return {};
  }
  void add(const PieceView& piece) override { count(piece.bytes); }
  FieldCounts end(const Site& late, const Site&) override {
    Notes conflicts;  // the splitter has told them
    merge(out_.site, late, conflicts);
    std::string facts;
    append_facts(facts, out_.site);
    count(facts);
    return {};
  }

 private:
  void count(std::string_view bytes) {
    FactReader reader(bytes);
    while (const auto item = reader.next()) count(item->fact, item->text);
  }

  void count(Fact fact, std::string_view text) {
    NameCounts& names = out_.facts[static_cast<std::size_t>(fact)];
    switch (fact) {
      case Fact::date: return count_date(text);
      case Fact::term: {
        const std::size_t name = text.rfind('\n');
        return names.add(text.substr(0, name), 1, text.substr(name + 1));
      }
      case Fact::block:
      case Fact::shortcode: {
        const TwoParts parts = split_parts(text);
        const auto n = parse_integer(parts.second);
        return names.add(parts.first, static_cast<std::uint64_t>(n.value_or(1)));
      }
      default: names.add(text);
    }
  }

  // ISO dates sort as texts; of "2024" and "2024-03" the shorter comes first, which is fair.
  void count_date(std::string_view iso) {
    constexpr std::size_t year_length = 4;
    if (iso.empty()) {
      ++out_.undated;
      return;
    }
    out_.years.add(iso.substr(0, year_length));
    if (out_.first_date.empty() || iso < out_.first_date) out_.first_date = iso;
    if (iso > out_.last_date) out_.last_date = iso;
  }

  Inspection& out_;
};

std::string two_decimals(double value) {
  char text[48];
  std::snprintf(text, sizeof text, "%.2f", value);
  return text;
}

double number(std::string_view text) {
  const std::optional<Decimal> value = Decimal::parse(text);
  return value ? value->to_double() : 0;
}

void finish(RatingScale& scale) {
  std::stable_sort(scale.values.begin(), scale.values.end(),
                   [](const auto& a, const auto& b) { return number(a.name) > number(b.name); });
  double sum = 0;
  for (const NameCounts::Entry& value : scale.values) {
    sum += number(value.name) * static_cast<double>(value.count);
    scale.count += value.count;
  }
  if (scale.count > 0) scale.mean = two_decimals(sum / static_cast<double>(scale.count));
}

void read_all(const InspectOptions& options, const Hooks& hooks, Input& input, Inspection& out,
              Report& report) {
  const auto hear = [&](const Note& note) {
    out.notes.add(note);
    if (hooks.note) hooks.note(note);
  };
  PipelineOptions pipeline;
  pipeline.jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  pipeline.notes = hear;
  if (hooks.progress)
    pipeline.progress = [&](std::uint64_t records) {
      hooks.progress({input.bytes_read(), input.bytes_total(), records});
    };
  Counter counter(out);
  run_pipeline(
      {*input.splitter, input.prolog.site, [&] { return input.format->make_parser(input.options); },
       [] { return std::make_unique<FactEncoder>(); }, counter,
       // As for a target that holds every fact.
       review_stage(options.extract, {Render::never}, format_named("jsonl"))},
      pipeline, report);
  for (const Note& note : input.notes().all()) hear(note);
}

}  // namespace

Inspection inspect(const InspectOptions& options, const Hooks& hooks) {
  Input input = open_input(
      {options.inputs, options.from, options.format_options, {.max_record = options.max_record}});
  Inspection out;
  out.inputs = options.inputs;
  out.input = describe_operands(options.inputs);
  out.format = input.format->name;
  out.format_title = input.format->title;
  Report report;
  read_all(options, hooks, input, out, report);
  const KindCounts total = report.total();
  out.posts = total.out;
  out.skipped = total.skipped;
  out.failed = total.failed;
  out.reviews = report.reviews;
  out.comments = report.comments;
  out.damaged = report.lost_anything();
  return out;
}

std::vector<RatingScale> rating_scales(const Inspection& inspection) {
  std::map<std::string, RatingScale, std::less<>> scales;
  for (const NameCounts::Entry& entry : inspection.of(Fact::rating).by_name()) {
    const TwoParts parts = split_parts(entry.name);
    RatingScale& scale = scales[std::string(parts.first)];
    scale.best = parts.first;
    if (parts.second.empty())
      scale.wordy += entry.count;
    else
      scale.values.push_back({std::string(parts.second), {}, entry.count});
  }
  std::vector<RatingScale> list;
  for (auto& [best, scale] : scales) {
    finish(scale);
    list.push_back(std::move(scale));
  }
  std::stable_sort(list.begin(), list.end(), [](const RatingScale& a, const RatingScale& b) {
    return a.count + a.wordy > b.count + b.wordy;
  });
  return list;
}

std::vector<TaxonomyUse> taxonomies(const Inspection& inspection) {
  std::map<std::string, TaxonomyUse, std::less<>> found;
  for (const SiteTerm& term : inspection.site.terms) ++found[term.taxonomy].declared;
  for (NameCounts::Entry& entry : inspection.of(Fact::term).by_count()) {
    const TwoParts parts = split_parts(entry.name);
    TaxonomyUse& use = found[std::string(parts.first)];
    use.uses += entry.count;
    use.terms.push_back({std::string(parts.second), std::move(entry.label), entry.count});
  }
  std::vector<TaxonomyUse> list;
  for (auto& [name, use] : found) {
    use.name = name;
    list.push_back(std::move(use));
  }
  std::stable_sort(list.begin(), list.end(),
                   [](const TaxonomyUse& a, const TaxonomyUse& b) { return a.uses > b.uses; });
  return list;
}

std::vector<PluginUse> plugins_seen(const Inspection& inspection) {
  std::vector<PluginUse> uses(plugins().size());
  const auto use_of = [&](std::string_view index) -> PluginUse& {
    return uses[static_cast<std::size_t>(parse_integer(index).value_or(0))];
  };
  for (const NameCounts::Entry& entry : inspection.of(Fact::sign).by_count()) {
    const TwoParts parts = split_parts(entry.name);
    use_of(parts.first).signs.emplace_back(parts.second);
  }
  for (const NameCounts::Entry& entry : inspection.of(Fact::plugin).by_name())
    use_of(entry.name).posts = entry.count;
  for (std::size_t i = 0; i < uses.size(); ++i) {
    uses[i].name = plugins()[i].name;
    uses[i].note = plugins()[i].note;
  }
  std::erase_if(uses, [](const PluginUse& use) { return use.signs.empty(); });
  std::stable_sort(uses.begin(), uses.end(),
                   [](const PluginUse& a, const PluginUse& b) { return a.posts > b.posts; });
  return uses;
}

TwoParts split_parts(std::string_view text) noexcept {
  const std::size_t end = std::min(text.find('\n'), text.size());
  return {text.substr(0, end), text.substr(std::min(text.size(), end + 1))};
}

}  // namespace postferry
