// SPDX-License-Identifier: MIT
#include "push/push_context.h"

#include <utility>

namespace postferry {

PushKindCounts PushCounts::total() const {
  PushKindCounts out;
  for (const auto& [type, counts] : kinds) {
    out.created += counts.created;
    out.updated += counts.updated;
    out.unchanged += counts.unchanged;
    out.conflicts += counts.conflicts;
    out.refused += counts.refused;
  }
  return out;
}

void PushContext::note(NoteCode code, std::string about, std::string field, std::string text,
                       std::uint64_t count) const {
  if (!tell) return;
  Note note;
  note.code = code;
  note.post = std::move(about);
  note.field = std::move(field);
  note.text = std::move(text);
  note.count = count;
  tell(note);
}

}  // namespace postferry
