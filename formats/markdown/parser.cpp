// SPDX-License-Identifier: MIT
#include "codec/json_tree.h"
#include "format/post_json.h"
#include "markdown/file_reader.h"
#include "markdown/flavor.h"
#include "markdown/parts.h"

namespace postferry::markdown {

namespace {

class FileParser final : public Parser {
 public:
  explicit FileParser(const ReadOptions& options)
      : reader_(options.own.get("syntax", "auto") == "pelican",
                flavor_named(options.own.get("flavor", "plain")) == Flavor::jekyll) {}

  Verdict parse(const Record& record, const Context* context, Post& post, Notes& notes) override {
    if (record.name.ends_with(posts_file)) return parse_json(record.bytes, post, notes);
    const auto* blog = static_cast<const BlogContext*>(context);
    reader_.read(record.bytes, record.name, blog == nullptr ? nobody_ : blog->names, post, notes);
    return Verdict::kept;
  }

 private:
  // A post that is no content.
  Verdict parse_json(std::string_view line, Post& post, Notes& notes) {
    const JsonResult result = json_.parse(line);
    if (!result) {
      notes.add(NoteCode::record_unreadable, {}, result.error);
      return Verdict::failed;
    }
    note_repairs(result.repairs, notes);
    if (!read_json(json_.root(), post, notes)) {
      notes.add(NoteCode::record_unreadable, {}, "it is no object");
      return Verdict::failed;
    }
    notes.name_post(describe(post));
    return Verdict::kept;
  }

  const SiteNames nobody_;
  FileReader reader_;
  JsonTree json_;
};

}  // namespace

std::unique_ptr<Parser> make_file_parser(const ReadOptions& options) {
  return std::make_unique<FileParser>(options);
}

}  // namespace postferry::markdown
