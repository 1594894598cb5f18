// SPDX-License-Identifier: MIT
#include "wxr/item_cut.h"

#include <algorithm>

#include "codec/xml_strict.h"
#include "model/members.h"
#include "wxr/item_reader.h"

namespace postferry::wxr {

namespace {

bool is_whole(std::string_view item) {
  return item.starts_with("<item") && (item.ends_with("</item>") || item.ends_with("/>"));
}

bool is_repair(const Note& note) {
  return note.code == NoteCode::record_repaired || note.code == NoteCode::wxr_cdata_repaired ||
         note.code == NoteCode::wxr_bare_ampersand;
}

}  // namespace

bool ItemCut::cut(std::string_view bytes, std::uint64_t line, const WxrContext& context,
                  Notes& notes) {
  Notes own;
  own.set_place(notes.place());
  const bool loaded = fragment_.load(bytes, context.namespaces, line, own);
  const bool mended =
      !is_whole(bytes) || std::any_of(own.all().begin(), own.all().end(), is_repair);
  // What is copied as it is needs no note of how it would be read.
  if (mended || !loaded)
    for (const Note& note : own.all())
      notes.add_at(note.place, note.code, note.field, note.text, note.count);
  if (!loaded) return false;
  bytes_ = bytes;
  if (mended) {
    mended_ = fragment_.raw(fragment_.root());
    fragment_.restore_nul(mended_);
    bytes_ = mended_;
  }
  clear(post_);
  Notes unheard;
  ItemReader(fragment_, context, post_, unheard).read(fragment_.root());
  fragment_.restore_nul(post_);
  if (!is_strict_xml(bytes_)) notes.add(NoteCode::split_not_xml);
  return true;
}

}  // namespace postferry::wxr
