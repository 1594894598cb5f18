// SPDX-License-Identifier: MIT
#pragma once

#include <functional>
#include <string>

#include "base/note.h"
#include "push/push_store.h"
#include "push/push_target.h"
#include "rest/rest_api.h"

namespace postferry {

/// Where a post of the input is on the site.
struct SiteAddress {
  std::string page;      ///< empty: it is not there, or has no page
  std::string old_file;  ///< of an attachment: where its file was...
  std::string new_file;  ///< ... and is
};

/// Asks the site for the addresses of what was pushed, fifty posts a request, and gives them in the
/// order of the input, one for each item. Memory: one request.
void for_each_address(RestApi& api, const PushTarget& target, PushStore& store,
                      const std::function<void(const SiteAddress&)>& take, Notes& notes);

}  // namespace postferry
