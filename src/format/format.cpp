// SPDX-License-Identifier: MIT
#include "format/format.h"

#include "base/error.h"

namespace postferry {

// The buffer stays as it is: a splitter that reads over it need not have it filled with zeros.
void Chunk::clear() {
  records.clear();
  context.reset();
  source.clear();
  notes.clear();
  skipped = 0;
}

Place place_of(const Chunk& chunk, const Record& record) {
  Place place{chunk.source, record.line, record.offset};
  if (record.name.empty()) return place;
  if (!place.source.empty()) place.source += '/';
  place.source += record.name;
  return place;
}

void Piece::clear() {
  bytes.clear();
  name.clear();
  address.clear();
  losses = {};
  carried = {};
  verdict = Verdict::kept;
}

void Encoder::encode_shown(const Post& post, const ShownBody& shown, std::uint64_t ordinal,
                           Piece& piece, Notes& notes) {
  if (!differs(post, shown)) return encode(post, ordinal, piece, notes);
  encode(as_shown(post, shown), ordinal, piece, notes);
}

std::string FormatOptions::get(const std::string& name, std::string otherwise) const {
  const auto found = values_.find(name);
  return found == values_.end() ? std::move(otherwise) : found->second;
}

bool FormatOptions::flag(const std::string& name, bool otherwise) const {
  const auto found = values_.find(name);
  if (found == values_.end()) return otherwise;
  const std::string& value = found->second;
  if (value.empty() || value == "yes" || value == "true" || value == "on" || value == "1")
    return true;
  if (value == "no" || value == "false" || value == "off" || value == "0") return false;
  throw Error(ErrorCode::usage, "option " + name + " takes yes or no, not \"" + value + "\"");
}

TreeSelection Format::selection() const { return {{extensions.begin(), extensions.end()}}; }

Fidelity Format::fidelity(Field field) const {
  if (holds().has(field)) return Fidelity::native;
  if (holds_partly().has(field)) return Fidelity::partly;
  return carrier.empty() ? Fidelity::lost : Fidelity::carried;
}

}  // namespace postferry
