// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "io/journal.h"

namespace postferry {

/// What a push has done, kept so that a kill at any moment makes no duplicate: lines of JSON, first
/// a head with site and user, then before each request that makes something an intent, which is on
/// the disk before the request goes out, and after the answer what came of it. A last line that was
/// cut is dropped. Never holds a password. About 60 bytes in memory for each thing done.
class PushJournal {
 public:
  struct Done {
    std::uint64_t remote = 0;    ///< its id on the site
    std::uint64_t hash = 0;      ///< of what was pushed, as the source has it
    std::uint64_t modified = 0;  ///< hash of when the site says it changed last, behind that
    bool open = false;           ///< not in its last state yet: status, comments open
    bool links = false;          ///< refers to others that were not there yet
  };

  /// Opens or makes the file. Throws Error(input) if it is of another site or user, or no journal;
  /// Error(output) if it can't be written, or another run has it.
  PushJournal(std::string path, const std::string& site, const std::string& user);

  [[nodiscard]] const std::string& path() const noexcept { return file_.path(); }
  [[nodiscard]] static std::uint64_t key(std::string_view name);
  /// Null if it was never done. Until the next done().
  [[nodiscard]] const Done* find(std::uint64_t key) const;
  /// Whether it was about to be made when a run ended.
  [[nodiscard]] bool began(std::uint64_t key) const { return began_.count(key) != 0; }

  void begin(std::string_view name);
  void done(std::string_view name, const Done& done);

 private:
  void read();
  [[nodiscard]] bool take(std::string_view line);
  [[noreturn]] void refuse(const std::string& why) const;

  Journal file_;
  std::string site_;
  std::string user_;
  bool has_head_ = false;
  std::unordered_map<std::uint64_t, Done> done_;
  std::unordered_set<std::uint64_t> began_;
};

}  // namespace postferry
