// SPDX-License-Identifier: MIT
#include "commands/push.h"

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <system_error>
#include <utility>

#include "base/bytes.h"
#include "base/error.h"
#include "commands/input.h"
#include "commands/media_run.h"
#include "commands/push_url_map.h"
#include "commands/report_file.h"
#include "commands/review_stage.h"
#include "commands/site_access.h"
#include "pipeline/pipeline.h"
#include "push/media_files.h"
#include "push/push_intake.h"
#include "push/push_store.h"
#include "push/site_addresses.h"
#include "push/site_push.h"
#include "push/unsettable.h"
#include "rest/discovery.h"
#include "rest/site_connection.h"
#include "rest/site_survey.h"
#include "rest/url.h"
#include "zone/fill_dates.h"

namespace postferry {

namespace {

// "push-blog.example-1f2e3d4c.journal": of one site and user.
std::string journal_name(const std::string& root, const std::string& user) {
  const std::optional<Url> url = parse_url(root);
  std::string host = url ? url->host : std::string("site");
  for (char& c : host)
    if (c == ':' || c == '[' || c == ']' || c == '/') c = '_';
  constexpr std::string_view digits = "0123456789abcdef";
  std::uint64_t hash = hash_bytes(root + "\n" + user);
  std::string tail;
  for (int i = 0; i < 8; ++i, hash >>= 4U) tail += digits[hash & 0xFU];
  return "push-" + host + "-" + tail + ".journal";
}

/// One run. Its members are in the order in which they come to life.
class PushRun {
 public:
  PushRun(const PushOptions& options, const Hooks& hooks)
      : options_(options),
        hooks_(hooks),
        access_(site_access(options)),
        report_file_(options.convert.report.empty()
                         ? nullptr
                         : std::make_unique<ReportFile>(
                               file_sink(options.convert.report, options.convert.overwrite))),
        url_map_(options.convert.url_map.empty()
                     ? nullptr
                     : std::make_unique<PushUrlMap>(
                           file_sink(options.convert.url_map, options.convert.overwrite))),
        input_(open_input({options.convert.inputs,
                           options.convert.from,
                           options.convert.format_options,
                           {.max_record = options.convert.max_record}})),
        connection_(access_) {
    for (const GivenOption& given : options.convert.format_options)
      if (given.format != input_.format->name && !given.is_default)
        throw Error(ErrorCode::usage, "--" + given.format + "." + given.name +
                                          " has no effect when " +
                                          std::string(input_.format->name) + " is pushed");
    (void)body_writing();  // what is asked in vain stops here
  }

  PushResult run() {
    const auto start = std::chrono::steady_clock::now();
    find_site();
    read_input();
    open_journal();
    push();
    if (url_map_) write_url_map();
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    result_.seconds = elapsed.count();
    finish();
    return std::move(result_);
  }

 private:
  void find_site() {
    const FoundApi found = find_api(connection_.http(), options_.url);
    connection_.bind(found.root.url);
    root_ = found.root.url;
    api_.emplace(connection_.http(), found.root);
    check_login(*api_);
    Notes notes;
    notes.set_place({shown_url(options_.url), 0, 0});
    target_ = survey_target(*api_, found, notes);
    tell_all(notes);
  }

  void read_input() {
    const std::unique_ptr<Assembler> assembler = push_assembler(store_);
    PipelineOptions pipeline;
    pipeline.jobs = options_.convert.jobs == 0 ? default_jobs() : options_.convert.jobs;
    pipeline.limit = options_.convert.limit;
    pipeline.filter = options_.convert.filter;
    pipeline.notes = [this](const Note& note) { pass_on(note); };
    pipeline.amend = date_filling(options_.convert.zone);
    if (url_map_)
      pipeline.moved = [this](const MovedPost& post, Notes& notes) {
        url_map_->remember(post, notes);
      };
    const std::string source = input_.prolog.site.url;
    run_pipeline({*input_.splitter, input_.prolog.site,
                  [this] { return input_.format->make_parser(input_.options); },
                  [&] { return push_encoder(target_, source); }, *assembler,
                  review_stage(options_.convert.extract, body_writing(), push_format())},
                 pipeline, result_.report);
    tell_all(input_.notes());
  }

  // A dry run reads the journal if there is one, and makes none.
  void open_journal() {
    std::string path = options_.state;
    std::error_code error;
    if (path.empty()) {
      const std::filesystem::path directory =
          std::filesystem::path(options_.state_directory) / "postferry";
      if (!options_.dry_run) std::filesystem::create_directories(directory, error);
      path = (directory / journal_name(root_, options_.user)).string();
    }
    if (options_.dry_run && !std::filesystem::exists(path, error)) return;
    if (options_.dry_run)
      journal_ = PushJournal::for_plan(path, root_, options_.user);
    else
      journal_.emplace(path, root_, options_.user);
    result_.journal = path;
  }

