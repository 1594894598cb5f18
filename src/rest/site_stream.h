// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "base/note.h"
#include "rest/pull_state.h"
#include "rest/rest_api.h"
#include "rest/site_pull.h"
#include "rest/site_survey.h"

namespace postferry {

/// Which site is read, and as whom.
struct StreamOptions {
  std::string address;  ///< as the user gave it
  std::string user{};   ///< empty: as a visitor
  /// Told where the API is, before anything is asked that needs the login. May be empty.
  std::function<void(const std::string& root)> found{};
  PullState* state = nullptr;           ///< outlives the stream; may be none
  std::function<std::int64_t()> now{};  ///< seconds since 1970; empty: the machine's clock
};

/// A site as lines for the format wprest: discovery, login, survey, pages, and with a state what an
/// interrupted pull left, and what became of posts since the last one. Knows no sockets.
class SiteStream {
 public:
  /// Finds the site and looks at it. Throws Error(input).
  SiteStream(Http& http, const StreamOptions& options, Notes& notes);

  /// Replaces `lines` by those of the next page, the first time with the stream's header before
  /// them or alone; false at the end. Throws Error(input), and Error(output) for the journal.
  [[nodiscard]] bool next(std::string& lines);

  [[nodiscard]] std::uint64_t given() const noexcept { return pull_ ? pull_->given() : 0; }
  [[nodiscard]] std::uint64_t expected() const noexcept { return pull_ ? pull_->expected() : 0; }

 private:
  void go_on();
  void begin(const FoundApi& found, Rights rights);
  [[nodiscard]] std::int64_t began(const FoundApi& found);
  [[nodiscard]] bool is_future(std::int64_t time) const;
  [[nodiscard]] bool replay(std::string& lines);
  void keep(const std::string& lines);
  void end();
  void compare(const PulledSite& before, PulledSite& now);

  StreamOptions options_;
  Notes& notes_;
  std::optional<RestApi> api_;
  JournalHead head_;
  std::optional<SitePull> pull_;
  std::string header_;    // the first lines, not yet given
  std::size_t kept_ = 0;  // notes that the journal has
  bool replays_ = false;
  bool ended_ = false;
};

}  // namespace postferry
