// SPDX-License-Identifier: MIT
#include "conformance/harness.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "base/numbers.h"
#include "io/sink.h"
#include "io/source.h"
#include "io/tree.h"
#include "io/tree_source.h"
#include "model/site.h"
#include "pipeline/used_site.h"
#include "review/extract.h"
#include "review/render.h"

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
    notes.set_place(place_of(chunk, record));
    const Verdict verdict = parser.parse(record, chunk.context.get(), post, notes);
    append(reading.notes, notes.take());
    reading.skipped += verdict == Verdict::skipped ? 1 : 0;
    reading.failed += verdict == Verdict::failed ? 1 : 0;
    if (verdict != Verdict::kept) continue;
    reading.document.posts.push_back(std::move(post));
    reading.ends.push_back(record.offset + record.bytes.size());
  }
}

ReadResult read_split(const Format& format, const std::unique_ptr<Splitter>& splitter) {
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

ReadResult read_sources(const Format& format, Sources& sources, const SplitOptions& split) {
  return read_split(format, format.make_splitter(sources, {}, split));
}

ReadResult read_trees(const Format& format, TreeSources& trees, const SplitOptions& split) {
  return read_split(format, format.make_tree_splitter(trees, {}, split));
}

std::string all_of(Source& source) {
  std::string bytes;
  std::array<char, 4096> piece;
  while (const std::size_t got = source.read(piece.data(), piece.size()))
    bytes.append(piece.data(), got);
  return bytes;
}

// A sink or a tree in memory, as the format needs it.
class MemoryOutput {
 public:
  explicit MemoryOutput(const Format& format) {
    if (format.is_tree())
      tree_ = memory_tree(files_);
    else
      sink_ = memory_sink(bytes_);
  }
  std::unique_ptr<Assembler> make_assembler(const Format& format, const WriteOptions& options) {
    return sink_ ? format.make_assembler(*sink_, options)
                 : format.make_tree_assembler(*tree_, options);
  }
  std::string take(bool in_name_order) {
    if (sink_) {
      sink_->close();
      return std::move(bytes_);
    }
    Notes notes;
    tree_->close(notes);
    if (in_name_order) std::sort(files_.begin(), files_.end());
    return pack(files_);
  }

 private:
  std::string bytes_;
  MemoryFiles files_;
  std::unique_ptr<Sink> sink_;
  std::unique_ptr<Tree> tree_;
};

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

std::string pack(const MemoryFiles& files) {
  std::string bytes;
  for (const auto& [name, content] : files)
    bytes += "@" + std::to_string(content.size()) + " " + name + "\n" + content;
  return bytes;
}

MemoryFiles unpack(std::string_view bytes) {
  MemoryFiles files;
  std::string_view rest = bytes;
  while (rest.starts_with('@')) {
    const std::size_t blank = rest.find(' ');
    const std::size_t end = rest.find('\n');
    if (blank >= end || end == std::string_view::npos) break;
    const auto size = parse_integer(rest.substr(1, blank - 1));
    if (!size || *size < 0) break;
    const std::string_view content = rest.substr(end + 1, static_cast<std::size_t>(*size));
    files.emplace_back(rest.substr(blank + 1, end - blank - 1), content);
    rest.remove_prefix(end + 1 + content.size());
  }
  if (!rest.empty()) files.emplace_back("rest.md", rest);
  return files;
}

ReadResult read_all(const Format& format, std::string_view bytes, std::size_t chunk_size,
                    std::size_t drip, std::size_t max_record) {
  const SplitOptions split{.chunk_size = chunk_size, .max_record = max_record};
  if (format.is_tree()) return read_trees(format, *trees_of("memory", unpack(bytes)), split);
  std::vector<std::unique_ptr<Source>> list;
  if (drip > 0)
    list.push_back(std::make_unique<DripSource>(bytes, drip));
  else
    list.push_back(memory_source("memory", std::string(bytes)));
  return read_sources(format, *sources_of(std::move(list)), split);
}

ReadResult read_file(const Format& format, const std::string& path) {
  if (format.is_tree())
    return read_trees(format, *open_trees({path}, format.selection()), SplitOptions{});
  return read_sources(format, *open_sources({path}), SplitOptions{});
}

void extract_all(Document& document) {
  Extractor extractor(Extract::keep);
  for (Post& post : document.posts) (void)extractor.extract(post);
}

WriteResult write_all(const Format& format, const Document& document,
                      const WriteSettings& settings) {
  WriteOptions options;
  // Goodreads' rows are works; the laws speak of all posts. What makes no file of a blog has its
  // place in the carrier.
  if (!format.is_tree() || !settings.carrier) options.own.set("all-posts", "yes");
  options.carrier = settings.carrier;
  options.private_data = true;
  options.source_has_ids = settings.has_ids;
  options.site = &document.site;
  WriteResult writing;
  MemoryOutput output(format);
  const auto encoder = format.make_encoder(options);
  const auto assembler = output.make_assembler(format, options);
  writing.site_losses = assembler->begin(document.site);
  RenderOptions render;
  render.held = format.holds();
  render.held |= format.holds_partly();
  render.json_ld = settings.json_ld;
  render.layout = settings.layout;
  Renderer renderer(render);
  std::uint64_t ordinal = 0;
  for (const Post& original : document.posts) {
    Post post = original;
    ShownBody shown;
    Piece piece;
    Notes notes;
    if (settings.render && renderer.prepare(post, shown))
      encoder->encode_shown(post, shown, ordinal++, piece, notes);
    else
      encoder->encode(post, ordinal++, piece, notes);
    if (piece.verdict == Verdict::kept) assembler->add({piece.bytes, piece.name});
    piece.bytes.clear();
    writing.pieces.push_back(std::move(piece));
    append(writing.notes, notes.take());
  }
  writing.site_losses += assembler->end({}, used_by(document));
  writing.bytes = output.take(settings.carrier);
  return writing;
}

std::vector<std::string> fixtures_of(const Format& format) {
  namespace fs = std::filesystem;
  std::vector<std::string> paths;
  const fs::path folder = fs::path(POSTFERRY_FIXTURES) / format.name;
  if (!fs::is_directory(folder)) return paths;
  if (format.is_tree())
    for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path().string());
  else
    for (const auto& entry : fs::recursive_directory_iterator(folder))
      if (entry.is_regular_file()) paths.push_back(entry.path().string());
  std::sort(paths.begin(), paths.end());
  return paths;
}

std::vector<std::string> heads_of(const Format& format, const std::string& path) {
  constexpr std::size_t head_size = std::size_t{64} << 10;
  std::vector<std::string> heads;
  if (format.is_tree()) {
    const auto tree = open_trees({path}, format.selection())->next();
    for (std::size_t i = 0; i < tree->size(); ++i)
      if (tree->file(i).find(tree_folder) == std::string_view::npos)
        heads.emplace_back(tree->open(i)->peek(head_size));
  } else if (const auto source = open_sources({path})->next()) {
    heads.emplace_back(source->peek(head_size));
  }
  return heads;
}

std::string bytes_of(const Format& format, const std::string& path) {
  if (std::filesystem::is_directory(path)) {
    MemoryFiles files;
    const auto tree = open_trees({path}, format.selection())->next();
    for (std::size_t i = 0; i < tree->size(); ++i)
      files.emplace_back(tree->file(i), all_of(*tree->open(i)));
    return pack(files);
  }
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

}  // namespace postferry::conformance
