// SPDX-License-Identifier: MIT
#include "body/markdown_text_run.h"

#include <algorithm>
#include <functional>

#include "body/markdown_links.h"
#include "body/markdown_text.h"

namespace postferry {

void append_as_html(std::string_view text, std::string& out) {
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    if (c != '&' && c != '<' && c != '>' && c != '"') continue;
    out.append(text, done, at - done);
    out += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : "&quot;";
    done = at + 1;
  }
  out.append(text, done);
}

bool TextRun::add(std::string_view text, bool reference, bool links) {
  if (!in_source(text)) return false;
  if (!parts_.empty() && parts_.back().text.data() + parts_.back().text.size() != text.data())
    flush(links);
  parts_.push_back({text, reference});
  return true;
}

bool TextRun::in_source(std::string_view text) const {
  const std::less<const char*> before;
  return !before(text.data(), source_.data()) &&
         !before(source_.data() + source_.size(), text.data() + text.size());
}

void TextRun::copied(std::string_view text, std::size_t begin) {
  if (!in_source(text)) return;
  const auto from = static_cast<std::uint32_t>(text.data() - source_.data());
  pieces_.push_back({static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(html_.size()),
                     from, from + static_cast<std::uint32_t>(text.size())});
}

void TextRun::flush(bool links) {
  if (parts_.empty()) return;
  const char* const begin = parts_.front().text.data();
  const std::string_view whole(begin, static_cast<std::size_t>(parts_.back().text.data() +
                                                               parts_.back().text.size() - begin));
  Place place;
  BareLink link;
  for (std::size_t at = 0; links && find_bare_link(whole, at, link); at = link.end) {
    if (in_shortcode(static_cast<std::size_t>(begin - source_.data()) + link.begin)) continue;
    append(place, link.begin, true);
    html_.append("<a href=\"").append(link.prefix);
    Place href = place;
    append(href, link.end, false);
    html_ += "\">";
    append(place, link.end, true);
    html_ += "</a>";
  }
  append(place, whole.size(), true);
  parts_.clear();
}

// Up to the offset `end` of the run's text.
void TextRun::append(Place& place, std::size_t end, bool shown) {
  while (place.part < parts_.size() && place.begin < end) {
    const Part& part = parts_[place.part];
    const std::size_t part_end = place.begin + part.text.size();
    const std::size_t upto = part.reference ? part_end : std::min(part_end, end);
    const std::string_view text = part.text.substr(place.done, upto - place.begin - place.done);
    const std::size_t begin = html_.size();
    part.reference ? void(html_ += text) : append_as_html(text, html_);
    if (shown) copied(text, begin);
    place.done += text.size();
    if (upto < part_end) return;
    place = {place.part + 1, part_end, 0};
  }
}

// A bare URL in [embed]URL[/embed] or [audio src="URL"] belongs to the shortcode.
bool TextRun::in_shortcode(std::size_t at) const {
  const std::size_t reach = std::min<std::size_t>(at, 512);
  const std::size_t bracket = source_.substr(at - reach, reach).find_last_of("[\n");
  if (bracket == std::string_view::npos) return false;
  const std::size_t begin = at - reach + bracket;
  return source_[begin] == '[' && shortcode_end(source_, begin) > at;
}

}  // namespace postferry
