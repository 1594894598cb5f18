// SPDX-License-Identifier: MIT
// `postferry convert`: translates from one format to another.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands/media_wishes.h"
#include "commands/named_files.h"
#include "commands/run.h"
#include "media/media_counts.h"
#include "pipeline/filter.h"
#include "pipeline/report.h"
#include "review/extract_options.h"
#include "review/modes.h"

namespace postferry {

class TimeZone;
struct Template;

struct ConvertOptions {
  std::vector<std::string> inputs;  ///< none or "-": standard input
  std::string from;                 ///< empty: told from name and content
  std::string to;                   ///< empty: told from `output`; to stdout: jsonl
  std::string output;               ///< empty or "-": standard output
  bool overwrite = false;           ///< of the output and the report
  bool carrier = true;
  bool private_data = false;  ///< public targets get private data too
  std::string report;         ///< file for the report, or empty
  std::string url_map;        ///< file for old and new addresses, or empty
  bool strict = false;        ///< notes of warning count as a finding
  std::size_t max_record = std::size_t{64} << 20;
  unsigned jobs = 0;  ///< 0: what suits the machine
  std::optional<std::uint64_t> limit;
  PostFilter filter;
  ExtractOptions extract = {};
  Render render = Render::automatic;
  std::shared_ptr<const Template> layout;  ///< --template; null: the model post's
  bool json_ld = false;
  bool layout_is_default = false;       ///< not asked for in this run: no mistake where it is idle
  bool json_ld_is_default = false;      ///< the same
  std::vector<NamedFile> other_inputs;  ///< files that are read besides: no output may be one
  std::string site_url;
  std::string default_author;
  std::string default_status;
  std::shared_ptr<const TimeZone> zone;  ///< --timezone; null: dates stay as they are
  std::vector<GivenOption> format_options;
  MediaWishes media;
};

/// What came of it.
struct ConvertResult {
  Report report;
  std::string input;   ///< for the summary: "wordpress.xml", "<stdin>"
  std::string output;  ///< "reviews.csv", "<stdout>"
  std::string from;    ///< names of the formats
  std::string to;
  double seconds = 0;
  std::optional<MediaCounts> media;  ///< of --media
  /// Exit code 1: something was lost, altered or skipped; or strict found a warning.
  bool findings = false;
};

/// Converts. Checks the call first (Error(usage)), then opens the input, then the output; so a
/// wrong call touches no file. Nothing half-written stays behind when it throws.
[[nodiscard]] ConvertResult convert(const ConvertOptions& options, const Hooks& hooks);

class Sources;
struct Format;
struct ReportSection;
class ReviewStage;
using MakeReviewStage = std::function<std::unique_ptr<ReviewStage>()>;

/// What a command adds that is a conversion and more.
struct ConvertExtras {
  const Format* also_read = nullptr;  ///< options of this format have an effect too
  bool nowhere = false;  ///< nothing is written; ConvertOptions::to is given and `output` not used
  std::string copy;      ///< the input is this file, which is a copy of
  std::string copied;    ///< this operand: messages name it instead
  /// Opens what is read instead of the inputs, of the format ConvertOptions::from. The output is
  /// open before it: what comes from far is not asked for in vain. May be empty.
  std::function<std::unique_ptr<Sources>()> sources;
  /// Called when reading has ended, well or not, for notes of those sources. May be empty.
  std::function<Notes()> read_notes;
  /// Called when the call is known to be right and the output is open, before the first post; its
  /// notes are the run's. May be empty.
  std::function<void(const std::function<void(const Note&)>&)> before;
  /// Makes of the stage of extraction and rendering (empty if neither is asked) the run's own.
  std::function<MakeReviewStage(MakeReviewStage)> around;
  /// What the report gets besides, once all is done. May be empty.
  std::function<ReportSection()> section;
};
[[nodiscard]] ConvertResult convert(const ConvertOptions& options, const Hooks& hooks,
                                    const ConvertExtras& extras);

/// `--since`, `--until`: a year, month or day. Throws Error(usage), naming `option`.
void check_calendar_date(const std::string& date, const std::string& option);

}  // namespace postferry
