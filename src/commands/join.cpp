// SPDX-License-Identifier: MIT
#include "commands/join.h"

#include <cstring>
#include <optional>
#include <utility>

#include "base/error.h"
#include "commands/input.h"
#include "commands/join_fill.h"
#include "commands/library_lookup.h"
#include "commands/report_file.h"
#include "commands/review_stage.h"
#include "format/post_json.h"
#include "format/registry.h"
#include "io/stored_input.h"
#include "pipeline/pipeline.h"
#include "zone/fill_dates.h"

namespace postferry {

namespace {

// What the report tells of a join.
ReportSection section_of(const JoinCounts& counts) {
  const auto matched = [&counts](MatchKey key) {
    return counts.matched[static_cast<std::size_t>(key)];
  };
  return {"join",
          {{"matched_by_isbn", matched(MatchKey::isbn)},
           {"matched_by_goodreads_id", matched(MatchKey::goodreads)},
           {"matched_by_title", matched(MatchKey::title)},
           {"ambiguous", counts.ambiguous},
           {"unmatched", counts.unmatched},
           {"conflicts", counts.conflicts},
           {"rows", counts.rows},
           {"rows_matched", counts.rows_matched}}};
}

bool is_join_note(NoteCode code) {
  return code == NoteCode::join_ambiguous || code == NoteCode::join_conflict;
}

/// Makes of a row its keys and its JSON. One a worker.
class RowEncoder final : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t, Piece& piece, Notes&) override {
    if (!post.review || post.review->works.empty()) return;
    const LibraryIndex::Keys keys = LibraryIndex::keys_of(post.review->works[0]);
    const std::uint64_t count = keys.size();
    piece.bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
    if (count > 0)
      piece.bytes.append(reinterpret_cast<const char*>(keys.data()), count * sizeof keys[0]);
    append_json(piece.bytes, post);
  }
};

class RowAssembler final : public Assembler {
 public:
  explicit RowAssembler(LibraryIndex& library) : library_(library) {}

  FieldCounts begin(const Site&) override { return {}; }
  void add(const PieceView& piece) override {
    std::uint64_t count = 0;
    if (piece.bytes.size() < sizeof count) return;  // a row about no work
    std::memcpy(&count, piece.bytes.data(), sizeof count);
    keys_.resize(count);
    if (count > 0)
      std::memcpy(keys_.data(), piece.bytes.data() + sizeof count, count * sizeof keys_[0]);
    library_.add(keys_, piece.bytes.substr(sizeof count + count * sizeof keys_[0]));
  }
  FieldCounts end(const Site&, const Site&) override {
    library_.seal();
    return {};
  }

 private:
  LibraryIndex& library_;
  LibraryIndex::Keys keys_;
};

/// Fills posts after extraction. One a worker; index and claims are shared and do not change.
class JoinStage final : public ReviewStage {
 public:
  JoinStage(LibraryIndex& library, const std::vector<RowClaims>& claims,
            std::unique_ptr<ReviewStage> inner)
      : library_(library), claims_(claims), inner_(std::move(inner)) {}

  void extract(Post& post, Notes& notes) override {
    if (inner_) inner_->extract(post, notes);
    if (!post.review) return;
    std::vector<Work>& works = post.review->works;
    for (Work& work : works) {
      const Match match = library_.match(work);
      if (match.result != MatchResult::matched) continue;
      const Post& row = library_.row(match.rows[0]);
      fill_work(work, row.review->works[0]);
      if (works.size() == 1 && claims_[match.rows[0]].alone == 1)
        fill_reading(*post.review, *row.review);
    }
  }
  void render(Post& post, ShownBody& shown, Notes& notes) override {
    if (inner_) inner_->render(post, shown, notes);
  }

 private:
  LibraryLookup library_;
  const std::vector<RowClaims>& claims_;
  std::unique_ptr<ReviewStage> inner_;
};

/// One run. Its members are in the order in which they come to life.
class Join {
 public:
  Join(const JoinOptions& options, const Hooks& hooks)
      : options_(options),
        hooks_(hooks),
        convert_(options.convert),
        library_input_(open_input({{options.library},
                                   options.library_from,
                                   options.convert.format_options,
                                   {.max_record = options.convert.max_record},
                                   "--library-from"})) {
    if (options.unmatched == "-")
      throw Error(ErrorCode::usage, "--unmatched needs a file: standard output carries posts");
    convert_.other_inputs.push_back({"the library", options.library});
    refuse_files_named_twice(convert_.other_inputs, {{"--output", convert_.output},
                                                     {"--report", convert_.report},
                                                     {"--url-map", convert_.url_map},
                                                     {"--unmatched", options.unmatched}});
    refuse_files_named_twice({{"the blog", options.blog}}, {{"--report", convert_.report},
                                                            {"--url-map", convert_.url_map},
                                                            {"--unmatched", options.unmatched}});
    if (StoredInput::is_needed(options.blog)) stored_.emplace(options.blog);
    convert_.inputs = {stored_ ? stored_->path() : options.blog};
    if (!options.unmatched.empty())
      unmatched_ = file_sink(options.unmatched, options.convert.overwrite);
  }

