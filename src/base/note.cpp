// SPDX-License-Identifier: MIT
#include "base/note.h"

#include <array>

namespace postferry {

namespace {

constexpr std::array<NoteInfo, static_cast<std::size_t>(NoteCode::count_)> table = {{
#define NOTE(id, name, severity, doc) NoteInfo{name, Severity::severity, doc},
#include "base/notes.def"
#undef NOTE
}};

}  // namespace

const NoteInfo& info(NoteCode code) noexcept { return table[static_cast<std::size_t>(code)]; }

std::string_view to_string(Severity severity) noexcept {
  switch (severity) {
    case Severity::info: return "info";
    case Severity::warning: return "warning";
    case Severity::loss: return "loss";
  }
  return "info";
}

std::string to_string(const Place& place) {
  return place.line == 0 ? place.source : place.source + ":" + std::to_string(place.line);
}

void Notes::add(NoteCode code, std::string field, std::string text, std::uint64_t count) {
  add_at(place_, code, std::move(field), std::move(text), count);
}

void Notes::add_at(Place place, NoteCode code, std::string field, std::string text,
                   std::uint64_t count) {
  notes_.push_back({code, std::move(place), {}, std::move(field), std::move(text), count});
}

void Notes::name_post(const std::string& post) {
  for (Note& note : notes_)
    if (note.post.empty()) note.post = post;
}

}  // namespace postferry
