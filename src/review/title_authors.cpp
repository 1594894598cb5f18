// SPDX-License-Identifier: MIT
// Who made what a title names: "Emma by Jane Austen", "„Emma“ de Jane Austen", "Artist - Album".
#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "review/title_parts.h"
#include "review/title_reader.h"
#include "review/titles.h"

namespace postferry {

namespace {

/// Names of an album's artist that name nobody.
constexpr auto nobodies = std::to_array<std::string_view>(
    {"various artists", "various", "va", "v.a.", "v/a", "verschiedene", "artistes divers",
     "varios artistas", "vários artistas", "artisti vari", "original soundtrack", "ost"});

/// Between a title and its author, besides "by".
constexpr auto author_joints = std::to_array<std::string_view>(
    {", von ", " von ", ", de ", ", di ", ", av ", " av ", ", van ", ", door "});

constexpr auto quoted_joints =
    std::to_array<std::string_view>({" von ", " av ", " af ", " door ", " par "});

/// Those that titles have too ("Le Portrait de Dorian Gray"): between a title and a tag's name.
constexpr auto doubtful_joints =
    std::to_array<std::string_view>({" de ", " di ", " do ", " da ", " van "});

}  // namespace

bool TitleReader::take_by() {
  std::optional<ListedWork> work;
  if (marks_.all(TitleMarks::small_by)) work = parse_title_by_author(without_parts(text_));
  if (!work && marks_.all(TitleMarks::capital_by)) work = parse_capitals();
  if (!work) return false;
  out_.whole = std::string(trim_blanks(unquoted(text_)));
  // What stands before "by" is a part of the text, but for quotes: brackets are looked for there.
  by_title_ = std::move(work->title);
  text_ = by_title_;
  out_.authors = std::move(work->authors);
  take_brackets();
  return true;
}

// "EMMA BY JANE AUSTEN"
std::optional<ListedWork> TitleReader::parse_capitals() const {
  const std::size_t at = text_.rfind(" BY ");
  const bool small =
      std::any_of(text_.begin(), text_.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  if (at == npos || small) return std::nullopt;
  return parse_title_by_author(std::string(text_).replace(at, 4, " by "));
}

// "„Emma“ de Jane Austen": behind quotes such words join no title.
bool TitleReader::take_quoted_by() {
  if (text_.front() != '"' && static_cast<unsigned char>(text_.front()) < 0x80) return false;
  for (const auto* joints : {&quoted_joints, &doubtful_joints})
    for (const std::string_view joint : *joints)
      if (const std::size_t at = text_.find(joint); at != npos && is_quoted(text_.substr(0, at)))
        if (const auto name = trim_blanks(text_.substr(at + joint.size())); is_person(name)) {
          out_.whole = std::string(text_);
          set_author(name, text_.substr(0, at));
          return true;
        }
  return false;
}

// "Artist - Album".
bool TitleReader::take_artist() {
  if (!marks_.any(TitleMarks::dash) || !is_about(Medium::music)) return false;
  const Break dash = first_dash(text_);
  if (dash.at == npos || first_dash(text_.substr(dash.next)).at != npos) return false;
  const std::string_view artist = trim_blanks(text_.substr(0, dash.at));
  const std::string_view title = trim_blanks(text_.substr(dash.next));
  if (artist.empty() || title.empty()) return false;
  if (out_.proof == 0) {
    if (out_.announces || !begins_title(artist) || no_title(artist) || no_title(title) ||
        (!begins_title(title) && !std::all_of(title.begin(), title.end(), is_digit)))
      return false;
    prove(implied, Medium::music);
  }
  const std::string small = folded(artist);
  if (std::find(nobodies.begin(), nobodies.end(), small) == nobodies.end())
    out_.authors.emplace_back(artist);
  text_ = title;
  return true;
}

// "Emma, von Jane Austen", "Emma - Jane Austen".
void TitleReader::take_author() {
  if (!is_about(Medium::book) && medium_ != Medium::any) return;
  for (const std::string_view joint : author_joints)
    if (const std::size_t at = text_.rfind(joint); at != npos && at > 0) {
      const std::string_view name = trim_blanks(text_.substr(at + joint.size()));
      if (is_person(name)) return set_author(name, text_.substr(0, at));
    }
  for (const std::string_view joint : doubtful_joints)
    if (const std::size_t at = text_.rfind(joint); at != npos && at > 0)
      if (const auto name = trim_blanks(text_.substr(at + joint.size())); is_tagged_person(name))
        return set_author(name, text_.substr(0, at));
  if (const std::size_t comma = text_.rfind(", "); comma != npos && is_about(Medium::book)) {
    const std::string_view name = trim_blanks(text_.substr(comma + 2));
    if (is_person(name) && !is_person(text_.substr(0, comma)) && first_dash(text_).at == npos)
      return set_author(name, text_.substr(0, comma));
  }
  const Break dash = last_dash(text_);
  if (dash.at == npos) return;
  const std::string_view left = trim_blanks(text_.substr(0, dash.at));
  const std::string_view right = trim_blanks(text_.substr(dash.next));
  const bool tagged = is_tagged_person(right);
  const bool by_tags = tagged != is_tagged_person(left);
  if (!by_tags && (!is_about(Medium::book) || is_person(left) == is_person(right))) return;
  if (by_tags ? tagged : is_person(right))
    set_author(right, left);
  else
    set_author(left, right);
}

// "Emma - Jane Austen", "Emma de Jane Austen", "Jane Austen: Emma", where a label of the body says
// who the author is.
bool TitleReader::take_labelled_author() {
  if (clues_.labelled.empty()) return false;
  const auto joined = [this](std::string_view joint) {
    const std::size_t at = text_.rfind(joint);
    if (at == npos || at == 0) return false;
    const std::string_view name = trim_blanks(text_.substr(at + joint.size()));
    if (!is_labelled_author(name)) return false;
    set_author(name, text_.substr(0, at));
    return true;
  };
  if (std::any_of(author_joints.begin(), author_joints.end(), joined) ||
      std::any_of(doubtful_joints.begin(), doubtful_joints.end(), joined))
    return true;
  if (const Break dash = last_dash(text_); dash.at != npos)
    if (const auto name = trim_blanks(text_.substr(dash.next)); is_labelled_author(name)) {
      set_author(name, text_.substr(0, dash.at));
      return true;
    }
  for (const Break at : {first_dash(text_), first_colon(text_)}) {
    if (at.at == npos || trim_blanks(text_.substr(at.next)).empty()) continue;
    if (const auto name = trim_blanks(text_.substr(0, at.at)); is_labelled_author(name)) {
      set_author(name, text_.substr(at.next));
      return true;
    }
  }
  const std::size_t comma = text_.rfind(", ");
  if (comma == npos || comma == 0) return false;
  const auto name = trim_blanks(text_.substr(comma + 2));
  if (!is_labelled_author(name)) return false;
  set_author(name, text_.substr(0, comma));
  return true;
}

bool TitleReader::is_labelled_author(std::string_view name) const {
  return clues_.labelled.size() == 1 && !name.empty() &&
         folded(clues_.labelled.front()) == folded(name);
}

// A person's name that the post has as a tag: "Dorian Gray" of a title is hardly one.
bool TitleReader::is_tagged_person(std::string_view name) const {
  if (clues_.terms == nullptr || clues_.terms->empty() || !is_person(name)) return false;
  const std::string small = folded(name);
  return std::any_of(clues_.terms->begin(), clues_.terms->end(),
                     [&](const Term& term) { return folded(term.name) == small; });
}

void TitleReader::set_author(std::string_view name, std::string_view title) {
  out_.media = medium_ == Medium::any ? clues_.media : bit_of(medium_);
  if (may_have_author(out_)) out_.authors.emplace_back(name);
  text_ = trim_blanks(title);
}

// "『灯台の家』山田花子" of a book is followed by its author; what else stands around is no
// title.
void TitleReader::take_wide_quoted() {
  constexpr std::string_view open = "\xE3\x80\x8E";
  constexpr std::string_view close = "\xE3\x80\x8F";
  const std::size_t begin = text_.find(open);
  const std::size_t end = text_.find(close);
  if (begin == npos || end == npos || end < begin || text_.find(open, begin + 1) != npos) return;
  const std::string_view before = trim_blanks(text_.substr(0, begin));
  const std::string_view behind = trim_blanks(text_.substr(end + close.size()));
  if (before.empty() == behind.empty()) return;
  const std::string_view rest = before.empty() ? behind : before;
  const std::string_view inside = text_.substr(begin, end + close.size() - begin);
  if (media_of_term(rest) != 0) {  // "映画『灯台の家』"
    text_ = inside;
    return;
  }
  constexpr std::size_t longest_name = 24;  // eight letters
  if (!is_about(Medium::book) || rest.size() > longest_name || !looks_like_name(rest)) return;
  if (std::any_of(rest.begin(), rest.end(),
                  [](char c) { return static_cast<unsigned char>(c) < 0x80; }))
    return;
  if (out_.authors.empty()) out_.authors.emplace_back(rest);
  text_ = inside;
}

}  // namespace postferry
