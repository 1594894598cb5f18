// SPDX-License-Identifier: MIT
#include "markdown/file_name.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/case_fold.h"
#include "base/utf8.h"
#include "codec/utf8_check.h"
#include "markdown/dates.h"

namespace postferry::markdown {

namespace {

using std::string_view;

constexpr string_view extension = ".md";
constexpr std::size_t room_for_number = 11;  // "-4294967295"
constexpr std::size_t day_length = 10;       // of "2024-03-01"

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char low = to_lower(c);
  return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

// WordPress stores slugs percent-encoded; what does not decode to UTF-8 stays as it is.
std::string percent_decoded(string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && hex_value(text[i + 1]) >= 0 &&
                        hex_value(text[i + 2]) >= 0;
    if (!escape) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_value(text[i + 1]) * 16 + hex_value(text[i + 2]));
    i += 2;
  }
  return is_valid_utf8(out) ? out : std::string(text);
}

// Characters that some file system or shell has another use for, blanks and invisible ones.
bool is_unsafe(char32_t c) {
  constexpr string_view marks = "/\\:*?\"<>|%#&{}$!'`@+=^~;,()[]";
  if (c < 0x80)
    return c <= 0x20 || c == 0x7F || marks.find(static_cast<char>(c)) != string_view::npos;
  return (c >= 0x80 && c <= 0xA0) || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
         (c >= 0x2060 && c <= 0x206F) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0x3000 ||
         c == 0xFEFF || c >= 0xE0000 || (c & 0xFFFEU) == 0xFFFEU || c == 0xFFFD;
}

// Runs of unsafe characters become one dash; none at the ends, no dots there either.
std::string safe(string_view text, bool lower_case) {
  std::string out;
  bool gap = false;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode_utf8(text, at);
    at += c.length;
    if (!c.valid || is_unsafe(c.value)) {
      gap = true;
      continue;
    }
    if (gap && !out.empty() && out.back() != '-') out += '-';
    gap = false;
    append_utf8(out, lower_case ? fold_case(c.value) : c.value);
  }
  const std::size_t begin = std::min(out.find_first_not_of("-."), out.size());
  out.erase(0, begin);
  while (!out.empty() && (out.back() == '-' || out.back() == '.')) out.pop_back();
  return out;
}

void cut_to(std::string& text, std::size_t size) {
  if (text.size() <= size) return;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80U) --size;
  text.resize(size);
  while (!text.empty() && (text.back() == '-' || text.back() == '.')) text.pop_back();
}

// Names that are devices on Windows, and those that mean something to blog engines.
bool is_reserved(string_view stem) {
  const std::string name = fold_case(stem.substr(0, stem.find('.')));
  constexpr std::array<string_view, 8> names = {"con",   "prn",    "aux",    "nul",
                                                "index", "_index", "readme", "license"};
  if (std::find(names.begin(), names.end(), name) != names.end()) return true;
  return name.size() == 4 && (name.starts_with("com") || name.starts_with("lpt")) &&
         is_digit(name[3]);
}

std::string day_of(const Post& post) {
  const std::optional<std::string> iso = read_date(post.date.iso);
  if (!iso || iso->size() < day_length) return {};
  return iso->substr(0, day_length);
}

std::string stem_of(const Post& post, std::size_t room) {
  std::string stem = safe(percent_decoded(post.slug), false);
  if (stem.empty()) stem = safe(post.title, true);
  if (stem.empty() && !post.id.empty()) stem = safe("post-" + post.id.text, false);
  if (stem.empty()) stem = "post";
  cut_to(stem, room);
  return stem.empty() ? "post" : stem;
}

// Where an engine looks for a post, and whether the name must or may begin with its day.
struct Home {
  std::string folder;
  bool dated = true;
};

