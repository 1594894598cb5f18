// SPDX-License-Identifier: MIT
#include "api/postferry.h"

#include <iterator>
#include <utility>

#include "commands/convert.h"
#include "commands/input.h"
#include "commands/zone_option.h"
#include "format/registry.h"
#include "model/members.h"
#include "review/extract.h"

namespace postferry {

namespace {

std::map<std::string, std::uint64_t> by_name(const FieldCounts& counts) {
  std::map<std::string, std::uint64_t> out;
  for (std::size_t i = 0; i < field_count; ++i)
    if (counts.counts[i] != 0) out.emplace(name(static_cast<Field>(i)), counts.counts[i]);
  return out;
}

GivenOption given_option(const std::string& name, const std::string& value) {
  const std::size_t dot = name.find('.');
  if (dot == std::string::npos)
    throw Error(ErrorCode::usage,
                "an option of a format is named FORMAT.OPTION, not \"" + name + "\"");
  return {name.substr(0, dot), name.substr(dot + 1), value};
}

ConvertOptions options_of(const Conversion& conversion) {
  ConvertOptions options;
  options.inputs = conversion.inputs;
  options.from = conversion.from;
  options.to = conversion.to;
  options.output = conversion.output;
  options.overwrite = conversion.overwrite;
  options.carrier = conversion.carrier;
  options.private_data = conversion.private_data;
  options.jobs = conversion.jobs;
  options.limit = conversion.limit;
  options.extract.mode = conversion.extract;
  options.render = conversion.render;
  options.site_url = conversion.site_url;
  options.default_author = conversion.default_author;
  options.default_status = conversion.default_status;
  if (!conversion.timezone.empty()) options.zone = zone_named(conversion.timezone);
  options.url_map = conversion.url_map;
  for (const auto& [name, value] : conversion.format_options)
    options.format_options.push_back(given_option(name, value));
  return options;
}

}  // namespace

std::string_view version() noexcept { return POSTFERRY_VERSION; }

std::vector<FormatSummary> list_formats() {
  std::vector<FormatSummary> list;
  for (const Format* format : all_formats())
    list.push_back({std::string(format->name),
                    std::string(format->title),
                    {format->extensions.begin(), format->extensions.end()},
                    format->make_encoder != nullptr});
  return list;
}

Outcome convert(const Conversion& conversion) {
  Hooks hooks;
  hooks.note = conversion.on_note;
  const ConvertResult result = convert(options_of(conversion), hooks);
  const KindCounts total = result.report.total();
  Outcome outcome;
  outcome.in = total.in;
  outcome.out = total.out;
  outcome.skipped = total.skipped;
  outcome.failed = total.failed;
  outcome.reviews = result.report.reviews;
  outcome.comments = result.report.comments;
  outcome.lost = by_name(result.report.losses);
  outcome.withheld = by_name(result.report.withheld);
  outcome.nothing_lost = !result.report.lost_anything();
  return outcome;
}

/// The reader's insides: the input, its parser, the chunk at hand and how far it is read.
struct Reader::Parts {
  Input input;
  std::unique_ptr<Parser> parser;
  Extractor extractor;
  Chunk chunk;
  std::size_t at = 0;
  bool ended = false;
  std::vector<Note> notes;

  void keep(std::vector<Note>&& more) {
    notes.insert(notes.end(), std::make_move_iterator(more.begin()),
                 std::make_move_iterator(more.end()));
  }

  // The next chunk that has records; false at the end.
  bool refill() {
    while (!ended) {
      chunk.clear();
      at = 0;
      if (!input.splitter->next(chunk)) {
        end();
        break;
      }
      keep(std::move(chunk.notes));
      if (!chunk.records.empty()) return true;
    }
    return false;
  }

  void end() {
    ended = true;
    chunk.clear();
    Notes last;
    merge(input.prolog.site, input.splitter->epilog(last), last);
    keep(last.take());
    keep(std::vector<Note>(input.notes().all()));
  }
};

Reader::Reader(std::vector<std::string> inputs, const std::string& from, Extract extract)
    : parts_(std::make_unique<Parts>()) {
  parts_->extractor = Extractor(extract);
  parts_->input = open_input({std::move(inputs), from, {}, {}});
  parts_->parser = parts_->input.format->make_parser(parts_->input.options);
}

Reader::~Reader() = default;
Reader::Reader(Reader&&) noexcept = default;
Reader& Reader::operator=(Reader&&) noexcept = default;

bool Reader::next(Post& post) {
  while (parts_->at < parts_->chunk.records.size() || parts_->refill()) {
    const Record& record = parts_->chunk.records[parts_->at++];
    Notes notes;
    notes.set_place(place_of(parts_->chunk, record));
    clear(post);
    const Verdict verdict = parts_->parser->parse(record, parts_->chunk.context.get(), post, notes);
    notes.name_post(describe(post));
    parts_->keep(notes.take());
    if (verdict != Verdict::kept) continue;
    (void)parts_->extractor.extract(post);
    return true;
  }
  return false;
}

const Site& Reader::site() const noexcept { return parts_->input.prolog.site; }

std::vector<Note> Reader::take_notes() { return std::exchange(parts_->notes, {}); }

}  // namespace postferry
