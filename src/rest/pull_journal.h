// SPDX-License-Identifier: MIT
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/note.h"
#include "codec/json_tree.h"
#include "io/journal.h"
#include "rest/site_pull.h"
#include "rest/site_survey.h"

namespace postferry {

/// Whose pull it is, and what was settled before its first page.
struct JournalHead {
  std::string site;        ///< the API's root
  std::string user;        ///< empty: a visitor. Never a password
  std::int64_t began = 0;  ///< seconds since 1970, by the server's clock
  std::int64_t since = 0;  ///< when the pull began that this one goes on from; 0: of everything
  SiteSurvey survey;       ///< without its header
  PullScope scope;
};

/// The lines of a pull as far as they came, section by section: lines as they stand in the stream,
/// then a checkpoint with the place behind them, the notes that came along, and a hash over it all.
/// A section counts only as a whole; what a kill or a crash left behind the last one is cut off.
class PullJournal {
 public:
  /// Lines with what belongs to them.
  struct Section {
    std::string lines;
    PullPlace place;
    std::vector<Note> notes;
  };

  /// Opens or makes the file and looks for what an earlier run left. Throws Error(output), also for
  /// a file that is something else.
  explicit PullJournal(std::string path);

  PullJournal(const PullJournal&) = delete;
  PullJournal& operator=(const PullJournal&) = delete;
  /// Removes a file in which there never was anything.
  ~PullJournal();

  /// Of the pull that was interrupted, if there is one.
  [[nodiscard]] const std::optional<JournalHead>& head() const noexcept { return head_; }
  /// The place behind its last section.
  [[nodiscard]] const PullPlace& place() const noexcept { return place_; }
  /// Its sections from the first on; nullopt behind the last.
  [[nodiscard]] std::optional<Section> replay();

  /// Begins a new pull, with the section that holds the stream's header.
  void begin(const JournalHead& head, const Section& first);
  /// Writes a section; returns when it is on the disk.
  void add(const Section& section);
  void remove();

 private:
  [[nodiscard]] std::optional<Section> section_at(std::uint64_t& offset);
  [[nodiscard]] bool read_checkpoint(std::string_view line, Section& section);
  [[nodiscard]] std::optional<JournalHead> read_head(std::string_view line);
  void find_end();

  Journal file_;
  JsonTree tree_;
  std::optional<JournalHead> head_;
  PullPlace place_;
  bool empty_ = false;      // no byte in it, and the file is there
  std::uint64_t seed_ = 0;  // of hashes: that of the head
  std::uint64_t at_ = 0;    // of replay()
  std::uint64_t end_ = 0;   // behind the last whole section
};

}  // namespace postferry