  JoinResult run() {
    ConvertExtras extras;
    extras.also_read = library_input_.format;
    if (stored_) {
      extras.copy = stored_->path();
      extras.copied = options_.blog;
    }
    extras.before = [this](const std::function<void(const Note&)>& tell) { look_at_both(tell); };
    extras.around = [this](const MakeReviewStage& inner) -> MakeReviewStage {
      return [this, inner] {
        return std::make_unique<JoinStage>(library_, claims_, inner ? inner() : nullptr);
      };
    };
    extras.section = [this] { return section_of(counts_); };
    JoinResult result;
    result.convert = convert(convert_, hooks_, extras);
    result.counts = counts_;
    if (unmatched_) unmatched_->close();
    return result;
  }

  // A place in the file that standard input was put away in, as the user knows it.
  [[nodiscard]] std::string named(const std::string& where) const {
    if (!stored_ || !where.starts_with(stored_->path())) return where;
    return describe_operands({options_.blog}) + where.substr(stored_->path().size());
  }

 private:
  using NoteSink = std::function<void(const Note&)>;

  void look_at_both(const NoteSink& tell) {
    read(
        library_input_, {}, [] { return std::make_unique<RowEncoder>(); }, row_assembler_, tell);
    Input blog = open_input({convert_.inputs,
                             convert_.from,
                             convert_.format_options,
                             {.max_record = convert_.max_record}});
    ClaimAssembler assembler(library_, unmatched_.get(), counts_);
    // What there is to say of the blog itself is said when it is read again.
    read(
        blog, convert_.filter, [this] { return claim_encoder(library_); }, assembler,
        [&tell](const Note& note) {
          if (is_join_note(note.code)) tell(note);
        });
    claims_ = assembler.claims();
    tell_shared(tell);
  }

  void read(Input& input, const PostFilter& filter,
            const std::function<std::unique_ptr<Encoder>()>& make_encoder, Assembler& assembler,
            const NoteSink& tell) {
    PipelineOptions pipeline;
    pipeline.jobs = convert_.jobs == 0 ? default_jobs() : convert_.jobs;
    pipeline.filter = filter;
    pipeline.amend = date_filling(convert_.zone);
    pipeline.notes = tell;
    if (hooks_.progress)
      pipeline.progress = [&](std::uint64_t records) {
        hooks_.progress({input.bytes_read(), input.bytes_total(), records});
      };
    Report report;
    // The model's own format holds every fact, so that none is left to the body.
    run_pipeline(
        {*input.splitter, input.prolog.site,
         [&input] { return input.format->make_parser(input.options); }, make_encoder, assembler,
         review_stage(convert_.extract, {Render::never}, format_named("jsonl"))},
        pipeline, report);
    for (const Note& note : input.notes().all()) tell(note);
  }

  void tell_shared(const NoteSink& tell) {
    LibraryLookup library(library_);
    for (std::uint32_t number = 0; number < claims_.size(); ++number) {
      if (claims_[number].alone < 2) continue;
      Note note;
      note.code = NoteCode::join_shared;
      note.text = std::to_string(claims_[number].alone) + " posts are about \"" +
                  library.row(number).review->works[0].title + "\"";
      tell(note);
    }
  }

  const JoinOptions& options_;
  const Hooks& hooks_;
  ConvertOptions convert_;
  Input library_input_;
  std::optional<StoredInput> stored_;
  std::unique_ptr<Sink> unmatched_;
  LibraryIndex library_;
  RowAssembler row_assembler_{library_};
  std::vector<RowClaims> claims_;
  JoinCounts counts_;
};

}  // namespace

JoinResult join(const JoinOptions& options, const Hooks& hooks) {
  if (options.blog == "-" && options.library == "-")
    throw Error(ErrorCode::usage, "only one side can be standard input");
  Join run(options, hooks);
  try {
    return run.run();
  } catch (const Error& error) {
    throw Error(error.code(), error.text(), run.named(error.where()));
  }
}

}  // namespace postferry
