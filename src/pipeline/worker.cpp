// SPDX-License-Identifier: MIT
#include "pipeline/worker.h"

#include <iterator>
#include <utility>

#include "model/members.h"
#include "pipeline/withhold.h"

namespace postferry {

namespace {

// After a record longer than this all that is reused is made anew: parsers and encoders keep
// buffers of their longest record too.
constexpr std::size_t normal_record = std::size_t{64} << 10;

void append(std::vector<Tally>& tallies, Tally::What what, const FieldCounts& counts) {
  for (std::size_t i = 0; i < field_count; ++i)
    if (counts.counts[i] != 0) tallies.push_back({what, static_cast<Field>(i), counts.counts[i]});
}

void append(std::vector<Note>& list, std::vector<Note>&& notes) {
  list.insert(list.end(), std::make_move_iterator(notes.begin()),
              std::make_move_iterator(notes.end()));
}

}  // namespace

Worker::Worker(const Stages& stages, const PipelineOptions& options, const DeclaredNames& declared)
    : stages_(stages),
      options_(options),
      parser_(stages.make_parser()),
      encoder_(stages.make_encoder()),
      review_(stages.make_review ? stages.make_review() : nullptr),
      scout_(declared) {}

void Worker::work(Slot& slot) noexcept {
  try {
    // Most targets need about as many bytes as the source; growing by doubling would need twice
    // that.
    slot.bytes.reserve(slot.chunk.buffer.size());
    for (const Record& record : slot.chunk.records) work_record(record, slot);
  } catch (...) {
    slot.failure = std::current_exception();
  }
}

void Worker::work_record(const Record& record, Slot& slot) {
  notes_.clear();
  notes_.set_place(place_of(slot.chunk, record));
  clear(post_);
  piece_.clear();

  RecordResult result;
  result.verdict = convert(record, slot, result);
  describe_result(result);
  if (!notes_.empty()) {
    notes_.name_post(describe(post_));
    append(slot.notes, notes_.take());
  }
  result.ends = {slot.bytes.size(), slot.notes.size(), slot.tallies.size(),
                 slot.used.authors.size(), slot.used.terms.size()};
  slot.results.push_back(std::move(result));

  if (record.bytes.size() > normal_record) {
    post_ = Post();
    piece_ = Piece();
    parser_ = stages_.make_parser();
    encoder_ = stages_.make_encoder();
    shown_ = ShownBody();
    if (review_) review_ = stages_.make_review();
  }
}

Verdict Worker::convert(const Record& record, Slot& slot, RecordResult& result) {
  const Verdict parsed = parser_->parse(record, slot.chunk.context.get(), post_, notes_);
  if (parsed != Verdict::kept) return parsed;
  if (options_.amend) options_.amend(post_, notes_);
  // Only a filter that asks for reviews must wait for what the body says.
  if (options_.filter.reviews_only) extract();
  if (!passes_filter(result)) return Verdict::skipped;
  if (!options_.filter.reviews_only) extract();
  if (!passes_privacy(result)) return Verdict::skipped;
  result.has_review = has_review(post_);
  return encode(record, slot);
}

void Worker::extract() {
  if (review_) review_->extract(post_, notes_);
}

// Notes about a record that was not asked for are of no interest, nor are its losses.
bool Worker::passes_filter(RecordResult& result) {
  const std::uint8_t active = options_.filter.active();
  if (active == 0) return true;
  result.met = options_.filter.met_by(post_);
  if (result.met == active) return true;
  notes_.clear();
  return false;
}

bool Worker::passes_privacy(RecordResult& result) {
  withheld_ = {};
  if (!options_.withhold) return true;
  const std::string_view why = why_not_public(post_);
  if (!why.empty() && !options_.keep_hidden) {
    result.withheld = true;
    notes_.clear();
    notes_.add(NoteCode::withheld, "post", "left out: " + std::string(why));
    return false;
  }
  postferry::withhold(post_, withheld_, notes_);
  return true;
}

Verdict Worker::encode(const Record& record, Slot& slot) {
  if (review_) {
    review_->render(post_, shown_, notes_);
    encoder_->encode_shown(post_, shown_, record.ordinal, piece_, notes_);
  } else {
    encoder_->encode(post_, record.ordinal, piece_, notes_);
  }
  if (piece_.verdict != Verdict::kept) return piece_.verdict;
  slot.bytes += piece_.bytes;
  if (options_.withhold) append(slot.tallies, Tally::What::withheld, withheld_);
  append(slot.tallies, Tally::What::lost, piece_.losses);
  append(slot.tallies, Tally::What::carried, piece_.carried);
  scout_.look_at(post_, slot.used);
  return Verdict::kept;
}

void Worker::describe_result(RecordResult& result) {
  const bool unknown = result.verdict == Verdict::failed && post_.type.empty();
  result.kind = unknown ? "unknown" : post_.type.empty() ? "post" : post_.type;
  result.id = post_.id;
  result.name = piece_.name;
  result.comments = post_.comments.size();
  if (options_.moved && result.verdict == Verdict::kept)
    result.departure = std::make_unique<Departure>(
        Departure{post_.url, describe(post_), piece_.address,
                  review_ ? review_->moved_files() : std::vector<MovedFile>()});
}

}  // namespace postferry
