// SPDX-License-Identifier: MIT
#include "commands/convert.h"

#include <algorithm>
#include <chrono>
#include <memory>
#include <system_error>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "base/timestamp.h"
#include "commands/input.h"
#include "commands/media_run.h"
#include "commands/output.h"
#include "commands/report_file.h"
#include "commands/review_stage.h"
#include "commands/url_map.h"
#include "format/registry.h"
#include "pipeline/pipeline.h"
#include "pipeline/withhold.h"
#include "zone/fill_dates.h"

namespace postferry {

namespace {

bool to_stdout(const std::string& output) { return output.empty() || output == "-"; }

const Format& target_format(const ConvertOptions& options, bool nowhere) {
  const Format* format = nullptr;
  if (!options.to.empty())
    format = &format_named(options.to);
  else if (to_stdout(options.output))
    format = &format_named("jsonl");
  else
    format = format_of_output(options.output);
  if (format == nullptr)
    throw Error(ErrorCode::usage, "the name does not tell the format to write; name it with -t",
                options.output);
  if (format->make_encoder == nullptr)
    throw Error(ErrorCode::usage, "format " + std::string(format->name) + " can only be read");
  if (!nowhere) check_output(*format, options.output);
  return *format;
}

// An option of a format that has no part in the run would be ignored in silence.
void refuse_idle_options(const ConvertOptions& options, const Format& from, const Format& to,
                         const Format* also_read) {
  for (const GivenOption& given : options.format_options) {
    if (given.is_default) continue;
    if (!takes(from, given, &OptionSpec::reading) && !takes(to, given, &OptionSpec::writing) &&
        !(also_read != nullptr && takes(*also_read, given, &OptionSpec::reading)))
      throw Error(ErrorCode::usage, "--" + given.format + "." + given.name +
                                        " has no effect when " + std::string(from.name) +
                                        " is converted to " + std::string(to.name));
  }
}

// In the output's folder it would take the place of a post, and be read as one later.
void refuse_name_of_post(const NamedFile& file, const Format& to, const std::string& output) {
  if (!file.path.empty() && is_below(file.path, output) && format_by_extension(file.path) == &to)
    throw Error(ErrorCode::usage,
                file.what + " has a name in the output that is one of its posts; give it another",
                file.path);
}

WriteOptions write_options(const ConvertOptions& options, const Format& to, const Input& input) {
  WriteOptions write;
  write.own = options_of(to, options.format_options);
  write.carrier = options.carrier;
  write.private_data = options.private_data;
  write.source_has_ids = input.prolog.has_ids;
  write.site_url = options.site_url;
  write.default_author = options.default_author;
  write.default_status = options.default_status;
  write.site = &input.prolog.site;
  return write;
}

/// One run. Its members are in the order in which they come to life.
class Conversion {
 public:
  Conversion(const ConvertOptions& options, const Hooks& hooks, const ConvertExtras& extras)
      : options_(options),
        hooks_(hooks),
        extras_(extras),
        to_(target_format(options, extras.nowhere)),
        output_(extras.sources ? open_output(options, to_, extras) : nullptr),
        report_file_(extras.sources ? open_report(options) : nullptr),
        url_map_(extras.sources ? open_url_map(options) : nullptr),
        input_(open(options, extras)) {
    refuse_idle_options(options, *input_.format, to_, extras.also_read);
    (void)body_writing();  // what is asked in vain stops here
    if (!extras.sources) {
      output_ = open_output(options, to_, extras);
      report_file_ = open_report(options);
      url_map_ = open_url_map(options);
    }
    if (options.media.directory.empty()) return;
    media_.emplace(options.media, media_prefix(options.media, to_, options.output));
    media_->set_site(input_.prolog.site, options.media, options.site_url);
  }

  ConvertResult run() {
    const auto start = std::chrono::steady_clock::now();
    if (extras_.before) extras_.before([this](const Note& note) { tell(note); });
    withhold_site();
    convert_or_explain();
    close_output();
    if (url_map_) url_map_->close();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    const std::vector<std::string> inputs =
        extras_.copy.empty() ? options_.inputs : std::vector{extras_.copied};
    result_.input = describe_operands(inputs);
    result_.output = output_->name();
    result_.from = input_.format->name;
    result_.to = to_.name;
    result_.seconds = elapsed.count();
    if (media_) result_.media = media_->counts();
    result_.findings = result_.report.lost_anything() ||
                       (options_.strict && result_.report.notes_of(Severity::warning) > 0);
    if (report_file_) report_file_->finish(result_, inputs, sections());
    return std::move(result_);
  }