Home home_of(const Post& post, Flavor flavor, bool has_day) {
  const bool page = post.type == "page";
  switch (flavor) {
    case Flavor::plain: break;
    case Flavor::hugo: {
      if (page) return {"content/", false};
      const std::string type = safe(post.type, true);
      const bool ordinary = type.empty() || type == "post" || is_reserved(type) || type.size() > 40;
      return {"content/" + (ordinary ? "posts" : type) + "/", true};
    }
    case Flavor::jekyll:
      if (page) return {"", false};
      // Jekyll's posts must have a day in their names, its drafts need none.
      if (has_day) return {"_posts/", true};
      return {post.status == "publish" || post.status.empty() ? "" : "_drafts/", false};
  }
  return {"", !page};
}

// "2024-03-01-on-dune": what follows the day, or npos.
std::size_t behind_day(string_view stem) {
  std::size_t at = 0;
  for (int part = 0; part < 3; ++part) {
    const std::size_t begin = at;
    while (at < stem.size() && is_digit(stem[at])) ++at;
    const std::size_t digits = at - begin;
    if (digits == 0 || digits > (part == 0 ? 4 : 2) || (part == 0 && digits < 4))
      return string_view::npos;
    if (at == stem.size()) return part == 2 ? at : string_view::npos;
    if (stem[at] != '-') return string_view::npos;
    ++at;
  }
  return at;
}

bool looks_like_slug(string_view stem) {
  return !stem.empty() && std::none_of(stem.begin(), stem.end(),
                                       [](char c) { return c == ' ' || (c >= 'A' && c <= 'Z'); });
}

// The text of a first line "# Title".
string_view first_heading(string_view content) {
  const std::size_t begin = std::min(content.find_first_not_of('\n'), content.size());
  string_view line = content.substr(begin, content.find('\n', begin) - begin);
  if (!line.starts_with("# ")) return {};
  line = trim(line.substr(2));
  while (line.ends_with('#')) line.remove_suffix(1);
  return trim(line);
}

}  // namespace

std::string wished_name(const Post& post, Flavor flavor) {
  const std::string day = day_of(post);
  const Home home = home_of(post, flavor, !day.empty());
  const std::string prefix = home.dated && !day.empty() ? day + "-" : std::string();
  std::string stem =
      stem_of(post, longest_name - extension.size() - room_for_number - prefix.size());
  if (prefix.empty() && is_reserved(stem)) stem = (post.type == "page" ? "page-" : "post-") + stem;
  return home.folder + prefix + stem + std::string(extension);
}

std::uint64_t NameSet::key(string_view name) { return hash_bytes(fold_case(name)); }

std::string NameSet::numbered(const std::string& name, std::uint32_t number) {
  std::string out = name.substr(0, name.size() - extension.size());
  out += '-' + std::to_string(number);
  return out.append(extension);
}

void derive_from_name(string_view name, string_view content, Post& post) {
  if (name.empty() || name.starts_with('<')) return;
  string_view folder = name.substr(0, name.rfind('/') + 1);
  string_view stem = name.substr(folder.size());
  stem = stem.substr(0, stem.rfind('.'));
  if (("/" + std::string(folder)).ends_with("/_drafts/") &&
      (post.status.empty() || post.status == "publish"))
    post.status = "draft";
  // A bundle's folder has the name.
  if (stem == "index" || stem == "_index") {
    if (!folder.empty()) folder.remove_suffix(1);
    stem = folder.substr(folder.rfind('/') + 1);
  }
  if (const std::size_t behind = behind_day(stem); behind != string_view::npos) {
    const auto day = read_date(stem.substr(0, behind == stem.size() ? behind : behind - 1));
    if (day) {
      if (post.date.empty()) post.date.iso = *day;
      stem.remove_prefix(behind);
    }
  }
  if (post.slug.empty() && looks_like_slug(stem)) post.slug = stem;
  if (post.title.empty()) post.title = first_heading(content);
  if (post.title.empty()) post.title = stem;
}

}  // namespace postferry::markdown
