// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "push/push_journal.h"
#include "push/push_members.h"
#include "rest/rest_writer.h"

namespace postferry {

/// What became of a request, and which members the site did not take, each with its reason.
struct SentMembers {
  Written written;
  DroppedMembers dropped;

  /// Empty if that member was not dropped.
  [[nodiscard]] std::string why_dropped(std::string_view member) const;
};

/// Sends members; those that the site names as the reason of its refusal (a template that its theme
/// does not have, the right to make posts sticky) are left out, and the rest is sent again.
[[nodiscard]] SentMembers send_members(RestWriter& writer, const std::string& route,
                                       PushMembers members, const RestWriter::Look& look);

/// Whether WordPress itself said no to what was sent, and would say so again: not that it can't at
/// the moment, nor that the login is not the right one.
[[nodiscard]] bool is_refused_for_good(const Written& written);

/// Why, for a note: WordPress's code and message.
[[nodiscard]] std::string reason_of(const Written& written);

}  // namespace postferry
