// SPDX-License-Identifier: MIT
#include "cli/inspect_view.h"

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "base/numbers.h"
#include "cli/messages.h"

namespace postferry {

namespace {

constexpr std::size_t most_rows = 10;
constexpr std::size_t most_taxonomies = 6;
constexpr std::size_t indent = 2;

std::string counted(std::uint64_t n, std::string_view one, std::string_view many) {
  return with_thousands(n) + " " + std::string(n == 1 ? one : many);
}

/// Writes sections to a text. Each begins with a blank line and its heading.
class View {
 public:
  View(const Inspection& from, const Canvas& canvas) : from_(from), canvas_(canvas) {}

  [[nodiscard]] std::string text() {
    source();
    posts();
    dates();
    reviews();
    ratings();
    authors();
    comments();
    taxonomies_used();
    counts("Custom fields", from_.of(Fact::field));
    bodies();
    plugins_used();
    unknown();
    notes();
    return std::move(out_);
  }

 private:
  void heading(std::string_view title, const std::string& remark = {}) {
    out_ += "\n" + canvas_.colors.bold(title);
    if (!remark.empty()) {
      const std::size_t left = canvas_.width > title.size() + 3 ? canvas_.width - title.size() : 3;
      out_ += "  " + fitted(remark, left - 2, canvas_.utf8);
    }
    out_ += "\n";
  }

  void line(const std::string& text) { out_ += wrapped(text, indent, canvas_); }

  void more(std::uint64_t rows, std::uint64_t unlisted) {
    if (unlisted > 0)
      line("and more than " + with_thousands(rows) + " others (--json lists the first " +
           with_thousands(NameCounts::most_names) + ")");
    else if (rows > 0)
      line("and " + with_thousands(rows) + " more (--json lists all)");
  }

  // The most frequent names; `label` makes of an entry what is shown.
  template <class Label>
  void rows(const std::vector<NameCounts::Entry>& entries, std::uint64_t unlisted, Label&& label) {
    std::vector<ChartRow> list;
    // One row more is shown rather than told of.
    const std::size_t shown = entries.size() <= most_rows + 1 ? entries.size() : most_rows;
    for (std::size_t i = 0; i < shown; ++i) list.push_back({label(entries[i]), entries[i].count});
    out_ += chart(list, canvas_);
    more(entries.size() - shown, unlisted);
  }

  void counts(std::string_view title, const NameCounts& names) {
    if (names.empty()) return;
    const std::vector<NameCounts::Entry> entries = names.by_count();
    heading(title, with_thousands(entries.size()) + (names.unlisted() > 0 ? " and more" : "") +
                       (entries.size() == 1 ? " kind" : " kinds"));
    rows(entries, names.unlisted(), [](const NameCounts::Entry& entry) { return entry.name; });
  }

  // "post, draft".
  static std::string pair(const NameCounts::Entry& entry) {
    const TwoParts parts = split_parts(entry.name);
    return std::string(parts.first) + ", " + std::string(parts.second);
  }

  void source() {
    out_ += canvas_.colors.bold(fitted(from_.input, canvas_.width, canvas_.utf8)) + "\n";
    const Site& site = from_.site;
    std::string format = from_.format_title;
    if (!site.wxr_version.empty()) format += "; this is " + site.wxr_version;
    line(format);
    std::string blog = site.title;
    for (const std::string* part : {&site.url, &site.language})
      if (!part->empty()) blog += (blog.empty() ? "" : ", ") + *part;
    line(blog);
    std::string made = site.generator.empty() ? "" : "written by " + site.generator;
    if (!site.exported.empty())
      made += std::string(made.empty() ? "written" : "") + " on " + site.exported.iso;
    line(made);
  }

  void posts() {
    std::string remark = counted(from_.posts, "in all", "in all");
    remark += ", " + counted(from_.reviews, "with a review", "with a review");
    if (from_.skipped > 0) remark += ", " + with_thousands(from_.skipped) + " passed over";
    if (from_.failed > 0) remark += ", " + with_thousands(from_.failed) + " unreadable";
    heading("Posts", remark);
    rows(from_.of(Fact::kind).by_count(), from_.of(Fact::kind).unlisted(), pair);
    if (const std::uint64_t images = from_.of(Fact::image).total(); images > 0)
      line(counted(images, "post has", "posts have") + " a featured image");
  }