  void push() {
    RestWriter writer(*api_, access_.world);
    PushContext context{writer,
                        target_,
                        options_.settings,
                        journal_ ? &*journal_ : nullptr,
                        options_.dry_run,
                        [this](const Note& note) { tell(note); },
                        [this](const Post& post, std::string& why) { return file_of(post, why); }};
    SitePush site(context, store_);
    try {
      site.look();
      if (!options_.dry_run) site.push(progress());
    } catch (const Error& error) {
      tell_all(site.notes());
      if (options_.dry_run || error.code() != ErrorCode::input) throw;
      throw Error(error.code(), error.text() + "; the same command goes on where this one stopped",
                  error.where());
    }
    tell_all(site.notes());
    result_.counts = context.counts;
  }

  void write_url_map() {
    Notes notes;
    for_each_address(
        *api_, target_, store_, [this](const SiteAddress& now) { url_map_->add(now); }, notes);
    url_map_->close(notes);
    tell_all(notes);
  }

  // Nothing is opened for files before one is wanted.
  std::optional<MediaFile> file_of(const Post& attachment, std::string& why) {
    const MediaWishes& wishes = options_.convert.media;
    if (!files_)
      files_.emplace(media_options(wishes), media_http(options_.version),
                     media_site(input_.prolog.site, wishes, {}));
    return files_->get(attachment, why);
  }

  [[nodiscard]] PushProgress progress() const {
    if (!hooks_.progress) return {};
    return [this](std::uint64_t done, std::uint64_t all) { hooks_.progress({done, all, done}); };
  }

  void finish() {
    const Report& report = result_.report;
    const std::uint64_t conflicts = report.notes[static_cast<std::size_t>(NoteCode::push_conflict)];
    result_.dry_run = options_.dry_run;
    result_.input = describe_operands(options_.convert.inputs);
    result_.site = shown_url(target_.url);
    result_.findings = report.lost_anything() || conflicts > 0 ||
                       (options_.convert.strict && report.notes_of(Severity::warning) > 0);
    if (report_file_) write_report();
  }

  void write_report() {
    const PushKindCounts posts = result_.counts.total();
    ConvertResult convert;
    convert.report = result_.report;
    convert.input = result_.input;
    convert.output = result_.site;
    convert.from = input_.format->name;
    convert.to = push_format().name;
    convert.seconds = result_.seconds;
    const ReportSection section{"push",
                                {{"dry_run", options_.dry_run ? 1 : 0},
                                 {"created", posts.created},
                                 {"updated", posts.updated},
                                 {"unchanged", posts.unchanged},
                                 {"conflicts", posts.conflicts},
                                 {"refused", posts.refused},
                                 {"users", result_.counts.users},
                                 {"terms", result_.counts.terms},
                                 {"comments", result_.counts.comments}}};
    report_file_->finish(convert, options_.convert.inputs, {section});
  }

  [[nodiscard]] BodyWriting body_writing() const {
    const ConvertOptions& convert = options_.convert;
    return fitting(
        {.mode = convert.render,
         .layout = convert.layout,
         .json_ld = convert.json_ld,
         .site = &input_.prolog.site,
         .keeps = [this](const Post& post,
                         std::string_view where) { return keeps_place(target_, post, where); },
         .layout_is_default = convert.layout_is_default,
         .json_ld_is_default = convert.json_ld_is_default},
        push_format());
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
    if (report_file_) report_file_->add(note);
    if (hooks_.note) hooks_.note(note);
  }

  const PushOptions& options_;
  const Hooks& hooks_;
  SiteAccess access_;
  std::unique_ptr<ReportFile> report_file_;
  std::unique_ptr<PushUrlMap> url_map_;
  Input input_;
  SiteConnection connection_;
  std::string root_;
  std::optional<RestApi> api_;
  PushTarget target_;
  PushStore store_;
  std::optional<PushJournal> journal_;
  std::optional<AttachmentFiles> files_;
  PushResult result_;
};

}  // namespace

PushResult push(const PushOptions& options, const Hooks& hooks) {
  if (options.url.empty())
    throw Error(ErrorCode::usage, "push needs the address of a site, like https://blog.example");
  if (options.user.empty())
    throw Error(ErrorCode::usage, "push needs a login: --user NAME, with an application password");
  if (options.convert.report == "-")
    throw Error(ErrorCode::usage, "--report needs a file: standard output carries the plan");
  if (options.convert.url_map == "-") throw Error(ErrorCode::usage, "--url-map needs a file");
  if (options.dry_run && !options.convert.url_map.empty())
    throw Error(ErrorCode::usage,
                "--url-map tells where posts are on the site, and --dry-run puts none there");
  check_calendar_date(options.convert.filter.since, "--since");
  check_calendar_date(options.convert.filter.until, "--until");
  std::vector<NamedFile> inputs = options.convert.other_inputs;
  for (const std::string& input : options.convert.inputs) inputs.push_back({"an input", input});
  refuse_files_named_twice(inputs, {{"--report", options.convert.report},
                                    {"--url-map", options.convert.url_map},
                                    {"--state", options.state}});
  return PushRun(options, hooks).run();
}

}  // namespace postferry
