// SPDX-License-Identifier: MIT
#include "review/titles.h"

#include <algorithm>
#include <array>

#include "review/few_words.h"
#include "review/name_words.h"
#include "review/text.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_name = 80;
constexpr std::size_t most_name_words = 7;
constexpr std::size_t longest_title = 250;

/// What may follow a comma and belongs to the name before it.
constexpr FewWords suffixes({"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", "ph.d.", "phd", "ph.d",
                             "m.d.", "md", "m.d", "esq.", "psy.d.", "ed.d.", "dds", "mba", "rn"});

// "A and B": where the next word between names stands, and how long it is with its blanks.
struct Joint {
  std::size_t at = npos;
  std::size_t size = 0;
};

Joint find_joint(std::string_view text) {
  constexpr std::array<std::string_view, 8> words = {" and ", " & ",   " und ", " et ",
                                                     " y ",   " och ", " en ",  " with "};
  for (std::size_t at = text.find(' '); at != npos; at = text.find(' ', at + 1))
    for (const std::string_view word : words)
      if (at + 1 < text.size() && text[at + 1] == word[1] && text.substr(at).starts_with(word))
        return {at, word.size()};
  return {};
}

// Characters that stand in no name.
constexpr std::array<bool, 256> make_foreign() {
  std::array<bool, 256> table{};
  for (const char c : std::string_view("!?:;/\\<>[]{}|=@#*_\n\""))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}
constexpr std::array<bool, 256> foreign_to_names = make_foreign();

std::vector<std::string_view> split_at(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (const auto part = trim_blanks(text.substr(begin, end - begin)); !part.empty())
      parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

// The names between two joints: "Ann Ax, Ph.D., Bob Bx". `alone`: there are no joints.
void add_names_of(std::string_view text, bool alone, std::vector<std::string>& names) {
  // The Oxford comma: "A, B, and C".
  const auto without_and = [](std::string_view part) {
    for (const std::string_view word : {std::string_view("and "), std::string_view("& ")})
      if (part.starts_with(word)) part = trim_blanks(part.substr(word.size()));
    return part;
  };
  if (text.find(',') == npos) {
    if (text = trim_blanks(text); !text.empty()) names.emplace_back(without_and(text));
    return;
  }
  std::vector<std::string> parts;
  for (std::string_view part : split_at(text, ',')) {
    part = without_and(part);
    if (!parts.empty() && suffixes.hold_in_any_case(part))
      parts.back() += ", " + std::string(part);
    else
      parts.emplace_back(part);
  }
  // "Ishiguro, Kazuo" is one name, "Homer, Virgil and Dante" are three.
  const bool last_name_first =
      parts.size() == 2 && !has_more_words(parts[0], 1) && (alone || has_more_words(parts[1], 1));
  if (last_name_first)
    names.emplace_back(trim_blanks(text));
  else
    names.insert(names.end(), parts.begin(), parts.end());
}

// The notes at the end: "Emma by Jane Austen (again)".
std::string_view take_note(std::string_view& text) {
  if (!text.ends_with(')')) return {};
  const std::size_t open = text.rfind(" (");
  if (open == npos || open == 0) return {};
  const std::string_view note = trim_blanks(text.substr(open + 2, text.size() - open - 3));
  if (note.empty() || note.find_first_of("()") != npos) return {};
  text = trim_blanks(text.substr(0, open));
  return note;
}

// The last word before `at`, without a comma or bracket before it.
std::string_view word_before(std::string_view text, std::size_t at) {
  std::string_view head = trim_blanks(text.substr(0, at));
  const std::size_t blank = head.find_last_of(" \t\n,(;");
  if (blank != npos) head.remove_prefix(blank + 1);
  return head;
}

std::string_view clean_title(std::string_view title) {
  title = trim_blanks(title);
  if (title.ends_with(',') || title.ends_with(" -"))  // "Emma - by Jane Austen"
    title = trim_blanks(title.substr(0, title.size() - 1));
  title = trim_blanks(unquoted(unmarked(title)));
  if (title.size() > 2 && title.starts_with('\'') && title.find('\'', 1) == title.size() - 1)
    title = title.substr(1, title.size() - 2);
  // “Emma,” as Americans put it.
  return title.ends_with(',') ? trim_blanks(title.substr(0, title.size() - 1)) : title;
}

// The last "by" before `at` with blanks of any kind around it.
std::size_t rfind_by(std::string_view text, std::size_t at) {
  for (at = text.rfind("by", at); at != npos && at > 0; at = text.rfind("by", at - 1))
    if (blank_at_back(text.substr(0, at)) > 0 && blank_at_front(text.substr(at + 2)) > 0) return at;
  return npos;
}

}  // namespace

