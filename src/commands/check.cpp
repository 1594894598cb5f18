// SPDX-License-Identifier: MIT
#include "commands/check.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <unordered_map>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "commands/check_links.h"
#include "commands/input.h"
#include "commands/named_files.h"
#include "commands/output.h"
#include "io/stored_input.h"
#include "pipeline/pipeline.h"

namespace postferry {

namespace {

std::uint64_t key_of(const Note& note) {
  std::uint64_t key = hash_bytes(note.place.source, static_cast<std::uint64_t>(note.code));
  key = hash_bytes(note.field, key + note.place.offset);
  key = hash_bytes(note.post, key + note.place.line);
  return hash_bytes(note.text, key);
}

/// One run. Its members are in the order in which they come to life.
class Check {
 public:
  Check(const CheckOptions& options, const std::function<void(const Note&)>& tell,
        const Hooks& hooks)
      : options_(options), tell_(tell), progress_(hooks.progress), inputs_(options.inputs) {
    if (options.repair == "-")
      throw Error(ErrorCode::usage, "--repair needs a file: standard output tells what was found");
    refuse_own_input();
    check_target();
    store_input();
  }

  CheckResult run() {
    const auto start = std::chrono::steady_clock::now();
    // The copy comes first: a place where it can't be is told before anything else.
    if (!options_.repair.empty()) repair();
    read();
    if (!options_.convert.to.empty()) convert_to_nowhere();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    result_.found.seconds = elapsed.count();
    result_.found.input = describe_operands(options_.inputs);
    return std::move(result_);
  }

  // A place in a file that an input was put away in, as the user knows it.
  [[nodiscard]] std::string named(const std::string& where) const {
    for (const Stored& stored : stored_)
      if (where.starts_with(stored.copy->path()))
        return stored.name + where.substr(stored.copy->path().size());
    return where;
  }

 private:
  struct Stored {
    std::unique_ptr<StoredInput> copy;
    std::string name;
  };

  // A copy in the place of the source would take away what it was made of, and one beside it in a
  // directory would be read with it.
  void refuse_own_input() const {
    if (options_.repair.empty()) return;
    const NamedFile copy{"--repair", options_.repair};
    std::vector<NamedFile> read = options_.convert.other_inputs;
    for (const std::string& input : options_.inputs) read.push_back({"an input", input});
    refuse_files_named_twice(read, {copy});
    refuse_output_among_inputs(options_.inputs, copy);
  }

  void check_target() const {
    if (options_.convert.to.empty()) return;
    if (format_named(options_.convert.to).make_encoder == nullptr)
      throw Error(ErrorCode::usage, "format " + options_.convert.to + " can only be read");
  }

  [[nodiscard]] bool reads_again() const {
    return !options_.repair.empty() || !options_.convert.to.empty();
  }

  void store_input() {
    if (!reads_again()) return;
    if (inputs_.empty()) inputs_ = {"-"};
    for (std::string& input : inputs_) {
      if (!StoredInput::is_needed(input)) continue;
      const Stored& kept = stored_.emplace_back(
          Stored{std::make_unique<StoredInput>(input), describe_operands({input})});
      input = kept.copy->path();
    }
  }

  void repair() {
    heard_.clear();
    ConvertOptions copy = base_options();
    copy.to = format_of_copy();
    copy.output = options_.repair;
    copy.private_data = true;
    copy.extract.mode = Extract::off;
    copy.render = Render::never;
    keep_all_posts(copy);
    result_.repaired = convert(copy, hooks());
  }

  // A copy of a library has its rows that review no work, too. (A folder keeps all posts anyway.)
  static void keep_all_posts(ConvertOptions& copy) {
    const Format& format = format_named(copy.to);
    const bool leaves_out =
        !format.is_tree() &&
        std::any_of(format.options.begin(), format.options.end(), [](const OptionSpec& option) {
          return option.name == "all-posts" && option.writing;
        });
    if (leaves_out)
      copy.format_options.insert(copy.format_options.begin(),
                                 {std::string(format.name), "all-posts", "yes"});
  }

  void convert_to_nowhere() {
    heard_.clear();
    ConvertOptions there = options_.convert;
    there.inputs = inputs_;
    there.from = options_.from;
    there.format_options = options_of_pass();
    ConvertExtras where;
    where.nowhere = true;
    result_.converted = convert(there, hooks(), where);
    Report& found = result_.found.report;
    found.losses = result_.converted->report.losses;
    found.carried = result_.converted->report.carried;
    found.withheld = result_.converted->report.withheld;
    found.posts_withheld = result_.converted->report.posts_withheld;
    found.reviews = result_.converted->report.reviews;
    result_.found.to = result_.converted->to;
    // A line for each field, as to_findings() has them.
    result_.losses += static_cast<std::uint64_t>(
        std::count_if(found.losses.counts.begin(), found.losses.counts.end(),
                      [](std::uint64_t count) { return count != 0; }));
  }

