// SPDX-License-Identifier: MIT
#include "wxr/fragment.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "codec/utf8_check.h"
#include "codec/xml_scan.h"
#include "model/members.h"
#include "wxr/repair.h"

namespace postferry::wxr {

namespace {

constexpr std::size_t npos = std::string_view::npos;
// Stands for NUL during the parse: a byte that valid UTF-8 does not have.
constexpr char nul_stand_in = '\xFF';

// Length of a reference to NUL (`&#0;`, `&#x00;`) at the '&', or 0.
std::size_t nul_reference_length(std::string_view xml, std::size_t at) {
  std::size_t i = at + 2;
  if (i < xml.size() && (xml[i] == 'x' || xml[i] == 'X')) ++i;
  const std::size_t zeros = i;
  while (i < xml.size() && xml[i] == '0') ++i;
  return i > zeros && i < xml.size() && xml[i] == ';' ? i + 1 - at : 0;
}

bool has_nul_reference(std::string_view xml) {
  for (std::size_t at = find_bytes(xml, "&#"); at != npos; at = find_bytes(xml, "&#", at + 2))
    if (nul_reference_length(xml, at) != 0) return true;
  return false;
}

// A reference to NUL ends a string in the parser; outside CDATA it is given the stand-in.
std::string replace_nul_references(std::string_view xml, std::uint64_t& count) {
  std::string out;
  out.reserve(xml.size());
  std::size_t at = 0;
  while (at < xml.size()) {
    std::size_t end = at + 1;
    if (xml[at] == '<') {
      const XmlMarkup markup = scan_markup(xml, at);
      end = std::min(markup.end, xml.size());
    } else if (const std::size_t length = xml[at] == '&' ? nul_reference_length(xml, at) : 0;
               length != 0) {
      out += nul_stand_in;
      ++count;
      at += length;
      continue;
    }
    out.append(xml, at, end - at);
    at = end;
  }
  return out;
}

}  // namespace

void Fragment::clean(std::string_view bytes, Notes& notes) {
  bytes_ = bytes;
  has_nul_ = false;
  const TextTraits traits = look_at_text(bytes_);
  if (!traits.valid_utf8) {
    std::size_t replaced = 0;
    cleaned_ = repair_utf8(bytes_, replaced);
    bytes_ = cleaned_;
    notes.add(NoteCode::utf8_invalid, {}, {}, replaced);
  }
  nuls_ = 0;
  if (traits.has_controls) {
    const auto controls = std::count_if(bytes_.begin(), bytes_.end(), is_control);
    notes.add(NoteCode::control_characters, {}, {}, static_cast<std::uint64_t>(controls));
    nuls_ = static_cast<std::uint64_t>(std::count(bytes_.begin(), bytes_.end(), '\0'));
  }
}

void Fragment::stand_in_for_nul(Notes& notes) {
  std::uint64_t nuls = nuls_;
  if (nuls == 0 && !has_nul_reference(bytes_)) return;
  std::string with_stand_in = replace_nul_references(bytes_, nuls);
  std::replace(with_stand_in.begin(), with_stand_in.end(), '\0', nul_stand_in);
  if (nuls == 0) return;
  cleaned_ = std::move(with_stand_in);
  bytes_ = cleaned_;
  has_nul_ = true;
  notes.add(NoteCode::wxr_nul, {}, {}, nuls);
}

bool Fragment::load(std::string_view bytes, const Namespaces& namespaces, std::uint64_t line,
                    Notes& notes) {
  line_ = line;
  repaired_ = false;
  clean(bytes, notes);
  if (nuls_ == 0 && tree_.parse_plain(bytes_)) return true;  // which no reference to NUL is
  stand_in_for_nul(notes);
  if (tree_.parse(bytes_) && tree_.root() && !tree_.root().next()) return true;
  Place place = notes.place();
  place.line = line_ + count_newlines(bytes_.substr(0, tree_.error_offset()));
  place.offset += tree_.error_offset();
  const std::string why = tree_.error();
  Repairs repairs;
  std::string whole = repair(bytes_, namespaces, repairs);
  const std::vector<Place> spots = places_of(repairs, notes.place());
  cleaned_ = std::move(whole);
  bytes_ = cleaned_;
  repaired_ = true;
  if (!tree_.parse(bytes_) || !tree_.root()) {
    notes.add_at(place, NoteCode::record_unreadable, {}, why);
    return false;
  }
  for (std::size_t i = 0; i < spots.size(); ++i) {
    const Repairs::Spot& spot = repairs.spots[i];
    notes.add_at(spots[i], spot.is_value ? NoteCode::wxr_cdata_repaired : NoteCode::record_repaired,
                 spot.field, i == 0 ? why : std::string(), spot.count);
  }
  if (repairs.ampersands > 0)
    notes.add_at(place, NoteCode::wxr_bare_ampersand, {}, {}, repairs.ampersands);
  if (spots.empty() && repairs.ampersands == 0)
    notes.add_at(place, NoteCode::record_repaired, {}, why);
  return true;
}

// Where the repairs stand in the file: offsets in bytes_ count from the fragment's place.
std::vector<Place> Fragment::places_of(const Repairs& repairs, const Place& begin) const {
  std::vector<Place> places;
  std::uint64_t line = line_;
  std::size_t counted = 0;
  for (const Repairs::Spot& spot : repairs.spots) {
    line += count_newlines(bytes_.substr(counted, spot.offset - counted));
    counted = spot.offset;
    places.push_back({begin.source, line, begin.offset + spot.offset});
  }
  return places;
}

namespace {

template <class T>
void put_nul_back(T&) {}  // numbers, dates and what readers do not take from elements
void put_nul_back(std::string& text) { std::replace(text.begin(), text.end(), nul_stand_in, '\0'); }
void put_nul_back(Id& id) { put_nul_back(id.text); }
template <ModelStruct S>
void put_nul_back(S& object);
template <class T>
void put_nul_back(std::vector<T>& list) {
  for (T& element : list) put_nul_back(element);
}
template <class T>
void put_nul_back(std::optional<T>& option) {
  if constexpr (ModelStruct<T>)
    if (option) put_nul_back(*option);
}
template <ModelStruct S>
void put_nul_back(S& object) {
  for_each_member<S>([&](const auto& member) { put_nul_back(object.*(member.pointer)); });
}

}  // namespace

void Fragment::restore_nul(Post& post) const {
  if (has_nul_) put_nul_back(post);
}
void Fragment::restore_nul(Site& site) const {
  if (has_nul_) put_nul_back(site);
}
void Fragment::restore_nul(std::string& raw) const {
  if (has_nul_) put_nul_back(raw);
}

std::string Fragment::raw(const XmlElement& element) const {
  const std::size_t begin = element.offset();
  const std::size_t end = find_element_end(bytes_, begin);
  std::string_view text = bytes_.substr(begin, end == npos ? npos : end - begin);
  return replace_all(text, "\r\n", "\n");
}

std::string_view Fragment::text(const XmlElement& element, std::string& scratch, bool& damaged) {
  const XmlElement::TextPiece piece = element.text_piece();
  std::string_view text = piece.value;
  if (piece.kind == XmlElement::TextKind::cdata) {
    // Nearly all: `<name><![CDATA[...]]></name>`.
    if (!piece.tight) text = exact_text(element, scratch);
  } else if (piece.kind == XmlElement::TextKind::several) {
    damaged = static_cast<bool>(element.first_child());
    text = exact_text(element, scratch);
  }
  return text;
}

std::string_view Fragment::exact_text(const XmlElement& element, std::string& scratch) {
  const std::size_t begin = element.offset();
  const std::size_t end = find_element_end(bytes_, begin);
  const std::string_view whole = bytes_.substr(begin, end == npos ? npos : end - begin);
  if (element.first_child()) {
    const std::size_t inner = scan_markup(whole, 0).end;
    scratch = damaged_text(whole.substr(inner, whole.rfind('<') - inner));
    return scratch;
  }
  if (!exact_tree_.parse(whole, XmlTree::WhiteSpace::kept)) return element.text(scratch);
  const std::string_view text = exact_tree_.root().text(scratch);
  if (text.data() != scratch.data()) scratch = text;
  return scratch;
}

bool Fragment::stray_text(const XmlElement& container, std::string& text) const {
  std::string scratch;
  const std::string_view found = trim(container.text(scratch));
  if (found.empty()) return false;
  text = found;
  return true;
}

std::uint64_t Fragment::line_of(const XmlElement& element) const {
  return repaired_ ? line_ : line_ + count_newlines(bytes_.substr(0, element.offset()));
}

}  // namespace postferry::wxr
