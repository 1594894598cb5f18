// SPDX-License-Identifier: MIT
#include "review/edition_facts.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "review/book_ids.h"
#include "review/days_read.h"
#include "review/edition_words.h"
#include "review/front_values.h"
#include "review/page_count.h"
#include "review/places_values.h"
#include "review/series.h"
#include "review/text.h"
#include "review/titles.h"
#include "review/years.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::size_t longest_name = 100;

/// Reads one value.
class EditionReader {
 public:
  EditionReader(string_view wording, string_view value, std::vector<StatedFact>& out, Why why)
      : wording_(wording), value_(trim_blanks(value)), out_(out), why_(why) {
    say_why(why_, Reason::not_its_kind);
  }

  bool read_days() {
    const auto days = days_read_in(value_);
    if (days) add_days(*days);
    return days.has_value();
  }

  void read(Fact label) {
    switch (label) {
      case Fact::isbn: return read_numbers(false);
      case Fact::asin: return read_numbers(true);
      case Fact::publisher: return read_publisher();
      case Fact::pages: return read_pages();
      case Fact::year: return read_year();
      case Fact::series: return read_series();
      case Fact::binding: return read_binding();
      case Fact::language: return read_language();
      case Fact::translator: return read_names("translator");
      case Fact::illustrator: return read_names("illustrator");
      case Fact::editor: return read_names("editor");
      case Fact::narrator: return read_names("narrator");
      case Fact::started: return read_date(ReviewFact::started);
      case Fact::finished: return read_date(ReviewFact::finished);
      default: return;
    }
  }

 private:
  StatedFact& add(ReviewFact fact, bool whole) {
    StatedFact& added = out_.emplace_back();
    added.fact = fact;
    added.whole = whole;
    if (is_of_main_work(fact)) added.says.works.emplace_back();
    return added;
  }

  static Work& work(StatedFact& fact) { return fact.says.works.front(); }

  // "ISBN:13: 978-..." has its 13 behind the colon.
  static string_view without_length(string_view piece) {
    const bool has_length = piece.starts_with("13:") || piece.starts_with("10:");
    return has_length ? trim_blanks(piece.substr(3)) : piece;
  }

  // "0-306-40615-2", "0306406152 / 9780306406157", "9780306406157 (paperback)".
  void read_numbers(bool amazon) {
    constexpr std::size_t most = 6;
    std::size_t pieces = 0;
    Ids ids;
    say_why(why_, Reason::no_number);
    for (std::size_t at = 0; at < value_.size() && pieces < most; ++pieces) {
      const std::size_t end = std::min(value_.find_first_of(",;/|()", at), value_.size());
      const string_view piece = without_length(trim_blanks(value_.substr(at, end - at)));
      if (add_book_number(ids, piece, why_) && amazon && is_isbn10(piece))
        (void)add_id(ids, "asin", piece);
      at = end + 1;
    }
    for (auto& id : ids) {
      StatedFact& added = add(ReviewFact::ids, pieces == 1 && ids.size() == 1);
      added.part = id.first;
      work(added).ids.push_back(std::move(id));
    }
  }

  // "Harbour Press", "Harbour Press, 2016", "Harbour Press (May 3, 2016)", "... on May 3rd 2016".
  void read_publisher() {
    string_view name = value_;
    string_view date;
    for (const string_view mark : {" (", ", ", "; ", " on ", " - "}) {
      const std::size_t at = name.find(mark);
      if (at == string_view::npos || !year_of(name.substr(at))) continue;
      date = name.substr(at + mark.size());
      name = trim_blanks(name.substr(0, at));
      break;
    }
    if (!is_publisher(name)) return;
    work(add(ReviewFact::publisher, date.empty())).publisher = name;
    if (const auto year = year_of(date)) work(add(ReviewFact::year, false)).year = year;
  }

