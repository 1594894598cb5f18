// SPDX-License-Identifier: MIT
#include "review/post_title.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/ascii.h"
#include "review/ratings.h"
#include "review/series.h"
#include "review/text.h"
#include "review/title_parts.h"
#include "review/title_words.h"
#include "review/titles.h"

namespace postferry {

namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t longest_title = 300;
constexpr std::size_t most_title_words = 12;

constexpr std::uint8_t said = 90;     // title or type say that it is a review
constexpr std::uint8_t implied = 80;  // title and terms together

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

constexpr std::uint8_t bit(Medium medium) noexcept {
  return static_cast<std::uint8_t>(1U << static_cast<unsigned>(medium));
}

// Too long, a question or an announcement: what posts are called, no works.
bool is_headline(std::string_view text) {
  return has_more_words(text, most_title_words) || text.ends_with('?') || has_news(text);
}

// A rating that all of the text is.
std::optional<Rating> whole_rating(std::string_view text) {
  const auto found = rating_at_front(text);
  if (!found || found->bare || found->size != text.size()) return std::nullopt;
  return found->rating;
}

/// Takes one title apart, from its ends.
class TitleReader {
 public:
  TitleReader(std::string_view text, const PostClues& clues, PostTitle& out)
      : text_(trim_blanks(text)), clues_(clues), out_(out) {}

  void run() {
    if (text_.empty() || text_.size() > longest_title) return;
    text_ = without_hashtags(text_);
    out_.announces = announces_work(text_);
    out_.no_work = is_instruction(text_) || names_other_review(text_) || is_instalment(text_);
    take_rating();
    take_later();
    for (int rounds = 0; rounds < 3 && take_affix(); ++rounds) {
    }
    if (out_.proof == 0 && clues_.names(Medium::review) && !out_.announces && !no_title(text_))
      prove(implied);
    take_kind();
    take_brackets();
    if (!take_by() && !take_quoted_by() && !take_artist() && out_.proof > 0) take_author();
    if (out_.proof > 0) leave_remark();
    if (out_.proof > 0) take_wide_quoted();
    out_.title = title_of(text_);
    if (out_.title.empty()) out_.proof = 0;
    if (out_.whole.empty()) out_.whole = out_.title;
    out_.media = medium_ == Medium::any ? clues_.media : bit(medium_);
  }

 private:
  void prove(std::uint8_t proof, Medium medium = Medium::any) {
    out_.proof = std::max(out_.proof, proof);
    if (medium != Medium::any) medium_ = medium;
  }

  [[nodiscard]] bool is_about(Medium medium) const {
    return medium_ == medium || (medium_ == Medium::any && clues_.names(medium));
  }

  // "Emma (4/5)", "Emma - 4 stars", "Emma ★★★★", "[8/10] Emma".
  void take_rating() {
    std::size_t size = 0;
    if (std::string_view inside = bracket_at_back(text_, size); !inside.empty())
      if (set_rating(inside, text_.substr(0, text_.size() - size))) return;
    if (std::string_view inside = bracket_at_front(text_, size); !inside.empty())
      if (set_rating(inside, text_.substr(size))) return;
    if (const Break dash = last_dash(text_); dash.at != npos)
      if (set_rating(text_.substr(dash.next), text_.substr(0, dash.at))) return;
    for (const char mark : {':', ','})
      if (const std::size_t at = text_.rfind(mark); at != npos)
        if (set_rating(text_.substr(at + 1), text_.substr(0, at))) return;
    for (const std::string_view star : {"\xE2\x98\x85", "\xE2\xAD\x90", "\xF0\x9F\x8C\x9F"})
      if (const std::size_t at = text_.find(star); at != npos && at > 0)
        if (set_rating(text_.substr(at), text_.substr(0, at))) return;
  }

