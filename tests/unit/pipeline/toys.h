// SPDX-License-Identifier: MIT
// Toy parts for the pipeline's tests: a record is a word, an upper-case record misbehaves.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "base/error.h"
#include "model/members.h"
#include "pipeline/pipeline.h"

namespace postferry::toys {

/// Gives prepared chunks, each some words with a blank between. Throws at the word BROKEN_INPUT.
class WordSplitter final : public Splitter {
 public:
  explicit WordSplitter(std::vector<std::string> chunks) : chunks_(std::move(chunks)) {}

  Prolog prolog() override { return {}; }
  bool next(Chunk& chunk) override {
    if (at_ == chunks_.size()) return false;
    ++calls;
    chunk.buffer.clear();
    chunk.source = "toy";
    std::istringstream words(chunks_[at_++]);
    std::vector<std::size_t> begins;
    for (std::string word; words >> word;) {
      if (word == "BROKEN_INPUT") throw Error(ErrorCode::input, "the input broke", "toy");
      begins.push_back(chunk.buffer.size());
      chunk.buffer += word + "\n";
    }
    const std::size_t size = chunk.buffer.size();
    chunk.buffer.append(Chunk::padding, '\0');
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const std::size_t end = i + 1 < begins.size() ? begins[i + 1] : size;
      Record record;
      record.bytes = std::string_view(chunk.buffer).substr(begins[i], end - begins[i] - 1);
      record.ordinal = ordinal_;
      record.line = ++ordinal_;
      chunk.records.push_back(record);
    }
    return true;
  }
  Site epilog(Notes& notes) override {
    if (epilog_note) notes.add(NoteCode::input_unfinished);
    return late;
  }

  Site late;
  bool epilog_note = false;
  std::atomic<int> calls = 0;

 private:
  std::vector<std::string> chunks_;
  std::size_t at_ = 0;
  std::uint64_t ordinal_ = 0;
};

/// The word becomes the title; SKIP and FAIL are verdicts, THROW throws, NOTE gives a note;
/// `7:word` has id 7; `word@ann` has the author ann and the term category:word.
class WordParser final : public Parser {
 public:
  Verdict parse(const Record& record, const Context*, Post& post, Notes& notes) override {
    std::string word(record.bytes);
    if (word == "SKIP") return Verdict::skipped;
    if (word == "FAIL") {
      notes.add(NoteCode::record_unreadable);
      return Verdict::failed;
    }
    if (word == "THROW") throw Error(ErrorCode::input, "thrown by the parser");
    if (word == "NOTE") notes.add(NoteCode::value_unreadable, "post.title", word);
    if (const std::size_t colon = word.find(':'); colon != std::string::npos) {
      post.id.text = word.substr(0, colon);
      word.erase(0, colon + 1);
    }
    if (const std::size_t at = word.find('@'); at != std::string::npos) {
      post.author = word.substr(at + 1);
      word.erase(at);
      post.terms.push_back({"category", word, word, {}});
    }
    post.title = word;
    return Verdict::kept;
  }
};

/// Writes the title in brackets; "unwritable" is skipped, "lossy" loses its title.
class WordEncoder final : public Encoder {
 public:
  void encode(const Post& post, std::uint64_t, Piece& piece, Notes& notes) override {
    if (post.title == "unwritable") {
      piece.verdict = Verdict::skipped;
      notes.add(NoteCode::field_lost);
      return;
    }
    if (post.title == "lossy") piece.losses.add(Field::post_title);
    piece.bytes = "[" + post.title + "]";
    piece.name = post.title + ".txt";
    piece.address = "/" + post.title + "/";
  }
};

/// Puts the pieces into a string; runs `on_add` before each.
class StringAssembler final : public Assembler {
 public:
  FieldCounts begin(const Site&) override { return {}; }
  void add(const PieceView& piece) override {
    if (on_add) on_add(piece);
    out += piece.bytes;
    names.emplace_back(piece.name);
    placed_ = {std::string(piece.name), std::string(piece.address)};
  }
  [[nodiscard]] Placed placed() const override { return placed_; }
  FieldCounts end(const Site&, const Site& used) override {
    ended = true;
    used_site = used;
    return {};
  }

  std::function<void(const PieceView&)> on_add;
  std::string out;
  std::vector<std::string> names;
  bool ended = false;
  Site used_site;

 private:
  Placed placed_;
};

/// A whole run over toy parts.
struct ToyRun {
  explicit ToyRun(std::vector<std::string> chunks) : splitter(std::move(chunks)) {
    options.notes = [this](const Note& note) { notes.push_back(note); };
  }
  void go() {
    const Stages stages{splitter, site, [] { return std::make_unique<WordParser>(); },
                        [] { return std::make_unique<WordEncoder>(); }, assembler};
    run_pipeline(stages, options, report);
  }

  WordSplitter splitter;
  Site site;
  StringAssembler assembler;
  PipelineOptions options;
  Report report;
  std::vector<Note> notes;
};

/// `count` chunks of some words each: w0 w1 w2...
inline std::vector<std::string> many_chunks(int count, int words_each) {
  std::vector<std::string> chunks(static_cast<std::size_t>(count));
  int word = 0;
  for (std::string& chunk : chunks)
    for (int k = 0; k < words_each; ++k) chunk += "w" + std::to_string(word++) + " ";
  return chunks;
}

}  // namespace postferry::toys