 private:
  static std::unique_ptr<Output> open_output(const ConvertOptions& options, const Format& to,
                                             const ConvertExtras& extras) {
    if (extras.nowhere) return std::make_unique<Output>(to);
    check_media(options.media, to, options.output);
    check_url_map(options.url_map, to);
    if (to.is_tree()) {
      refuse_name_of_post({"--report", options.report}, to, options.output);
      refuse_name_of_post({"--url-map", options.url_map}, to, options.output);
    }
    const std::string guest =
        to.is_tree() ? media_inside(options.media.directory, options.output) : std::string();
    return std::make_unique<Output>(to, options.output, options.overwrite, guest);
  }

  [[nodiscard]] std::vector<ReportSection> sections() const {
    std::vector<ReportSection> sections;
    if (extras_.section) sections.push_back(extras_.section());
    if (url_map_) sections.push_back({"url_map", {{"lines", url_map_->lines()}}});
    if (!result_.media) return sections;
    const MediaCounts& media = *result_.media;
    sections.push_back({"media",
                        {{"files", media.files},
                         {"bytes", media.bytes},
                         {"kept", media.kept},
                         {"failed", media.failed}}});
    return sections;
  }

  static std::unique_ptr<ReportFile> open_report(const ConvertOptions& options) {
    if (options.report.empty()) return nullptr;
    return std::make_unique<ReportFile>(file_sink(options.report, options.overwrite));
  }

  static std::unique_ptr<UrlMap> open_url_map(const ConvertOptions& options) {
    if (options.url_map.empty()) return nullptr;
    return std::make_unique<UrlMap>(file_sink(options.url_map, options.overwrite));
  }

  static Input open(const ConvertOptions& options, const ConvertExtras& extras) {
    const InputOptions input = {options.inputs, options.from, options.format_options,
                                split_options(options)};
    return extras.sources ? open_input(input, extras.sources()) : open_input(input);
  }

  // A worker has the files of one post after the other: of short chunks many are at work, and few
  // posts behind the limit have theirs downloaded.
  static SplitOptions split_options(const ConvertOptions& options) {
    SplitOptions split;
    split.max_record = options.max_record;
    if (!options.media.directory.empty()) split.chunk_size = std::size_t{8} << 10;
    return split;
  }

  [[nodiscard]] bool withholds() const { return to_.public_target && !options_.private_data; }

  // When the input gives out on the way: what came before it goes out, and the message says how
  // much that was.
  void convert_or_explain() {
    try {
      convert();
      tell_read_notes();
    } catch (const Error& error) {
      tell_read_notes();
      if (error.code() != ErrorCode::input && error.code() != ErrorCode::usage) throw;
      if (to_stdout(options_.output)) close_output();
      throw Error(error.code(), error.text() + what_was_done(), error.where());
    }
  }

  void tell_read_notes() {
    if (extras_.read_notes) tell_all(extras_.read_notes());
  }

  [[nodiscard]] std::string what_was_done() const {
    const std::uint64_t posts = result_.report.total().out;
    if (posts == 0) return {};
    return "; " + std::to_string(posts) + (posts == 1 ? " post was" : " posts were") +
           (to_stdout(options_.output) ? " converted" : " read, nothing was written");
  }

  void close_output() {
    Notes notes;
    output_->close(notes);
    tell_all(notes);
  }

  void withhold_site() {
    if (!withholds()) return;
    Notes notes;
    withhold(input_.prolog.site, result_.report.withheld, notes);
    tell_all(notes);
  }

