// SPDX-License-Identifier: MIT
#include "commands/note_groups.h"

namespace postferry {

void NoteGroups::add(const Note& note) {
  Group& group = groups_[static_cast<std::size_t>(note.code)];
  group.code = note.code;
  group.count += note.count;
  if (group.first.size() < shown_places) group.first.push_back(note);
}

std::vector<const NoteGroups::Group*> NoteGroups::groups() const {
  std::vector<const Group*> list;
  for (const Severity severity : {Severity::loss, Severity::warning, Severity::info})
    for (const Group& group : groups_)
      if (group.count > 0 && info(group.code).severity == severity) list.push_back(&group);
  return list;
}

}  // namespace postferry
