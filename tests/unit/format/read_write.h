// SPDX-License-Identifier: MIT
// Runs the parts of one format by hand, in memory.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "format/format.h"
#include "model/members.h"

namespace postferry {

/// What a reader made of some bytes.
struct ReadResult {
  Site prolog;
  Site epilog;
  std::vector<Post> posts;
  std::vector<Note> notes;
  std::vector<std::uint64_t> lines;  // of all records
  std::vector<std::uint64_t> offsets;
  std::uint64_t failed = 0;
  std::uint64_t skipped = 0;

  [[nodiscard]] std::uint64_t count(NoteCode code) const {
    std::uint64_t n = 0;
    for (const Note& note : notes) n += note.code == code ? note.count : 0;
    return n;
  }
  [[nodiscard]] std::string titles() const {
    std::string out;
    for (const Post& post : posts) out += post.title + ";";
    return out;
  }
};

inline void append_notes(std::vector<Note>& to, const std::vector<Note>& from) {
  to.insert(to.end(), from.begin(), from.end());
}

inline ReadResult read_sources(const Format& format, std::vector<std::string> inputs,
                               SplitOptions limits = {}) {
  std::vector<std::unique_ptr<Source>> list;
  for (std::size_t i = 0; i < inputs.size(); ++i)
    list.push_back(memory_source("input" + std::to_string(i), std::move(inputs[i])));
  const auto sources = sources_of(std::move(list));
  const auto splitter = format.make_splitter(*sources, {}, limits);
  const auto parser = format.make_parser({});
  ReadResult out;
  out.prolog = splitter->prolog().site;
  Chunk chunk;
  for (chunk.clear(); splitter->next(chunk); chunk.clear()) {
    append_notes(out.notes, chunk.notes);
    out.skipped += chunk.skipped;
    for (const Record& record : chunk.records) {
      out.lines.push_back(record.line);
      out.offsets.push_back(record.offset);
      Post post;
      Notes notes;
      notes.set_place({chunk.source, record.line, record.offset});
      if (parser->parse(record, chunk.context.get(), post, notes) == Verdict::kept)
        out.posts.push_back(post);
      else
        ++out.failed;
      append_notes(out.notes, notes.all());
    }
  }
  Notes notes;
  out.epilog = splitter->epilog(notes);
  append_notes(out.notes, notes.all());
  return out;
}

inline ReadResult read_text(const Format& format, std::string text, SplitOptions limits = {}) {
  std::vector<std::string> inputs;
  inputs.push_back(std::move(text));
  return read_sources(format, std::move(inputs), limits);
}

/// What a writer makes of a site and posts.
inline std::string write_text(const Format& format, const Site& site,
                              const std::vector<Post>& posts, const Site& late = {},
                              const WriteOptions& options = {}) {
  std::string out;
  const auto sink = memory_sink(out);
  const auto encoder = format.make_encoder(options);
  const auto assembler = format.make_assembler(*sink, options);
  assembler->begin(site);
  std::uint64_t ordinal = 0;
  for (const Post& post : posts) {
    Piece piece;
    Notes notes;
    encoder->encode(post, ordinal++, piece, notes);
    assembler->add({piece.bytes, piece.name});
  }
  assembler->end(late, {});
  sink->close();
  return out;
}

}  // namespace postferry
