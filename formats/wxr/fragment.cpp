// SPDX-License-Identifier: MIT
#include "wxr/fragment.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/xml_scan.h"
#include "wxr/repair.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// Stands for NUL during the parse: a byte that valid UTF-8 does not have.
constexpr char nul_stand_in = '\xFF';

bool is_control(char c) noexcept {
  const auto u = static_cast<unsigned char>(c);
  return u < 0x20 && c != '\n' && c != '\t' && c != '\r';
}

std::uint64_t count_controls(std::string_view bytes) noexcept {
  std::uint64_t count = 0;
  for (const char c : bytes) count += is_control(c) ? 1 : 0;
  return count;
}

// `&#0;` ends a string in the parser; outside CDATA it is given the stand-in.
std::size_t replace_nul_references(std::string& xml) {
  std::size_t count = 0;
  for (const std::string_view reference : {"&#0;", "&#x0;", "&#00;"}) {
    if (find_bytes(xml, reference) == npos) continue;
    std::size_t at = 0;
    while (at < xml.size()) {
      if (xml[at] == '<') {
        const XmlMarkup markup = scan_markup(xml, at);
        at = markup.end == npos ? xml.size() : markup.end;
      } else if (std::string_view(xml).substr(at).starts_with(reference)) {
        xml.replace(at, reference.size(), 1, nul_stand_in);
        ++count;
        ++at;
      } else {
        at = std::min({xml.size(), find_byte(xml, '<', at + 1), find_byte(xml, '&', at + 1)});
      }
    }
  }
  return count;
}

bool has_nul_reference(std::string_view xml) {
  return find_bytes(xml, "&#0") != npos || find_bytes(xml, "&#x0") != npos;
}

}  // namespace

void Fragment::clean(std::string_view bytes, Notes& notes) {
  bytes_ = bytes;
  has_nul_ = false;
  if (find_invalid_utf8(bytes_) != npos) {
    std::size_t replaced = 0;
    cleaned_ = repair_utf8(bytes_, replaced);
    bytes_ = cleaned_;
    notes.add(NoteCode::utf8_invalid, {}, {}, replaced);
  }
  if (const std::uint64_t controls = count_controls(bytes_); controls > 0)
    notes.add(NoteCode::control_characters, {}, {}, controls);
  const auto nuls = static_cast<std::uint64_t>(std::count(bytes_.begin(), bytes_.end(), '\0'));
  if (nuls == 0 && !has_nul_reference(bytes_)) return;
  std::string with_stand_in(bytes_);
  std::replace(with_stand_in.begin(), with_stand_in.end(), '\0', nul_stand_in);
  const std::size_t references = replace_nul_references(with_stand_in);
  if (nuls + references == 0) return;
  cleaned_ = std::move(with_stand_in);
  bytes_ = cleaned_;
  has_nul_ = true;
  notes.add(NoteCode::wxr_nul, {}, {}, nuls + references);
}

bool Fragment::load(std::string_view bytes, const Namespaces& namespaces, std::uint64_t line,
                    Notes& notes) {
  line_ = line;
  repaired_ = false;
  clean(bytes, notes);
  if (tree_.parse(bytes_) && tree_.root()) return true;
  Place place = notes.place();
  place.line = line_ + count_newlines(bytes_.substr(0, tree_.error_offset()));
  place.offset += tree_.error_offset();
  const std::string why = tree_.error();
  RepairCounts counts;
  std::string whole = repair(bytes_, namespaces, counts);
  cleaned_ = std::move(whole);
  bytes_ = cleaned_;
  repaired_ = true;
  if (!tree_.parse(bytes_) || !tree_.root()) {
    notes.add_at(place, NoteCode::record_unreadable, {}, why);
    return false;
  }
  if (counts.fields > 0) notes.add_at(place, NoteCode::wxr_cdata_repaired, {}, why, counts.fields);
  if (counts.ampersands > 0) notes.add_at(place, NoteCode::wxr_bare_ampersand, {}, {}, counts.ampersands);
  if (counts.tags > 0 || counts.fields + counts.ampersands == 0)
    notes.add_at(place, NoteCode::record_repaired, {}, why, std::max<std::uint64_t>(counts.tags, 1));
  return true;
}

void Fragment::restore_nul(std::string_view& text, std::string& scratch) const {
  if (!has_nul_ || find_byte(text, nul_stand_in) == npos) return;
  std::string restored(text);
  std::replace(restored.begin(), restored.end(), nul_stand_in, '\0');
  scratch = std::move(restored);
  text = scratch;
}

std::string Fragment::raw(const XmlElement& element) const {
  const std::size_t begin = element.offset();
  const std::size_t end = find_element_end(bytes_, begin);
  std::string_view text = bytes_.substr(begin, end == npos ? npos : end - begin);
  std::string scratch;
  restore_nul(text, scratch);
  return replace_all(text, "\r\n", "\n");
}

std::string_view Fragment::text(const XmlElement& element, std::string& scratch, bool& damaged) const {
  std::string_view text;
  if (element.first_child()) {
    damaged = true;
    const std::size_t begin = element.offset();
    const std::size_t end = find_element_end(bytes_, begin);
    const std::string_view whole = bytes_.substr(begin, end == npos ? npos : end - begin);
    const std::size_t inner = scan_markup(whole, 0).end;
    const std::size_t last = whole.rfind('<');
    scratch = damaged_text(whole.substr(inner, last - inner));
    text = scratch;
  } else {
    text = element.text(scratch);
  }
  restore_nul(text, scratch);
  return text;
}

bool Fragment::stray_text(const XmlElement& container, std::string& text) const {
  std::string scratch;
  const std::string_view found = trim(container.text(scratch));
  if (found.empty()) return false;
  text = found;
  std::replace(text.begin(), text.end(), nul_stand_in, '\0');
  return true;
}

std::uint64_t Fragment::line_of(const XmlElement& element) const {
  return repaired_ ? line_ : line_ + count_newlines(bytes_.substr(0, element.offset()));
}

}  // namespace postferry::wxr
