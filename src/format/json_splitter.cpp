// SPDX-License-Identifier: MIT
#include "format/json_splitter.h"

#include <utility>

#include "base/bytes.h"
#include "format/json_document.h"
#include "format/post_json.h"
#include "model/members.h"

namespace postferry {

namespace {

constexpr std::size_t head_size = std::size_t{64} << 10;

// As merge(); but a site that is said once stays as it is, with what it repeats itself.
Site add_to(Site& site, const Site& other, Notes& notes) {
  if (!is_empty(site)) return merge(site, other, notes);
  site = other;
  return other;
}

}  // namespace

JsonSplitter::JsonSplitter(Sources& sources, const SplitOptions& limits)
    : sources_(sources), limits_(limits) {}

Prolog JsonSplitter::prolog() {
  bool found = false;
  while (!found) {
    // A chunk's buffer is never short enough to lie in the string itself, so views move with it.
    Chunk chunk;
    if (!fill(chunk)) break;
    found = !chunk.records.empty();
    if (found || !chunk.notes.empty()) pending_.push_back(std::move(chunk));
  }
  Prolog out;
  out.site = std::move(early_);
  return out;
}

bool JsonSplitter::next(Chunk& chunk) {
  if (!pending_.empty()) {
    std::swap(chunk, pending_.front());
    pending_.pop_front();
    return true;
  }
  while (fill(chunk)) {
    if (!chunk.records.empty() || !chunk.notes.empty()) return true;
    chunk.clear();
  }
  return false;
}

Site JsonSplitter::epilog(Notes& notes) {
  for (Note& note : notes_.take())
    notes.add_at(std::move(note.place), note.code, std::move(note.field), std::move(note.text),
                 note.count);
  return std::move(late_);
}

bool JsonSplitter::open_next() {
  source_ = sources_.next();
  if (source_ == nullptr) return false;
  name_ = source_->name();
  carry_.clear();
  offset_ = 0;
  line_ = 1;
  counted_ = 0;
  found_ = 0;
  at_end_ = false;
  notes_.set_place({name_, 1, 0});
  begin_source(source_->peek(head_size), name_);
  return true;
}

// Reads until there is a record, or the source ends.
bool JsonSplitter::fill(Chunk& chunk) {
  if (source_ == nullptr && !open_next()) return false;
  chunk.source = name_;
  std::swap(chunk.buffer, carry_);
  carry_.clear();  // and with it what the chunk held
  std::size_t at = 0;
  while (true) {
    read_more(chunk.buffer);
    bytes_ = chunk.buffer;
    at = cut(bytes_, at, at_end_);
    if (bytes_.size() - at > limits_.max_record) at = pass_long_unit(bytes_, at);
    if (!cuts_.empty() || at_end_) break;
    drop_front(chunk.buffer, at);
    at = 0;
  }
  finish(chunk, at);
  if (at_end_) close_source();
  chunk.notes = notes_.take();
  chunk.skipped = std::exchange(skipped_, 0);
  return true;
}

void JsonSplitter::read_more(std::string& buffer) {
  const std::size_t before = buffer.size();
  buffer.resize(before + limits_.chunk_size);
  const std::size_t got = source_->read(buffer.data() + before, limits_.chunk_size);
  buffer.resize(before + got);
  at_end_ = got == 0;
}

void JsonSplitter::drop_front(std::string& buffer, std::size_t count) {
  (void)place_of(count);
  counted_ = 0;
  offset_ += count;
  buffer.erase(0, count);
}

// Gives the records their views; keeps what is not used up for the next call.
void JsonSplitter::finish(Chunk& chunk, std::size_t used) {
  (void)place_of(used);
  counted_ = 0;
  offset_ += used;
  carry_.assign(chunk.buffer, used, std::string::npos);
  chunk.buffer.resize(used + Chunk::padding);
  const std::string_view buffer(chunk.buffer);
  for (Cut& cut : cuts_) {
    cut.record.bytes = buffer.substr(cut.begin, cut.record.bytes.size());
    chunk.records.push_back(cut.record);
  }
  cuts_.clear();
  chunk.context = context();
}

void JsonSplitter::close_source() {
  end_source();
  const std::size_t end = 0;  // of an empty buffer: all of it was used
  bytes_ = {};
  if (!source_->damage().empty()) note_at(end, NoteCode::input_damaged, {}, source_->damage());
  if (!source_->encoding().empty())
    note_at(end, NoteCode::encoding_converted, {}, source_->encoding());
  if (source_->unconvertible() > 0)
    note_at(end, NoteCode::utf8_invalid, {}, {}, source_->unconvertible());
  if (found_ == 0) note_at(end, NoteCode::input_empty);
  source_.reset();
}

// Positions must not go back: lines are counted once.
Place JsonSplitter::place_of(std::size_t at) {
  if (at > counted_) {
    line_ += count_newlines(bytes_.substr(counted_, at - counted_));
    counted_ = at;
  }
  return {name_, line_, offset_ + at};
}

void JsonSplitter::note_at(std::size_t at, NoteCode code, std::string field, std::string text,
                           std::uint64_t count) {
  notes_.add_at(place_of(at), code, std::move(field), std::move(text), count);
}

void JsonSplitter::skip_record(std::size_t begin, bool is_record) {
  note_at(begin, NoteCode::record_too_long, {},
          "longer than " + std::to_string(limits_.max_record) + " bytes");
  if (!is_record) return;
  ++skipped_;
  ++ordinal_;
  ++found_;
}

void JsonSplitter::add_record(std::size_t begin, std::size_t end, bool unfinished) {
  if (end - begin > limits_.max_record) return skip_record(begin);
  const Place place = place_of(begin);
  Record record;
  record.bytes = bytes_.substr(begin, end - begin);
  record.offset = place.offset;
  record.line = place.line;
  record.ordinal = ordinal_++;
  record.unfinished = unfinished;
  cuts_.push_back({begin, record});
  ++found_;
}

void JsonSplitter::add_header(std::size_t begin, std::size_t end) {
  notes_.set_place(place_of(begin));
  const JsonResult result = tree_.parse(bytes_.substr(begin, end - begin));
  if (!result) return notes_.add(NoteCode::record_unreadable, "postferry", result.error);
  note_repairs(result.repairs, notes_);
  if (!result.trailing.empty())
    notes_.add(NoteCode::record_unreadable, "postferry", "text behind the header");
  Site site;
  read_header(tree_.root(), site, notes_);
  take_site(site);
}

void JsonSplitter::read_header(const JsonNode& header, Site& site, Notes& notes) {
  for (const JsonNode member : header) take_document_member(member.key(), member, site, notes);
}

void JsonSplitter::add_member(std::string_view key, std::size_t begin, std::size_t end) {
  notes_.set_place(place_of(begin));
  const JsonResult result = tree_.parse(bytes_.substr(begin, end - begin));
  if (!result) return notes_.add(NoteCode::record_unreadable, std::string(key), result.error);
  note_repairs(result.repairs, notes_);
  Site site;
  take_document_member(key, tree_.root(), site, notes_);
  take_site(site);
}

void JsonSplitter::take_site(const Site& site) {
  const Site fresh = add_to(site_, site, notes_);
  Notes none;  // adding what is new can't give conflicts
  (void)add_to(ordinal_ == 0 ? early_ : late_, fresh, none);
}

}  // namespace postferry
