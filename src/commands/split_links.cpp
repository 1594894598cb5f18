// SPDX-License-Identifier: MIT
#include "commands/split_links.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace postferry {

namespace {

constexpr SplitIndex::Number none = SplitIndex::none;

}  // namespace

void SplitLinks::tell_too_large(const PieceLimit& limit) const {
  for (const DividedFamily& family : plan_.divided)
    tell(NoteCode::split_family, family.first, {},
         "and what belongs to it: " + std::to_string(family.items) + " items, " +
             std::to_string(family.bytes) + " bytes");
  if (!limit.counts_bytes) return;
  for (Number item = 0; item < index_.size(); ++item)
    if (index_.bytes(item) > limit.most)
      tell(NoteCode::split_large, item, {},
           std::to_string(index_.bytes(item)) + " bytes; the limit leaves " +
               std::to_string(limit.most));
}

void SplitLinks::tell_links(Number item, std::string_view bytes) const {
  if (plan_.pieces.size() < 2) return;
  const bool in_menu = index_.menu(item) != none;
  tell_link(item, index_.parent(item), in_menu ? "_menu_item_menu_item_parent" : "post.parent");
  tell_link(item, index_.thumbnail(item), "_thumbnail_id");
  tell_link(item, index_.menu_target(item), "_menu_item_object_id");
  std::vector<Number> told;
  wxr::for_each_file_address(bytes, [&](std::string_view address) {
    const Number other = index_.attachment(address);
    if (other == none || std::find(told.begin(), told.end(), other) != told.end()) return;
    told.push_back(other);
    tell_link(item, other, "post.content");
  });
}

void SplitLinks::tell_link(Number item, Number other, std::string field) const {
  if (other == none || plan_.piece_of[other] == plan_.piece_of[item]) return;
  tell(NoteCode::split_link, item, std::move(field),
       "post " + name_(other) + " is in piece " + std::to_string(plan_.piece_of[other] + 1));
}

void SplitLinks::tell(NoteCode code, Number item, std::string field, std::string text) const {
  Note note;
  note.code = code;
  note.place = index_.place(item);
  note.post = name_(item);
  note.field = std::move(field);
  note.text = std::move(text);
  tell_(note);
}

}  // namespace postferry
