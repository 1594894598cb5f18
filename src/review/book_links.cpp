// SPDX-License-Identifier: MIT
#include "review/book_links.h"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "base/ascii.h"
#include "base/bytes.h"
#include "review/book_ids.h"
#include "review/text.h"

namespace postferry {

namespace {

using std::string_view;

constexpr std::size_t npos = string_view::npos;
constexpr std::size_t shortest_address = 16;
constexpr std::size_t longest_address = 2000;
constexpr std::size_t most_links = 300;

constexpr auto sites = std::to_array<BookSite>({
#define SITE(name, host, way, kind) {name, host, way, LinkNumber::kind, ""},
#define SITE_ID(name, host, way, kind, id) {name, host, way, LinkNumber::kind, id},
#include "review/book_sites.def"
});

constexpr auto link_words = std::to_array<string_view>({
#define LINK_WORD(language, text) text,
#include "review/book_sites.def"
});

std::string upper(string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  return out;
}

// Behind the last "://" of the address, which of a redirector's is the target's.
string_view target_of(string_view href) {
  std::size_t scheme = npos;
  for (std::size_t at = find_byte(href, ':'); at != npos; at = find_byte(href, ':', at + 1))
    if (href.substr(at).starts_with("://")) scheme = at;
  if (scheme != npos) return href.substr(scheme + 3);
  return href.starts_with("//") ? href.substr(2) : string_view();
}

// "amazon." fits amazon.co.uk and smile.amazon.de, "goodreads.com" fits www.goodreads.com.
bool is_host(string_view host, string_view wanted) {
  const bool any_country = wanted.ends_with('.');
  const std::size_t at = any_country ? host.find(wanted) : host.size() - wanted.size();
  if (any_country ? at == npos : !host.ends_with(wanted)) return false;
  constexpr std::size_t longest_domain = 6;  // "com.br"
  if (any_country && host.size() - at - wanted.size() > longest_domain) return false;
  return at == 0 || host[at - 1] == '.';
}

// The two letters that each site's host begins with; of letters alone, in lower case.
constexpr std::size_t letter_pairs = 32 * 32;
constexpr std::size_t letter_pair(string_view text) noexcept {
  const auto code = [](char c) { return static_cast<unsigned char>(c) & 31U; };
  return code(text[0]) * 32U + code(text[1]);
}
constexpr auto host_fronts = [] {
  std::array<bool, letter_pairs> fronts{};
  for (const BookSite& site : sites) fronts[letter_pair(site.host)] = true;
  return fronts;
}();

// False if no part of the host begins as a site's does, which is so for most.
bool may_be_site(string_view host) noexcept {
  for (std::size_t at = 0; at + 1 < host.size();) {
    if (host_fronts[letter_pair(host.substr(at))]) return true;
    const std::size_t dot = host.find('.', at);
    if (dot == npos) return false;
    at = dot + 1;
  }
  return false;
}

// What the number is made of, from the front of `rest`.
string_view piece_at_front(string_view rest, LinkNumber kind) {
  const auto belongs = [kind](char c) {
    if (is_digit(c)) return true;
    if (kind == LinkNumber::number) return false;
    if (kind == LinkNumber::uuid || kind == LinkNumber::volume)
      return is_alpha(c) || c == '-' || (kind == LinkNumber::volume && c == '_');
    return is_alpha(c) || (kind == LinkNumber::isbn && c == '-');
  };
  std::size_t size = 0;
  while (size < rest.size() && belongs(rest[size])) ++size;
  return rest.substr(0, size);
}

bool is_uuid(string_view text) {
  return text.size() == 36 && std::all_of(text.begin(), text.end(), [](char c) {
           return is_digit(c) || (c >= 'a' && c <= 'f') || c == '-';
         });
}

void add_number(const BookSite& site, string_view piece, Ids& ids) {
  constexpr std::size_t most_digits = 12;
  constexpr std::size_t volume_size = 12;
  switch (site.kind) {
    case LinkNumber::isbn: (void)add_isbn(ids, piece); break;
    case LinkNumber::shop:
      if (piece.size() == 10) (void)add_book_number(ids, upper(piece));
      break;
    case LinkNumber::number:
      if (piece.size() <= most_digits) (void)add_id(ids, site.id, piece);
      break;
    case LinkNumber::edition:
      if (is_olid(piece)) (void)add_id(ids, site.id, piece);
      break;
    case LinkNumber::uuid:
      if (is_uuid(piece)) (void)add_id(ids, site.id, piece);
      break;
    case LinkNumber::volume:
      if (piece.size() == volume_size) (void)add_id(ids, site.id, piece);
      break;
  }
}

constexpr std::size_t ean_size = 13;

// Thirteen digits with no digit around them, wherever they stand.
void add_ean(string_view address, Ids& ids) {
  for (std::size_t at = 0; at < address.size();) {
    if (!is_digit(address[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < address.size() && is_digit(address[end])) ++end;
    if (end - at == ean_size && is_isbn13(address.substr(at, ean_size)) &&
        add_id(ids, "isbn13", address.substr(at, ean_size)))
      return;
    at = end;
  }
}

struct Digits {
  std::size_t all = 0;
  std::size_t most = 0;  // in a row
};

Digits digits_of(string_view address) {
  Digits digits;
  std::size_t row = 0;
  for (const char c : address) {
    row = is_digit(c) ? row + 1 : 0;
    if (row == 0) continue;
    ++digits.all;
    digits.most = std::max(digits.most, row);
  }
  return digits;
}

// Where a path, a query, a fragment or a port begins.
std::size_t host_size(string_view address) {
  std::size_t size = 0;
  while (size < address.size() && address[size] != '/' && address[size] != '?' &&
         address[size] != '#' && address[size] != ':')
    ++size;
  return size;
}

// Sites' names as words of links: "barnes", "noble", "bookshop".
std::unordered_set<std::string> words_of_links() {
  std::unordered_set<std::string> words;
  for (const string_view word : link_words) words.emplace(word);
  for (const BookSite& site : sites) {
    const std::string small = folded(site.name);
    for (std::size_t at = 0; at < small.size();) {
      const std::size_t end = std::min(small.find_first_of(" .", at), small.size());
      if (end > at) words.insert(small.substr(at, end - at));
      at = end + 1;
    }
    words.insert(std::string(site.host.substr(0, site.host.find('.'))));
  }
  return words;
}

bool is_quiet(const Line& line) {
  return line.unread || line.quotes > 0 || line.kind == LineKind::code ||
         line.kind == LineKind::table_cell;
}

}  // namespace

std::span<const BookSite> book_sites() noexcept { return sites; }

std::string_view to_string(const BookSite& site) noexcept {
  if (!site.id.empty()) return site.id;
  return site.kind == LinkNumber::shop ? "ISBN-10 or ASIN" : "ISBN";
}

namespace {

void add_ids_of_sites(string_view address, std::size_t size_of_host, Ids& ids) {
  const std::string small = lower(address);
  const string_view host = string_view(small).substr(0, size_of_host);
  const string_view rest = string_view(small).substr(size_of_host);
  string_view last;  // rows of one host stand together
  bool fits = false;
  for (const BookSite& site : sites) {
    if (site.host != last) fits = is_host(host, site.host);
    last = site.host;
    if (!fits) continue;
    const std::size_t at = rest.find(site.way);
    if (at == npos) continue;
    add_number(site, piece_at_front(address.substr(host.size() + at + site.way.size()), site.kind),
               ids);
  }
}

}  // namespace

Ids ids_in_link(string_view href) {
  Ids ids;
  if (href.size() < shortest_address || href.size() > longest_address) return ids;
  const string_view address = target_of(href);
  // Numbers of books have digits, but for a few of Google's.
  constexpr std::size_t enough = 4;
  const Digits digits = digits_of(address);
  if (digits.all < enough && address.find("id=") == npos) return ids;
  const std::size_t host = host_size(address);
  if (may_be_site(address.substr(0, host))) add_ids_of_sites(address, host, ids);
  if (ids.empty() && digits.most >= ean_size) add_ean(address, ids);
  return ids;
}

bool is_where_to_find(string_view text) {
  static const std::unordered_set<std::string> words = words_of_links();
  constexpr std::size_t most_words = 9;
  if (has_more_words(text, most_words)) return false;
  const std::string small = folded(text);
  bool any = false;
  for (std::size_t at = 0; at < small.size();) {
    const auto is_part = [&](char c) {
      return is_alpha(c) || c == '\'' || static_cast<unsigned char>(c) >= 0xC3;
    };
    std::size_t end = at;
    while (end < small.size() &&
           (is_part(small[end]) || (end > at && static_cast<unsigned char>(small[end]) >= 0x80)))
      ++end;
    if (end == at) {
      if (is_digit(small[at])) return false;
      ++at;
      continue;
    }
    std::string word = small.substr(at, end - at);
    if (word.ends_with("'s")) word.resize(word.size() - 2);
    if (!words.contains(word)) return false;
    any = true;
    at = end;
  }
  return any;
}

std::vector<BookLink> book_links(const Tape& tape, const BodyLines& lines) {
  std::vector<BookLink> out;
  for (std::uint32_t i = 0; i < lines.lines.size() && out.size() < most_links; ++i) {
    const Line& line = lines.lines[i];
    if (is_quiet(line)) continue;
    std::uint32_t last = no_token;
    bool is_ours = false;
    for (const Run& run : lines.runs_of(line)) {
      if (run.link == no_token) continue;
      if (run.link != last) {
        last = run.link;
        Ids ids = ids_in_link(tape.attribute(tape.tokens[run.link], "href"));
        is_ours = !ids.empty();
        if (is_ours) out.push_back({std::move(ids), {}, i});
      }
      if (is_ours && !run.image) out.back().text += lines.text_of(run);
    }
  }
  for (BookLink& link : out) link.text = std::string(trim_blanks(link.text));
  return out;
}

}  // namespace postferry
