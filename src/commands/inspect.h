// SPDX-License-Identifier: MIT
// `postferry inspect`: what is in a source.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "commands/inspect_facts.h"
#include "commands/name_counts.h"
#include "commands/note_groups.h"
#include "commands/run.h"
#include "model/site.h"
#include "review/extract_options.h"
#include "review/modes.h"

namespace postferry {

struct InspectOptions {
  std::vector<std::string> inputs;  ///< none or "-": standard input
  std::string from;                 ///< -f; empty: told from names and content
  std::size_t max_record = std::size_t{64} << 20;
  unsigned jobs = 0;            ///< 0: what suits the machine
  ExtractOptions extract = {};  ///< off: only what the format itself says of works
  std::vector<GivenOption> format_options;
};

/// What is there. Counts are of the whole input; names are bounded (NameCounts).
struct Inspection {
  std::vector<std::string> inputs;
  std::string input;         ///< "wordpress.xml", "a.xml and 2 more"
  std::string format;        ///< "wxr"
  std::string format_title;  ///< "WordPress eXtended RSS 1.0 to 1.2"
  Site site;                 ///< with what it said after the posts
  std::uint64_t posts = 0;
  std::uint64_t reviews = 0;
  std::uint64_t comments = 0;
  std::uint64_t skipped = 0;  ///< records passed over: empty rows, too long ones
  std::uint64_t failed = 0;   ///< records damaged beyond use
  std::string first_date;
  std::string last_date;
  std::uint64_t undated = 0;
  NameCounts years;
  NoteGroups notes;
  bool damaged = false;  ///< something was lost to damage: exit code 1

  [[nodiscard]] const NameCounts& of(Fact fact) const {
    return facts[static_cast<std::size_t>(fact)];
  }
  std::array<NameCounts, fact_count> facts;
};

/// Reads it all, in bounded memory; what comes of it does not depend on the number of jobs.
/// Throws Error as convert does.
[[nodiscard]] Inspection inspect(const InspectOptions& options, const Hooks& hooks);

/// The ratings of one scale.
struct RatingScale {
  std::string best;                       ///< "5"; empty: the scale is not known
  std::uint64_t count = 0;                ///< with a number
  std::uint64_t wordy = 0;                ///< without one: "unputdownable"
  std::string mean;                       ///< two decimals; empty if none has a number
  std::vector<NameCounts::Entry> values;  ///< the highest first
};
/// The most used first.
[[nodiscard]] std::vector<RatingScale> rating_scales(const Inspection& inspection);

/// A taxonomy: what the site declares of it and what posts use.
struct TaxonomyUse {
  std::string name;
  std::uint64_t declared = 0;
  std::uint64_t uses = 0;
  std::vector<NameCounts::Entry> terms;  ///< used ones, by count: slug, name as label
};
/// The most used first, then those that are only declared.
[[nodiscard]] std::vector<TaxonomyUse> taxonomies(const Inspection& inspection);

/// A plugin that left marks.
struct PluginUse {
  std::string name;
  std::string note;
  std::uint64_t posts = 0;         ///< with a mark of it
  std::vector<std::string> signs;  ///< "meta:_yoast_wpseo_*", the most frequent first
};
[[nodiscard]] std::vector<PluginUse> plugins_seen(const Inspection& inspection);

/// One object of stable keys and a line end; help says what they mean.
[[nodiscard]] std::string to_json(const Inspection& inspection);

/// "post\npublish" -> {"post", "publish"}: the parts of a fact.
struct TwoParts {
  std::string_view first;
  std::string_view second;
};
[[nodiscard]] TwoParts split_parts(std::string_view text) noexcept;

}  // namespace postferry
