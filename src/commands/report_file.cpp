// SPDX-License-Identifier: MIT
#include "commands/report_file.h"

#include <cstdio>
#include <utility>

#include "codec/json_write.h"

namespace postferry {

namespace {

// The keys of one JSON object, in the order of the calls.
class ObjectWriter {
 public:
  explicit ObjectWriter(std::string& out) : out_(out) { out_ += '{'; }
  ~ObjectWriter() { out_ += '}'; }
  ObjectWriter(const ObjectWriter&) = delete;
  ObjectWriter& operator=(const ObjectWriter&) = delete;

  std::string& key(std::string_view name) {
    if (any_) out_ += ',';
    any_ = true;
    append_json_string(out_, name);
    return out_ += ':';
  }
  void text(std::string_view name, const std::string& value) {
    if (!value.empty()) append_json_string(key(name), value);
  }
  void number(std::string_view name, std::uint64_t value) { key(name) += std::to_string(value); }

 private:
  std::string& out_;
  bool any_ = false;
};

void append_note(std::string& out, const Note& note) {
  ObjectWriter object(out);
  const NoteInfo& kind = info(note.code);
  object.text("code", std::string(kind.name));
  object.text("severity", std::string(to_string(kind.severity)));
  object.text("source", note.place.source);
  if (note.place.line != 0) object.number("line", note.place.line);
  if (note.place.line != 0) object.number("offset", note.place.offset);
  object.text("post", note.post);
  object.text("field", note.field);
  object.text("text", note.text);
  if (note.count != 1) object.number("count", note.count);
}

void append_counts(std::string& out, const FieldCounts& counts) {
  ObjectWriter object(out);
  for (std::size_t i = 0; i < field_count; ++i)
    if (counts.counts[i] != 0) object.number(name(static_cast<Field>(i)), counts.counts[i]);
}

void append_kind(ObjectWriter& object, const KindCounts& counts) {
  object.number("in", counts.in);
  object.number("out", counts.out);
  object.number("skipped", counts.skipped);
  object.number("failed", counts.failed);
}

void append_totals(std::string& out, const Report& report) {
  ObjectWriter object(out);
  append_kind(object, report.total());
  object.number("reviews", report.reviews);
  object.number("comments", report.comments);
  object.number("withheld", report.posts_withheld);
}

void append_kinds(std::string& out, const Report& report) {
  ObjectWriter object(out);
  for (const auto& [kind, counts] : report.kinds) {
    ObjectWriter inner(object.key(kind));
    append_kind(inner, counts);
  }
}

void append_codes(std::string& out, const Report& report) {
  ObjectWriter object(out);
  for (std::size_t i = 0; i < report.notes.size(); ++i)
    if (report.notes[i] != 0) object.number(info(static_cast<NoteCode>(i)).name, report.notes[i]);
}

void append_section(std::string& out, const ReportSection& section) {
  out += ",\n";
  append_json_string(out, section.name);
  ObjectWriter object(out += ':');
  for (const auto& [name, count] : section.counts) object.number(name, count);
}

void append_inputs(std::string& out, const std::vector<std::string>& inputs) {
  JsonList list(out, JsonList::Kind::array);
  for (const std::string& input : inputs) {
    list.element();
    append_json_string(out, input);
  }
  list.close();
}

std::string milliseconds(double seconds) {
  char text[32];
  std::snprintf(text, sizeof text, "%.3f", seconds);
  return text;
}

}  // namespace

ReportFile::ReportFile(std::unique_ptr<Sink> sink) : sink_(std::move(sink)) {
  sink_->write("{\"notes\":[");
}

void ReportFile::add(const Note& note) {
  line_ = any_ ? ",\n" : "\n";
  any_ = true;
  append_note(line_, note);
  sink_->write(line_);
}

void ReportFile::finish(const ConvertResult& result, const std::vector<std::string>& inputs,
                        const std::vector<ReportSection>& sections) {
  const Report& report = result.report;
  std::string out = any_ ? "\n],\n" : "],\n";
  append_totals(out += "\"counts\":", report);
  append_kinds(out += ",\n\"kinds\":", report);
  append_codes(out += ",\n\"codes\":", report);
  append_counts(out += ",\n\"losses\":", report.losses);
  append_counts(out += ",\n\"carried\":", report.carried);
  append_counts(out += ",\n\"withheld\":", report.withheld);
  for (const ReportSection& section : sections) append_section(out, section);
  append_inputs(out += ",\n\"input\":", inputs);
  append_json_string(out += ",\n\"from\":", result.from);
  append_json_string(out += ",\n\"output\":", result.output);
  append_json_string(out += ",\n\"to\":", result.to);
  out += ",\n\"seconds\":" + milliseconds(result.seconds) + "}\n";
  sink_->write(out);
  sink_->close();
}

std::unique_ptr<ReportFile> standard_report() {
  return std::make_unique<ReportFile>(stdout_sink());
}

}  // namespace postferry
