// SPDX-License-Identifier: MIT
#include "review/label_file.h"

#include <algorithm>
#include <array>
#include <functional>
#include <unordered_map>
#include <utility>
#include <variant>

#include "base/ascii.h"
#include "base/error.h"
#include "codec/utf8_check.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view dots = "...";

/// What a line's first word says its wordings are.
using Meaning = std::variant<Fact, WorkList, ListWord>;

struct Key {
  std::string_view name;
  Meaning meaning;
};
constexpr auto keys = std::to_array<Key>({
    {"author", Fact::author},
    {"byline", Fact::byline},
    {"title", Fact::title},
    {"subjects", Fact::subjects},
    {"rating", Fact::rating},
    {"not ours", Fact::not_ours},
    {"isbn", Fact::isbn},
    {"asin", Fact::asin},
    {"publisher", Fact::publisher},
    {"pages", Fact::pages},
    {"year", Fact::year},
    {"series", Fact::series},
    {"binding", Fact::binding},
    {"language", Fact::language},
    {"translator", Fact::translator},
    {"illustrator", Fact::illustrator},
    {"editor", Fact::editor},
    {"narrator", Fact::narrator},
    {"started", Fact::started},
    {"finished", Fact::finished},
    {"recommendations", WorkList::recommendations},
    {"upcoming", WorkList::upcoming},
    {"reason", ListWord::reason},
    {"lead", ListWord::lead},
    {"by", ListWord::by},
    {"works", ListWord::works},
});

std::string all_keys() {
  std::string out;
  for (const Key& key : keys) out += (out.empty() ? "" : ", ") + std::string(key.name);
  return out;
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

/// Reads line by line.
class Reader {
 public:
  Reader(std::string_view text, const std::string& name, LabelTable& table)
      : text_(text), name_(name), table_(table) {}

  void run() {
    if (text_.starts_with("\xEF\xBB\xBF")) text_.remove_prefix(3);
    while (!text_.empty()) {
      const std::size_t end = std::min(text_.find('\n'), text_.size());
      ++line_;
      read_line(trim_blanks(text_.substr(0, end)));
      text_.remove_prefix(std::min(end + 1, text_.size()));
    }
  }

 private:
  [[noreturn]] void fail(const std::string& what) const {
    throw Error(ErrorCode::usage, what, name_ + ":" + std::to_string(line_));
  }

  void read_line(std::string_view line) {
    if (line.empty() || line.front() == '#') return;
    if (!is_valid_utf8(line)) fail("the line is no UTF-8");
    const std::size_t colon = line.find(':');
    if (colon == npos) fail("a colon is missing: \"rating: My stars; My verdict\"");
    const Meaning meaning = meaning_of(trim_blanks(line.substr(0, colon)));
    std::string_view rest = line.substr(colon + 1);
    for (;;) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      add(meaning, folded(rest.substr(0, end)));
      if (end == rest.size()) return;
      rest.remove_prefix(end + 1);
    }
  }

  [[nodiscard]] Meaning meaning_of(std::string_view name) const {
    std::string wanted = lower(name);
    std::replace(wanted.begin(), wanted.end(), '_', ' ');
    const auto* const key =
        std::find_if(keys.begin(), keys.end(), [&](const Key& k) { return k.name == wanted; });
    if (key == keys.end()) fail("nothing is called " + quoted(name) + "; there are " + all_keys());
    return key->meaning;
  }

  void add(const Meaning& meaning, std::string wording) {
    if (wording.empty()) fail("a wording is empty");
    if (const auto* const fact = std::get_if<Fact>(&meaning))
      add_label(*fact, wording);
    else if (const auto* const list = std::get_if<WorkList>(&meaning))
      add_heading(*list, wording);
    else
      table_.add(std::get<ListWord>(meaning), wording);
  }

  void add_label(Fact fact, const std::string& wording) {
    if (wording.find(':') != npos || wording.find("\xEF\xBC\x9A") != npos)
      fail("a label ends at its first colon: " + quoted(wording));
    if (wording.size() > LabelTable::longest_label)
      fail("a label has at most " + std::to_string(LabelTable::longest_label) +
           " bytes: " + quoted(wording));
    const auto [at, is_new] = facts_.emplace(wording, std::pair(fact, line_));
    if (!is_new && at->second.first != fact)
      fail(quoted(wording) + " says something else in line " + std::to_string(at->second.second));
    table_.add(fact, wording);
  }

  // "fans of ..." begins a heading, "... fans of ..." stands in one, "fans of" is all of it.
  void add_heading(WorkList list, std::string_view wording) {
    if (wording.size() > LabelTable::longest_heading)
      fail("a heading has at most " + std::to_string(LabelTable::longest_heading) + " bytes");
    const bool any_before = wording.starts_with(dots);
    const bool any_behind = wording.ends_with(dots);
    std::string_view phrase = wording;
    if (any_before) phrase.remove_prefix(dots.size());
    if (any_behind) phrase.remove_suffix(std::min(dots.size(), phrase.size()));
    phrase = trim_blanks(phrase);
    if (phrase.empty()) fail("a heading has no words: " + quoted(wording));
    const PhrasePlace place = any_before   ? PhrasePlace::within
                              : any_behind ? PhrasePlace::front
                                           : PhrasePlace::whole;
    table_.add(list, place, phrase);
  }

  std::string_view text_;
  const std::string& name_;
  LabelTable& table_;
  std::unordered_map<std::string, std::pair<Fact, std::size_t>> facts_;  // and their lines
  std::size_t line_ = 0;
};

}  // namespace

void add_label_file(std::string_view text, const std::string& name, LabelTable& table) {
  Reader(text, name, table).run();
}

std::shared_ptr<const LabelTable> read_label_file(std::string_view text, const std::string& name) {
  auto table = std::make_shared<LabelTable>();
  add_label_file(text, name, *table);
  return table;
}

}  // namespace postferry