  void dates() {
    if (from_.first_date.empty() && from_.undated == 0) return;
    constexpr std::size_t day_length = 10;
    std::string remark;
    if (!from_.first_date.empty())
      remark =
          from_.first_date.substr(0, day_length) + " to " + from_.last_date.substr(0, day_length);
    if (from_.undated > 0)
      remark += (remark.empty() ? "" : ", ") + with_thousands(from_.undated) + " without a date";
    heading("Dates", remark);
    std::vector<NameCounts::Entry> years = from_.years.by_name();
    constexpr std::size_t most_years = 30;
    if (years.size() > most_years) years.resize(most_years);
    std::vector<ChartRow> list;
    for (const NameCounts::Entry& year : years) list.push_back({year.name, year.count});
    out_ += chart(list, canvas_);
    more(from_.years.by_name().size() - years.size(), from_.years.unlisted());
  }

  void authors() {
    const NameCounts& authors = from_.of(Fact::author);
    if (authors.empty()) return;
    heading("Authors", counted(from_.site.authors.size(), "declared", "declared"));
    rows(authors.by_count(), authors.unlisted(), [this](const NameCounts::Entry& entry) {
      for (const Author& author : from_.site.authors)
        if (author.login == entry.name && !author.display_name.empty() &&
            author.display_name != entry.name)
          return entry.name + " (" + author.display_name + ")";
      return entry.name;
    });
  }

  void comments() {
    if (from_.comments == 0) return;
    heading("Comments", with_thousands(from_.comments) + " on " +
                            counted(from_.of(Fact::commented).total(), "post", "posts") + ", " +
                            counted(from_.of(Fact::answer).total(), "answer", "answers"));
    rows(from_.of(Fact::comment_kind).by_count(), from_.of(Fact::comment_kind).unlisted(), pair);
    counts("Custom fields of comments", from_.of(Fact::comment_field));
  }

  void taxonomies_used() {
    const std::vector<TaxonomyUse> list = taxonomies(from_);
    const std::size_t shown = list.size() <= most_taxonomies + 1 ? list.size() : most_taxonomies;
    for (std::size_t i = 0; i < shown; ++i) {
      const TaxonomyUse& taxonomy = list[i];
      heading("Terms of " + fitted(taxonomy.name, canvas_.width / 2, canvas_.utf8),
              with_thousands(taxonomy.declared) + " declared, " +
                  (taxonomy.uses == 0 ? "none used"
                                      : with_thousands(taxonomy.terms.size()) + " used " +
                                            counted(taxonomy.uses, "time", "times")));
      rows(taxonomy.terms, 0, [](const NameCounts::Entry& entry) {
        return entry.label.empty() ? entry.name : entry.label;
      });
    }
    if (shown < list.size()) {
      std::string names;
      for (std::size_t i = shown; i < list.size() && i < shown + most_rows; ++i)
        names +=
            (names.empty() ? "" : ", ") + list[i].name + " (" + with_thousands(list[i].uses) + ")";
      if (shown + most_rows < list.size())
        names += " and " + with_thousands(list.size() - shown - most_rows) + " more";
      heading("Other taxonomies", with_thousands(list.size() - shown));
      line(names);
    }
    if (from_.of(Fact::term).unlisted() > 0)
      line("and more terms, used " + with_thousands(from_.of(Fact::term).unlisted()) + " times");
  }

  void bodies() {
    const NameCounts& formats = from_.of(Fact::body);
    if (formats.empty()) return;
    heading("Texts", with_thousands(formats.total()) + " that are not empty");
    rows(formats.by_count(), formats.unlisted(),
         [](const NameCounts::Entry& entry) { return entry.name; });
    counts("Blocks", from_.of(Fact::block));
    counts("Shortcodes", from_.of(Fact::shortcode));
  }

  void reviews() {
    if (from_.reviews == 0) return;
    heading("Reviews", with_thousands(from_.reviews) + "; how many say what");
    rows(from_.of(Fact::review_field).by_count(), 0,
         [](const NameCounts::Entry& entry) { return entry.name; });
    const NameCounts& found = from_.of(Fact::found);
    heading("Where facts of reviews were found");
    for (const auto& [where, fields] : found_by_place(found)) {
      line(where == "native" ? "in fields of the format: " + fields : where + ": " + fields);
    }
    if (found.unlisted() > 0) more(0, found.unlisted());
  }

  // "meta:rating" -> "rating 12, works.title 3".
  static std::vector<std::pair<std::string, std::string>> found_by_place(const NameCounts& found) {
    std::vector<std::pair<std::string, std::string>> list;
    for (const NameCounts::Entry& entry : found.by_count()) {
      const TwoParts parts = split_parts(entry.name);
      const auto place = std::find_if(
          list.begin(), list.end(), [&](const auto& known) { return known.first == parts.first; });
      const std::string field = std::string(parts.second) + " " + with_thousands(entry.count);
      if (place != list.end())
        place->second += ", " + field;
      else if (list.size() < most_taxonomies + most_rows)
        list.emplace_back(parts.first, field);
    }
    return list;
  }