  bool set_rating(std::string_view said_text, std::string_view rest) {
    rest = trim_blanks(rest);
    said_text = trim_blanks(said_text);
    auto rating = whole_rating(said_text);
    if (!rating || rest.empty()) return false;
    // "My trip (3/5)" is the third part of five.
    out_.sure_rating = said_text.find_first_not_of("0123456789/ ") != npos;
    out_.rating = std::move(rating);
    text_ = rest;
    return true;
  }

  // "Gadget X200 nine months on", "Gadget - 2 years later": a second look. Of what is no product by
  // its name ("Our wedding, one year on") it proves nothing.
  void take_later() {
    const std::size_t size = size_of_later(text_);
    if (size == 0) return;
    std::string_view rest = trim_blanks(text_.substr(0, text_.size() - size));
    if (const Break dash = last_dash(text_); dash.next == text_.size() - size)
      rest = trim_blanks(text_.substr(0, dash.at));
    while (rest.ends_with(',') || rest.ends_with(':')) rest.remove_suffix(1);
    if (rest.empty() || !begins_title(rest) || is_headline(rest)) return;
    if (!has_model_number(rest) && !clues_.names(Medium::review)) return;
    text_ = rest;
    prove(implied - 5, Medium::thing);
  }

  bool take_affix() {
    return take_bracket() || take_set_off_front() || take_set_off_back() || take_phrase() ||
           take_lead();
  }

  // "Thoughts on Emma", "Book notes: Emma": not the title's own words, whatever proves a review.
  bool take_lead() {
    const auto leave = [this](const TitleRow* row, std::string_view rest) {
      rest = trim_blanks(rest);
      if (row == nullptr || !begins_title(rest)) return false;
      text_ = rest;
      if (row->medium != Medium::any) medium_ = row->medium;
      return true;
    };
    for (const Break at : {first_colon(text_), first_dash(text_)})
      if (at.at != npos && leave(find_lead(text_.substr(0, at.at)), text_.substr(at.next)))
        return true;
    std::size_t size = 0;
    const TitleRow* row = lead_at_front(text_, size);
    return leave(row, row == nullptr ? text_ : text_.substr(size));
  }

  bool strip(const TitleRow* row, std::string_view rest) {
    rest = trim_blanks(rest);
    if (row == nullptr || rest.empty()) return false;
    text_ = rest;
    prove(said, row->medium);
    return true;
  }

  bool take_bracket() {
    std::size_t size = 0;
    std::string_view inside = bracket_at_front(text_, size);
    if (!inside.empty() && strip(find_set_off(inside), text_.substr(size))) return true;
    inside = bracket_at_back(text_, size);
    return !inside.empty() && strip(find_set_off(inside), text_.substr(0, text_.size() - size));
  }

  bool take_set_off_front() {
    if (text_.starts_with('#')) {
      std::size_t behind = 0;
      const TitleRow* row = find_set_off(next_word(text_, behind));
      if (strip(row, text_.substr(behind))) return true;
    }
    for (const Break at : {first_colon(text_), first_dash(text_)}) {
      if (at.at == npos) continue;
      const std::string_view before = text_.substr(0, at.at);
      if (strip(find_set_off(before), text_.substr(at.next))) return true;
    }
    return false;
  }

  bool take_set_off_back() {
    constexpr std::size_t clear_enough = 6;  // "review", not "test"
    if (const Break dash = last_dash(text_); dash.at != npos) {
      const std::string_view tail = trim_blanks(text_.substr(dash.next));
      const TitleRow* row = find_set_off(tail);
      if (row == nullptr) row = set_off_at_front(tail);
      if (row != nullptr && row->text.size() >= clear_enough &&
          strip(row, text_.substr(0, dash.at)))
        return true;
    }
    const std::size_t colon = text_.rfind(':');
    return colon != npos &&
           strip(find_set_off(trim_blanks(text_.substr(colon + 1))), text_.substr(0, colon));
  }

  // Scripts that write no blanks: "書評『灯台の家』".
  bool take_quoted_behind() {
    for (const std::string_view open : {"\xE3\x80\x8E", "\xE3\x80\x8C", "\xE3\x80\x8A"}) {
      const std::size_t at = text_.find(open);
      if (at != npos && at > 0 && strip(find_set_off(text_.substr(0, at)), text_.substr(at)))
        return true;
    }
    return false;
  }

