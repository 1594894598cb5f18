// SPDX-License-Identifier: MIT
#include "commands/explain.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/error.h"
#include "base/numbers.h"
#include "codec/json_tree.h"
#include "commands/input.h"
#include "commands/suggest.h"
#include "format/post_json.h"
#include "pipeline/pipeline.h"

namespace postferry {

namespace {

// Of the record `ordinal`, counted from 0.
bool is_named(const Post& post, std::uint64_t ordinal, const std::string& name) {
  return post.id.text == name || post.slug == name || post.title == name ||
         (name.starts_with('#') && name == "#" + std::to_string(ordinal + 1));
}

// For messages: "is number 7 of the input or ", if the name can mean that.
std::string number_of_the_input(std::string_view name) {
  if (name.size() < 2 || name[0] != '#' || !std::all_of(name.begin() + 1, name.end(), is_digit))
    return {};
  return "is number " + std::string(name.substr(1)) + " of the input or ";
}

/// Hands on the posts that are asked for, and of the others names that are near to what is asked
/// for. Pieces are "=ORDINAL\nSOURCE\nLINE\nJSON", or lines of "NUMBER\tDISTANCE\tNAME". One a
/// worker.
class PickingEncoder final : public Encoder {
 public:
  explicit PickingEncoder(const std::vector<std::string>& names) : names_(names) {}

  void encode(const Post& post, std::uint64_t ordinal, Piece& piece, Notes& notes) override {
    const auto asked = [&](const std::string& name) { return is_named(post, ordinal, name); };
    if (std::any_of(names_.begin(), names_.end(), asked)) {
      piece.bytes = "=" + std::to_string(ordinal) + "\n" + notes.place().source + "\n" +
                    std::to_string(notes.place().line) + "\n";
      append_json(piece.bytes, post);
      return;
    }
    for (std::size_t i = 0; i < names_.size(); ++i)
      for (const std::string* name : {&post.id.text, &post.slug, &post.title})
        if (const auto distance = nearness(names_[i], *name))
          piece.bytes +=
              std::to_string(i) + "\t" + std::to_string(*distance) + "\t" + one_line(*name) + "\n";
  }

 private:
  static std::string one_line(std::string text) {
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
  }

  const std::vector<std::string>& names_;
};

// Takes the text before the next line end, and that, off the front.
std::string_view take_line(std::string_view& text, char end = '\n') {
  const std::string_view line = text.substr(0, text.find(end));
  text.remove_prefix(std::min(text.size(), line.size() + 1));
  return line;
}

std::uint64_t take_number(std::string_view& text) {
  return static_cast<std::uint64_t>(parse_integer(take_line(text)).value_or(0));
}

/// What is near to a name that no post has.
class NearNames {
 public:
  void add(std::uint64_t distance, std::string_view name) {
    constexpr std::size_t most = 3;
    const auto same = [&](const auto& other) { return other.second == name; };
    if (std::any_of(near_.begin(), near_.end(), same)) return;
    near_.emplace_back(distance, name);
    std::stable_sort(near_.begin(), near_.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    if (near_.size() > most) near_.pop_back();
  }

  /// `; did you mean "emma" or "Emma by Jane Austen"?`, or nothing.
  [[nodiscard]] std::string hint() const {
    std::string text;
    for (const auto& [distance, name] : near_)
      text += (text.empty() ? "; did you mean \"" : "\" or \"") + name;
    return text.empty() ? text : text + "\"?";
  }

 private:
  std::vector<std::pair<std::uint64_t, std::string>> near_;
};

/// Explains the posts that come.
class ExplainingAssembler final : public Assembler {
 public:
  ExplainingAssembler(const ExtractOptions& options, const std::vector<std::string>& names,
                      const ShowExplained& show)
      : options_(options), show_(show), near_(names.size()) {
    for (const std::string& name : names) result_.names.push_back({name, 0});
  }

  FieldCounts begin(const Site&) override { return {}; }
  FieldCounts end(const Site&, const Site&) override { return {}; }
  void add(const PieceView& piece) override {
    if (piece.bytes.starts_with('='))
      explain_post(piece.bytes.substr(1));
    else
      add_near(piece.bytes);
  }

  [[nodiscard]] ExplainResult& result() { return result_; }

  void refuse_unknown() const {
    for (std::size_t i = 0; i < near_.size(); ++i)
      if (result_.names[i].posts == 0)
        throw Error(ErrorCode::usage,
                    "--explain: no post " + number_of_the_input(result_.names[i].name) +
                        "has the id, slug or title \"" + result_.names[i].name + "\"" +
                        near_[i].hint() +
                        (result_.damaged ? "; part of the input is damaged" : ""));
  }

 private:
  void explain_post(std::string_view piece) {
    ExplainedPost explained;
    const std::uint64_t ordinal = take_number(piece);
    explained.number = ordinal + 1;
    explained.place.source = take_line(piece);
    explained.place.line = take_number(piece);
    JsonTree tree;
    Notes notes;
    if (!tree.parse(piece) || !read_json(tree.root(), explained.post, notes))
      throw Error(ErrorCode::internal, "a post's own JSON can't be read back");
    for (ExplainedName& name : result_.names)
      if (is_named(explained.post, ordinal, name.name)) ++name.posts;
    explained.explanation = postferry::explain(explained.post, options_);
    show_(explained);
  }

  void add_near(std::string_view lines) {
    while (!lines.empty()) {
      std::string_view line = take_line(lines);
      const auto number = parse_integer(take_line(line, '\t'));
      const auto distance = parse_integer(take_line(line, '\t'));
      near_[static_cast<std::size_t>(number.value_or(0))].add(
          static_cast<std::uint64_t>(distance.value_or(0)), line);
    }
  }

  const ExtractOptions& options_;
  const ShowExplained& show_;
  std::vector<NearNames> near_;
  ExplainResult result_;
};

}  // namespace

ExplainResult explain(const InspectOptions& options, const std::vector<std::string>& names,
                      const ShowExplained& show, const Hooks& hooks) {
  Input input = open_input(
      {options.inputs, options.from, options.format_options, {.max_record = options.max_record}});
  PipelineOptions pipeline;
  pipeline.jobs = options.jobs == 0 ? default_jobs() : options.jobs;
  pipeline.notes = hooks.note;
  if (hooks.progress)
    pipeline.progress = [&](std::uint64_t records) {
      hooks.progress({input.bytes_read(), input.bytes_total(), records});
    };
  ExplainingAssembler assembler(options.extract, names, show);
  Report report;
  run_pipeline(
      {*input.splitter, input.prolog.site, [&] { return input.format->make_parser(input.options); },
       [&] { return std::make_unique<PickingEncoder>(names); }, assembler},
      pipeline, report);
  if (hooks.note)
    for (const Note& note : input.notes().all()) hooks.note(note);
  assembler.result().damaged = report.lost_anything();
  assembler.refuse_unknown();
  return std::move(assembler.result());
}

}  // namespace postferry