  void convert() {
    const WriteOptions write = write_options(options_, to_, input_);
    const std::unique_ptr<Assembler> assembler = output_->make_assembler(write);
    PipelineOptions pipeline;
    pipeline.jobs = jobs();
    pipeline.limit = options_.limit;
    if (media_) pipeline.done = [this] { media_->give_up(); };
    pipeline.filter = options_.filter;
    pipeline.withhold = withholds();
    pipeline.keep_hidden = to_.marks_drafts;
    pipeline.notes = [this](const Note& note) { pass_on(note); };
    pipeline.amend = date_filling(options_.zone);
    if (url_map_)
      pipeline.moved = [this](const MovedPost& post, Notes& notes) { url_map_->add(post, notes); };
    if (hooks_.progress)
      pipeline.progress = [this](std::uint64_t records) {
        hooks_.progress({input_.bytes_read(), input_.bytes_total(), records});
      };
    run_pipeline({*input_.splitter, input_.prolog.site,
                  [this] { return input_.format->make_parser(input_.options); },
                  [&] { return to_.make_encoder(write); }, *assembler, make_stage()},
                 pipeline, result_.report);
    tell_all(input_.notes());
  }

  [[nodiscard]] BodyWriting body_writing() const {
    return fitting({.mode = options_.render,
                    .layout = options_.layout,
                    .json_ld = options_.json_ld,
                    .site = &input_.prolog.site,
                    .layout_is_default = options_.layout_is_default,
                    .json_ld_is_default = options_.json_ld_is_default},
                   to_);
  }

  [[nodiscard]] MakeReviewStage make_stage() {
    MakeReviewStage make = review_stage(options_.extract, body_writing(), to_);
    if (extras_.around) make = extras_.around(std::move(make));
    return media_ ? media_->around(std::move(make)) : make;
  }

  // Workers that wait for files leave the processor to others.
  [[nodiscard]] unsigned jobs() const {
    const unsigned wanted = options_.jobs == 0 ? default_jobs() : options_.jobs;
    return media_ ? std::max(wanted, options_.media.connections) : wanted;
  }

  // Notes from outside the pipeline, which counts its own.
  void tell(const Note& note) {
    result_.report.notes[static_cast<std::size_t>(note.code)] += note.count;
    pass_on(note);
  }

  void tell_all(const Notes& notes) {
    for (const Note& note : notes.all()) tell(note);
  }

  void pass_on(const Note& note) {
    if (extras_.copy.empty() || note.place.source != extras_.copy) return put_out(note);
    Note named = note;
    named.place.source = describe_operands({extras_.copied});
    put_out(named);
  }

  void put_out(const Note& note) {
    if (report_file_) report_file_->add(note);
    if (hooks_.note) hooks_.note(note);
  }

  const ConvertOptions& options_;
  const Hooks& hooks_;
  const ConvertExtras& extras_;
  const Format& to_;
  std::unique_ptr<Output> output_;
  std::unique_ptr<ReportFile> report_file_;
  std::unique_ptr<UrlMap> url_map_;
  Input input_;
  std::optional<MediaRun> media_;
  ConvertResult result_;
};

// An output may take the place of its input: that is read to its end before.
void refuse_files_named_twice(const ConvertOptions& options) {
  const NamedFile output{"--output", options.output};
  const NamedFile report{"--report", options.report};
  const NamedFile url_map{"--url-map", options.url_map};
  refuse_files_named_twice(options.other_inputs, {output, report, url_map});
  std::vector<NamedFile> inputs;
  for (const std::string& input : options.inputs) inputs.push_back({"an input", input});
  refuse_files_named_twice(inputs, {report, url_map});
}

}  // namespace

ConvertResult convert(const ConvertOptions& options, const Hooks& hooks) {
  return convert(options, hooks, {});
}

ConvertResult convert(const ConvertOptions& options, const Hooks& hooks,
                      const ConvertExtras& extras) {
  refuse_files_named_twice(options);
  if (options.report == "-")
    throw Error(ErrorCode::usage, "--report needs a file: standard output carries posts");
  check_calendar_date(options.filter.since, "--since");
  check_calendar_date(options.filter.until, "--until");
  return Conversion(options, hooks, extras).run();
}

void check_calendar_date(const std::string& date, const std::string& option) {
  if (date.empty()) return;
  const std::optional<Timestamp> parsed = parse_iso_date(date);
  if (!parsed || parsed->precision > Timestamp::Precision::day || format_iso_date(*parsed) != date)
    throw Error(ErrorCode::usage,
                option + " takes a date like 2024, 2024-03 or 2024-03-15, not \"" + date + "\"");
}

}  // namespace postferry
