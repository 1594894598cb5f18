// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "codec/json_tree.h"
#include "io/journal.h"

namespace postferry {

/// Members of a request that are left out since the site refuses them, and why.
using DroppedMembers = std::vector<std::pair<std::string, std::string>>;

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
    std::uint64_t links = 0;     ///< how many others it refers to that were not there yet
    std::uint64_t refused = 0;   ///< hash of what the site refused of it last; 0: nothing
  };

  /// Opens or makes the file. Throws Error(input) if it is of another site or user, or no journal;
  /// Error(output) if it can't be written, or another run has it.
  PushJournal(const std::string& path, const std::string& site, const std::string& user);
  /// What a journal says, for a plan: the file is only read, and nothing may be added. Throws
  /// Error(input) as above, or if the file can't be read.
  [[nodiscard]] static PushJournal for_plan(const std::string& path, const std::string& site,
                                            const std::string& user);

  [[nodiscard]] static std::uint64_t key(std::string_view name);
  /// Null if it was never done. Until the next done().
  [[nodiscard]] const Done* find(std::uint64_t key) const;
  /// What it made that has that number on the site; null if it made no such post.
  [[nodiscard]] const Done* post(std::uint64_t remote) const;
  /// Whether it was about to be made when a run ended.
  [[nodiscard]] bool began(std::uint64_t key) const { return began_.count(key) != 0; }

  /// Addresses at the source of files that were uploaded, by number on the site: posts that are
  /// pushed without their files refer to them.
  [[nodiscard]] const std::unordered_map<std::uint64_t, std::string>& files() const noexcept {
    return files_;
  }

  void begin(std::string_view name);
  void done(std::string_view name, const Done& done);
  /// Members that the site did not take of what was done last of that name, each with its reason.
  void dropped(std::string_view name, const DroppedMembers& members);
  /// As an earlier run was told; null if there are none.
  [[nodiscard]] const DroppedMembers* dropped(std::uint64_t key) const;
  void file(std::uint64_t remote, std::string_view address);
  /// The site does not want what has this hash. What else is known of it stays.
  void refused(std::string_view name, std::uint64_t hash, std::string_view why);
  /// Why it was refused, as an earlier run was told, for a note that says so.
  [[nodiscard]] std::string earlier_refusal(std::uint64_t key) const;

 private:
  struct Head {
    std::string path;
    std::string site;
    std::string user;
  };
  explicit PushJournal(Head head) : head_(std::move(head)) {}

  void read();
  std::size_t take_lines(std::string_view text);
  void check_rest(std::string_view rest) const;
  void append(const std::string& line);
  [[nodiscard]] bool take(std::string_view line);
  void keep(std::uint64_t key, const Done& done);
  void take_refusal(const JsonNode& line);
  [[noreturn]] void refuse(const std::string& why) const;

  Head head_;
  std::optional<Journal> file_;  // none of a plan
  bool has_head_ = false;
  std::uint64_t lines_ = 0;
  std::unordered_map<std::uint64_t, Done> done_;
  std::unordered_map<std::uint64_t, std::uint64_t> posts_;  // key, by number on the site
  std::unordered_map<std::uint64_t, std::string> files_;
  std::unordered_map<std::uint64_t, DroppedMembers> dropped_;
  std::unordered_set<std::uint64_t> began_;
  std::unordered_map<std::uint64_t, std::string> reasons_;  // of refusals
};

/// A reason that is not new.
[[nodiscard]] std::string said_earlier(const std::string& why);

}  // namespace postferry
