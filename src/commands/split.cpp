// SPDX-License-Identifier: MIT
#include "commands/split.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <memory>
#include <utility>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/error.h"
#include "codec/json_write.h"
#include "commands/input.h"
#include "commands/json_members.h"
#include "commands/name_counts.h"
#include "commands/report_file.h"
#include "commands/split_links.h"
#include "commands/split_plan.h"
#include "format/registry.h"
#include "io/descriptor.h"
#include "io/spool.h"
#include "wxr/cutter.h"

namespace postferry {

namespace {

using Number = SplitIndex::Number;

bool is_zip(const std::string& path) {
  constexpr std::string_view extension = ".zip";
  return path.size() > extension.size() && !is_directory(path) &&
         equals_ignoring_case(std::string_view(path).substr(path.size() - extension.size()),
                              extension);
}

std::unique_ptr<Tree> open_output(const std::string& path, bool overwrite) {
  return is_zip(path) ? zip_tree(file_sink(path, overwrite)) : directory_tree(path, overwrite);
}

// What --overwrite would remove as an earlier run's must not be what is read.
void refuse_input_inside(const std::string& output, const std::vector<std::string>& inputs) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path folder = fs::weakly_canonical(fs::absolute(output, ignored), ignored);
  for (const std::string& input : inputs) {
    if (input == "-") continue;
    const fs::path path = fs::weakly_canonical(fs::absolute(input, ignored), ignored);
    const auto end = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end()).first;
    if (end == folder.end())
      throw Error(ErrorCode::usage, "the input lies in the directory of --output; name another one",
                  input);
  }
}

// "a/blog.xml.gz" -> "blog", "<stdin>" -> "wordpress".
std::string stem_of(const std::string& source) {
  constexpr std::size_t longest = 150;  // names of 255 bytes are the most that disks take
  std::string name = source.substr(source.rfind('/') + 1);
  for (const std::string_view extension : {".gz", ".xml", ".wxr"})
    if (name.size() > extension.size() && lower(name).ends_with(extension))
      name.resize(name.size() - extension.size());
  std::replace_if(name.begin(), name.end(), is_control, '-');
  std::replace(name.begin(), name.end(), '\n', '-');
  name.erase(0, std::min(name.find_first_not_of('.'), name.size()));
  if (name.empty() || name.starts_with('<')) return "wordpress";
  return std::string(cut_text(name, longest));
}

// "blog-02-of-11.xml": in the order of their bytes, which is that of their posts.
std::string piece_name(const std::string& stem, std::size_t number, std::size_t count) {
  const std::string last = std::to_string(count);
  std::string digits = std::to_string(number + 1);
  digits.insert(0, last.size() - digits.size(), '0');
  return stem + "-" + digits + "-of-" + last + ".xml";
}

/// One run. Its members are in the order in which they come to life.
class Split {
 public:
  Split(const SplitFilesOptions& options, const Hooks& hooks)
      : options_(options),
        hooks_(hooks),
        sources_(open_sources(options.inputs), options.inputs, &format_named("wxr")),
        cutter_(sources_, {.max_record = options.max_record}),
        tree_(open_output(options.output, options.overwrite)) {
    if (!options.report.empty())
      report_file_ = std::make_unique<ReportFile>(file_sink(options.report, options.overwrite));
  }

  SplitResult run() {
    const auto start = std::chrono::steady_clock::now();
    read();
    plan();
    write();
    Notes notes;
    tree_->close(notes);
    for (const Note& note : notes.all()) tell_(note);
    const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
    ConvertResult& convert = result_.convert;
    convert.input = describe_operands(options_.inputs);
    convert.output = tree_->name();
    convert.from = convert.to = "wxr";
    convert.seconds = elapsed.count();
    convert.findings = convert.report.lost_anything() ||
                       (options_.strict && convert.report.notes_of(Severity::warning) > 0);
    if (report_file_) report_file_->finish(convert, options_.inputs, {section()});
    return std::move(result_);
  }

 private:
  void read() {
    while (cutter_.next([this](const wxr::CutItem& item) { take(item); }, tell_))
      if (hooks_.progress)
        hooks_.progress({sources_.bytes_read(), sources_.bytes_total(), index_.size()});
    for (const Note& note : sources_.notes().all()) tell_(note);
    index_.seal(spool_.size());
    KindCounts& unknown = result_.convert.report.kinds["unknown"];
    unknown.skipped = cutter_.skipped();
    unknown.failed = cutter_.failed();
    unknown.in = unknown.skipped + unknown.failed;
    if (unknown.in == 0) result_.convert.report.kinds.erase("unknown");
    if (index_.size() == 0)
      throw Error(ErrorCode::input, "there are no posts to split",
                  describe_operands(options_.inputs));
    frame_ = cutter_.frame(tell_);
  }

  void take(const wxr::CutItem& item) {
    Report& report = result_.convert.report;
    KindCounts& kind = report.kinds[item.post.type.empty() ? "post" : item.post.type];
    ++kind.in;
    ++kind.out;
    report.comments += item.post.comments.size();
    if (stem_.empty()) stem_ = stem_of(item.place.source);
    const std::uint64_t offset = spool_.append(wxr::item_begin);
    (void)spool_.append(item.bytes);
    (void)spool_.append(wxr::item_end);
    index_.add(wxr::links_of(item.post), item.post.attachment_url, item.place, offset);
  }

