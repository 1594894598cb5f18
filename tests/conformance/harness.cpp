// SPDX-License-Identifier: MIT
#include "conformance/harness.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "io/sink.h"
#include "io/source.h"
#include "model/site.h"
#include "pipeline/used_site.h"

namespace postferry::conformance {

namespace {

// Hands out its bytes in small portions, as a slow pipe does.
class DripSource final : public Source {
 public:
  DripSource(std::string_view bytes, std::size_t portion) : bytes_(bytes), portion_(portion) {}
  [[nodiscard]] const std::string& name() const noexcept override { return name_; }
  [[nodiscard]] std::size_t read(char* into, std::size_t size) override {
    const std::size_t n = std::min({size, portion_, bytes_.size()});
    std::copy_n(bytes_.data(), n, into);
    bytes_.remove_prefix(n);
    return n;
  }

 private:
  std::string name_ = "memory";
  std::string_view bytes_;
  std::size_t portion_;
};

void append(std::vector<Note>& to, std::vector<Note> from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

// Parses the records of one chunk.
void parse_chunk(const Chunk& chunk, Parser& parser, ReadResult& reading) {
  for (const Record& record : chunk.records) {
    Post post;
    Notes notes;
    notes.set_place({chunk.source, record.line, record.offset});
    const Verdict verdict = parser.parse(record, chunk.context.get(), post, notes);
    append(reading.notes, notes.take());
    reading.skipped += verdict == Verdict::skipped ? 1 : 0;
    reading.failed += verdict == Verdict::failed ? 1 : 0;
    if (verdict != Verdict::kept) continue;
    reading.document.posts.push_back(std::move(post));
    reading.ends.push_back(record.offset + record.bytes.size());
  }
}

ReadResult read_sources(const Format& format, Sources& sources, const SplitOptions& split) {
  const auto splitter = format.make_splitter(sources, {}, split);
  const auto parser = format.make_parser({});
  ReadResult reading;
  Prolog prolog = splitter->prolog();
  reading.document.site = std::move(prolog.site);
  reading.has_ids = prolog.has_ids;
  Chunk chunk;
  for (chunk.clear(); splitter->next(chunk); chunk.clear()) {
    append(reading.notes, std::move(chunk.notes));
    reading.skipped += chunk.skipped;
    parse_chunk(chunk, *parser, reading);
  }
  Notes notes;
  const Site late = splitter->epilog(notes);
  static_cast<void>(merge(reading.document.site, late, notes));
  append(reading.notes, notes.take());
  return reading;
}

// Authors and terms that the posts use and the site does not declare.
Site used_by(const Document& document) {
  const DeclaredNames declared(document.site);
  UsageScout scout(declared);
  UsedSite used;
  for (const Post& post : document.posts) {
    UsedNames names;
    scout.look_at(post, names);
    for (const std::string& author : names.authors) used.add_author(author);
    for (const Term& term : names.terms) used.add_term(term);
  }
  return used.take({});
}

}  // namespace

ReadResult read_all(const Format& format, std::string_view bytes, std::size_t chunk_size,
                    std::size_t drip, std::size_t max_record) {
  std::vector<std::unique_ptr<Source>> list;
  if (drip > 0)
    list.push_back(std::make_unique<DripSource>(bytes, drip));
  else
    list.push_back(memory_source("memory", std::string(bytes)));
  return read_sources(format, *sources_of(std::move(list)),
                      {.chunk_size = chunk_size, .max_record = max_record});
}

ReadResult read_file(const Format& format, const std::string& path) {
  return read_sources(format, *open_sources({path}), SplitOptions{});
}

WriteResult write_all(const Format& format, const Document& document,
                      const WriteSettings& settings) {
  WriteOptions options;
  options.own.set("all-posts", "yes");  // Goodreads' rows are works; the laws speak of all posts
  options.carrier = settings.carrier;
  options.private_data = true;
  options.source_has_ids = settings.has_ids;
  options.site = &document.site;
  WriteResult writing;
  const auto sink = memory_sink(writing.bytes);
  const auto encoder = format.make_encoder(options);
  const auto assembler = format.make_assembler(*sink, options);
  writing.site_losses = assembler->begin(document.site);
  std::uint64_t ordinal = 0;
  for (const Post& post : document.posts) {
    Piece piece;
    Notes notes;
    encoder->encode(post, ordinal++, piece, notes);
    if (piece.verdict == Verdict::kept) assembler->add({piece.bytes, piece.name});
    piece.bytes.clear();
    writing.pieces.push_back(std::move(piece));
    append(writing.notes, notes.take());
  }
  writing.site_losses += assembler->end({}, used_by(document));
  sink->close();
  return writing;
}

std::vector<std::string> fixtures_of(const Format& format) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  const fs::path folder = fs::path(POSTFERRY_FIXTURES) / format.name;
  if (!fs::is_directory(folder)) return paths;
  for (const auto& entry : fs::recursive_directory_iterator(folder))
    if (entry.is_regular_file()) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::string head_of(const std::string& path) {
  const auto source = open_sources({path})->next();
  return source == nullptr ? std::string() : std::string(source->peek(std::size_t{64} << 10));
}

std::string bytes_of(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace postferry::conformance
