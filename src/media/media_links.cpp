// SPDX-License-Identifier: MIT
#include "media/media_links.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/ascii.h"
#include "base/bytes.h"
#include "body/html_read.h"
#include "body/markdown_read.h"
#include "codec/entities.h"
#include "media/block_strings.h"
#include "media/markdown_targets.h"

namespace postferry {

namespace {

using std::string_view;
constexpr std::size_t npos = string_view::npos;

// Attributes that hold one address of what the element shows. Those that begin with data- are lazy
// loaders' and galleries'.
constexpr std::array<string_view, 17> sources = {"src",
                                                 "data-src",
                                                 "data-lazy-src",
                                                 "data-lazy",
                                                 "data-original",
                                                 "data-orig-src",
                                                 "data-orig-file",
                                                 "data-large-file",
                                                 "data-medium-file",
                                                 "data-full-url",
                                                 "data-full",
                                                 "data-echo",
                                                 "data-ll-src",
                                                 "data-image",
                                                 "data-src-retina",
                                                 "data-hi-res-src",
                                                 "data-srcfull"};
constexpr std::array<string_view, 6> sets = {
    "srcset",           "data-srcset",       "data-lazy-srcset",
    "data-orig-srcset", "data-original-set", "imagesrcset"};
constexpr std::array<string_view, 2> posters = {"poster", "data-poster"};
constexpr std::array<string_view, 4> backgrounds = {"data-bg", "data-background",
                                                    "data-background-image", "data-bg-url"};

template <std::size_t N>
bool is_one_of(const std::array<string_view, N>& list, string_view name) {
  return std::any_of(list.begin(), list.end(),
                     [name](string_view known) { return equals_ignoring_case(known, name); });
}

std::optional<MediaUse> use_of(Tag tag) {
  switch (tag) {
    case Tag::img:
    case Tag::input: return MediaUse::picture;
    case Tag::video:
    case Tag::audio:
    case Tag::source:
    case Tag::track:
    case Tag::embed:
    case Tag::object: return MediaUse::embedded;
    default: return std::nullopt;
  }
}

// Another scheme than http, or a place on the same page.
bool is_no_file(string_view url) {
  if (url.empty() || url.front() == '#' || url.front() == '?') return true;
  const std::size_t colon = url.find_first_of(":/?#");
  if (colon == npos || url[colon] != ':') return false;
  const string_view scheme = url.substr(0, colon);
  return !equals_ignoring_case(scheme, "http") && !equals_ignoring_case(scheme, "https");
}

bool plays_files(string_view name) {
  return name == "audio" || name == "video" || name == "playlist" || name == "embed";
}

}  // namespace

const std::vector<MediaLink>& MediaLinkFinder::find(const Text& body) {
  links_.clear();
  tape_.clear();
  if (body.format == "text") return links_;
  if (body.format == "markdown") {
    read_markdown(body.value, tape_);
    find_in_markdown();
  } else {
    read_html(body.value, tape_);
  }
  for (const Token& token : tape_.tokens) {
    if (token.size == 0) continue;
    switch (token.kind) {
      case TokenKind::open: find_in_tag(token); break;
      case TokenKind::block_open:
      case TokenKind::block_void: find_in_block(token); break;
      case TokenKind::text: find_in_shortcodes(token); break;
      default: break;
    }
  }
  const auto before = [](const MediaLink& a, const MediaLink& b) { return a.begin < b.begin; };
  if (!std::is_sorted(links_.begin(), links_.end(), before))
    std::stable_sort(links_.begin(), links_.end(), before);
  const auto overlap = [](const MediaLink& a, const MediaLink& b) { return b.begin < a.end; };
  links_.erase(std::unique(links_.begin(), links_.end(), overlap), links_.end());
  return links_;
}

void MediaLinkFinder::find_in_tag(const Token& open) {
  const string_view bytes = tape_.bytes(open);
  if (!bytes.starts_with('<')) return;
  attribute_spans(bytes, attributes_);
  for (const AttributeSpan& attribute : attributes_) find_in_attribute(open.tag, attribute);
}

void MediaLinkFinder::find_in_attribute(Tag tag, const AttributeSpan& attribute) {
  const string_view name = attribute.name;
  if (equals_ignoring_case(name, "style")) return find_in_style(attribute.raw);
  if (is_one_of(backgrounds, name)) {
    if (attribute.raw.find("url(") != npos) return find_in_style(attribute.raw);
    return add(attribute.raw, MediaUse::picture);
  }
  if ((tag == Tag::a || tag == Tag::area) && equals_ignoring_case(name, "href"))
    return add(attribute.raw, MediaUse::link);
  const std::optional<MediaUse> use = use_of(tag);
  if (!use) return;
  if (is_one_of(sources, name) || (tag == Tag::object && equals_ignoring_case(name, "data")))
    return add(attribute.raw, *use);
  if (is_one_of(sets, name)) return find_in_set(attribute.raw, MediaUse::picture);
  if (tag == Tag::video && is_one_of(posters, name)) add(attribute.raw, MediaUse::picture);
}

// "small.jpg 300w, large.jpg 2x". Source: HTML standard, "parse a srcset attribute". An address may
// have commas, but not at its end.
void MediaLinkFinder::find_in_set(string_view raw, MediaUse use) {
  std::size_t at = 0;
  while (true) {
    while (at < raw.size() && (is_space(raw[at]) || raw[at] == ',')) ++at;
    if (at >= raw.size()) return;
    std::size_t end = at;
    while (end < raw.size() && !is_space(raw[end])) ++end;
    std::size_t stop = end;
    while (raw[stop - 1] == ',') --stop;
    add(raw.substr(at, stop - at), use);
    at = stop < end ? end : std::min(raw.find(',', end), raw.size());
  }
}

// url(x), url('x'), url(&quot;x&quot;)
void MediaLinkFinder::find_in_style(string_view raw) {
  constexpr string_view name = "url";
  for (std::size_t at = find_byte(raw, '('); at != npos; at = find_byte(raw, '(', at)) {
    const string_view before = raw.substr(0, at++);
    if (before.size() < name.size() ||
        !equals_ignoring_case(before.substr(before.size() - name.size()), name))
      continue;
    const std::size_t close = raw.find(')', at);
    if (close == npos) return;
    string_view inside = trim(raw.substr(at, close - at));
    for (const string_view quote : {"\"", "'", "&quot;", "&#039;", "&#39;", "&#34;"}) {
      if (inside.size() < 2 * quote.size() || !inside.starts_with(quote) ||
          !inside.ends_with(quote))
        continue;
      inside.remove_prefix(quote.size());
      inside.remove_suffix(quote.size());
      break;
    }
    add(inside, MediaUse::picture);
    at = close;
  }
}

// Blocks repeat in their attributes what their HTML shows.
void MediaLinkFinder::find_in_block(const Token& block) {
  const string_view json = tape_.block_attributes(block);
  if (json.empty()) return;
  for_each_block_address(json, [&](string_view raw, std::string url, bool leads_there) {
    add_decoded(raw, std::move(url), leads_there ? MediaUse::link : MediaUse::embedded);
  });
}

// [audio mp3="x.mp3"], [video src=x.mp4], [embed]x.mp4[/embed]
void MediaLinkFinder::find_in_shortcodes(const Token& token) {
  const string_view text = tape_.bytes(token);
  for (std::size_t at = find_byte(text, '['); at != npos; at = find_byte(text, '[', at + 1)) {
    std::size_t end = at + 1;
    while (end < text.size() && is_alpha(text[end])) ++end;
    if (!plays_files(text.substr(at + 1, end - at - 1))) continue;
    const std::size_t close = find_byte(text, ']', end);
    if (close == npos) return;
    // Quotes may be typographic; an address ends at any of these.
    constexpr string_view stops = " \t\r\n\"'[]<>\xE2";
    const string_view within = text.substr(0, find_byte(text, '[', close));
    for (std::size_t url = within.find("http", end); url != npos; url = within.find("http", url)) {
      const std::size_t stop = std::min(within.find_first_of(stops, url), within.size());
      const string_view address = within.substr(url, stop - url);
      if (address.starts_with("http://") || address.starts_with("https://"))
        add(address, MediaUse::embedded);
      url = stop;
    }
    at = close;
  }
}

void MediaLinkFinder::find_in_markdown() {
  for_each_markdown_target(tape_, [&](string_view raw, std::string url, bool leads_there) {
    add_decoded(raw, std::move(url), leads_there ? MediaUse::link : MediaUse::picture);
  });
}

void MediaLinkFinder::add(string_view raw, MediaUse use) {
  raw = trim(raw);
  add_decoded(raw, find_byte(raw, '&') == npos ? std::string(raw) : decode_entities(raw), use);
}

void MediaLinkFinder::add_decoded(string_view raw, std::string url, MediaUse use) {
  if (is_no_file(url)) return;
  const auto begin = static_cast<std::size_t>(raw.data() - tape_.source.data());
  links_.push_back({begin, begin + raw.size(), std::move(url), use});
}

std::string relinked(string_view body, const std::vector<MediaLink>& links,
                     const MediaReplacement& replacement, const std::vector<std::size_t*>& moved) {
  std::string out;
  out.reserve(body.size());
  std::size_t copied = 0;
  std::vector<std::size_t> before;
  for (const std::size_t* offset : moved) before.push_back(*offset);
  for (const MediaLink& link : links) {
    const std::string instead = replacement(link);
    if (instead.empty()) continue;
    out.append(body, copied, link.begin - copied).append(instead);
    copied = link.end;
    for (std::size_t i = 0; i < moved.size(); ++i)
      if (before[i] >= link.end) *moved[i] = out.size() + (before[i] - link.end);
  }
  out.append(body, copied);
  return out;
}

}  // namespace postferry