  void ratings() {
    for (const RatingScale& scale : rating_scales(from_)) {
      std::string remark = with_thousands(scale.count);
      if (!scale.mean.empty()) remark += ", on average " + scale.mean;
      if (scale.wordy > 0 && scale.count > 0)
        remark += ", " + with_thousands(scale.wordy) + " in words alone";
      if (scale.count == 0) {
        heading("Ratings in words", with_thousands(scale.wordy));
        continue;
      }
      heading(scale.best.empty() ? "Ratings without a scale" : "Ratings out of " + scale.best,
              remark);
      out_ += chart(histogram(scale), canvas_);
    }
    std::string others;
    for (const NameCounts::Entry& entry : from_.of(Fact::other_rating).by_name())
      others += (others.empty() ? "" : ", ") + entry.name + " " + with_thousands(entry.count);
    if (!others.empty()) {
      heading("Other ratings");
      line(others);
    }
  }

  // Every value, or on a fine scale ten steps of it. Whole steps of a small scale are shown also
  // where nobody gave them.
  static std::vector<ChartRow> histogram(const RatingScale& scale) {
    constexpr std::size_t most_values = 12;
    constexpr double small = 10;
    const double best = number(scale.best);
    std::map<double, ChartRow, std::greater<>> steps;
    if (scale.values.size() > most_values && best > 0) {
      for (const NameCounts::Entry& value : scale.values) {
        const int step = static_cast<int>(std::clamp(number(value.name) / best * 10, 0.0, 9.0));
        ChartRow& row = steps[step];
        row.label = std::to_string(step * 10) + " to " + std::to_string(step * 10 + 10) + " %";
        row.count += value.count;
      }
    } else {
      if (best > 0 && best <= small)
        for (int step = 1; step <= static_cast<int>(best); ++step)
          steps[step].label = std::to_string(step);
      for (const NameCounts::Entry& value : scale.values)
        steps[number(value.name)] = {value.name, value.count};
    }
    std::vector<ChartRow> rows;
    for (auto& [step, row] : steps) rows.push_back(std::move(row));
    return rows;
  }

  static double number(const std::string& text) {
    const std::optional<Decimal> value = Decimal::parse(text);
    return value ? value->to_double() : 0;
  }

  void plugins_used() {
    const std::vector<PluginUse> list = plugins_seen(from_);
    if (list.empty()) return;
    heading("Plugins", "seen by their marks, and in how many posts");
    std::vector<ChartRow> table;
    std::string by_site;
    for (const PluginUse& plugin : list) {
      if (plugin.posts > 0)
        table.push_back({plugin.name, plugin.posts});
      else
        by_site += (by_site.empty() ? "" : ", ") + plugin.name;
    }
    out_ += chart(table, canvas_);
    if (!by_site.empty()) line("by what the site itself says: " + by_site);
    for (const PluginUse& plugin : list)
      if (!plugin.note.empty()) line(plugin.name + ": " + plugin.note);
  }

  void unknown() {
    const NameCounts& names = from_.of(Fact::unknown);
    if (names.empty()) return;
    heading("Not known here", "or oddly spelled; kept as it is, for the same format");
    rows(names.by_count(), names.unlisted(), [](const NameCounts::Entry& entry) {
      return std::string(split_parts(entry.name).second);
    });
  }

  void notes() {
    heading("Damage", from_.damaged ? "something was lost" : "nothing was lost");
    for (const NoteGroups::Group* group : from_.notes.groups()) {
      const NoteInfo& kind = info(group->code);
      line(std::string(to_string(kind.severity)) + ": " + std::string(kind.name) + " (" +
           with_thousands(group->count) + "): " + std::string(kind.doc));
      if (kind.severity == Severity::info) continue;
      std::uint64_t more = group->count;
      for (const Note& note : group->first) {
        out_ += wrapped(to_line(of_one_input(note)), 2 * indent, canvas_);
        more -= note.count;
      }
      if (more > 0)
        out_ += wrapped("and " + with_thousands(more) + " more; --verbose shows all", 2 * indent,
                        canvas_);
    }
  }

  // The way to the one input need not be told again and again.
  Note of_one_input(Note note) const {
    if (from_.inputs.size() == 1 && note.place.source == from_.inputs[0])
      note.place.source.erase(0, note.place.source.rfind('/') + 1);
    return note;
  }

  const Inspection& from_;
  const Canvas& canvas_;
  std::string out_;
};

}  // namespace

std::string to_text(const Inspection& inspection, const Canvas& canvas) {
  return View(inspection, canvas).text();
}

}  // namespace postferry
