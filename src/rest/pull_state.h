// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rest/pull_journal.h"

namespace postferry {

/// What a finished pull leaves for the next one.
struct PulledSite {
  std::string site;        ///< the API's root
  std::string user;        ///< empty: a visitor
  std::int64_t began = 0;  ///< seconds since 1970, by the server's clock
  std::map<std::string, std::vector<std::uint64_t>> ids{};  ///< by type, sorted
};

/// The file of --state: what a finished pull left; and beside it, with ".part" behind its name, the
/// journal of a pull that goes on. The file is replaced when a pull is complete, so that it is
/// always that of the last complete one. Nothing in them is a secret of the login.
class PullState {
 public:
  /// Opens both. Throws Error(input) for a file that is no state, Error(output) for a journal that
  /// can't be written or that another run works with.
  PullState(std::string path, bool since_last);

  /// Says which site is read, as whom. Throws Error(input) if the state is of another one.
  void bind(const std::string& site, const std::string& user);
  /// The pull that this one goes on from: changes since then are wanted. nullptr: everything is.
  [[nodiscard]] const PulledSite* base() const noexcept;
  /// Whether the journal is of a pull like this one, which was interrupted.
  [[nodiscard]] bool goes_on() const noexcept;
  [[nodiscard]] PullJournal& journal() noexcept { return journal_; }

  /// What there is now; called at the end of the stream.
  void found(PulledSite now) { now_ = std::move(now); }
  /// Makes what was found the state of the next pull, and removes the journal. To be called when
  /// the output is safely written; without found() nothing happens. Throws Error(output).
  void finish();

 private:
  std::string path_;
  bool since_last_;
  std::optional<PulledSite> last_;
  PullJournal journal_;
  std::optional<PulledSite> now_;
};

}  // namespace postferry