  bool take_phrase() {
    std::size_t size = 0;
    if (take_quoted_behind()) return true;
    if (const TitleRow* row = phrase_at_front(text_, size);
        row != nullptr && begins_title(trim_blanks(text_.substr(size))))
      return strip(row, text_.substr(size));
    const TitleRow* row = phrase_at_back(text_, size);
    if (row == nullptr) return false;
    const std::string_view before = trim_blanks(text_.substr(0, text_.size() - size));
    if (!begins_title(before) || is_other_review(before)) {
      out_.unproved = Reason::title_no_work;
      return false;
    }
    if (no_title(before)) return false;
    // "The Gadget X200 Review" is of the Gadget X200.
    std::size_t behind = 0;
    if (has_model_number(before) && next_word(before, behind) == "The")
      return strip(row, before.substr(behind));
    return strip(row, before);
  }

  // A headline, which words for a review make no work's title.
  [[nodiscard]] bool no_title(std::string_view text) {
    if (!is_headline(text)) return false;
    out_.unproved = Reason::title_headline;
    return true;
  }

  // "Livro: Emma"; "Livro Emma" where a term says that the post is about books.
  void take_kind() {
    if (const Break colon = first_colon(text_); colon.at != npos)
      if (const TitleRow* row = kind_of(trim_blanks(text_.substr(0, colon.at)))) {
        const std::string_view rest = trim_blanks(text_.substr(colon.next));
        if (rest.empty() || no_title(rest)) return;
        text_ = rest;
        prove(clues_.names(row->medium) ? implied + 5 : implied - 5, row->medium);
        return;
      }
    std::size_t at = 0;
    const TitleRow* row = kind_of(next_word(text_, at));
    if (row == nullptr || row->language == "en" || !clues_.names(row->medium)) return;
    const std::string_view rest = trim_blanks(text_.substr(at));
    if (!begins_title(rest) || no_title(rest)) return;
    text_ = rest;
    prove(implied + 5, row->medium);
  }

  // "(The Sprawl #1)", "(1815)"; others too where it is sure that the rest is a work's title.
  void take_brackets() {
    std::size_t size = 0;
    for (std::string_view inside = bracket_at_back(text_, size); !inside.empty();
         inside = bracket_at_back(text_, size)) {
      std::optional<Series> series = parse_series(inside);
      if (!series && !is_year(inside) && out_.proof == 0) return;
      const std::string_view rest = trim_blanks(text_.substr(0, text_.size() - size));
      if (rest.empty()) return;
      if (series) out_.series.push_back(std::move(*series));
      text_ = rest;
    }
  }

