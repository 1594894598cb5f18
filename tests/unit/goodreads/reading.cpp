// SPDX-License-Identifier: MIT
#include "unit/goodreads/reading.h"

#include <algorithm>
#include <fstream>
#include <sstream>
#include <stdexcept>

#include "codec/csv.h"
#include "format/format.h"

namespace postferry {
extern const Format goodreads_format;
}

namespace postferry::goodreads_test {

namespace {

void parse_chunk(const Chunk& chunk, Parser& parser, Document& out) {
  out.skipped += chunk.skipped;
  out.notes.insert(out.notes.end(), chunk.notes.begin(), chunk.notes.end());
  for (const Record& record : chunk.records) {
    out.rows.push_back({std::string(record.bytes), record.offset, record.line, record.unfinished});
    Post post;
    Notes notes;
    notes.set_place({chunk.source, record.line, record.offset});
    if (parser.parse(record, chunk.context.get(), post, notes) == Verdict::kept)
      out.posts.push_back(std::move(post));
    else
      ++out.passed_over;
    for (Note& note : notes.take()) out.notes.push_back(std::move(note));
  }
}

}  // namespace

std::size_t Document::count(NoteCode code) const {
  return static_cast<std::size_t>(std::count_if(
      notes.begin(), notes.end(), [code](const Note& note) { return note.code == code; }));
}

const Note* Document::find_note(NoteCode code) const {
  for (const Note& note : notes)
    if (note.code == code) return &note;
  return nullptr;
}

Document read_all(const std::vector<std::string>& sources, std::size_t chunk_size,
                  std::size_t max_record) {
  std::vector<std::unique_ptr<Source>> list;
  for (std::size_t i = 0; i < sources.size(); ++i)
    list.push_back(memory_source("books-" + std::to_string(i) + ".csv", sources[i]));
  const auto all = sources_of(std::move(list));
  SplitOptions split;
  split.chunk_size = chunk_size;
  split.max_record = max_record;
  const auto splitter = goodreads_format.make_splitter(*all, {}, split);
  const auto parser = goodreads_format.make_parser({});
  Document out;
  Prolog prolog = splitter->prolog();
  out.site = std::move(prolog.site);
  out.has_ids = prolog.has_ids;
  Chunk chunk;
  while (chunk.clear(), splitter->next(chunk)) parse_chunk(chunk, *parser, out);
  Notes notes;
  out.late = splitter->epilog(notes);
  for (Note& note : notes.take()) out.notes.push_back(std::move(note));
  return out;
}

Document read(const std::string& csv, std::size_t chunk_size, std::size_t max_record) {
  return read_all({csv}, chunk_size, max_record);
}

Written write(const Site& site, const std::vector<Post>& posts, const Writing& how) {
  WriteOptions options;
  options.carrier = how.carrier;
  options.site = &site;
  if (how.all_posts) options.own.set("all-posts", "yes");
  Written out;
  const auto sink = memory_sink(out.csv);
  const auto encoder = goodreads_format.make_encoder(options);
  const auto assembler = goodreads_format.make_assembler(*sink, options);
  out.losses += assembler->begin(site);
  std::uint64_t ordinal = 0;
  for (const Post& post : posts) {
    Piece piece;
    Notes notes;
    encoder->encode(post, ordinal++, piece, notes);
    for (Note& note : notes.take()) out.notes.push_back(std::move(note));
    out.losses += piece.losses;
    if (piece.verdict == Verdict::kept)
      assembler->add({piece.bytes, piece.name});
    else
      ++out.skipped;
  }
  out.losses += assembler->end(how.late, {});
  sink->close();
  return out;
}

std::vector<std::vector<std::string>> cells_of(const std::string& csv) {
  std::vector<std::vector<std::string>> rows;
  std::string_view rest = csv;
  while (!rest.empty()) {
    CsvScan scan;
    while (scan_csv_row(rest, {}, true, scan) == CsvStop::broken_quote) {
    }
    CsvCells cells;
    split_csv_row(rest.substr(0, scan.at), {}, cells);
    rows.emplace_back();
    for (std::size_t i = 0; i < cells.size(); ++i) rows.back().push_back(cells[i]);
    rest.remove_prefix(std::min(rest.size(), scan.at + 1));
  }
  return rows;
}

std::string csv_of(const std::vector<std::vector<std::string>>& rows) {
  std::string out;
  for (const auto& row : rows) append_csv_row(out, row);
  return out;
}

std::size_t column(const std::vector<std::vector<std::string>>& rows, const std::string& name) {
  const auto hit = std::find(rows.at(0).begin(), rows.at(0).end(), name);
  if (hit == rows[0].end()) throw std::out_of_range("no column " + name);
  return static_cast<std::size_t>(hit - rows[0].begin());
}

std::string one_book(const Cells& cells) {
  auto rows = cells_of(
      "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average Rating,"
      "Publisher,Binding,Number of Pages,Year Published,Original Publication Year,Date Read,"
      "Date Added,Bookshelves,Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,"
      "Private Notes,Read Count,Recommended For,Recommended By,Owned Copies,"
      "Original Purchase Date,Original Purchase Location,Condition,Condition Description,BCID\n");
  rows.emplace_back(rows[0].size());
  rows[1][column(rows, "ISBN")] = rows[1][column(rows, "ISBN13")] = "=\"\"";
  rows[1][column(rows, "My Rating")] = "0";
  for (const auto& [name, cell] : cells) rows[1][column(rows, name)] = cell;
  return csv_of(rows);
}

Post read_book(const Cells& cells) { return read(one_book(cells)).posts.at(0); }

std::string fixture(const std::string& name) {
  std::ifstream file(POSTFERRY_FIXTURES "/goodreads/" + name, std::ios::binary);
  if (!file) throw std::runtime_error("no fixture " + name);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

std::string raw(const Post& post, const std::string& column) {
  for (const Extra& extra : post.extras)
    if (extra.format == "goodreads" && extra.path == column) return extra.raw;
  return "(none)";
}

std::string id(const Work& work, const std::string& key) {
  for (const auto& [name, value] : work.ids)
    if (name == key) return value;
  return {};
}

}  // namespace postferry::goodreads_test