bool are_names(const std::vector<std::string>& names) {
  return !names.empty() && std::all_of(names.begin(), names.end(), [](const std::string& name) {
    return looks_like_name(name);
  });
}

bool looks_like_name(std::string_view text) {
  text = trim_blanks(text);
  if (text.empty() || text.size() > longest_name) return false;
  if (std::any_of(text.begin(), text.end(),
                  [](char c) { return foreign_to_names[static_cast<unsigned char>(c)]; }))
    return false;
  bool capital = false;
  std::size_t at = 0;
  for (std::size_t count = 0;; ++count) {
    const std::string_view word = next_word(text, at);
    if (word.empty()) break;
    if (count == most_name_words || (count == 0 && begins_phrase(word))) return false;
    if (has_capital(word))
      capital = true;
    else if (!is_particle(word) || (count == 0 && word == "the"))
      return false;  // "the" of "Stand by the River"; "Alfred the Great" is a name
  }
  return capital;
}

std::vector<std::string> split_names(std::string_view text) {
  text = trim_blanks(text);
  std::vector<std::string> names;
  if (text.find(';') != npos) {
    for (const std::string_view part : split_at(text, ';')) names.emplace_back(part);
    return names;
  }
  Joint joint = find_joint(text);
  const bool alone = joint.at == npos;
  for (; joint.at != npos; joint = find_joint(text)) {
    add_names_of(text.substr(0, joint.at), alone, names);
    text.remove_prefix(joint.at + joint.size);
  }
  add_names_of(text, alone, names);
  return names;
}

std::optional<std::string> join_names(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) {
    if (!out.empty()) out += "; ";
    out += name;
  }
  if (!are_names(names) || split_names(out) != names) return std::nullopt;
  return out;
}

std::optional<ListedWork> parse_title_by_author(std::string_view text) {
  text = trim_blanks(text);
  if (text.size() > longest_title + longest_name * 4) return std::nullopt;
  const std::string_view note = take_note(text);
  for (std::size_t at = rfind_by(text, npos); at != npos; at = rfind_by(text, at - 1)) {
    if (is_role(word_before(text, at))) continue;
    const std::string_view behind = trim_blanks(text.substr(at + 2));
    std::vector<std::string> names = split_names(behind);
    if (!are_names(names)) {
      if (behind.size() > longest_name * 4) return std::nullopt;
      continue;
    }
    const std::string_view title = clean_title(text.substr(0, at));
    if (title.empty() || title.size() > longest_title) return std::nullopt;
    return ListedWork{std::string(title), std::move(names), {}, std::string(note)};
  }
  return std::nullopt;
}

std::optional<std::string> title_by_author(const ListedWork& work) {
  const std::optional<std::string> names = join_names(work.authors);
  if (!names) return std::nullopt;
  std::string text = work.title + " by " + *names;
  if (!work.note.empty()) text += " (" + work.note + ")";
  const std::optional<ListedWork> back = parse_title_by_author(text);
  if (!back || back->title != work.title || back->authors != work.authors ||
      back->note != work.note)
    return std::nullopt;
  return text;
}

std::vector<std::string> split_subjects(std::string_view text) {
  const char separator = text.find(';') != npos ? ';' : ',';
  std::vector<std::string> subjects;
  subjects.reserve(static_cast<std::size_t>(std::count(text.begin(), text.end(), separator)) + 1);
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find(separator, begin), text.size());
    if (const auto part = trim_blanks(text.substr(begin, end - begin)); !part.empty())
      subjects.emplace_back(part);
    begin = end + 1;
  }
  return subjects;
}

std::optional<std::string> join_subjects(const std::vector<std::string>& subjects) {
  std::string out;
  for (const std::string& subject : subjects) {
    if (!out.empty()) out += "; ";
    out += subject;
  }
  // One subject with a comma needs a semicolon to say that the comma parts nothing.
  if (subjects.size() == 1 && out.find(',') != npos) out += ';';
  if (subjects.empty() || split_subjects(out) != subjects) return std::nullopt;
  return out;
}

}  // namespace postferry