  bool take_by() {
    std::optional<ListedWork> work = parse_title_by_author(without_parts(text_));
    if (!work) work = parse_capitals();
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
  [[nodiscard]] std::optional<ListedWork> parse_capitals() const {
    const std::size_t at = text_.rfind(" BY ");
    const bool small =
        std::any_of(text_.begin(), text_.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (at == npos || small) return std::nullopt;
    return parse_title_by_author(std::string(text_).replace(at, 4, " by "));
  }

  // "„Emma“ de Jane Austen": behind quotes such words join no title.
  bool take_quoted_by() {
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
  bool take_artist() {
    if (!is_about(Medium::music)) return false;
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
  void take_author() {
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

  // A person's name that the post has as a tag: "Dorian Gray" of a title is hardly one.
  [[nodiscard]] bool is_tagged_person(std::string_view name) const {
    if (clues_.terms == nullptr || clues_.terms->empty() || !is_person(name)) return false;
    const std::string small = folded(name);
    return std::any_of(clues_.terms->begin(), clues_.terms->end(),
                       [&](const Term& term) { return folded(term.name) == small; });
  }

  void set_author(std::string_view name, std::string_view title) {
    out_.media = medium_ == Medium::any ? clues_.media : bit(medium_);
    if (may_have_author(out_)) out_.authors.emplace_back(name);
    text_ = trim_blanks(title);
  }

  // "『灯台の家』山田花子" of a book is followed by its author; what else stands around is no
  // title.
  void take_wide_quoted() {
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

  // "Gadget X - the best thing since sliced bread".
  void leave_remark() {
    const Break dash = first_dash(text_);
    if (dash.at == npos || dash.at == 0 || dash.next >= text_.size()) return;
    const char c = text_[dash.next];
    if (c >= 'a' && c <= 'z') text_ = trim_blanks(text_.substr(0, dash.at));
  }

  // 『灯台の家』
  static std::string_view without_wide_quotes(std::string_view text) {
    constexpr std::array<std::array<std::string_view, 2>, 3> pairs = {
        {{"\xE3\x80\x8E", "\xE3\x80\x8F"},
         {"\xE3\x80\x8C", "\xE3\x80\x8D"},
         {"\xE3\x80\x8A", "\xE3\x80\x8B"}}};
    for (const auto& [open, close] : pairs)
      if (text.starts_with(open) && text.ends_with(close) && text.find(open, 1) == npos)
        return text.substr(open.size(), text.size() - open.size() - close.size());
    return text;
  }

  [[nodiscard]] std::string title_of(std::string_view text) const {
    const std::string_view inside = without_wide_quotes(unquoted(unmarked(text)));
    if (inside.size() == text.size() && out_.proof > 0)
      if (const std::string_view quoted = quoted_part(text); !quoted.empty())
        return std::string(quoted);
    return std::string(trim_blanks(inside));
  }

  std::string_view text_;
  const PostClues& clues_;
  PostTitle& out_;
  Medium medium_ = Medium::any;
  std::string by_title_;
};

/// Taxonomies whose terms are the makers of the work.
constexpr auto creator_taxonomies =
    std::to_array<std::string_view>({"artist", "artists", "band", "book-author", "book_author",
                                     "book-authors", "writer", "writers"});

// "book-review", "book_review".
std::uint8_t media_of_type(std::string_view type) {
  std::string name(type);
  std::replace(name.begin(), name.end(), '-', ' ');
  std::replace(name.begin(), name.end(), '_', ' ');
  return media_of_term(name);
}

}  // namespace

PostClues clues_of(const Post& post) {
  PostClues clues;
  clues.terms = &post.terms;
  if (!post.type.empty() && post.type != "post" && post.type != "page")
    clues.media = media_of_type(post.type);
  for (const Term& term : post.terms) {
    clues.media = static_cast<std::uint8_t>(clues.media | media_of_term(term.name));
    if (std::find(creator_taxonomies.begin(), creator_taxonomies.end(), term.taxonomy) !=
        creator_taxonomies.end())
      clues.creators.push_back(term.name);
  }
  return clues;
}

PostTitle read_post_title(std::string_view title, const PostClues& clues) {
  PostTitle out;
  TitleReader(title, clues, out).run();
  if (out.proof > 0 && out.authors.empty() && are_names(clues.creators))
    out.authors = clues.creators;
  return out;
}

bool may_have_author(const PostTitle& title) noexcept {
  constexpr unsigned with_author = bit(Medium::book) | bit(Medium::music);
  constexpr unsigned without = bit(Medium::film) | bit(Medium::game) | bit(Medium::thing);
  return (title.media & with_author) != 0 || (title.media & without) == 0;
}

bool may_name_work(const PostTitle& title) {
  constexpr std::size_t most_words = 6;
  // "Films of the year" are several.
  std::size_t behind = 0;
  if (media_of_term(next_word(title.title, behind)) != 0) return false;
  return title.proof == 0 && !title.title.empty() && begins_title(title.title + " ") &&
         !is_headline(title.title) && !has_more_words(title.title, most_words) &&
         !title.title.ends_with("...") && !title.title.ends_with("\xE2\x80\xA6");
}

}  // namespace postferry