  static bool is_publisher(string_view name) {
    constexpr std::size_t most_words = 8;
    if (name.empty() || name.size() > longest_name || has_more_words(name, most_words))
      return false;
    const bool has_letter = std::any_of(name.begin(), name.end(), [](char c) {
      return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80;
    });
    if (!has_letter || is_user_name(name) || says_none(name) || is_web_address(name)) return false;
    return name.find_first_of("?!<>") == string_view::npos && !year_of(name);
  }

  void read_pages() {
    std::size_t size = 0;
    const auto pages = pages_at_front(value_, size);
    if (pages) work(add(ReviewFact::pages, size == value_.size())).pages = pages;
  }

  // Years that stand in longer texts may be of anything.
  void read_year() {
    constexpr std::size_t most_words = 6;
    const auto year = year_of(value_);
    if (!year || has_more_words(value_, most_words)) return;
    const bool bare = value_.size() == 4;
    if (is_of_first_edition(wording_))
      work(add(ReviewFact::original_year, bare)).original_year = year;
    else
      work(add(ReviewFact::year, bare)).year = year;
  }

  void read_series() {
    constexpr std::size_t most_words = 12;
    if (value_.size() > longest_name || has_more_words(value_, most_words) || says_none(value_))
      return;
    if (value_.find_first_of("?!<>|;") != string_view::npos || value_.ends_with('.')) return;
    Series series = series_of(value_);
    if (series.name.empty() || is_all_digits(series.name) || says_none(series.name)) return;
    work(add(ReviewFact::series, false)).series.push_back(std::move(series));
  }

  // "Paperback", "Hardcover, 320 pages".
  void read_binding() {
    const std::size_t comma = value_.find_first_of(",;|(");
    const string_view binding = trim_blanks(value_.substr(0, comma));
    if (!is_binding(binding)) return;
    work(add(ReviewFact::binding, comma == string_view::npos)).binding = binding;
    if (comma == string_view::npos) return;
    const string_view rest = trim_blanks(value_.substr(comma + 1));
    std::size_t size = 0;
    const auto pages = pages_at_front(rest, size);
    if (pages && size > 0 && !is_all_digits(rest.substr(0, size)))
      work(add(ReviewFact::pages, false)).pages = pages;
  }

  void read_language() {
    if (!is_of_first_edition(wording_) && is_language(value_))
      work(add(ReviewFact::language, true)).language = value_;
  }

  // One word may be anything: "Editor: me".
  void read_names(string_view role) {
    say_why(why_, Reason::no_names);
    std::vector<std::string> names = split_names(value_);
    if (!are_names(names)) return;
    const bool full = std::all_of(names.begin(), names.end(), [](const std::string& name) {
      return has_more_words(name, 1) || static_cast<unsigned char>(name.front()) >= 0x80;
    });
    if (!full) return;
    StatedFact& added = add(ReviewFact::contributors, true);
    added.part = role;
    for (std::string& name : names)
      work(added).contributors.push_back({std::move(name), std::string(role)});
  }

  void read_date(ReviewFact fact) {
    say_why(why_, Reason::date_unsure);
    std::string date = sure_date(value_);
    if (date.empty() && fact == ReviewFact::finished)
      if (const auto days = days_between(value_)) return add_days(*days);
    if (date.empty()) return;
    Review& says = add(fact, true).says;
    (fact == ReviewFact::started ? says.started : says.finished).iso = std::move(date);
  }

  void add_days(const DaysRead& days) {
    add(ReviewFact::started, false).says.started.iso = days.started;
    add(ReviewFact::finished, false).says.finished.iso = days.finished;
  }

  string_view wording_;
  string_view value_;
  std::vector<StatedFact>& out_;
  Why why_;
};

}  // namespace

bool read_edition(Fact label, string_view wording, string_view value, std::vector<StatedFact>& out,
                  Why why) {
  const std::size_t before = out.size();
  EditionReader(wording, value, out, why).read(label);
  return out.size() > before;
}

bool read_days(string_view line, std::vector<StatedFact>& out) {
  return EditionReader({}, line, out, {}).read_days();
}

}  // namespace postferry