  [[nodiscard]] ConvertOptions base_options() const {
    ConvertOptions base;
    base.inputs = inputs_;
    base.from = options_.from;
    base.overwrite = options_.convert.overwrite;
    base.max_record = options_.convert.max_record;
    base.jobs = options_.convert.jobs;
    base.format_options = options_of_pass();
    return base;
  }

  // What means nothing to one pass is for another: refuse_idle_options() has looked at all of them.
  [[nodiscard]] std::vector<GivenOption> options_of_pass() const {
    std::vector<GivenOption> given = options_.convert.format_options;
    for (GivenOption& option : given) option.is_default = true;
    return given;
  }

  // As of convert(): an option of a format that has no part in the run would be ignored in silence.
  void refuse_idle_options(const Format& from) const {
    const std::string& to = options_.convert.to;
    for (const GivenOption& given : options_.convert.format_options) {
      if (given.is_default || takes(from, given, &OptionSpec::reading)) continue;
      if (!options_.repair.empty() && takes(from, given, &OptionSpec::writing)) continue;
      if (!to.empty() && takes(format_named(to), given, &OptionSpec::writing)) continue;
      throw Error(ErrorCode::usage, "--" + given.format + "." + given.name +
                                        " has no effect when " + std::string(from.name) +
                                        " is checked" + (to.empty() ? "" : " for " + to));
    }
  }

  [[nodiscard]] InputOptions input_options() const {
    return {inputs_,
            options_.from,
            options_.convert.format_options,
            {.max_record = options_.convert.max_record}};
  }

  // The input's own: what a name like "copy.csv" promises must be so.
  [[nodiscard]] std::string format_of_copy() const {
    const Format& own = *open_input(input_options()).format;
    refuse_idle_options(own);
    const Format* promised = format_of_output(options_.repair);
    if (promised != nullptr && promised != &own)
      throw Error(ErrorCode::usage,
                  "the copy that --repair writes is " + std::string(own.name) +
                      " like the input, and this name is one of " + std::string(promised->name) +
                      "; to translate, use convert",
                  options_.repair);
    return std::string(own.name);
  }

  // What readers tell, and how the posts hang together.
  void read() {
    heard_.clear();
    Input input = open_input(input_options());
    refuse_idle_options(*input.format);
    result_.found.from = input.format->name;
    CheckLinks links([this](const Note& note) { hear(note); });
    PipelineOptions pipeline;
    pipeline.jobs = options_.convert.jobs == 0 ? default_jobs() : options_.convert.jobs;
    pipeline.notes = [this](const Note& note) { hear(note); };
    if (progress_)
      pipeline.progress = [&](std::uint64_t records) {
        progress_({input.bytes_read(), input.bytes_total(), records});
      };
    Report report;
    run_pipeline({*input.splitter, input.prolog.site,
                  [&] { return input.format->make_parser(input.options); },
                  [] { return std::make_unique<LinkEncoder>(); }, links},
                 pipeline, report);
    for (const Note& note : input.notes().all()) hear(note);
    report.notes = result_.found.report.notes;  // as they were told
    result_.found.report = std::move(report);
  }

  [[nodiscard]] Hooks hooks() {
    return {[this](const Note& note) { hear(note); }, progress_};
  }

  // Each pass reads the same, and has the same to say of it.
  void hear(const Note& note) {
    if (const std::string source = named(note.place.source); source != note.place.source) {
      Note moved = note;
      moved.place.source = source;
      return hear(moved);
    }
    if (reads_again() && !is_new(note)) return;
    result_.found.report.notes[static_cast<std::size_t>(note.code)] += note.count;
    const Severity severity = info(note.code).severity;
    if (severity == Severity::warning) ++result_.warnings;
    if (severity == Severity::loss) ++result_.losses;
    if (tell_) tell_(note);
  }

  // Two notes that say the same in one pass are two things.
  bool is_new(const Note& note) {
    const std::uint64_t key = key_of(note);
    const std::uint32_t heard = ++heard_[key];
    std::uint32_t& told = told_[key];
    if (heard <= told) return false;
    told = heard;
    return true;
  }

  const CheckOptions& options_;
  const std::function<void(const Note&)>& tell_;
  const std::function<void(const Progress&)>& progress_;
  std::vector<std::string> inputs_;
  std::vector<Stored> stored_;
  std::unordered_map<std::uint64_t, std::uint32_t> told_;   // how often, by what a note says
  std::unordered_map<std::uint64_t, std::uint32_t> heard_;  // in this pass
  CheckResult result_;
};

}  // namespace

CheckResult check(const CheckOptions& options, const std::function<void(const Note&)>& tell,
                  const Hooks& hooks) {
  Check run(options, tell, hooks);
  try {
    return run.run();
  } catch (const Error& error) {
    throw Error(error.code(), error.text(), run.named(error.where()));
  }
}

}  // namespace postferry