  void plan() {
    PieceLimit limit{options_.posts, false};
    if (options_.size > 0) {
      const std::uint64_t frame = frame_.head.size() + frame_.tail.size();
      if (options_.size <= frame)
        throw Error(ErrorCode::usage,
                    "--size leaves no room for posts: what each piece begins and ends with (site, "
                    "authors, terms) is " +
                        std::to_string(frame) + " bytes long");
      limit = {options_.size - frame, true};
    }
    plan_ = plan_pieces(index_, limit);
    links_.tell_too_large(limit);
    const std::size_t count = plan_.pieces.size();
    for (std::size_t piece = 0; piece < count; ++piece)
      if (const std::string name = piece_name(stem_, piece, count); tree_->is_taken(name))
        throw Error(ErrorCode::output, "is in the way, and not ours to replace: move it",
                    tree_->name() + "/" + name);
  }

  void write() {
    const std::size_t count = plan_.pieces.size();
    for (std::size_t piece = 0; piece < count; ++piece) {
      const std::vector<Number>& items = plan_.pieces[piece];
      SplitPiece told{piece_name(stem_, piece, count), frame_.head.size() + frame_.tail.size(),
                      items.size()};
      for (const Number item : items) told.bytes += index_.bytes(item);
      std::size_t at = 0;
      tree_->put(told.name, told.bytes, [&] { return part(items, at++); });
      result_.pieces.push_back(std::move(told));
    }
  }

  // Head, items, tail, and then nothing.
  std::string_view part(const std::vector<Number>& items, std::size_t at) {
    if (at == 0) return frame_.head;
    if (at <= items.size()) {
      const Number item = items[at - 1];
      part_ = spool_.read(index_.offset(item), static_cast<std::size_t>(index_.bytes(item)));
      links_.tell_links(item, part_);
      return part_;
    }
    return at == items.size() + 1 ? std::string_view(frame_.tail) : std::string_view();
  }

  [[nodiscard]] std::string name_of(Number item) {
    std::string bytes =
        spool_.read(index_.offset(item), static_cast<std::size_t>(index_.bytes(item)));
    return describe(cutter_.read(trim(bytes)));
  }

  void put_out(const Note& note) {
    result_.convert.report.notes[static_cast<std::size_t>(note.code)] += note.count;
    if (report_file_) report_file_->add(note);
    if (hooks_.note) hooks_.note(note);
  }

  [[nodiscard]] ReportSection section() const {
    std::uint64_t largest = 0;
    for (const SplitPiece& piece : result_.pieces) largest = std::max(largest, piece.bytes);
    return {"split", {{"pieces", result_.pieces.size()}, {"largest", largest}}};
  }

  const SplitFilesOptions& options_;
  const Hooks& hooks_;
  CheckedSources sources_;
  wxr::Cutter cutter_;
  std::unique_ptr<Tree> tree_;
  std::unique_ptr<ReportFile> report_file_;
  SplitResult result_;
  Spool spool_;
  SplitIndex index_;
  SplitPlan plan_;
  wxr::Frame frame_;
  std::string stem_;
  std::string part_;
  const SplitLinks::Tell tell_ = [this](const Note& note) { put_out(note); };
  const SplitLinks::Name name_ = [this](Number item) { return name_of(item); };
  const SplitLinks links_{index_, plan_, name_, tell_};
};

}  // namespace

SplitResult split(const SplitFilesOptions& options, const Hooks& hooks) {
  if (options.report == "-")
    throw Error(ErrorCode::usage, "--report needs a file: standard output is for --json");
  if (options.output.empty() || options.output == "-")
    throw Error(ErrorCode::usage, "split writes several files: name a directory with -o");
  if (!options.output.ends_with('/') && !is_directory(options.output) &&
      format_by_extension(options.output) != nullptr)
    throw Error(ErrorCode::usage, options.output +
                                      ": split writes several files: name a directory (with a / "
                                      "behind it) or a .zip file");
  if ((options.size == 0) == (options.posts == 0))
    throw Error(ErrorCode::usage,
                "split needs either --size or --posts, to know how much may go "
                "into a piece");
  std::vector<NamedFile> inputs;
  for (const std::string& input : options.inputs) inputs.push_back({"an input", input});
  refuse_files_named_twice(inputs, {{"--output", options.output}, {"--report", options.report}});
  refuse_input_inside(options.output, options.inputs);
  return Split(options, hooks).run();
}

std::string to_json(const SplitResult& result) {
  std::string out;
  for (const SplitPiece& piece : result.pieces) {
    JsonList object(out, JsonList::Kind::object);
    add_text(out, object, "file", piece.name);
    add_number(out, object, "bytes", piece.bytes);
    add_number(out, object, "posts", piece.posts);
    object.close();
    out += '\n';
  }
  return out;
}

}  // namespace postferry
