// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "base/note.h"
#include "push/media_upload.h"
#include "push/push_ids.h"
#include "push/push_journal.h"
#include "push/push_target.h"
#include "rest/rest_writer.h"

namespace postferry {

/// How a push is to be done.
struct PushSettings {
  bool create_users = false;   ///< authors that the site does not know become users of it
  bool overwrite = false;      ///< also what was changed on the site, or is another of that name
  std::string default_author;  ///< login for posts whose author is not known; empty: who pushes
};

/// Posts of a type, by what is (to be) done with them.
struct PushKindCounts {
  std::uint64_t created = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;
  std::uint64_t conflicts = 0;
  std::uint64_t refused = 0;
};

/// What a push does, in numbers. Of a plan: what it would do.
struct PushCounts {
  std::map<std::string, PushKindCounts> kinds;  ///< by type
  std::uint64_t users = 0;                      ///< made
  std::uint64_t terms = 0;                      ///< made
  std::uint64_t comments = 0;                   ///< made or changed; of a plan: those of the input

  [[nodiscard]] PushKindCounts total() const;
};

/// What the parts of a push share.
struct PushContext {
  RestWriter& writer;
  const PushTarget& target;
  const PushSettings& settings;
  PushJournal* journal;  ///< of a plan: null if there is none yet
  bool plan_only;        ///< nothing is written, neither to the site nor to the journal
  std::function<void(const Note&)> tell;
  MediaSource media;  ///< gives files of attachments
  PushIds ids{};
  PushCounts counts{};

  /// A note about a post (or what `about` names), at no place of the input.
  void note(NoteCode code, std::string about, std::string field, std::string text,
            std::uint64_t count = 1) const;
};

}  // namespace postferry
